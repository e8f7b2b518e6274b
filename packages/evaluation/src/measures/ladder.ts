/**
 * A ladder is all that ranking measures need of a scored list: its distinct
 * scores from the highest down, and on each rung how many positives (backscatter)
 * and negatives (genuine) stand. Every curve and area is one pass down it, and a
 * bootstrap sample changes only the numbers on the rungs, so nothing is sorted twice.
 */

import type { Judged } from '../observation.ts';

/** A scored list as ranking measures need it. */
export interface Ladder {
  /** One a rung, highest first. */
  readonly scores: ArrayLike<number>;
  readonly positivesAt: ArrayLike<number>;
  readonly negativesAt: ArrayLike<number>;
  readonly positives: number;
  readonly negatives: number;
}

/** What a ladder is built from. */
export interface Ranked {
  readonly positive: boolean;
  /** Any scale; ±Infinity allowed. */
  readonly score: number;
}

/** @throws RangeError for a score that is NaN */
export function ladderOf(ranked: readonly Ranked[]): Ladder {
  return weighableLadder(ranked)(new Int32Array(ranked.length).fill(1));
}

/**
 * Sorts once, then gives the ladder in which each case stands as often as its
 * weight says. The ladder is valid until the next call.
 *
 * @throws RangeError for a score that is NaN
 */
export function weighableLadder(ranked: readonly Ranked[]): (weights: ArrayLike<number>) => Ladder {
  const places = ranked.map(({ score }, place) => {
    if (Number.isNaN(score)) throw new RangeError('a score is not a number');
    return { score, place };
  });
  places.sort((a, b) => (a.score < b.score ? 1 : a.score > b.score ? -1 : 0));
  const rungOf = new Int32Array(ranked.length);
  const scores: number[] = [];
  for (const { score, place } of places) {
    if (scores.length === 0 || scores.at(-1) !== score) scores.push(score);
    rungOf[place] = scores.length - 1;
  }
  const positive = Uint8Array.from(ranked, (one) => (one.positive ? 1 : 0));
  const positivesAt = new Int32Array(scores.length);
  const negativesAt = new Int32Array(scores.length);
  return (weights) => {
    positivesAt.fill(0);
    negativesAt.fill(0);
    let [positives, negatives] = [0, 0];
    for (let i = 0; i < rungOf.length; i += 1) {
      const [weight, rung] = [weights[i] ?? 0, rungOf[i] ?? 0];
      if (positive[i] === 1) {
        positivesAt[rung] = (positivesAt[rung] ?? 0) + weight;
        positives += weight;
      } else {
        negativesAt[rung] = (negativesAt[rung] ?? 0) + weight;
        negatives += weight;
      }
    }
    return { scores, positivesAt, negativesAt, positives, negatives };
  };
}

/** The cases that a ranking is about: mail that is no bounce is left out. */
export function reportsOf<T extends Pick<Judged, 'truth'>>(judged: readonly T[]): readonly T[] {
  return judged.filter(({ truth }) => truth.label !== 'not-a-bounce');
}

/** Backscatter as positives, genuine reports as negatives, in the same order. */
export function rankedOf(reports: readonly Judged[]): readonly Ranked[] {
  return reports.map(({ truth, score }) => ({ positive: truth.label === 'backscatter', score }));
}
