/**
 * Orthogonal sparse bigrams: each word with each of the next four, and how far
 * apart they stand (Siefkes and others, "Combining Winnow and Orthogonal Sparse
 * Bigrams for Incremental Spam Filtering", 2004). They catch phrases, and
 * phrases with a word changed in the middle.
 */

import { hashAfter, hashPrefix, mixed } from '../hash.ts';

/** Words paired; a letter says what it wants in its first lines, and pairs fill a model. */
const MAX_WORDS = 80;

/** How far apart, in words. */
const REACH = 4;

/** Gives the keys of the pairs of `words`, which stand in a field named by `field`. */
export function pairKeys(
  words: readonly string[],
  field: string,
  add: (key: number) => void,
): void {
  const prefix = hashPrefix(`2${field}`);
  const hashes = words.slice(0, MAX_WORDS).map((word) => hashAfter(prefix, word));
  for (let i = 0; i < hashes.length; i += 1) {
    const first = Math.imul(hashes[i] ?? 0, 0x9e37_79b1);
    for (let apart = 1; apart <= REACH && i + apart < hashes.length; apart += 1) {
      add(mixed((first ^ Math.imul(hashes[i + apart] ?? 0, 0x85eb_ca77)) + apart));
    }
  }
}
