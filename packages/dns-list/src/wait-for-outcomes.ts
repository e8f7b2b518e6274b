/**
 * Waits for the answers to one look-up until its shrinking deadline, or until it is
 * aborted. Questions that are late run on to the end of their own time: their answers
 * are of use to the next message, and their time-outs tell of a dead list.
 */

import type { Clock } from '@backscatter/core';
import type { AskOutcome, Ticket } from './create-asker.ts';
import { shrunkDeadlineMs } from './shrunk-deadline.ts';

/** Of an abort: an error in its place would have its stack written down at every answer. */
const ENDED = 'ended';

/** What is known at the end: an outcome per ticket, or why there is none. */
export type Waited = readonly (AskOutcome | 'late' | 'aborted')[];

/** Waits. Never rejects. */
export function waitForOutcomes(
  tickets: readonly Ticket[],
  clock: Clock,
  deadlineMs: number,
  abort: AbortSignal,
): Promise<Waited> {
  const known = new Map<number, AskOutcome>();
  const open = new Map<number, Promise<AskOutcome>>();
  for (const [index, { outcome }] of tickets.entries()) {
    if (outcome instanceof Promise) open.set(index, outcome);
    else known.set(index, outcome);
  }
  const result = (rest: 'late' | 'aborted'): Waited =>
    tickets.map((_, index) => known.get(index) ?? rest);
  if (open.size === 0) return Promise.resolve(result('late'));

  return new Promise((resolve) => {
    const all = open.size;
    const start = clock.now();
    let until = Number.POSITIVE_INFINITY;
    let timer = new AbortController();
    const end = (rest: 'late' | 'aborted'): void => {
      timer.abort(ENDED);
      abort.removeEventListener('abort', giveUp);
      resolve(result(rest));
    };
    const giveUp = (): void => {
      for (const index of open.keys()) tickets[index]?.giveUp();
      end('aborted');
    };
    const wait = (): void => {
      const sooner = start + shrunkDeadlineMs(deadlineMs, all - open.size, all);
      if (sooner >= until) return;
      until = sooner;
      timer.abort(ENDED);
      const left = until - clock.now();
      if (left <= 0) {
        end('late');
        return;
      }
      const current = new AbortController();
      timer = current;
      clock.sleep(left, current.signal).then(
        () => {
          if (!current.signal.aborted) end('late');
        },
        () => {},
      );
    };
    for (const [index, outcome] of open) {
      outcome.then((value) => {
        if (!open.delete(index)) return;
        known.set(index, value);
        if (open.size === 0) end('late');
        else if (!abort.aborted) wait();
      });
    }
    if (abort.aborted) return giveUp();
    abort.addEventListener('abort', giveUp, { once: true });
    wait();
  });
}
