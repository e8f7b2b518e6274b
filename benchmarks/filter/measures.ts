/**
 * How well scores part spam from ham, in the terms of TREC's spam track (Cormack
 * and Lynam, 2005): the area above the ROC curve in per cent, and how much spam
 * is caught when so much ham may be lost.
 */

import {
  areaAboveRoc,
  caughtAtLost,
  ladderOf,
  type Ranked,
  rocCurve,
} from '@backscatter/evaluation';

/** A message of known label with its score. */
export interface Scored {
  readonly label: 'ham' | 'spam';
  /** Higher is more like spam. */
  readonly score: number;
}

/** How well scores part spam from ham; both are counts of messages. */
export interface Measures {
  readonly spam: number;
  readonly ham: number;
  /** 100 · (1 − AUC): the chance in per cent that a ham scores above a spam, ties half. */
  readonly oneMinusAuc: number;
  /** Share of spam above all but a thousandth of ham, 0 to 1. */
  readonly caughtAtThousandth: number;
  /** Share of spam above all ham, 0 to 1. */
  readonly caughtAtNone: number;
}

/** Measures a scored list; NaN where it lacks spam or ham. */
export function measure(scored: readonly Scored[]): Measures {
  const ladder = ladderOf(scored.map(ranked));
  return {
    spam: ladder.positives,
    ham: ladder.negatives,
    oneMinusAuc: 100 * (areaAboveRoc(ladder) ?? Number.NaN),
    caughtAtThousandth: caughtAtLost(ladder, 0.001) ?? Number.NaN,
    caughtAtNone: caughtAtLost(ladder, 0) ?? Number.NaN,
  };
}

/** Points of the curve: share of ham lost, share of spam missed, at each distinct score. */
export function errorCurve(
  scored: readonly Scored[],
): readonly (readonly [lost: number, missed: number])[] {
  return rocCurve(ladderOf(scored.map(ranked))).map(({ lost, caught }) => [lost, 1 - caught]);
}

function ranked({ label, score }: Scored): Ranked {
  return { positive: label === 'spam', score };
}
