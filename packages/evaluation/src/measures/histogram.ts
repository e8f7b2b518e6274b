/** Scores of genuine reports and of backscatter, counted in steps of equal width. */

import type { Judged } from '../observation.ts';
import { reportsOf } from './ladder.ts';

/** How many reports of either truth have a score within each of equal steps. */
export interface ScoreHistogram {
  /** Lower end of the first step and upper end of the last; what lies beyond is counted in these. */
  readonly from: number;
  readonly to: number;
  readonly genuine: readonly number[];
  readonly backscatter: readonly number[];
}

const STEPS = 40;

/** Over the finite scores; null when there are none. */
export function histogramOf(judged: readonly Judged[]): ScoreHistogram | null {
  const reports = reportsOf(judged);
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { score } of reports) {
    if (!Number.isFinite(score)) continue;
    from = Math.min(from, score);
    to = Math.max(to, score);
  }
  if (from > to) return null;
  // All at one place still need a step to stand on.
  if (from === to) [from, to] = [from - 0.5, to + 0.5];
  const [genuine, backscatter] = [
    new Array<number>(STEPS).fill(0),
    new Array<number>(STEPS).fill(0),
  ];
  for (const { truth, score } of reports) {
    const step = Math.max(
      0,
      Math.min(STEPS - 1, Math.floor((STEPS * (score - from)) / (to - from))),
    );
    const counts = truth.label === 'genuine' ? genuine : backscatter;
    counts[step] = (counts[step] ?? 0) + 1;
  }
  return { from, to, genuine, backscatter };
}
