/**
 * 32-bit keys to rows in arrays, in typed arrays, so that a million keys take no
 * time of the garbage collector: open addressing with linear probing (Knuth,
 * TAOCP 3, 6.4), at most two thirds full. Keys are hashes already, their low
 * bits choose the slot.
 */

const FIRST_CAPACITY = 1024;

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

  /** Where the slot of a key begins, or the free one where it would be. */
  #find(key: number): number {
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = key & mask;
    // Ends: a third of the slots is free.
    while (slots[2 * slot + 1] !== 0 && slots[2 * slot] !== key) slot = (slot + 1) & mask;
    return 2 * slot;
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
