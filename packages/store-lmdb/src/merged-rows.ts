/**
 * All cells of a model in the order of their keys: those of the pages, those
 * that are fresh in their place, and a change added to them.
 */

import { addCell, CELL_WIDTH, copyCell, isCell, type TokenChunk } from '@backscatter/core';
import { type CellPages, pageOf } from './cell-pages.ts';
import type { FreshCells } from './fresh-cells.ts';
import { emptyRows } from './rows.ts';

/** Is told of each cell: it stands at `row` of `rows`. */
export type RowVisitor = (key: number, rows: TokenChunk, row: number) => void;

/** The keys of fresh cells, ascending. */
export function sortedKeys(fresh: FreshCells): Uint32Array {
  return fresh.rows.keys.slice(0, fresh.size).sort();
}

/** The first of ascending keys that is not below `key`. */
export function firstFrom(keys: Uint32Array, key: number): number {
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Visits the cells of one page.
 *
 * @param keys the keys of fresh cells, ascending
 * @param from the first of them that may belong to this page
 * @returns the first of them behind it
 */
export function visitPage(
  pages: CellPages,
  page: number,
  fresh: FreshCells,
  keys: Uint32Array,
  from: number,
  visit: RowVisitor,
): number {
  const end = pages.endOf(page);
  const old = pages.rows;
  let row = pages.startOf(page);
  let next = from;
  for (; next < keys.length; next += 1) {
    const key = keys[next] ?? 0;
    if (pageOf(key, pages.count) !== page) break;
    for (; row < end && (old.keys[row] ?? 0) < key; row += 1) visit(old.keys[row] ?? 0, old, row);
    if (row < end && old.keys[row] === key) row += 1;
    const own = fresh.rowOf(key);
    if (isCell(fresh.rows.cells, own * CELL_WIDTH)) visit(key, fresh.rows, own);
  }
  for (; row < end; row += 1) visit(old.keys[row] ?? 0, old, row);
  return next;
}

/**
 * Adds a change to the cells visited, and visits what comes of them.
 *
 * @param change its keys ascend
 */
export function addingVisitor(
  change: TokenChunk,
  visit: RowVisitor,
): { readonly visit: RowVisitor; readonly finish: () => void } {
  const sum = emptyRows(1);
  let next = 0;
  const upTo = (key: number): void => {
    for (; next < change.keys.length && (change.keys[next] ?? 0) < key; next += 1) {
      const at = next * CELL_WIDTH;
      sum.cells.fill(0);
      sum.days[0] = change.days[next] ?? 0;
      if (addCell(sum.cells, 0, change.cells, at)) visit(change.keys[next] ?? 0, sum, 0);
    }
  };
  return {
    visit: (key, rows, row) => {
      upTo(key);
      if (next === change.keys.length || change.keys[next] !== key) {
        visit(key, rows, row);
        return;
      }
      copyCell(rows.cells, row, sum.cells, 0);
      sum.days[0] = Math.max(rows.days[row] ?? 0, change.days[next] ?? 0);
      if (addCell(sum.cells, 0, change.cells, next * CELL_WIDTH)) visit(key, sum, 0);
      next += 1;
    },
    finish: () => upTo(2 ** 32),
  };
}
