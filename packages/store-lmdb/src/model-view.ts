/**
 * What one process holds of a model, and how it follows what others write.
 *
 * The pages are written seldom. What a message teaches goes to a journal, a few
 * kilobytes at the end of a table, and each process that reads the model adds
 * it to what it holds. So one message costs neither its learner a thousand
 * pages nor its readers more than its own cells.
 */

import { CELL_WIDTH, copyCell, roomFor } from '@backscatter/core';
import { countCells, DamagedError, decodeCells } from './cell-codec.ts';
import { CellPages } from './cell-pages.ts';
import { type Environment, readBytes, type Table } from './environment.ts';
import { FreshCells } from './fresh-cells.ts';
import { numberKey } from './keys.ts';
import type { ModelRecord } from './model-record.ts';
import { emptyRows } from './rows.ts';

/** Cells in the journal of a large model, at most: it is read whenever a process opens the model. */
export const LONG_JOURNAL = 262_144;

/** The tables that a view reads. */
export interface CellTables {
  readonly pages: Table;
  readonly journal: Table;
}

/** A view of the cells of a model. */
export interface ModelView {
  readonly pages: CellPages;
  readonly fresh: FreshCells;
}

/** Makes a function that gives the view as of a record, read in the same transaction. */
export function followModel(
  environment: Environment,
  tables: CellTables,
): (record: ModelRecord) => ModelView {
  let view: ModelView | null = null;
  let place = '';
  let applied = 0;
  return (record) => {
    const now = `${environment.epoch()} ${record.number} ${record.generation}`;
    if (view === null || place !== now) {
      const pages = new CellPages(tables.pages, record);
      view = { pages, fresh: new FreshCells(pages, Math.min(record.journalCells, LONG_JOURNAL)) };
      applied = record.journalFrom;
    }
    const { fresh } = view;
    // Void until all is added: what is damaged stays an error, and is not skipped the next time.
    place = '';
    for (; applied < record.journalTo; applied += 1) {
      addRecord(tables.journal, record, applied, fresh);
    }
    place = now;
    return view;
  };
}

function addRecord(journal: Table, record: ModelRecord, number: number, fresh: FreshCells): void {
  const bytes = readBytes(journal, numberKey(record.number, number));
  if (bytes === undefined) throw new DamagedError('a record of the journal is missing');
  const count = countCells(bytes);
  if (count > LONG_JOURNAL) throw new DamagedError('a record of the journal is damaged');
  const rows = emptyRows(count);
  decodeCells(bytes, rows, 0);
  fresh.add(rows, count, rows.days[0] ?? 0);
}

/** The cells of keys, in the order asked; in `room` where they fit. */
export function readCells(
  { pages, fresh }: ModelView,
  keys: Uint32Array,
  room?: Int32Array,
): Int32Array {
  const found = roomFor(keys.length, room);
  const anyFresh = fresh.size > 0;
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? 0;
    const own = anyFresh ? fresh.rowOf(key) : -1;
    if (own >= 0) {
      copyCell(fresh.rows.cells, own, found, i);
      continue;
    }
    const row = pages.rowOf(key);
    if (row >= 0) copyCell(pages.rows.cells, row, found, i);
    else found.fill(0, i * CELL_WIDTH, (i + 1) * CELL_WIDTH);
  }
  return found;
}
