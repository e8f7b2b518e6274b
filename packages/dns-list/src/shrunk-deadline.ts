/**
 * The deadline of a look-up shrinks as its answers come in.
 *
 * Lists answer in tens of milliseconds, or not at all. Once most have answered, the
 * rest are late compared with their like, and waiting out the full time for one dead
 * list would slow every message. The rule is SpamAssassin's: of the time between the
 * least and the full, the share 1 − done² remains, `done` being the share of the
 * questions that were answered, in steps of an eighth: each step sets a timer anew.
 * Half of them in: 80 % of the full time. Seven eighths: 39 %.
 */

/** Part of the full time that is waited at least, whatever was answered. */
const LEAST = 0.2;
const STEPS = 8;

/** Milliseconds from the start that a look-up may take once `done` of `all` questions are answered. */
export function shrunkDeadlineMs(fullMs: number, done: number, all: number): number {
  const share = all <= 0 ? 1 : Math.floor((Math.min(done, all) / all) * STEPS) / STEPS;
  return Math.ceil(fullMs * (LEAST + (1 - LEAST) * (1 - share ** 2)));
}
