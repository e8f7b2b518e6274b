/**
 * Cells that changes of the journal made other than they are in the pages: each
 * as it is now, so a later one counts from there. One that came to nothing
 * stays, as zeros, to hide what its page says.
 */

import {
  addCell,
  CELL_WIDTH,
  copyCell,
  isCell,
  KeyIndex,
  type TokenChunk,
} from '@backscatter/core';
import type { CellPages } from './cell-pages.ts';
import { doubled, emptyRows } from './rows.ts';

const FIRST_ROWS = 256;

/** The cells changed since the pages were written. */
export class FreshCells {
  readonly #pages: CellPages;
  readonly #index: KeyIndex;
  #rows: TokenChunk;
  /** Cells there are now less those in the pages. */
  growth = 0;

  /** @param expected how many keys there will be; it grows beyond that too */
  constructor(pages: CellPages, expected: number) {
    this.#pages = pages;
    this.#index = new KeyIndex(expected);
    this.#rows = emptyRows(Math.max(FIRST_ROWS, expected));
  }

  /** How many keys. */
  get size(): number {
    return this.#index.size;
  }

  /** Good until the next change; as many as `size` says, in the order in which they were added. */
  get rows(): TokenChunk {
    return this.#rows;
  }

  /** The row of a key, or −1. */
  rowOf(key: number): number {
    return this.#index.rowOf(key);
  }

  /** Adds `count` cells of a change. */
  add(change: Pick<TokenChunk, 'keys' | 'cells'>, count: number, day: number): void {
    for (let i = 0; i < count; i += 1) {
      this.#addCell(change.keys[i] ?? 0, change.cells, i * CELL_WIDTH, day);
    }
  }

  #addCell(key: number, from: Int32Array, at: number, day: number): void {
    const row = this.#rowFor(key);
    const { cells, days } = this.#rows;
    const before = isCell(cells, row * CELL_WIDTH) ? 1 : 0;
    const after = addCell(cells, row * CELL_WIDTH, from, at) ? 1 : 0;
    this.growth += after - before;
    days[row] = after === 0 ? 0 : Math.max(days[row] ?? 0, day);
  }

  /** The row of a key; a new one is what its page says. */
  #rowFor(key: number): number {
    const known = this.#index.rowOf(key);
    if (known >= 0) return known;
    // Before it is added: a page that is damaged throws, and nothing has changed.
    const source = this.#pages.rowOf(key);
    const row = this.#index.add(key);
    if (row === this.#rows.keys.length) this.#rows = doubled(this.#rows);
    const { keys, cells, days } = this.#rows;
    keys[row] = key;
    if (source >= 0) {
      copyCell(this.#pages.rows.cells, source, cells, row);
      days[row] = this.#pages.rows.days[source] ?? 0;
    }
    return row;
  }
}
