/**
 * What a share counted on a sample says of the whole: Wilson's interval, which
 * stays sensible near 0 and 1 (E. B. Wilson, 1927). In 95 samples of 100 the
 * true share lies inside.
 */

/** The normal deviate of 95 %, two-sided. */
const Z = 1.959964;

/** The least and the largest share that `count` of `total` leaves likely, 0 to 1. */
export function wilson(count: number, total: number): readonly [low: number, high: number] {
  if (total === 0) return [0, 1];
  const share = count / total;
  const shrink = 1 + Z ** 2 / total;
  const middle = (share + Z ** 2 / (2 * total)) / shrink;
  const half = (Z * Math.sqrt((share * (1 - share)) / total + (Z / (2 * total)) ** 2)) / shrink;
  return [count === 0 ? 0 : middle - half, count === total ? 1 : middle + half];
}
