/**
 * From a mail to its tokens: the words that a filter counts.
 *
 * Each field has a prefix of its own, because the same word means another
 * thing in a subject, a name or a link (Graham, "Better Bayesian Filtering",
 * 2003). Repeats count once, so that counts are numbers of messages, which is
 * what Robinson's method needs.
 *
 * A notice has a namespace of its own: its words can be counted and looked at,
 * and are never those of a message that came back.
 */

import type { Mail } from '@backscatter/core';
import { DistinctKeys } from './distinct-keys.ts';
import { hashAfter, hashPrefix, hashRun, mixed } from './hash.ts';
import { bodyWords } from './tokens/body.ts';
import { fromTokens } from './tokens/from.ts';
import { headerTokens } from './tokens/header-names.ts';
import { htmlTokens } from './tokens/html.ts';
import { mimeTokens } from './tokens/mime.ts';
import { recipientTokens } from './tokens/recipients.ts';
import { subjectWords } from './tokens/subject.ts';
import { urlTokens } from './tokens/urls.ts';
import { isShortAt, type WordList, wordAt } from './tokens/words.ts';

/** Distinct tokens of one mail. A long letter has 1,500; a word list pasted in has no end. */
const MAX_TOKENS = 4_000;

/** What is read: a message that was returned, or learned as one; or the notice around it. */
export type Namespace = 'returned' | 'notice';

/** Prefix of a notice's tokens. */
const NOTICE = 'notice/';

/** Words of a mail in order, read once for tokens and for pairs. */
export interface MailWords {
  readonly subject: WordList;
  readonly body: WordList;
}

/** Reads the words of a mail. */
export function wordsOf(mail: Mail): MailWords {
  return { subject: subjectWords(mail), body: bodyWords(mail) };
}

/** Reads tokens that are more than words, in the order in which they are kept. */
const READERS: readonly ((mail: Mail) => readonly string[])[] = [
  fromTokens,
  recipientTokens,
  headerTokens,
  mimeTokens,
  htmlTokens,
  urlTokens,
];

/** Used by one mail at a time: nothing here waits. */
const seen = new DistinctKeys();
const places = new Uint16Array(MAX_TOKENS);

/** Distinct tokens of a mail, each with the prefix of its field. Never throws. */
export function tokenize(mail: Mail, namespace: Namespace = 'returned'): readonly string[] {
  seen.clear();
  const tokens = gatherTokens(mail, namespace, wordsOf(mail), seen);
  return Array.from({ length: seen.size }, (_, place) => tokens(place));
}

/** Gives the text of the token whose key was gathered as the so manieth. */
export type TokenTexts = (place: number) => string;

/**
 * Adds the keys of a mail's tokens to `keys`, which is empty. Two tokens of a
 * mail share a key once in ten thousand mails; the first has it.
 *
 * @returns what gives their texts: few are asked for, and those of a long letter are made only then
 */
export function gatherTokens(
  mail: Mail,
  namespace: Namespace,
  { subject, body }: MailWords,
  keys: DistinctKeys,
): TokenTexts {
  const texts: string[] = [];
  const mark = namespace === 'notice' ? NOTICE : '';
  const addTexts = (tokens: readonly string[]): void => {
    const hash = hashPrefix(mark);
    for (const token of tokens) {
      if (keys.size >= MAX_TOKENS) return;
      if (keys.add(hashAfter(hash, token))) texts.push(mark + token);
    }
  };
  // In the order in which they are kept when there are too many.
  const subjectPlaces = addWords(subject, `${mark}s:`, false, keys);
  const textsFrom = keys.size;
  for (const read of READERS) addTexts(read(mail));
  const bodyFrom = keys.size;
  const bodyPlaces = addWords(body, `${mark}b:`, true, keys);
  return (place) => {
    if (place < textsFrom) return `${mark}s:${wordAt(subject, subjectPlaces[place] ?? 0)}`;
    if (place < bodyFrom) return texts[place - textsFrom] ?? '';
    return `${mark}b:${wordAt(body, bodyPlaces[place - bodyFrom] ?? 0)}`;
  };
}

/** Adds the keys of words; gives which of them, in the order of their new keys. */
function addWords(
  { text, bounds }: WordList,
  prefix: string,
  skipsShort: boolean,
  keys: DistinctKeys,
): Uint16Array {
  const hash = hashPrefix(prefix);
  let count = 0;
  for (let i = 0; 2 * i < bounds.length && keys.size < MAX_TOKENS; i += 1) {
    const start = bounds[2 * i] ?? 0;
    const end = bounds[2 * i + 1] ?? 0;
    if (skipsShort && isShortAt(text, start, end)) continue;
    if (!keys.add(mixed(hashRun(text, start, end, hash)))) continue;
    places[count] = i;
    count += 1;
  }
  return places.slice(0, count);
}
