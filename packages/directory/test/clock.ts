import type { Clock } from '@backscatter/core';

/** A clock that stands until it is moved; sleepers wake when it passes their time. */
export interface TestClock extends Clock {
  advance(ms: number): Promise<void>;
}

/** Makes one. */
export function testClock(start = Date.UTC(2026, 0, 15)): TestClock {
  let now = start;
  const sleepers = new Map<() => void, number>();
  return {
    now: () => now,
    sleep: (ms, abort) =>
      new Promise((resolve, reject) => {
        abort.throwIfAborted();
        sleepers.set(resolve, now + ms);
        abort.addEventListener('abort', () => reject(abort.reason), { once: true });
      }),
    advance: async (ms) => {
      now += ms;
      for (const [wake, at] of sleepers) {
        if (at > now) continue;
        sleepers.delete(wake);
        wake();
      }
      // Those who woke go on before the test does.
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    },
  };
}
