/**
 * What two counts say, remembered.
 *
 * Nine of ten cells hold counts below 64, so the same few hundred pairs come
 * back a thousand times in every mail; a logarithm and four divisions for each
 * were most of the arithmetic of a score. What was made of a pair holds until
 * another message is learned, for it depends on the totals.
 */

import type { ClassCounts } from '@backscatter/core';

/** Counts from here on are computed each time; a power of two. */
const SMALL = 64;

/** Where the value of larger counts stands, until the next ones are asked for. */
export const LARGE = SMALL * SMALL;

/** What a pair of counts comes to, given the totals. */
export type OfCounts = (spam: number, ham: number, totals: ClassCounts) => number;

/** Values of one function of two counts. */
export class CountMemo {
  /** The values, at their places; NaN where none was asked for. */
  readonly values = new Float64Array(LARGE + 1).fill(Number.NaN);
  /** 1 where the value is not 0: added up, they count such values without a branch. */
  readonly isSet = new Uint8Array(LARGE + 1);
  readonly #compute: OfCounts;
  #totals: ClassCounts = { spam: -1, ham: -1 };

  constructor(compute: OfCounts) {
    this.#compute = compute;
  }

  /** Says what the totals are from now on. */
  begin(totals: ClassCounts): void {
    const before = this.#totals;
    this.#totals = totals;
    if (before.spam !== totals.spam || before.ham !== totals.ham) this.values.fill(Number.NaN);
  }

  /** The value for two counts of 0 or more. */
  of(spam: number, ham: number): number {
    const place = placeOf(spam, ham);
    if (place === LARGE || Number.isNaN(this.values[place])) this.make(place, spam, ham);
    return this.values[place] ?? 0;
  }

  /** Makes the value that stands, or will stand, at the place of two counts. */
  make(place: number, spam: number, ham: number): void {
    const value = this.#compute(spam, ham, this.#totals);
    this.values[place] = value;
    this.isSet[place] = value === 0 ? 0 : 1;
  }
}

/** Where the value for two counts of 0 or more stands. */
export function placeOf(spam: number, ham: number): number {
  return (spam | ham) < SMALL ? spam * SMALL + ham : LARGE;
}
