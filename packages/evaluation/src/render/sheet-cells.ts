/** What the tables of a report are put together from: groups, rows and cells. */

import type { CalibrationError } from '../measures/calibration.ts';
import type { Parting } from '../measures/compare.ts';
import type { Estimate } from '../measures/estimate.ts';
import type { Share } from '../measures/share.ts';
import {
  NOTHING,
  showBounds,
  showCount,
  showPercent,
  showPlain,
  showPlainBounds,
} from './format.ts';
import type { MailOrigin, ReportRow } from './report.ts';
import type { Cell, Sheet, SheetRow } from './sheet.ts';

/** Natural mail first: it is what counts. */
export const ORIGINS: readonly (readonly [origin: MailOrigin, title: string])[] = [
  ['natural', 'Natural mail'],
  ['synthetic', 'Synthetic mail'],
];

/** Rows under the titles of where their mail is from; an origin without rows is left out. */
export function byOrigin(
  rows: readonly ReportRow[],
  cells: (row: ReportRow) => readonly Cell[],
): Sheet['groups'] {
  return ORIGINS.map(([origin, title]) => ({
    title,
    rows: rows
      .filter(({ mail }) => mail === origin)
      .map((row) => ({ cells: cells(row), note: row.note })),
  })).filter((group) => group.rows.length > 0);
}

/** All rows in one group without a title. */
export function one(rows: readonly SheetRow[]): Sheet['groups'] {
  return [{ title: '', rows }];
}

/** A row without a note. */
export function plain(cells: readonly Cell[]): SheetRow {
  return { cells, note: null };
}

/** A count; none is shown as nothing. */
export function counted(count: number): Cell {
  return { main: count === 0 ? NOTHING : showCount(count) };
}

/** A share with its bounds below it. */
export function shareCell(share: Share): Cell {
  return share.share === null
    ? { main: NOTHING }
    : { main: showPercent(share.share), small: showBounds(share) };
}

/** An estimated share with its bounds below it. */
export function estimateCell({ value, low, high }: Estimate): Cell {
  if (value === null) return { main: NOTHING };
  return low === null || high === null
    ? { main: showPercent(value) }
    : { main: showPercent(value), small: showBounds({ low, high }) };
}

/** A bare number with its bounds below it. */
export function numberCell(estimate: Estimate | undefined): Cell {
  if (estimate === undefined || estimate.value === null) return { main: NOTHING };
  const { value, low, high } = estimate;
  return low === null || high === null
    ? { main: showPlain(value) }
    : { main: showPlain(value), small: showPlainBounds({ low, high }) };
}

/** An error of calibration: its cases, its value, and what chance would give. */
export function errorCells(of: CalibrationError | undefined): readonly Cell[] {
  const chance = of?.byChance ?? null;
  return [
    counted(of?.cases ?? 0),
    numberCell(of?.error),
    chance === null
      ? { main: NOTHING }
      : { main: showPlain(chance.mean), small: `up to ${showPlain(chance.high)}` },
  ];
}

/** Cases on which two filters part, and how likely chance is to part them so. */
export function partingCell({ onlyOne, onlyOther, byChance }: Parting): Cell {
  if (byChance === null) return { main: NOTHING };
  return {
    main: `${showCount(onlyOne)} : ${showCount(onlyOther)}`,
    small: byChance < 0.0001 ? 'by chance < 0.01 %' : `by chance ${showPercent(byChance)}`,
  };
}

/** A signed difference, in units of `1 / scale`. */
export function differenceCell({ value, low, high }: Estimate, scale: number, unit: string): Cell {
  if (value === null) return { main: NOTHING };
  const signed = (number: number): string => {
    const rounded = Number((scale * number).toFixed(scale === 1 ? 4 : 2)) + 0;
    return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−');
  };
  return low === null || high === null
    ? { main: `${signed(value)}${unit}` }
    : { main: `${signed(value)}${unit}`, small: `${signed(low)} to ${signed(high)}` };
}
