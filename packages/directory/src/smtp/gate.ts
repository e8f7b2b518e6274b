/**
 * So many at once, and the others in their order.
 */

import { unanswered } from '../unanswered.ts';

/** Who comes when this many wait would wait too long. */
const MAX_WAITING = 1_000;

/** Lets so many in at once; the others wait in turn. */
export interface Gate {
  /** Resolves when it is one's turn, with what one calls on leaving. Rejects on `abort`. */
  enter(abort: AbortSignal): Promise<() => void>;
}

/** Makes one for `size` at once. */
export function createGate(size: number): Gate {
  let inside = 0;
  const waiting = new Set<() => void>();
  const leave = (): void => {
    const [next] = waiting;
    if (next === undefined) {
      inside -= 1;
      return;
    }
    waiting.delete(next);
    next();
  };
  return {
    enter: (abort) => {
      if (abort.aborted) return Promise.reject(abort.reason);
      if (inside < size) {
        inside += 1;
        return Promise.resolve(leave);
      }
      if (waiting.size >= MAX_WAITING) {
        return Promise.reject(unanswered('the mail server is asked too much'));
      }
      return new Promise((resolve, reject) => {
        const enter = (): void => {
          abort.removeEventListener('abort', give);
          resolve(leave);
        };
        const give = (): void => {
          waiting.delete(enter);
          reject(abort.reason);
        };
        waiting.add(enter);
        abort.addEventListener('abort', give, { once: true });
      });
    },
  };
}
