/**
 * Orthogonal sparse bigrams: each word with each of the next two, and how far
 * apart they stand (Siefkes and others, "Combining Winnow and Orthogonal Sparse
 * Bigrams for Incremental Spam Filtering", 2004). They catch phrases, and
 * phrases with a word changed in the middle.
 */

import { hashPrefix, hashRun, mixed } from '../hash.ts';
import type { WordList } from './words.ts';

/** Words paired; a letter says what it wants in its first lines, and pairs fill a model. */
const MAX_WORDS = 40;

/** How far apart, in words. Pairs that stand farther apart fill half of a model and add nothing. */
const REACH = 2;

/** Hashes of the words being paired; used by one text at a time. */
const hashes = new Uint32Array(MAX_WORDS);

/** Gives the keys of the pairs of `words`, which stand in a field named by `field`. */
export function pairKeys(
  { text, bounds }: WordList,
  field: string,
  add: (key: number) => void,
): void {
  const prefix = hashPrefix(`2${field}`);
  const count = Math.min(MAX_WORDS, bounds.length / 2);
  for (let i = 0; i < count; i += 1) {
    hashes[i] = mixed(hashRun(text, bounds[2 * i] ?? 0, bounds[2 * i + 1] ?? 0, prefix));
  }
  for (let i = 0; i < count; i += 1) {
    const first = Math.imul(hashes[i] ?? 0, 0x9e37_79b1);
    for (let apart = 1; apart <= REACH && i + apart < count; apart += 1) {
      add(mixed((first ^ Math.imul(hashes[i + apart] ?? 0, 0x85eb_ca77)) + apart));
    }
  }
}
