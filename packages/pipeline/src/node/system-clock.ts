/**
 * The clock of the machine.
 */

import type { Clock } from '@backscatter/core';

/**
 * It keeps the process alive: whoever sleeps waits for a source that may never answer, and the
 * verdict comes when the time is over. All who sleep abort it when they have nothing to wait for.
 *
 * Not by `node:timers/promises`: that makes an error at every abort and writes down
 * its stack, and most sleeps here are deadlines that end early.
 */
function sleep(ms: number, abort: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (abort.aborted) return reject(abort.reason);
    const stop = (): void => {
      clearTimeout(timer);
      reject(abort.reason);
    };
    const timer = setTimeout(() => {
      abort.removeEventListener('abort', stop);
      resolve();
    }, ms);
    abort.addEventListener('abort', stop, { once: true });
  });
}

/** The clock of the machine. Whoever sleeps keeps the process alive. */
export const systemClock: Clock = { now: () => Date.now(), sleep };
