/**
 * The clock of the machine.
 */

import type { Clock } from '@backscatter/core';

/**
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
    // An open deadline must not keep a process alive that has nothing else to do.
    timer.unref();
    abort.addEventListener('abort', stop, { once: true });
  });
}

export const systemClock: Clock = { now: () => Date.now(), sleep };
