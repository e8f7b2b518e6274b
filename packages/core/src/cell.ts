/**
 * The arithmetic of cells that the contract of token stores asks for: numbers
 * stay within 32 bits, no count falls below zero, a cell that no message holds
 * is none, and what only takes away does not bring a cell back that expired.
 */

import { CELL_WIDTH } from './token-store.ts';

/** Largest value of a number in a cell. */
const MAX_NUMBER = 0x7fff_ffff;

/** Whether a cell there is a cell: seen in any message. */
export function isCell(cells: Int32Array, at: number): boolean {
  return (cells[at] ?? 0) > 0 || (cells[at + 1] ?? 0) > 0;
}

/**
 * Adds the numbers of `from` at `at` to the cell at `to` of `cells`.
 *
 * @returns false when nothing is left there, and then all its numbers are zero
 */
export function addCell(cells: Int32Array, to: number, from: Int32Array, at: number): boolean {
  if (!isCell(cells, to) && !isCell(from, at)) return false;
  cells[to] = sum(cells[to], from[at], 0);
  cells[to + 1] = sum(cells[to + 1], from[at + 1], 0);
  // The sum of corrections, the one number that may be negative.
  cells[to + 2] = sum(cells[to + 2], from[at + 2], -MAX_NUMBER);
  cells[to + 3] = sum(cells[to + 3], from[at + 3], 0);
  if (isCell(cells, to)) return true;
  cells.fill(0, to, to + CELL_WIDTH);
  return false;
}

/** Copies the cell in row `row` of `from` to row `toRow` of `to`. */
export function copyCell(from: Int32Array, row: number, to: Int32Array, toRow: number): void {
  const source = row * CELL_WIDTH;
  const target = toRow * CELL_WIDTH;
  to[target] = from[source] ?? 0;
  to[target + 1] = from[source + 1] ?? 0;
  to[target + 2] = from[source + 2] ?? 0;
  to[target + 3] = from[source + 3] ?? 0;
}

/** Room for so many cells: the beginning of `room` where that is enough, as it is, or zeros. */
export function roomFor(count: number, room?: Int32Array): Int32Array {
  const length = count * CELL_WIDTH;
  return room !== undefined && room.length >= length
    ? room.subarray(0, length)
    : new Int32Array(length);
}

function sum(one: number | undefined, other: number | undefined, least: number): number {
  return Math.min(MAX_NUMBER, Math.max(least, (one ?? 0) + (other ?? 0)));
}
