/**
 * Rows in the order of their keys, by radix sort (Knuth, TAOCP 3, 5.2.5): three
 * passes over eleven bits each. A change of a thousand messages has a million
 * keys, and comparing them takes several times as long.
 */

import { copyCell, type TokenChange, type TokenChunk } from '@backscatter/core';
import { emptyRows } from './rows.ts';

const RADIX_BITS = 11;
const BUCKETS = 2 ** RADIX_BITS;
const KEY_BITS = 32;

/** Keys ascending, and where each stood. */
interface Sorted {
  readonly keys: Uint32Array;
  readonly places: Uint32Array;
}

/** Sorts keys, which must be distinct for their places to be certain. */
function sortKeys(unsorted: Uint32Array): Sorted {
  let from = { keys: unsorted.slice(), places: unsorted.map((_, place) => place) };
  let to = { keys: new Uint32Array(unsorted.length), places: new Uint32Array(unsorted.length) };
  const next = new Uint32Array(BUCKETS);
  for (let shift = 0; shift < KEY_BITS; shift += RADIX_BITS) {
    countInto(next, from.keys, shift);
    for (let i = 0; i < unsorted.length; i += 1) {
      const key = from.keys[i] ?? 0;
      const bucket = (key >>> shift) & (BUCKETS - 1);
      const place = next[bucket] ?? 0;
      next[bucket] = place + 1;
      to.keys[place] = key;
      to.places[place] = from.places[i] ?? 0;
    }
    [from, to] = [to, from];
  }
  return from;
}

/** Where the keys of each bucket begin. */
function countInto(next: Uint32Array, keys: Uint32Array, shift: number): void {
  next.fill(0);
  for (let i = 0; i < keys.length; i += 1) {
    const bucket = ((keys[i] ?? 0) >>> shift) & (BUCKETS - 1);
    next[bucket] = (next[bucket] ?? 0) + 1;
  }
  for (let bucket = 0, sum = 0; bucket < BUCKETS; bucket += 1) {
    const count = next[bucket] ?? 0;
    next[bucket] = sum;
    sum += count;
  }
}

/** The cells of a change with ascending keys. */
export function sortedRows({ keys, cells, day }: TokenChange): TokenChunk {
  const sorted = sortKeys(keys);
  const rows = { ...emptyRows(keys.length), keys: sorted.keys };
  rows.days.fill(day);
  for (let row = 0; row < keys.length; row += 1) {
    copyCell(cells, sorted.places[row] ?? 0, rows.cells, row);
  }
  return rows;
}
