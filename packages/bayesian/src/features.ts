/**
 * What of a mail is weighed: four blocks of features.
 *
 * - words: the tokens of `tokenize`;
 * - header: runs of letters in the fields of the author's program, and their order;
 * - pairs: orthogonal sparse bigrams of subject and text;
 * - letters: runs of letters of the first screen.
 *
 * The blocks differ in size by a factor of ten and say the same thing in
 * different ways. Each is weighed by itself and then has one voice, so that two
 * thousand runs of letters do not outvote forty words.
 */

import type { Mail } from '@backscatter/core';
import { visibleText } from '@backscatter/mail';
import { DistinctKeys } from './distinct-keys.ts';
import { type Habits, habitKeys, habitsOf, NO_HABITS } from './habits.ts';
import { hashText } from './hash.ts';
import { homeKeys } from './home.ts';
import { gatherTokens, type Namespace, wordsOf } from './tokenize.ts';
import { headerLetterKeys, textLetterKeys } from './tokens/letters.ts';
import { pairKeys } from './tokens/pairs.ts';
import { fold } from './tokens/words.ts';

/** The blocks, in order. */
export const BLOCKS = ['words', 'header', 'pairs', 'letters'] as const;

/** One of the blocks. */
export type Block = (typeof BLOCKS)[number];

/** Characters folded for the runs of letters; blanks fall away from them. */
const FIRST_SCREEN = 2_000;

/** Splits the keys of a notice from those of returned messages. */
const NOTICE_MASK = hashText('notice/');

/** The features of one mail. */
export interface Features {
  /** Keys of all blocks, one behind the other; distinct. */
  readonly keys: Uint32Array;
  /** Where each block ends in `keys`, in the order of `BLOCKS`. */
  readonly ends: readonly number[];
  /** The text of a feature of the first block. Few are asked for, so they are not kept ready. */
  readonly tokenAt: (place: number) => string;
  /** Keys of the author's habits (see `habits.ts`). */
  readonly habits: () => Habits;
  /** Keys of these, of the addresses that the mail names and of their domains (see `home.ts`): counted when it is learned, not weighed with the others. */
  readonly counted: () => readonly number[];
}

/** Used by one mail at a time: nothing here waits. */
const distinct = new DistinctKeys();

/** Reads the features of a mail. Never throws. */
export function featuresOf(mail: Mail, namespace: Namespace = 'returned'): Features {
  const found = wordsOf(mail);
  const mask = namespace === 'notice' ? NOTICE_MASK : 0;
  const add = (key: number): void => {
    distinct.add(key ^ mask);
  };
  distinct.clear();
  const tokenAt = gatherTokens(mail, namespace, found, distinct);
  const ends = [distinct.size];
  const readers = [
    () => headerLetterKeys(mail, add),
    () => {
      pairKeys(found.subject, 's', add);
      pairKeys(found.body, 'b', add);
    },
    () => textLetterKeys(fold(visibleText(mail).slice(0, FIRST_SCREEN)), add),
  ];
  for (const read of readers) {
    read();
    ends.push(distinct.size);
  }
  const habits = (): Habits => habitsOf(mail);
  return {
    keys: distinct.list(),
    ends,
    tokenAt,
    habits,
    counted: () => [...homeKeys(mail), ...habitKeys(habits())],
  };
}

/** Features of tokens alone, as `tokenize` gives them. */
export function featuresOfTokens(tokens: readonly string[]): Features {
  distinct.clear();
  const kept = tokens.filter((token) => distinct.add(hashText(token)));
  const keys = distinct.list();
  return {
    keys,
    ends: BLOCKS.map(() => keys.length),
    tokenAt: (place) => kept[place] ?? '',
    habits: () => NO_HABITS,
    counted: () => [],
  };
}
