/**
 * The table of a token model in memory: 32-bit keys to cells (see
 * `token-store`), in typed arrays, so that a million cells take 38 MB and no
 * time of the garbage collector.
 *
 * Open addressing with linear probing (Knuth, TAOCP 3, 6.4), at most two thirds
 * full; a removal moves later entries up, so there are no tombstones. Keys are
 * hashes already, their low bits choose the slot. Key and cell stand in one slot
 * of 16 bytes, a quarter of what the processor fetches at once: a large table is
 * in no cache, and a thousand lookups of a mail are a thousand waits for memory.
 * To that end the two counts share one number; those of the few cells that are
 * in more messages than fit stand apart.
 */

import { addCell, isCell, roomFor } from './cell.ts';
import { CELL_WIDTH } from './token-store.ts';

const FIRST_CAPACITY = 1024;

/** Numbers of a slot: the key, both counts, the sum of corrections, that of their squares. */
const SLOT = 4;

/** Bits of one count of two that share a number. */
const COUNT_BITS = 16;
const MOST_COUNT = 2 ** COUNT_BITS - 2;

/** Stands for counts that are larger; no cell has no counts, so 0 is a free slot. */
const APART = -1;

/** Keys looked up together: what is noted of them fits into the nearest cache. */
const BLOCK = 1024;

/** Keys found where those of a block should be; used by one call at a time, for nothing here waits. */
const seen = new Int32Array(BLOCK);

/** Copies of all cells, in one order. */
interface CellRows {
  readonly keys: Uint32Array;
  readonly cells: Int32Array;
  readonly days: Uint16Array;
}

/** Cells by key. */
export class CellTable {
  #slots: Int32Array;
  #days: Uint16Array;
  #mask: number;
  #size = 0;
  /** Both counts of cells whose own do not fit in a slot, by key. */
  readonly #apart = new Map<number, readonly [spam: number, ham: number]>();
  /** The cell being added to. */
  readonly #cell = new Int32Array(CELL_WIDTH);

  /** @param expected how many cells there will be; it grows beyond that too */
  constructor(expected = 0) {
    let capacity = FIRST_CAPACITY;
    while (capacity * 2 < expected * 3) capacity *= 2;
    this.#slots = new Int32Array(SLOT * capacity);
    this.#days = new Uint16Array(capacity);
    this.#mask = capacity - 1;
  }

  get size(): number {
    return this.#size;
  }

  has(key: number): boolean {
    return this.#slots[SLOT * this.#find(key) + 1] !== 0;
  }

  /** Copies of all cells, in no order. */
  rows(): CellRows {
    const size = this.#size;
    const keys = new Uint32Array(size);
    const cells = new Int32Array(size * CELL_WIDTH);
    const days = new Uint16Array(size);
    let row = 0;
    for (let slot = 0; slot <= this.#mask; slot += 1) {
      if (this.#slots[SLOT * slot + 1] === 0) continue;
      keys[row] = this.#slots[SLOT * slot] ?? 0;
      days[row] = this.#days[slot] ?? 0;
      this.#copyOut(slot, cells, row * CELL_WIDTH);
      row += 1;
    }
    return { keys, cells, days };
  }

  /** The cells of keys, in the order asked; in `room` where they fit. */
  read(keys: Uint32Array, room?: Int32Array): Int32Array {
    const found = roomFor(keys.length, room);
    for (let from = 0; from < keys.length; from += BLOCK) {
      this.#readBlock(keys, from, Math.min(BLOCK, keys.length - from), found);
    }
    return found;
  }

  /**
   * First all slots are fetched where the keys should be. Nothing has to wait for
   * what is in them, so memory answers many at once. Most keys are there, or nowhere.
   */
  #readBlock(keys: Uint32Array, from: number, count: number, found: Int32Array): void {
    const slots = this.#slots;
    const mask = this.#mask;
    for (let i = 0, to = from * CELL_WIDTH; i < count; i += 1, to += CELL_WIDTH) {
      const at = SLOT * ((keys[from + i] ?? 0) & mask);
      const counts = slots[at + 1] ?? 0;
      seen[i] = slots[at] ?? 0;
      found[to] = counts >>> COUNT_BITS;
      found[to + 1] = counts & (MOST_COUNT + 1);
      found[to + 2] = slots[at + 2] ?? 0;
      found[to + 3] = slots[at + 3] ?? 0;
    }
    for (let i = 0, to = from * CELL_WIDTH; i < count; i += 1, to += CELL_WIDTH) {
      const key = keys[from + i] ?? 0;
      // Both counts have all their bits only where they stand apart.
      const isApart = ((found[to] ?? 0) & (found[to + 1] ?? 0)) === MOST_COUNT + 1;
      if ((seen[i] !== (key | 0) && isCell(found, to)) || isApart) {
        this.#copyOut(this.#find(key), found, to);
      }
    }
  }

  /** Adds to the cell of a key what stands in `from` at `at`. */
  add(key: number, from: Int32Array, at: number, day: number): void {
    const slot = this.#find(key);
    const isNew = this.#slots[SLOT * slot + 1] === 0;
    // What only takes away has nothing to take from: the cell expired.
    if (isNew && !isCell(from, at)) return;
    this.#copyOut(slot, this.#cell, 0);
    if (!addCell(this.#cell, 0, from, at)) {
      this.#remove(slot);
      return;
    }
    this.#put(slot, key, this.#cell, 0);
    if (day > (this.#days[slot] ?? 0)) this.#days[slot] = day;
    if (!isNew) return;
    this.#size += 1;
    if (this.#size * 3 > this.#mask * 2) this.#grow();
  }

  /** Adds `CELL_WIDTH` numbers of `cells` to the cell of each key. */
  addAll(keys: Uint32Array, cells: Int32Array, day: number): void {
    for (let from = 0; from < keys.length; from += BLOCK) {
      const to = Math.min(keys.length, from + BLOCK);
      // As in a reading: the slots of many are fetched together, and then at hand.
      for (let i = from; i < to; i += 1) {
        seen[i - from] = this.#slots[SLOT * ((keys[i] ?? 0) & this.#mask)] ?? 0;
      }
      for (let i = from; i < to; i += 1) this.add(keys[i] ?? 0, cells, i * CELL_WIDTH, day);
    }
  }

  /** Drops the cells for which `goes` says so; gives their number. */
  drop(goes: (count: number, day: number, key: number) => boolean): number {
    const { keys, cells, days } = this.rows();
    const before = this.#size;
    for (let row = keys.length - 1; row >= 0; row -= 1) {
      const key = keys[row] ?? 0;
      if (goes(countAt(cells, row), days[row] ?? 0, key)) this.#remove(this.#find(key));
    }
    return before - this.#size;
  }

  /** Keeps the `limit` cells seen most often, of equals the youngest; gives the number dropped. */
  keepBest(limit: number): number {
    const { cells, days } = this.rows();
    if (days.length <= limit) return 0;
    const rankOf = (count: number, day: number): number => Math.min(count, 0xffff) * 0x1_0000 + day;
    const ranks = new Uint32Array(days.length);
    for (const [row, day] of days.entries()) ranks[row] = rankOf(countAt(cells, row), day);
    const excess = ranks.length - limit;
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

  /** The slot of a key, or the free one where it would be. */
  #find(key: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    const signed = key | 0;
    let slot = key & mask;
    // Ends: a third of the slots is free.
    while (slots[SLOT * slot + 1] !== 0 && slots[SLOT * slot] !== signed) slot = (slot + 1) & mask;
    return slot;
  }

  /** Copies a cell to `at` of `to`; zeros from a free slot. */
  #copyOut(slot: number, to: Int32Array, at: number): void {
    const slots = this.#slots;
    const from = SLOT * slot;
    const counts = slots[from + 1] ?? 0;
    if (counts === APART) {
      const [spam, ham] = this.#apart.get((slots[from] ?? 0) >>> 0) ?? [0, 0];
      to[at] = spam;
      to[at + 1] = ham;
    } else {
      to[at] = counts >>> COUNT_BITS;
      to[at + 1] = counts & (MOST_COUNT + 1);
    }
    to[at + 2] = slots[from + 2] ?? 0;
    to[at + 3] = slots[from + 3] ?? 0;
  }

  #put(slot: number, key: number, cell: Int32Array, at: number): void {
    const slots = this.#slots;
    const to = SLOT * slot;
    const [spam, ham] = [cell[at] ?? 0, cell[at + 1] ?? 0];
    const fits = spam <= MOST_COUNT && ham <= MOST_COUNT;
    if (!fits) this.#apart.set(key >>> 0, [spam, ham]);
    else if (slots[to + 1] === APART) this.#apart.delete(key >>> 0);
    slots[to] = key;
    slots[to + 1] = fits ? (spam << COUNT_BITS) | ham : APART;
    slots[to + 2] = cell[at + 2] ?? 0;
    slots[to + 3] = cell[at + 3] ?? 0;
  }

  /** Frees a slot and moves up whatever was pushed past it. */
  #remove(from: number): void {
    const slots = this.#slots;
    const mask = this.#mask;
    if (slots[SLOT * from + 1] === APART) this.#apart.delete((slots[SLOT * from] ?? 0) >>> 0);
    let hole = from;
    for (let slot = (hole + 1) & mask; slots[SLOT * slot + 1] !== 0; slot = (slot + 1) & mask) {
      const home = (slots[SLOT * slot] ?? 0) & mask;
      if (((slot - home) & mask) < ((slot - hole) & mask)) continue;
      slots.copyWithin(SLOT * hole, SLOT * slot, SLOT * (slot + 1));
      this.#days[hole] = this.#days[slot] ?? 0;
      hole = slot;
    }
    slots.fill(0, SLOT * hole, SLOT * (hole + 1));
    this.#days[hole] = 0;
    this.#size -= 1;
  }

  #grow(): void {
    const [slots, days] = [this.#slots, this.#days];
    this.#slots = new Int32Array(2 * slots.length);
    this.#days = new Uint16Array(2 * days.length);
    this.#mask = 2 * days.length - 1;
    for (let slot = 0; slot < days.length; slot += 1) {
      const from = SLOT * slot;
      if (slots[from + 1] === 0) continue;
      const to = this.#find(slots[from] ?? 0);
      this.#days[to] = days[slot] ?? 0;
      for (let i = 0; i < SLOT; i += 1) this.#slots[SLOT * to + i] = slots[from + i] ?? 0;
    }
  }
}

function countAt(cells: Int32Array, row: number): number {
  return (cells[row * CELL_WIDTH] ?? 0) + (cells[row * CELL_WIDTH + 1] ?? 0);
}
