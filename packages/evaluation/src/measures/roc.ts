/**
 * How well scores rank backscatter above genuine reports, whatever the thresholds:
 * the ROC curve (T. Fawcett, Pattern Recognition Letters 27, 2006), the area under
 * it, which is the chance that a random backscatter scores above a random genuine
 * report (Mann and Whitney's U, ties half), and precision over recall. Of the whole
 * curve only its left end is of use to a mail server, so what is caught at a fixed
 * loss, and lost at a fixed catch, is stated beside the area.
 */

import type { Ladder } from './ladder.ts';

/** A point of the ROC curve: what is lost and caught from this score up. */
export interface RocPoint {
  readonly score: number;
  /** Share of negatives at or above the score, 0 to 1. */
  readonly lost: number;
  /** Share of positives at or above the score, 0 to 1. */
  readonly caught: number;
}

/** A point of the curve of precision over recall. */
export interface PrecisionPoint {
  readonly score: number;
  /** Share of positives at or above the score, 0 to 1. */
  readonly recall: number;
  /** Share of positives among all at or above the score; it depends on how many there are of each. */
  readonly precision: number;
}

/** Shares times counts are whole but for the rounding of doubles. */
const ROUNDING = 1e-9;

/** The chance that a negative stands above a positive, ties half; null without either. */
export function areaAboveRoc(ladder: Ladder): number | null {
  const { positives, negatives } = ladder;
  if (positives === 0 || negatives === 0) return null;
  let wrong = 0;
  let below = positives;
  for (let rung = 0; rung < ladder.scores.length; rung += 1) {
    const here = ladder.positivesAt[rung] ?? 0;
    below -= here;
    wrong += (ladder.negativesAt[rung] ?? 0) * (below + here / 2);
  }
  return wrong / (positives * negatives);
}

/** 0 to 1, 0.5 for chance; null without positives or without negatives. */
export function areaUnderRoc(ladder: Ladder): number | null {
  const above = areaAboveRoc(ladder);
  return above === null ? null : 1 - above;
}

/** From the highest score, at which least is lost, to the lowest; one point a distinct score. */
export function rocCurve(ladder: Ladder): readonly RocPoint[] {
  let [lost, caught] = [0, 0];
  return Array.from(ladder.scores, (score, rung) => {
    lost += ladder.negativesAt[rung] ?? 0;
    caught += ladder.positivesAt[rung] ?? 0;
    return { score, lost: part(lost, ladder.negatives), caught: part(caught, ladder.positives) };
  });
}

/** From the highest score to the lowest. */
export function precisionRecallCurve(ladder: Ladder): readonly PrecisionPoint[] {
  let [above, caught] = [0, 0];
  return Array.from(ladder.scores, (score, rung) => {
    caught += ladder.positivesAt[rung] ?? 0;
    above += (ladder.positivesAt[rung] ?? 0) + (ladder.negativesAt[rung] ?? 0);
    return { score, recall: part(caught, ladder.positives), precision: part(caught, above) };
  });
}

/** Precision averaged over recall, step by step without interpolation; null without positives. */
export function averagePrecision(ladder: Ladder): number | null {
  if (ladder.positives === 0) return null;
  let [above, caught, sum] = [0, 0, 0];
  for (let rung = 0; rung < ladder.scores.length; rung += 1) {
    const here = ladder.positivesAt[rung] ?? 0;
    caught += here;
    above += here + (ladder.negativesAt[rung] ?? 0);
    if (here > 0) sum += (here * caught) / above;
  }
  return sum / ladder.positives;
}

/**
 * The largest share of positives that one threshold catches while it loses at most
 * this share of negatives; null without positives or without negatives.
 *
 * @param lost 0 to 1; less than one negative of all means: none
 */
export function caughtAtLost(ladder: Ladder, lost: number): number | null {
  if (ladder.positives === 0 || ladder.negatives === 0) return null;
  const most = lost * ladder.negatives + ROUNDING;
  let [negatives, caught] = [0, 0];
  for (let rung = 0; rung < ladder.scores.length; rung += 1) {
    negatives += ladder.negativesAt[rung] ?? 0;
    if (negatives > most) break;
    caught += ladder.positivesAt[rung] ?? 0;
  }
  return caught / ladder.positives;
}

/**
 * The least share of negatives that a threshold loses which catches at least this
 * share of positives; null without positives or without negatives.
 */
export function lostAtCaught(ladder: Ladder, caught: number): number | null {
  if (ladder.positives === 0 || ladder.negatives === 0) return null;
  const least = caught * ladder.positives - ROUNDING;
  let [positives, lost] = [0, 0];
  for (let rung = 0; rung < ladder.scores.length && positives < least; rung += 1) {
    positives += ladder.positivesAt[rung] ?? 0;
    lost += ladder.negativesAt[rung] ?? 0;
  }
  return lost / ladder.negatives;
}

function part(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}
