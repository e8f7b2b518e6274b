/**
 * Who has written to whom, and when first and last, in memory.
 *
 * Remembered far longer than messages are logged: that two parties know each
 * other stays true when no mail of theirs can bounce any more. A `Map` keeps
 * the order in which its keys were set, so setting anew whatever is recorded
 * leaves the longest untouched at the front.
 */

import type { Acquaintance } from '@backscatter/core';

/** A bounded memory of pairs. */
export class Acquaintances {
  readonly #known = new Map<string, Acquaintance>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** One wrote to the other at a time, in milliseconds since 1970. */
  add(pair: string, at: number): void {
    const known = this.#known.get(pair);
    this.#known.delete(pair);
    this.#known.set(
      pair,
      known === undefined
        ? { first: at, last: at }
        : { first: Math.min(known.first, at), last: Math.max(known.last, at) },
    );
    if (this.#known.size > this.#most) this.#dropFirst();
  }

  /** Null where they have not written since `expiry`. */
  get(pair: string, expiry: number): Acquaintance | null {
    const known = this.#known.get(pair);
    return known === undefined || known.last < expiry ? null : known;
  }

  /** Drops those at the front that are older than `expiry`. */
  prune(expiry: number): void {
    for (const [pair, { last }] of this.#known) {
      if (last >= expiry) return;
      this.#known.delete(pair);
    }
  }

  #dropFirst(): void {
    for (const pair of this.#known.keys()) {
      this.#known.delete(pair);
      return;
    }
  }
}
