/** One row a stratum: the same measures on the parts of a list. */

import { weightsOf } from '../measures/calibration.ts';
import type { Judged } from '../observation.ts';
import type { Truth } from '../truth.ts';
import { measureRow, type RowOptions } from './measure-row.ts';
import type { ReportRow } from './report.ts';

/** How all rows are measured. */
export interface StrataOptions extends Omit<RowOptions, 'name' | 'note'> {
  /** A stratum of fewer cases has no row; default 1. */
  readonly least?: number;
}

/**
 * Rows sorted by name, calibrated with the weights of the whole list, each with
 * chance of its own, so that a stratum more changes nothing in the others.
 *
 * @param stratumOf the name of the row that a case belongs to; null for none
 */
export function measureStrata(
  judged: readonly Judged[],
  stratumOf: (truth: Truth) => string | null,
  { least = 1, ...options }: StrataOptions,
): readonly ReportRow[] {
  const strata = new Map<string, Judged[]>();
  for (const one of judged) {
    const name = stratumOf(one.truth);
    if (name === null) continue;
    const stratum = strata.get(name);
    if (stratum === undefined) strata.set(name, [one]);
    else stratum.push(one);
  }
  const weights = options.weights ?? weightsOf(judged, options.prior);
  return [...strata]
    .filter(([, stratum]) => stratum.length >= least)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, stratum]) =>
      measureRow(stratum, {
        ...options,
        ...(weights === null ? {} : { weights }),
        name,
        random: options.random.fork(name),
      }),
    );
}
