/** A table before it is written: the same one becomes Markdown and HTML. */

/** What stands in one place of a table. */
export interface Cell {
  readonly main: string;
  /** Beside or below it, smaller: a bound, a count. */
  readonly small?: string;
}

/** A line of a table. */
export interface SheetRow {
  /** The first is the row's name. */
  readonly cells: readonly Cell[];
  readonly note: string | null;
}

/** A table as both kinds of pages show it. */
export interface Sheet {
  readonly caption: string;
  readonly columns: readonly string[];
  /** Rows under a heading of their own; an empty title where there is one group. */
  readonly groups: readonly { readonly title: string; readonly rows: readonly SheetRow[] }[];
}

/** Columns in which no row has anything to say are left out; the first is kept. */
export function withoutEmptyColumns(sheet: Sheet, empty: string): Sheet {
  const kept = sheet.columns.map(
    (_, column) =>
      column === 0 ||
      sheet.groups.some(({ rows }) =>
        rows.some(({ cells }) => (cells[column]?.main ?? empty) !== empty),
      ),
  );
  return {
    ...sheet,
    columns: sheet.columns.filter((_, column) => kept[column]),
    groups: sheet.groups.map(({ title, rows }) => ({
      title,
      rows: rows.map(({ cells, note }) => ({
        cells: cells.filter((_, column) => kept[column]),
        note,
      })),
    })),
  };
}
