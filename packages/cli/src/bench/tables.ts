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
  return rowMaker({ mail, whole, costs, chance: (name) => random.fork(`${mail} ${name}`) });
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
