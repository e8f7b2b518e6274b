/**
 * Rows and tables that both kinds of reports have.
 */

import {
  type Costs,
  type EvidenceSubset,
  type MailOrigin,
  measureStrata,
  type Observation,
  type Random,
  type ReportTable,
  type RowMaker,
  rowMaker,
  scoreAgain,
  type Truth,
} from '@backscatter/evaluation';
import type { PointsOptions } from '@backscatter/pipeline/pure';

/** A row of so few cases says nothing by itself. */
const LEAST = 5;

/** Of either truth; of fewer a curve shows chance, and an interval drawn from them is no wider than they are. */
export const LEAST_RANKED = 10;

/** A set of cases, and how they are measured. */
export interface Measuring {
  readonly mail: MailOrigin;
  /** All cases, by whose shares of truth every stratum of them is weighted. */
  readonly whole: readonly Observation[];
  readonly costs: Costs;
  readonly random: Random;
  readonly points: PointsOptions;
}

/** Makes rows of these cases; their intervals are drawn by their names. */
export function rowsOf({ mail, whole, costs, random }: Measuring): RowMaker {
  const make = rowMaker({ mail, whole, costs, chance: (name) => random.fork(`${mail} ${name}`) });
  if (!isTooFew(whole)) return make;
  return (name, judged, choice) => make(name, judged, { ...choice, ranked: false });
}

/** Whether there are both genuine reports and backscatter, and too few of one to rank them. */
export function isTooFew(cases: readonly Pick<Observation, 'truth'>[]): boolean {
  const counts = (['genuine', 'backscatter'] as const).map(
    (label) => cases.filter(({ truth }) => truth.label === label).length,
  );
  return Math.min(...counts) > 0 && Math.min(...counts) < LEAST_RANKED;
}

/** A row for each stratum that has enough reports. */
export function strataTable(
  title: string,
  { mail, whole, costs, random }: Measuring,
  stratumOf: (truth: Truth) => string,
): ReportTable {
  const rows = measureStrata(whole, stratumOf, {
    filter: 'backscatter',
    mail,
    costs,
    least: LEAST,
    ranked: false,
    random: random.fork(`${mail} ${title}`),
  });
  return { title, about: '', rows, plots: ['labels'] };
}

/** The same answers, scored as if some signals had not been there. */
export function ablationTable(
  measuring: Measuring,
  subsets: readonly EvidenceSubset[],
): ReportTable {
  const row = rowsOf(measuring);
  return {
    title: 'Without one source',
    about: 'The same cases, scored as if the source had not been there.',
    rows: subsets.map(({ name, without }) =>
      row(name, measuring.whole.map(scoreAgain({ points: measuring.points, without }))),
    ),
    plots: ['ablation', 'reliability'],
  };
}
