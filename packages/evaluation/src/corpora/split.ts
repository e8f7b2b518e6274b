/**
 * Cuts a corpus in two: by chance, which asks how well a filter knows the kind
 * of mail, or by time, which asks how well it knows tomorrow's. Whatever shares
 * a key, such as a group of copies or a campaign, stays together.
 */

import { seedOf } from '../random.ts';

/** A list in two: what one may learn from, and what is judged. */
export interface Halves<T> {
  readonly train: readonly T[];
  readonly test: readonly T[];
}

/**
 * Splits by a hash of the key: where an item goes depends on nothing but its key and the seed.
 *
 * @param share of the keys that go to `train`, 0 to 1
 */
export function splitByHash<T>(
  items: Iterable<T>,
  keyOf: (item: T) => string,
  seed: number,
  share = 0.5,
): Halves<T> {
  const train: T[] = [];
  const test: T[] = [];
  for (const item of items) {
    (seedOf(seed, keyOf(item)) / 4_294_967_296 < share ? train : test).push(item);
  }
  return { train, test };
}

/**
 * Splits by time: the earliest go to `train`, and of one instant all to the same half.
 *
 * @param timeOf milliseconds since 1970
 * @param share of the items that go to `train`, 0 to 1; fewer where an instant would be cut
 */
export function splitByTime<T>(
  items: Iterable<T>,
  timeOf: (item: T) => number,
  share = 0.5,
): Halves<T> {
  // Equal times keep the order they came in.
  const sorted = [...items].sort((a, b) => timeOf(a) - timeOf(b));
  const cut = sorted[Math.floor(sorted.length * share)];
  const end = cut === undefined ? Number.POSITIVE_INFINITY : timeOf(cut);
  return {
    train: sorted.filter((item) => timeOf(item) < end),
    test: sorted.filter((item) => timeOf(item) >= end),
  };
}
