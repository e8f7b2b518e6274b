/**
 * Gathers distinct keys of one mail, in order. A `Set` of two thousand numbers
 * for every mail cost half of all the time a mail took. This keeps one table for
 * all mails, of which a mail uses no more than its keys need: what most need
 * stays in the nearest cache.
 */

/** Slots used at first, and at most; powers of two. A thousand keys are usual. */
const FIRST_SLOTS = 4_096;
const MOST_SLOTS = 65_536;

/** Times as many slots when half of them are taken. */
const GROWTH = 4;

/** Keys gathered of one mail; the readers' own limits add up to half of it. */
export const MAX_KEYS = 20_000;

/** A list of distinct keys that is emptied for each mail. */
export class DistinctKeys {
  readonly #keys = new Uint32Array(MAX_KEYS);
  /** The keys by their low bits; 0 is a free slot. */
  readonly #slots = new Uint32Array(MOST_SLOTS);
  #mask = FIRST_SLOTS - 1;
  #size = 0;
  #hasZero = false;

  get size(): number {
    return this.#size;
  }

  /** Begins anew. */
  clear(): void {
    this.#slots.fill(0, 0, this.#mask + 1);
    this.#mask = FIRST_SLOTS - 1;
    this.#size = 0;
    this.#hasZero = false;
  }

  /** Adds a key; false where it is known, or there are too many. */
  add(key: number): boolean {
    const unsigned = key >>> 0;
    if (unsigned === 0) return this.#addZero();
    const slots = this.#slots;
    const mask = this.#mask;
    let slot = unsigned & mask;
    for (let there = slots[slot] ?? 0; there !== 0; there = slots[slot] ?? 0) {
      if (there === unsigned) return false;
      slot = (slot + 1) & mask;
    }
    if (this.#size === MAX_KEYS) return false;
    slots[slot] = unsigned;
    this.#keys[this.#size] = unsigned;
    this.#size += 1;
    if (2 * this.#size > mask) this.#grow();
    return true;
  }

  /** A copy of what was gathered. */
  list(): Uint32Array {
    return this.#keys.slice(0, this.#size);
  }

  #addZero(): boolean {
    if (this.#hasZero || this.#size === MAX_KEYS) return false;
    this.#hasZero = true;
    this.#keys[this.#size] = 0;
    this.#size += 1;
    return true;
  }

  #grow(): void {
    const slots = this.#slots;
    slots.fill(0, 0, this.#mask + 1);
    const mask = Math.min(MOST_SLOTS, GROWTH * (this.#mask + 1)) - 1;
    this.#mask = mask;
    for (let i = 0; i < this.#size; i += 1) {
      const key = this.#keys[i] ?? 0;
      if (key === 0) continue;
      let slot = key & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = key;
    }
  }
}
