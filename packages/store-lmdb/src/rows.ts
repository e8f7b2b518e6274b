/**
 * Cells in arrays, one behind the other, and the arithmetic that the contract
 * of token stores asks for.
 */

import { CELL_WIDTH, type TokenChunk } from '@backscatter/core';

/** Largest value of a number in a cell. */
const MAX_NUMBER = 0x7fff_ffff;

/** Where in a cell the sum of corrections stands, the one number that may be negative. */
const CORRECTIONS = 2;

/** Adds the cell at `at` of `from` to the one at `to` of `cells`; false when nothing is left there. */
export function addCell(cells: Int32Array, to: number, from: Int32Array, at: number): boolean {
  // What only takes away has nothing to take from: the cell expired.
  if (!isCell(cells, to) && !isCell(from, at)) return false;
  for (let i = 0; i < CELL_WIDTH; i += 1) {
    const least = i === CORRECTIONS ? -MAX_NUMBER : 0;
    const sum = (cells[to + i] ?? 0) + (from[at + i] ?? 0);
    cells[to + i] = Math.min(MAX_NUMBER, Math.max(least, sum));
  }
  if (isCell(cells, to)) return true;
  cells.fill(0, to, to + CELL_WIDTH);
  return false;
}

/** Whether a cell there is a cell: seen in any message. */
export function isCell(cells: Int32Array, at: number): boolean {
  return (cells[at] ?? 0) > 0 || (cells[at + 1] ?? 0) > 0;
}

/** Copies one cell. */
export function copyCell(from: Int32Array, row: number, to: Int32Array, toRow: number): void {
  let [source, target] = [row * CELL_WIDTH, toRow * CELL_WIDTH];
  for (let i = 0; i < CELL_WIDTH; i += 1, source += 1, target += 1) {
    to[target] = from[source] ?? 0;
  }
}

/** Rows of zeros. */
export function emptyRows(count: number): TokenChunk {
  return {
    keys: new Uint32Array(count),
    cells: new Int32Array(count * CELL_WIDTH),
    days: new Uint16Array(count),
  };
}

/** The same rows, and as many of zeros behind them. */
export function doubled(rows: TokenChunk): TokenChunk {
  const more = emptyRows(2 * rows.keys.length);
  more.keys.set(rows.keys);
  more.cells.set(rows.cells);
  more.days.set(rows.days);
  return more;
}
