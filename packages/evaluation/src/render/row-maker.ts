/** Rows of one table or task: measured alike, weighted alike, each with chance of its own. */

import { weightsOf } from '../measures/calibration.ts';
import type { Costs } from '../measures/cost.ts';
import type { Judged } from '../observation.ts';
import type { Random } from '../random.ts';
import { measureRow } from './measure-row.ts';
import type { MailOrigin, ReportRow } from './report.ts';

/** What rows of Backscatter's own verdicts have in common. */
export interface RowMakerOptions {
  readonly mail: MailOrigin;
  /** All cases, by whose shares of truth every row is weighted. */
  readonly whole: readonly Judged[];
  /** The chance of a row, by its name: so no row moves another. */
  readonly chance: (name: string) => Random;
  readonly costs?: Costs;
}

/** What is special about a row. */
export interface RowMakerChoice {
  /** Counts labels alone where false, which takes no time; default true. */
  readonly ranked?: boolean;
  /** One sentence; null for none, which is the default. */
  readonly note?: string | null;
}

/** Measures cases under a name. */
export type RowMaker = (
  name: string,
  judged: readonly Judged[],
  choice?: RowMakerChoice,
) => ReportRow;

/** Makes the function that makes rows. */
export function rowMaker({ mail, whole, chance, costs }: RowMakerOptions): RowMaker {
  const weights = weightsOf(whole);
  return (name, judged, { ranked = true, note = null } = {}) =>
    measureRow(judged, {
      name,
      filter: 'backscatter',
      mail,
      ranked,
      random: chance(name),
      ...(costs === undefined ? {} : { costs }),
      ...(weights === null ? {} : { weights }),
      ...(note === null ? {} : { note }),
    });
}
