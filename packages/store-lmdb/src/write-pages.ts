/**
 * Writes a model's pages anew, with what is fresh in them: when the journal has
 * become long, when a large change comes, and when cells expire.
 */

import { CELL_WIDTH, copyCell, type TokenChunk } from '@backscatter/core';
import { encodeCells } from './cell-codec.ts';
import { type CellPages, firstKeyOf, pageOf } from './cell-pages.ts';
import type { Table } from './environment.ts';
import { numberKey } from './keys.ts';
import { addingVisitor, firstFrom, sortedKeys, visitPage } from './merged-rows.ts';
import { MAX_PAGES, type ModelRecord } from './model-record.ts';
import type { ModelView } from './model-view.ts';
import { doubled, emptyRows } from './rows.ts';

/**
 * Bytes in a page, in the mean. One page of the file has room for 4,080, and as
 * many cells as chance brings together: nearly all fit, and little is left over.
 */
const MEAN_BYTES = 3_200;

/** Outside these the table is split anew. */
const LEAST_MEAN = 2_000;
const MOST_MEAN = 3_500;

/** Bytes of a cell where nothing is known of them. */
const CELL_BYTES = 8;

/** Keys of a change that are looked up to tell how many of all are new. */
const SAMPLE = 500;

/** Rows of a page for which there is room at first. */
const FIRST_ROWS = 1_024;

/** Says whether a cell stays. Asked once for each, in the order of keys. */
export type Keeps = (count: number, day: number) => boolean;

/** What became of the pages. */
export interface Written {
  readonly pages: number;
  readonly bytes: number;
  readonly cells: number;
  readonly dropped: number;
}

/**
 * Writes the pages of a model, in the caller's transaction.
 *
 * @param change added to the cells; its keys ascend
 */
export function writePages(
  table: Table,
  record: ModelRecord,
  { pages, fresh }: ModelView,
  change: TokenChunk,
  keeps: Keeps | null,
): Written {
  const model = record.number;
  const more = fresh.growth + newIn(change.keys, pages);
  const count = pagesFor(record, more);
  const sink = new PageSink(table, model, count);
  const freshKeys = sortedKeys(fresh);
  let dropped = 0;
  let untouchedCells = 0;
  const sums = addingVisitor(change, (key, rows, row) => {
    if (keeps !== null && !keeps(countAt(rows, row), rows.days[row] ?? 0)) dropped += 1;
    else sink.add(key, rows, row);
  });
  const before: number[] = [];
  let [nextFresh, nextChange] = [0, 0];
  for (let page = 0; page < pages.count; page += 1) {
    const [first, end] = [firstKeyOf(page, pages.count), firstKeyOf(page + 1, pages.count)];
    const [freshFrom, changeFrom] = [nextFresh, nextChange];
    nextFresh = firstFrom(freshKeys, end);
    nextChange = firstFrom(change.keys, end);
    const cells = pages.endOf(page) - pages.startOf(page);
    const isTouched = nextFresh > freshFrom || nextChange > changeFrom;
    if (!isTouched && keeps === null && count === pages.count) {
      untouchedCells += cells;
      continue;
    }
    if (cells > 0) before.push(first);
    visitPage(pages, page, fresh, freshKeys, freshFrom, sums.visit);
  }
  sums.finish();
  const { cells, bytes, written } = sink.finish();
  for (const first of before) if (!written.has(first)) table.remove(numberKey(model, first));
  const untouchedBytes = record.cells === 0 ? 0 : (untouchedCells * record.bytes) / record.cells;
  return {
    pages: count,
    bytes: bytes + Math.round(untouchedBytes),
    cells: cells + untouchedCells,
    dropped,
  };
}

/** The rule that keeps the `limit` cells seen most often, of equals the youngest. */
export function keepBest({ pages, fresh }: ModelView, limit: number): Keeps {
  const all = pages.rows.keys.length + fresh.growth;
  const ranks = new Uint32Array(all);
  const freshKeys = sortedKeys(fresh);
  let count = 0;
  for (let page = 0, next = 0; page < pages.count; page += 1) {
    next = visitPage(pages, page, fresh, freshKeys, next, (_, rows, row) => {
      ranks[count] = rankOf(countAt(rows, row), rows.days[row] ?? 0);
      count += 1;
    });
  }
  ranks.sort();
  const edge = ranks[all - limit] ?? 0;
  // All below the edge go, and of those on it as many as are still too many.
  let excess = all - limit - ranks.indexOf(edge);
  return (seen, day) => {
    const rank = rankOf(seen, day);
    if (rank !== edge) return rank > edge;
    excess -= 1;
    return excess < 0;
  };
}

function rankOf(count: number, day: number): number {
  return Math.min(count, 0xffff) * 0x1_0000 + day;
}

function countAt({ cells }: TokenChunk, row: number): number {
  return (cells[row * CELL_WIDTH] ?? 0) + (cells[row * CELL_WIDTH + 1] ?? 0);
}

/** About how many of the keys have no cell yet. */
function newIn(keys: Uint32Array, pages: CellPages): number {
  const step = Math.max(1, Math.floor(keys.length / SAMPLE));
  let [looked, found] = [0, 0];
  for (let i = 0; i < keys.length; i += step, looked += 1) {
    if (pages.rowOf(keys[i] ?? 0) >= 0) found += 1;
  }
  return looked === 0 ? 0 : Math.round((keys.length * (looked - found)) / looked);
}

/** How many pages a table should have that grows by so many cells. */
function pagesFor({ pages, bytes, cells }: ModelRecord, more: number): number {
  const expected = (cells + more) * (cells === 0 ? CELL_BYTES : bytes / cells);
  const mean = expected / pages;
  if (mean <= MOST_MEAN && (mean >= LEAST_MEAN || pages === 1)) return pages;
  return Math.min(MAX_PAGES, Math.max(1, Math.ceil(expected / MEAN_BYTES)));
}

/** Takes cells in the order of keys, writes a page as soon as it is full. */
class PageSink {
  readonly #table: Table;
  readonly #model: number;
  readonly #pages: number;
  readonly #written = new Set<number>();
  #rows = emptyRows(FIRST_ROWS);
  #count = 0;
  #first = 0;
  #end: number;
  #cells = 0;
  #bytes = 0;

  constructor(table: Table, model: number, pages: number) {
    this.#table = table;
    this.#model = model;
    this.#pages = pages;
    this.#end = firstKeyOf(1, pages);
  }

  add(key: number, from: TokenChunk, row: number): void {
    if (key >= this.#end) {
      this.#flush();
      const page = pageOf(key, this.#pages);
      this.#first = firstKeyOf(page, this.#pages);
      this.#end = firstKeyOf(page + 1, this.#pages);
    }
    if (this.#count === this.#rows.keys.length) this.#rows = doubled(this.#rows);
    this.#rows.keys[this.#count] = key;
    this.#rows.days[this.#count] = from.days[row] ?? 0;
    copyCell(from.cells, row, this.#rows.cells, this.#count);
    this.#count += 1;
  }

  finish(): {
    readonly cells: number;
    readonly bytes: number;
    readonly written: ReadonlySet<number>;
  } {
    this.#flush();
    return { cells: this.#cells, bytes: this.#bytes, written: this.#written };
  }

  #flush(): void {
    if (this.#count === 0) return;
    const bytes = encodeCells(this.#rows, 0, this.#count);
    this.#table.put(numberKey(this.#model, this.#first), bytes);
    this.#written.add(this.#first);
    this.#cells += this.#count;
    this.#bytes += bytes.length;
    this.#count = 0;
  }
}
