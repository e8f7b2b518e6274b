/**
 * All that is stated of a ranking, in one value: areas and fixed points with
 * their bootstrap intervals, and curves thinned for drawing.
 */

import type { Judged } from '../observation.ts';
import { type BootstrapOptions, bootstrapKinds, firstOf, kindsOf } from './bootstrap.ts';
import type { Estimate } from './estimate.ts';
import { type Ladder, ladderOf, rankedOf, reportsOf, weighableLadder } from './ladder.ts';
import {
  areaUnderRoc,
  averagePrecision,
  caughtAtLost,
  lostAtCaught,
  precisionRecallCurve,
  rocCurve,
} from './roc.ts';
import { clopperPearson, shareOf } from './share.ts';
import { thinCurve } from './thin-curve.ts';

/** Shares of genuine reports lost at which is stated what is caught. */
export const LOST_POINTS = [0, 0.0001, 0.001, 0.005] as const;

/** Shares of backscatter caught at which is stated what is lost. */
export const CAUGHT_POINTS = [0.95, 0.99, 0.999] as const;

/** How well scores put backscatter above genuine reports, each figure with its interval. */
export interface Ranking {
  readonly areaUnderRoc: Estimate;
  readonly averagePrecision: Estimate;
  readonly caughtAtLost: readonly { readonly lost: number; readonly caught: Estimate }[];
  readonly lostAtCaught: readonly { readonly caught: number; readonly lost: Estimate }[];
  /** Shares lost and caught, from the highest score to the lowest. */
  readonly roc: readonly (readonly [lost: number, caught: number])[];
  /** Recall and precision, from the highest score to the lowest. */
  readonly precisionRecall: readonly (readonly [recall: number, precision: number])[];
}

/** Both curves are empty and all values null without genuine reports or without backscatter. */
export function rankingOf(judged: readonly Judged[], options: BootstrapOptions): Ranking {
  const reports = reportsOf(judged);
  const ranked = rankedOf(reports);
  const ladder = ladderOf(ranked);
  const measure = (of: Ladder): readonly (number | null)[] => [
    areaUnderRoc(of),
    averagePrecision(of),
    ...LOST_POINTS.map((lost) => caughtAtLost(of, lost)),
    ...CAUGHT_POINTS.map((caught) => lostAtCaught(of, caught)),
  ];
  const values = measure(ladder);
  const bothSides = ladder.positives > 0 && ladder.negatives > 0;
  const kinds = kindsOf(ranked, ({ positive, score }) => `${positive} ${score}`);
  const weigh = weighableLadder(firstOf(ranked, kinds));
  const intervals = bothSides
    ? bootstrapKinds(reports, kinds, (drawn) => measure(weigh(drawn)), options)
    : values.map(() => null);
  const estimate = (place: number, total: number | null): Estimate => {
    const [value, interval] = [values[place] ?? null, intervals[place] ?? null];
    if (value === null || !bothSides) return { value: null, low: null, high: null };
    const [low, high] = interval ?? [null, null];
    if (total === null) return { value, low, high };
    // Draws of a share of 0 or 1 never leave it; the binomial bound knows better.
    const counted = shareOf(Math.round(value * total), total);
    return {
      value,
      low: Math.min(low ?? 1, counted.low),
      high: Math.max(high ?? 0, counted.high),
    };
  };
  return {
    areaUnderRoc: withoutFault(estimate(0, null), Math.min(ladder.positives, ladder.negatives)),
    averagePrecision: withoutFault(estimate(1, null), 0),
    caughtAtLost: LOST_POINTS.map((lost, i) => ({
      lost,
      caught: estimate(2 + i, ladder.positives),
    })),
    lostAtCaught: CAUGHT_POINTS.map((caught, i) => ({
      caught,
      lost: estimate(2 + LOST_POINTS.length + i, ladder.negatives),
    })),
    roc: bothSides ? thinCurve(rocCurve(ladder).map(({ lost, caught }) => [lost, caught])) : [],
    precisionRecall: bothSides
      ? thinCurve(precisionRecallCurve(ladder).map(({ recall, precision }) => [recall, precision]))
      : [],
  };
}

/**
 * Where every pair is in order no draw says otherwise. So many pairs that share no
 * case are as many tosses, and bound the area; nothing bounds what they do not.
 */
function withoutFault(estimate: Estimate, pairs: number): Estimate {
  if (estimate.value !== 1 || estimate.low !== 1) return estimate;
  return pairs === 0
    ? { value: 1, low: null, high: null }
    : { value: 1, low: clopperPearson(pairs, pairs)[0], high: 1 };
}
