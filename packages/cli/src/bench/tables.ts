/**
 * Rows and tables that both kinds of reports have.
 */

import {
  type Costs,
  type Judged,
  type MailOrigin,
  measureRow,
  measureStrata,
  type Observation,
  type Random,
  type ReportRow,
  type ReportTable,
  scoreAgain,
  type Truth,
  weightsOf,
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

export type RowMaker = (name: string, judged: readonly Judged[], ranked?: boolean) => ReportRow;

/** Makes rows; their intervals are drawn by their names, so no row moves another. */
export function rowMaker({ mail, whole, costs, random }: Measuring): RowMaker {
  const weights = weightsOf(whole);
  return (name, judged, ranked = false) =>
    measureRow(judged, {
      name,
      filter: 'backscatter',
      mail,
      costs,
      ranked,
      random: random.fork(`${mail} ${name}`),
      ...(weights === null ? {} : { weights }),
    });
}

/** A row for each stratum that has enough reports. */
export function strataTable(
  title: string,
  { mail, whole, costs, random }: Measuring,
  stratumOf: (truth: Truth) => string,
): ReportTable {
  const counts = new Map<string, number>();
  for (const { truth } of whole) {
    const name = stratumOf(truth);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const rows = measureStrata(
    whole,
    (truth) => ((counts.get(stratumOf(truth)) ?? 0) < LEAST ? null : stratumOf(truth)),
    { filter: 'backscatter', mail, costs, ranked: false, random: random.fork(`${mail} ${title}`) },
  );
  return { title, about: '', rows, plots: ['labels'] };
}

/** What somebody has who lacks some signals. */
export interface Subset {
  readonly name: string;
  readonly without: readonly string[];
}

/** The same answers, scored as if some signals had not been there. */
export function ablationTable(measuring: Measuring, subsets: readonly Subset[]): ReportTable {
  const row = rowMaker(measuring);
  return {
    title: 'Without one source',
    about: 'The same cases, scored as if the source had not been there.',
    rows: subsets.map(({ name, without }) =>
      row(name, measuring.whole.map(scoreAgain({ points: measuring.points, without })), true),
    ),
    plots: ['ablation', 'reliability'],
  };
}
