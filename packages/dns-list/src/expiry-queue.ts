/**
 * One timer for all questions in flight.
 *
 * Every question may take the same time, so they end in the order in which they were
 * put, and only the oldest needs a timer. A timer each, set and cleared, would be the
 * dearest part of a question.
 */

import type { Clock } from '@backscatter/core';

/** Ends what takes too long. */
export interface ExpiryQueue {
  /** Calls `expire` after the queue's time, unless what it returns is called before. */
  add(expire: () => void): () => void;
}

/** An empty queue in which everything may take `timeMs`. */
export function createExpiryQueue(clock: Clock, timeMs: number): ExpiryQueue {
  // Maps keep the order of insertion: the first is the oldest.
  const waiting = new Map<number, { readonly until: number; readonly expire: () => void }>();
  let last = 0;
  let timer: AbortController | null = null;

  const arm = (): void => {
    const [oldest] = waiting.values();
    if (oldest === undefined) return;
    const current = new AbortController();
    timer = current;
    clock.sleep(Math.max(0, oldest.until - clock.now()), current.signal).then(
      () => {
        if (timer === current) ring();
      },
      () => {},
    );
  };
  const ring = (): void => {
    timer = null;
    const now = clock.now();
    for (const [id, { until, expire }] of waiting) {
      if (until > now) break;
      waiting.delete(id);
      expire();
    }
    if (timer === null) arm();
  };

  return {
    add(expire) {
      last += 1;
      const id = last;
      waiting.set(id, { until: clock.now() + timeMs, expire });
      if (timer === null) arm();
      return () => {
        waiting.delete(id);
        // Nothing of ours keeps a process alive that has ended its work.
        if (waiting.size > 0 || timer === null) return;
        timer.abort();
        timer = null;
      };
    },
  };
}
