/**
 * Cells in arrays, one behind the other.
 */

import { CELL_WIDTH, type TokenChunk } from '@backscatter/core';

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
