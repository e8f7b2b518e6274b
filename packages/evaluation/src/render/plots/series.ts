/** A named curve or set of points of one filter. */

import type { ReportRow } from '../report.ts';

/** A curve under its name. */
export interface Series {
  readonly name: string;
  /** Two shares a point, each 0 to 1. */
  readonly points: readonly (readonly [number, number])[];
  /** Where the filter's own labels stand; null where it has none. */
  readonly stands: readonly [number, number] | null;
}

/** A row by its name, and by its filter where that differs from the table's. */
export function rowName({ name, filter }: Pick<ReportRow, 'name' | 'filter'>): string {
  return filter === 'backscatter' ? name : `${filter}: ${name}`;
}
