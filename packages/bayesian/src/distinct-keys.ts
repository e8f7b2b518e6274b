/**
 * Gathers distinct keys of one mail, in order. A `Set` of two thousand numbers
 * for every mail cost half of all the time a mail took, so this keeps one table
 * for all mails: a slot counts as free when its stamp is of an earlier mail.
 */

/** Slots; more than three times the keys that a mail can have (see `MAX_KEYS`). */
const SLOTS = 65_536;

/** Keys gathered of one mail; the readers' own limits add up to half of it. */
const MAX_KEYS = 20_000;

/** A list of distinct keys that is emptied for each mail. */
export class DistinctKeys {
  readonly #keys = new Uint32Array(MAX_KEYS);
  readonly #slots = new Uint32Array(SLOTS);
  readonly #stamps = new Uint32Array(SLOTS);
  #stamp = 1;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Begins anew. */
  clear(): void {
    this.#size = 0;
    this.#stamp += 1;
    if (this.#stamp <= 0xffff_ffff) return;
    this.#stamps.fill(0);
    this.#stamp = 1;
  }

  /** Adds a key; false where it is known, or there are too many. */
  add(key: number): boolean {
    const unsigned = key >>> 0;
    let slot = unsigned & (SLOTS - 1);
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#slots[slot] === unsigned) return false;
      slot = (slot + 1) & (SLOTS - 1);
    }
    if (this.#size === MAX_KEYS) return false;
    this.#stamps[slot] = this.#stamp;
    this.#slots[slot] = unsigned;
    this.#keys[this.#size] = unsigned;
    this.#size += 1;
    return true;
  }

  /** A copy of what was gathered. */
  list(): Uint32Array {
    return this.#keys.slice(0, this.#size);
  }
}
