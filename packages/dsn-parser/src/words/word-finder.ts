/**
 * Which words of the table a text holds. The finder of phrases looks for those of
 * fewer than four characters one by one; here they are some thousand, for a word
 * of Chinese or Hebrew has two or three.
 */

import { createPhraseFinder, type PhraseFinder } from '@backscatter/mail';

/** Shorter ones are found by their first character. */
const SHORT = 4;

/** Builds a finder that finds short words as fast as long ones. */
export function createWordFinder(words: Iterable<string>): PhraseFinder {
  const all = [...words];
  const findLong = createPhraseFinder(all.filter(({ length }) => length >= SHORT));
  const byFirst = new Map<number, string[]>();
  for (const word of all) {
    if (word === '' || word.length >= SHORT) continue;
    const first = word.charCodeAt(0);
    const there = byFirst.get(first);
    if (there === undefined) byFirst.set(first, [word]);
    else there.push(word);
  }
  return (text) => {
    const found = new Set(findLong(text));
    for (let at = 0; at < text.length; at++) {
      for (const word of byFirst.get(text.charCodeAt(at)) ?? []) {
        if (text.startsWith(word, at)) found.add(word);
      }
    }
    return found;
  };
}
