/**
 * The pages of a model's cells, as of one generation.
 *
 * Keys are hashes, so pages of equal spans of keys hold about equally many
 * cells; within a page they are sorted. A page is read and unpacked when a key
 * of it is first asked for: opening a model reads nothing, one message reads
 * the pages it needs, and a process that goes on holds the cells in flat arrays.
 */

import type { TokenChunk } from '@backscatter/core';
import { countCells, DamagedError, decodeCells } from './cell-codec.ts';
import { readBytes, type Table } from './environment.ts';
import { numberKey } from './keys.ts';
import type { ModelRecord } from './model-record.ts';
import { emptyRows } from './rows.ts';

/** Each page has so many parts of equal span, whose first rows are known: a part is a few rows. */
const PARTS = 64;

/** Rows gone through one by one; only pages whose keys somebody chose have parts with more. */
const FEW = 16;

/** The page of a key in a table of so many. Exact: the product has 48 bits at most. */
export function pageOf(key: number, pages: number): number {
  return Math.floor((key * pages) / 2 ** 32);
}

/**
 * The first key of a page; of the one behind the last it is 2³². Exact, as far as a part of a page
 * is at least 2⁻²¹ of all keys: the quotient has 53 bits.
 */
export function firstKeyOf(page: number, pages: number): number {
  return Math.ceil((page * 2 ** 32) / pages);
}

/** Pages read so far. */
export class CellPages {
  /** All cells read; those of a page stand one behind the other. */
  readonly rows: TokenChunk;
  /** How many pages there are. */
  readonly count: number;
  readonly #table: Table;
  readonly #record: ModelRecord;
  /** For each page: where the rows of its parts begin and the last one's end, plus one; 0 if not yet read. */
  readonly #starts: Uint32Array;
  #used = 0;

  constructor(table: Table, record: ModelRecord) {
    this.#table = table;
    this.#record = record;
    this.count = record.pages;
    this.#starts = new Uint32Array(record.pages * (PARTS + 1));
    this.rows = emptyRows(record.cells);
  }

  /** The row of a key, or −1. */
  rowOf(key: number): number {
    const place = (key * this.count) / 2 ** 32;
    const page = Math.floor(place);
    const at = page * (PARTS + 1);
    if (this.#starts[at] === 0) this.#load(page);
    const part = at + Math.floor((place - page) * PARTS);
    const { keys } = this.rows;
    let row = (this.#starts[part] ?? 1) - 1;
    let end = (this.#starts[part + 1] ?? 1) - 1;
    while (end - row > FEW) {
      const middle = (row + end) >>> 1;
      if ((keys[middle] ?? 0) <= key) row = middle;
      else end = middle;
    }
    while (row < end && (keys[row] ?? 0) < key) row += 1;
    return row < end && keys[row] === key ? row : -1;
  }

  /** The first row of a page. */
  startOf(page: number): number {
    const at = page * (PARTS + 1);
    if (this.#starts[at] === 0) this.#load(page);
    return (this.#starts[at] ?? 1) - 1;
  }

  /** The row behind the last of a page. */
  endOf(page: number): number {
    this.startOf(page);
    return (this.#starts[page * (PARTS + 1) + PARTS] ?? 1) - 1;
  }

  #load(page: number): void {
    const first = firstKeyOf(page, this.count);
    const bytes = readBytes(this.#table, numberKey(this.#record.number, first));
    const { keys } = this.rows;
    const start = this.#used;
    let end = start;
    if (bytes !== undefined) {
      end += countCells(bytes);
      if (end === start || end > keys.length) {
        throw new DamagedError('a page is damaged: it holds more than the model');
      }
      decodeCells(bytes, this.rows, start);
      if ((keys[start] ?? 0) < first || pageOf(keys[end - 1] ?? 0, this.count) !== page) {
        throw new DamagedError('a page is damaged: it holds cells of another');
      }
    }
    this.#used = end;
    const at = page * (PARTS + 1);
    for (let part = 0, row = start; part <= PARTS; part += 1) {
      const from = firstKeyOf(page * PARTS + part, this.count * PARTS);
      while (row < end && (keys[row] ?? 0) < from) row += 1;
      this.#starts[at + part] = row + 1;
    }
  }
}
