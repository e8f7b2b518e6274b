/**
 * Which words of the table a text holds, and what each means. They are some ten
 * thousand, and few processes ask for them often: all but the words themselves is
 * kept as numbers, which are made ready fast and cost a collector of garbage
 * nothing, where as many objects would be looked at again and again.
 *
 * A word is looked for by its head, the first letters of it, and then by its last
 * character. Words with the same head form a chain, as do the meanings of a word
 * that neighbouring languages share; 0 ends a chain.
 */

import { plainWords } from './plain-words.ts';
import { type Languages, ROLE_BITS, type Role } from './word-table.ts';

/** Words by number, from 1, and their meanings, from 1 too. */
export interface WordIndex {
  readonly words: readonly string[];
  /** By hash of a head: the first word that has it. */
  readonly byHead: Uint16Array;
  /** By word: the next of the same head. */
  readonly nextWord: Uint16Array;
  /** By word: the character that ends it. */
  readonly lastUnit: Uint16Array;
  /** By word: the first of its meanings. */
  readonly meaning: Uint16Array;
  /** By meaning: the next of the same word. */
  readonly nextMeaning: Uint16Array;
  /** By meaning: the number of a language, counted from 0. */
  readonly language: Uint8Array;
  /** By meaning: one of `ROLE_BITS`. */
  readonly role: Uint32Array;
  /** By meaning: the words that have to stand beside it, where there are any. */
  readonly others: ReadonlyMap<number, readonly number[]>;
}

/** Letters of a head; a word of two has both. */
const HEAD = 3;

/** Bits of a head's hash: four times as many as the words, so that few heads share one. */
const HASH_BITS = 14;

const BLANK = 0x20;

/** Below are the scripts in which words begin behind a blank. */
const ANYWHERE = 0x590;

/** Makes the words of these languages ready. */
export function createWordIndex(languages: Languages): WordIndex {
  const { parts, counts, language, role } = listEntries(languages);
  const numbers = new Map<string, number>([['', 0]]);
  const partNumbers = plainWords(parts).map((part) => {
    const number = numbers.get(part) ?? numbers.size;
    numbers.set(part, number);
    return number;
  });
  const words = [...numbers.keys()];
  const index = {
    words,
    byHead: new Uint16Array(2 ** HASH_BITS),
    nextWord: new Uint16Array(words.length),
    lastUnit: new Uint16Array(words.length),
    meaning: new Uint16Array(words.length),
    nextMeaning: new Uint16Array(counts.length),
    language: Uint8Array.from(language),
    role: Uint32Array.from(role),
    others: new Map<number, readonly number[]>(),
  };
  for (let number = words.length - 1; number > 0; number--) {
    const word = words[number] ?? '';
    const hash = hashOfHead(word);
    index.lastUnit[number] = word.charCodeAt(word.length - 1);
    index.nextWord[number] = index.byHead[hash] ?? 0;
    index.byHead[hash] = number;
  }
  let at = partNumbers.length;
  // From the last on: each is put before those of the same word.
  for (let entry = counts.length - 1; entry > 0; entry--) {
    const count = counts[entry] ?? 0;
    at -= count;
    const first = partNumbers[at] ?? 0;
    if (count > 1) index.others.set(entry, partNumbers.slice(at + 1, at + count));
    index.nextMeaning[entry] = index.meaning[first] ?? 0;
    index.meaning[first] = entry;
  }
  return index;
}

/** What the rows hold, from 1 on. */
interface Entries {
  /** The parts of all, one after the other, as they are written. */
  readonly parts: readonly string[];
  /** By entry: the number of its parts. */
  readonly counts: readonly number[];
  readonly language: readonly number[];
  readonly role: readonly number[];
}

function listEntries(languages: Languages): Entries {
  const parts: string[] = [];
  const [counts, language, role] = [[0], [0], [0]];
  for (const [number, row] of Object.values(languages).entries()) {
    for (const [name, written] of Object.entries(row) as [Role, string][]) {
      for (const word of written.split(', ')) {
        const standing = word.split('~');
        parts.push(...standing);
        counts.push(standing.length);
        language.push(number);
        role.push(ROLE_BITS[name]);
      }
    }
  }
  return { parts, counts, language, role };
}

/**
 * The numbers of the words that a clause holds, in its order.
 *
 * @param clause one of `clausesOf`
 */
export function wordsIn(index: WordIndex, clause: string): ReadonlySet<number> {
  const found = new Set<number>();
  let before = clause.charCodeAt(0);
  for (let at = 1; at < clause.length; at++) {
    const unit = clause.charCodeAt(at);
    if (unit >= ANYWHERE || before === BLANK) {
      const next = clause.charCodeAt(at + 1);
      addWords(index, hashOf(unit, next, clause.charCodeAt(at + 2)), clause, at, found);
      addWords(index, hashOf(unit, next, 0), clause, at, found);
    }
    before = unit;
  }
  return found;
}

function addWords(
  { words, byHead, nextWord, lastUnit }: WordIndex,
  hash: number,
  clause: string,
  at: number,
  found: Set<number>,
): void {
  for (let number = byHead[hash] ?? 0; number !== 0; number = nextWord[number] ?? 0) {
    const word = words[number] ?? '';
    const start = at - leadOf(word);
    if (clause.charCodeAt(start + word.length - 1) !== lastUnit[number]) continue;
    if (clause.startsWith(word, start)) found.add(number);
  }
}

function hashOfHead(word: string): number {
  const at = leadOf(word);
  const isWhole = word.length - at >= HEAD;
  return hashOf(
    word.charCodeAt(at),
    word.charCodeAt(at + 1),
    isWhole ? word.charCodeAt(at + HEAD - 1) : 0,
  );
}

/** The blank before a word that must begin one of the text. */
function leadOf(word: string): number {
  return word.charCodeAt(0) === BLANK ? 1 : 0;
}

function hashOf(first: number, second: number, third: number): number {
  const mixed = Math.imul(Math.imul(Math.imul(first, 31) + second, 31) + third, 0x9e37_79b1);
  return mixed >>> (32 - HASH_BITS);
}
