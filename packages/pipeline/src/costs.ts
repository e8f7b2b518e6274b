/**
 * Thresholds from what mistakes cost, in one unit: a backscatter let through costs 1.
 *
 * A genuine report lost costs N of them: its recipient believes that his mail
 * arrived. An `unsure` is delivered with a mark or into a folder that is looked
 * through, and costs a part of one. Each report should get the label that is
 * expected to cost least (C. K. Chow, IEEE Trans. Inf. Theory 16, 1970): call it
 * backscatter if (1 − p) · N is less than `unsure`, so from p = 1 − unsure / N on.
 *
 * By default N is 10 and an unsure costs a half: backscatter from 95 % on, five
 * points. A receiver who deletes backscatter, and does not merely file it, loses
 * more: with N at 100 it takes 99.5 %, 8.75 points, which content alone never has.
 *
 * Genuine is no matter of costs alone: what anybody can copy must not add up to
 * it. So the threshold for a proof stays at −5 or below, whatever they are.
 */

import type { Thresholds } from './decide.ts';
import { LOG_ODDS_PER_POINT, PRIOR } from './probability.ts';

/** What mistakes cost, in backscatter let through. */
export interface Costs {
  /** N: of a genuine report labelled `backscatter`, in backscatter let through. More than 0. */
  readonly lost: number;
  /** Of a report labelled `unsure`, in backscatter let through. 0 to 1, and less than N. */
  readonly unsure: number;
}

/** Costs of a receiver who files backscatter and does not delete it. */
export const DEFAULT_COSTS: Costs = { lost: 10, unsure: 0.5 };

/** What weak traces cannot reach together. */
const LEAST_PROOF = -5;

/** A threshold is at least a quarter of a point from 0: a report of which nothing is known is unsure. */
const LEAST = 0.25;

/** The thresholds at which the expected cost is least, in quarters of a point. */
export function thresholdsOf({ lost, unsure }: Costs): Thresholds {
  return {
    genuine: Math.min(LEAST_PROOF, pointsAt(unsure)),
    backscatter: Math.max(LEAST, pointsAt(1 - unsure / lost)),
  };
}

/** The score whose probability is `p`. */
function pointsAt(p: number): number {
  const odds = Math.log(p / (1 - p)) - Math.log(PRIOR / (1 - PRIOR));
  return Math.round((4 * odds) / LOG_ODDS_PER_POINT) / 4;
}

/** Those of the default costs: −5 and 5. */
export const DEFAULT_THRESHOLDS: Thresholds = thresholdsOf(DEFAULT_COSTS);
