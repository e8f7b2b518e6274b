/**
 * How long a list is left alone: twice as long after each failure in a row, up to a
 * limit, and a fifth more or less by chance, so that many processes that were refused
 * together do not come back together.
 */

const JITTER = 0.2;

/** Milliseconds after the `strike`th failure in a row, counted from 1. `random` is in [0, 1). */
export function backOffMs(
  strike: number,
  firstMs: number,
  maxMs: number,
  random: () => number,
): number {
  const doubled = firstMs * 2 ** Math.min(strike - 1, 30);
  return jittered(Math.min(doubled, maxMs), random);
}

/** `ms`, a fifth more or less. */
export function jittered(ms: number, random: () => number): number {
  const drawn = random();
  // A caller's dice may be loaded; the waiting time stays in its bounds.
  const share = drawn >= 0 && drawn < 1 ? drawn : 0.5;
  return Math.round(ms * (1 - JITTER + 2 * JITTER * share));
}
