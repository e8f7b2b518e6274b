/**
 * The table of a token model in memory: 32-bit keys to cells (see
 * `token-store`), in typed arrays, so that a million cells take 40 MB and no
 * time of the garbage collector.
 *
 * Two parts. The cells lie one behind the other without gaps, which makes them
 * easy to copy, to walk and to write to disk. An index finds them: open
 * addressing with linear probing (Knuth, TAOCP 3, 6.4), at most two thirds
 * full; a removal moves later entries up, so there are no tombstones. Keys are
 * hashes already, their low bits choose the slot.
 */

import { addCell, copyCell, isCell } from './cell.ts';
import { CELL_WIDTH } from './token-store.ts';

const FIRST_CAPACITY = 1024;

/** Keys looked up together: what is noted of them fits into the nearest cache. */
const BLOCK = 1024;

/** The rows of a block; used by one call at a time, for nothing here waits. */
const blockRows = new Int32Array(BLOCK);
const blockKeys = new Uint32Array(BLOCK);

/** Keys to rows: 0, 1, 2 … in the order in which keys were added. */
export class KeyIndex {
  /** Two numbers a slot, side by side in memory: the key, and its row + 1; 0 is a free slot. */
  #slots: Uint32Array;
  #mask: number;
  #size = 0;

  /** @param expected how many keys there will be; it grows beyond that too */
  constructor(expected = 0) {
    let capacity = FIRST_CAPACITY;
    while (capacity * 2 < expected * 3) capacity *= 2;
    this.#slots = new Uint32Array(2 * capacity);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  /** The row of a key, or −1. */
  rowOf(key: number): number {
    return (this.#slots[this.#find(key) + 1] ?? 0) - 1;
  }

  /**
   * The rows of keys from `from` on, −1 for one that has none, as many as `rows` has room for.
   *
   * A large index is in no cache, and one key after the other waits for memory
   * each time. So first all slots are fetched, which nothing has to wait for:
   * memory answers many at once. Most keys stand where they belong, or nowhere.
   */
  rowsOf(keys: Uint32Array, from: number, rows: Int32Array): void {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let start = from, to = 0; start < keys.length && to < rows.length; ) {
      const count = Math.min(BLOCK, keys.length - start, rows.length - to);
      for (let i = 0; i < count; i += 1) {
        const at = 2 * ((keys[start + i] ?? 0) & mask);
        blockKeys[i] = slots[at] ?? 0;
        rows[to + i] = (slots[at + 1] ?? 0) - 1;
      }
      for (let i = 0; i < count; i += 1) {
        const key = keys[start + i] ?? 0;
        if (blockKeys[i] !== key && (rows[to + i] ?? 0) >= 0) rows[to + i] = this.rowOf(key);
      }
      start += count;
      to += count;
    }
  }

  /** The row of a key; a new one, which is `size` before the call, where it has none. */
  add(key: number): number {
    const at = this.#find(key);
    const known = this.#slots[at + 1] ?? 0;
    if (known > 0) return known - 1;
    const row = this.#size;
    this.#slots[at] = key;
    this.#slots[at + 1] = row + 1;
    this.#size += 1;
    if (this.#size * 3 > this.#mask * 2) this.#grow();
    return row;
  }

  /** The keys in the order of their rows. */
  keys(): Uint32Array {
    const keys = new Uint32Array(this.#size);
    const slots = this.#slots;
    for (let at = 0; at < slots.length; at += 2) {
      const row = slots[at + 1] ?? 0;
      if (row > 0) keys[row - 1] = slots[at] ?? 0;
    }
    return keys;
  }

  /** Removes a key and gives its row to `last`, the key of the last row. */
  remove(key: number, last: number): void {
    const at = this.#find(key);
    const row = this.#slots[at + 1] ?? 0;
    if (row === 0) return;
    this.#slots[this.#find(last) + 1] = row;
    this.#close(at / 2);
    this.#size -= 1;
  }

  /** Where the slot of a key begins, or the free one where it would be. */
  #find(key: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = key & mask;
    // Ends: a third of the slots is free.
    while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & mask;
    return 2 * slot;
  }

  /** Frees a slot and moves up whatever was pushed past it. */
  #close(from: number): void {
    const slots = this.#slots;
    const mask = this.#mask;
    let hole = from;
    for (let slot = (hole + 1) & mask; slots[2 * slot + 1] !== 0; slot = (slot + 1) & mask) {
      const home = (slots[2 * slot] ?? 0) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      slots.copyWithin(2 * hole, 2 * slot, 2 * slot + 2);
      hole = slot;
    }
    slots[2 * hole + 1] = 0;
  }

  #grow(): void {
    const slots = this.#slots;
    this.#slots = new Uint32Array(2 * slots.length);
    this.#mask = slots.length - 1;
    for (let at = 0; at < slots.length; at += 2) {
      const row = slots[at + 1] ?? 0;
      if (row === 0) continue;
      const to = this.#find(slots[at] ?? 0);
      this.#slots[to] = slots[at] ?? 0;
      this.#slots[to + 1] = row;
    }
  }
}

/** Cells by key. */
export class CellTable {
  readonly #index: KeyIndex;
  #keys: Uint32Array;
  #cells: Int32Array;
  #days: Uint16Array;

  /** @param expected how many cells there will be; it grows beyond that too */
  constructor(expected = 0) {
    const rows = Math.max(FIRST_CAPACITY, expected);
    this.#index = new KeyIndex(rows);
    this.#keys = new Uint32Array(rows);
    this.#cells = new Int32Array(rows * CELL_WIDTH);
    this.#days = new Uint16Array(rows);
  }

  get size(): number {
    return this.#index.size;
  }

  has(key: number): boolean {
    return this.#index.rowOf(key) >= 0;
  }

  /** Views of all cells, good until the next change. */
  rows(): { readonly keys: Uint32Array; readonly cells: Int32Array; readonly days: Uint16Array } {
    const { size } = this;
    return {
      keys: this.#keys.subarray(0, size),
      cells: this.#cells.subarray(0, size * CELL_WIDTH),
      days: this.#days.subarray(0, size),
    };
  }

  /** The cells of keys, in the order asked. */
  read(keys: Uint32Array): Int32Array {
    const found = new Int32Array(keys.length * CELL_WIDTH);
    for (let from = 0; from < keys.length; from += BLOCK) {
      const count = Math.min(BLOCK, keys.length - from);
      this.#index.rowsOf(keys, from, blockRows);
      for (let i = 0; i < count; i += 1) {
        const row = blockRows[i] ?? 0;
        if (row >= 0) copyCell(this.#cells, row, found, from + i);
      }
    }
    return found;
  }

  /** Adds to the cell of a key what stands in `from` at `at`. */
  add(key: number, from: Int32Array, at: number, day: number): void {
    const brings = isCell(from, at);
    const row = brings ? this.#rowFor(key) : this.#index.rowOf(key);
    // What only takes away has nothing to take from: the cell expired.
    if (row < 0) return;
    if (day > (this.#days[row] ?? 0)) this.#days[row] = day;
    if (!addCell(this.#cells, row * CELL_WIDTH, from, at)) this.#remove(row);
  }

  /** Drops the cells for which `goes` says so; gives their number. */
  drop(goes: (count: number, day: number, key: number) => boolean): number {
    const before = this.size;
    // Backwards: the last row takes the place of the dropped one, and was looked at.
    for (let row = before - 1; row >= 0; row -= 1) {
      const at = row * CELL_WIDTH;
      const count = (this.#cells[at] ?? 0) + (this.#cells[at + 1] ?? 0);
      if (goes(count, this.#days[row] ?? 0, this.#keys[row] ?? 0)) this.#remove(row);
    }
    return before - this.size;
  }

  /** Keeps the `limit` cells seen most often, of equals the youngest; gives the number dropped. */
  keepBest(limit: number): number {
    const { keys, cells, days } = this.rows();
    if (keys.length <= limit) return 0;
    const rankOf = (count: number, day: number): number => Math.min(count, 0xffff) * 0x1_0000 + day;
    const ranks = new Uint32Array(keys.length);
    for (let row = 0; row < keys.length; row += 1) {
      const at = row * CELL_WIDTH;
      ranks[row] = rankOf((cells[at] ?? 0) + (cells[at + 1] ?? 0), days[row] ?? 0);
    }
    const excess = keys.length - limit;
    const edge = ranks.sort()[excess] ?? 0;
    // All below the edge go, and of those on it as many as are still too many.
    let onEdge = excess - ranks.indexOf(edge);
    return this.drop((count, day) => {
      const rank = rankOf(count, day);
      if (rank !== edge) return rank < edge;
      onEdge -= 1;
      return onEdge >= 0;
    });
  }

  /** The row of a key; a new one behind the others where it has none. */
  #rowFor(key: number): number {
    const { size } = this;
    const row = this.#index.add(key);
    if (row < size) return row;
    if (row === this.#keys.length) {
      this.#keys = grown(this.#keys, new Uint32Array(2 * row));
      this.#days = grown(this.#days, new Uint16Array(2 * row));
      this.#cells = grown(this.#cells, new Int32Array(2 * row * CELL_WIDTH));
    }
    this.#keys[row] = key;
    return row;
  }

  #remove(row: number): void {
    const last = this.size - 1;
    this.#index.remove(this.#keys[row] ?? 0, this.#keys[last] ?? 0);
    this.#keys[row] = this.#keys[last] ?? 0;
    this.#days[row] = this.#days[last] ?? 0;
    this.#cells.copyWithin(row * CELL_WIDTH, last * CELL_WIDTH, (last + 1) * CELL_WIDTH);
    this.#cells.fill(0, last * CELL_WIDTH, (last + 1) * CELL_WIDTH);
    this.#days[last] = 0;
  }
}

function grown<T extends Uint32Array | Uint16Array | Int32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
