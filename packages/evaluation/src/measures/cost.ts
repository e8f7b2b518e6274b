/**
 * What mistakes cost, in one unit: a backscatter let through costs 1.
 *
 * A genuine report lost costs N of them: whoever loses one believes that his mail
 * arrived. An `unsure` is delivered with a mark, or into a folder that is looked
 * through. The defaults are the classifier's own (`DEFAULT_COSTS` of the pipeline, which
 * says why), so its thresholds are the best for them where its probabilities are right.
 *
 * Where probabilities can be trusted the best thresholds follow from the costs alone
 * (C. K. Chow, IEEE Trans. Inf. Theory 16, 1970); else they are found on a list.
 */

import { DEFAULT_COSTS as CLASSIFIER_COSTS, PRIOR } from '@backscatter/pipeline/pure';
import type { Judged } from '../observation.ts';
import { ladderOf, rankedOf, reportsOf } from './ladder.ts';

/** What mistakes cost, in backscatter let through. */
export interface Costs {
  /** N: of a genuine report labelled `backscatter`, in backscatter let through. */
  readonly lost: number;
  /** Of a report labelled `unsure`, genuine or not, in backscatter let through. */
  readonly unsure: number;
  /** Share of backscatter among the reports for which costs are stated, 0 to 1. */
  readonly prior: number;
}

/** Those of the classifier, at the prior at which it states probabilities. */
export const DEFAULT_COSTS: Costs = { ...CLASSIFIER_COSTS, prior: PRIOR };

/** Thresholds on a score, and what they cost where they were found. */
export interface CostThresholds {
  /** `backscatter` from this score up; null where calling anything so costs more than it saves. */
  readonly backscatter: number | null;
  /** `genuine` from this score down; null where letting anything pass costs more than a glance. */
  readonly genuine: number | null;
  /** Expected cost of a report at the prior, in backscatter let through. */
  readonly cost: number;
}

/** Differences of costs below this are rounding. */
const ROUNDING = 1e-12;

/** Expected cost of a report at the prior; null without genuine reports or without backscatter. */
export function costOf(judged: readonly Judged[], costs: Costs = DEFAULT_COSTS): number | null {
  let [genuine, genuineCost, backscatter, backscatterCost] = [0, 0, 0, 0];
  for (const { truth, label } of judged) {
    if (truth.label === 'genuine') {
      genuine += 1;
      genuineCost += label === 'backscatter' ? costs.lost : label === 'unsure' ? costs.unsure : 0;
    } else if (truth.label === 'backscatter') {
      backscatter += 1;
      backscatterCost += label === 'unsure' ? costs.unsure : label === 'backscatter' ? 0 : 1;
    }
  }
  if (genuine === 0 || backscatter === 0) return null;
  return (
    ((1 - costs.prior) * genuineCost) / genuine + (costs.prior * backscatterCost) / backscatter
  );
}

/**
 * Chow's rule: the probabilities of backscatter at which the label changes when
 * each report gets the label that is expected to cost least.
 *
 * @returns `genuine` up to the first, `backscatter` from the second; equal where
 *   `unsure` costs so much that it is never the best
 */
export function thresholdsOfProbability({ lost, unsure }: Costs = DEFAULT_COSTS): {
  readonly genuine: number;
  readonly backscatter: number;
} {
  const indifferent = lost / (lost + 1);
  const certain = 1 - unsure / lost;
  return certain <= indifferent || unsure >= indifferent
    ? { genuine: indifferent, backscatter: indifferent }
    : { genuine: unsure, backscatter: certain };
}

/**
 * The thresholds that cost least on a scored list, half-way between the scores
 * that they part; of equally good ones those that label fewest reports.
 *
 * They know nothing rarer than the list: with n genuine cases a loss below 1/n is
 * not seen, so a list that decides about N needs many times N of them.
 *
 * @returns null without genuine reports or without backscatter
 */
export function cheapestThresholds(
  judged: readonly Judged[],
  costs: Costs = DEFAULT_COSTS,
): CostThresholds | null {
  const { scores, positivesAt, negativesAt, positives, negatives } = ladderOf(
    rankedOf(reportsOf(judged)),
  );
  if (positives === 0 || negatives === 0) return null;
  const ofPositive = costs.prior / positives;
  const ofNegative = (1 - costs.prior) / negatives;
  // From the top: `top` rungs are called backscatter, those up to `end` unsure, the rest genuine.
  let [positivesAbove, negativesAbove] = [0, 0];
  let best = { cost: Number.POSITIVE_INFINITY, top: 0, end: 0 };
  let cheapestTop = { cost: Number.POSITIVE_INFINITY, top: 0 };
  for (let end = 0; end <= scores.length; end += 1) {
    const unsure = costs.unsure * (positivesAbove * ofPositive + negativesAbove * ofNegative);
    const top = costs.lost * negativesAbove * ofNegative - unsure;
    if (top < cheapestTop.cost - ROUNDING) cheapestTop = { cost: top, top: end };
    const cost = cheapestTop.cost + unsure + (positives - positivesAbove) * ofPositive;
    if (cost <= best.cost + ROUNDING) best = { cost, top: cheapestTop.top, end };
    positivesAbove += positivesAt[end] ?? 0;
    negativesAbove += negativesAt[end] ?? 0;
  }
  return {
    backscatter: between(scores[best.top - 1], scores[best.top]),
    genuine: between(scores[best.end], scores[best.end - 1]),
    cost: best.cost,
  };
}

/** Half-way from a score within to the next without; null where there is none within. */
function between(within: number | undefined, without: number | undefined): number | null {
  if (within === undefined) return null;
  const middle = (within + (without ?? within)) / 2;
  return Number.isFinite(middle) ? middle : within;
}
