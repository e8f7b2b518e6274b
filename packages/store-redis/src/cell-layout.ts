/**
 * How the cells of a model lie in Redis.
 *
 * A hash of few short fields (512 by default) is kept as a listpack, one piece of
 * memory without pointers. So the cells are spread over pages, each a hash: the low
 * bits of a cell's key name the page, the other bits are the field. A cell then
 * takes about 22 bytes, where a field of one large hash takes 66. The number of
 * pages follows from the largest number of cells; a page that is full drops the
 * cells that are worth least, so the model is bounded without ever being
 * walked, and no page outgrows its listpack.
 *
 * To the scripts cells go in the order of their pages, as records of equal
 * length: page in hexadecimal digits, field, and what is added.
 */

import { CELL_WIDTH } from '@backscatter/core';

/** Cells a page may hold, at most: with those that a script adds at once, 128. */
const FULLEST_PAGE = 96;

/** Fewest and most pages, as powers of two. */
const [FEWEST_BITS, MOST_BITS] = [4, 20];

/** Cells that a model can be allowed at most. */
export const MOST_CELLS = FULLEST_PAGE * 2 ** MOST_BITS;

/** Bytes of what is added to a cell. */
const ADDED = 4 * CELL_WIDTH;

const HEX = Buffer.from('0123456789abcdef', 'latin1');

/** Stored with the model: whoever opens it with another `maxCells` adopts it. */
export interface CellLayout {
  /** Low bits of a key that name the page. */
  readonly bits: number;
  /** Cells in a page, at most. */
  readonly capacity: number;
  /** Hexadecimal digits of a page's name. */
  readonly digits: number;
  /** Bytes of a field. */
  readonly width: number;
  /** As it is stored: `1:bits:capacity`. */
  readonly text: string;
}

/** The layout for at most so many cells. */
export function layoutFor(maxCells: number): CellLayout {
  const wanted = Math.ceil(Math.log2(maxCells / FULLEST_PAGE));
  const bits = Math.min(MOST_BITS, Math.max(FEWEST_BITS, wanted));
  return layoutOf(bits, Math.max(1, Math.ceil(maxCells / 2 ** bits)));
}

/** Reads a stored layout; null for one of another version of this package. */
export function parseLayout(text: string): CellLayout | null {
  const [, bits, capacity] = /^1:(\d{1,2}):(\d{1,3})$/.exec(text) ?? [];
  if (bits === undefined || capacity === undefined) return null;
  return layoutOf(Number(bits), Number(capacity));
}

function layoutOf(bits: number, capacity: number): CellLayout {
  return {
    bits,
    capacity,
    digits: Math.ceil(bits / 4),
    width: Math.ceil((32 - bits) / 8),
    text: `1:${bits}:${capacity}`,
  };
}

/** The order in which keys are sent: by page. Positions in `keys`. */
export function pageOrder({ bits }: CellLayout, keys: Uint32Array): Uint32Array {
  const mask = 2 ** bits - 1;
  const pages = Float64Array.from(keys, (key, i) => (key & mask) * 2 ** 32 + i);
  // An index fits the low 32 bits, whose value the conversion keeps.
  return Uint32Array.from(pages.sort(), (page) => page % 2 ** 32);
}

/** The records of keys, to read them. */
export function keyRecords(layout: CellLayout, keys: Uint32Array, order: Uint32Array): Buffer {
  const records = Buffer.allocUnsafe(order.length * (layout.digits + layout.width));
  let at = 0;
  for (const i of order) at = writeKey(layout, records, at, keys[i] ?? 0);
  return records;
}

/** The records of keys and what is added to their cells, behind the day. */
export function changeRecords(
  layout: CellLayout,
  { keys, cells, day }: { keys: Uint32Array; cells: Int32Array; day: number },
  order: Uint32Array,
): Buffer {
  const records = Buffer.allocUnsafe(2 + order.length * (layout.digits + layout.width + ADDED));
  let at = records.writeUInt16LE(day);
  for (const i of order) {
    at = writeKey(layout, records, at, keys[i] ?? 0);
    for (let k = 0; k < CELL_WIDTH; k += 1) {
      at = records.writeInt32LE(cells[i * CELL_WIDTH + k] ?? 0, at);
    }
  }
  return records;
}

function writeKey({ bits, digits, width }: CellLayout, to: Buffer, from: number, key: number) {
  let at = from;
  for (let digit = digits - 1; digit >= 0; digit -= 1) {
    // With `bits` no multiple of 4 the first digit has fewer.
    to[at] = HEX[((key & (2 ** bits - 1)) >>> (4 * digit)) & 15] ?? 0;
    at += 1;
  }
  const field = bits === 0 ? key : key >>> bits;
  for (let byte = width - 1; byte >= 0; byte -= 1) {
    to[at] = (field >>> (8 * byte)) & 255;
    at += 1;
  }
  return at;
}

/** The key of a cell by its page and its field. */
export function keyOf({ bits, width }: CellLayout, page: number, bytes: Buffer, at: number) {
  return (bytes.readUIntBE(at, width) * 2 ** bits + page) >>> 0;
}
