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
import { hashAfter, hashPrefix } from './hash.ts';
import { bodyWords } from './tokens/body.ts';
import { fromTokens } from './tokens/from.ts';
import { headerTokens } from './tokens/header-names.ts';
import { htmlTokens } from './tokens/html.ts';
import { mimeTokens } from './tokens/mime.ts';
import { recipientTokens } from './tokens/recipients.ts';
import { subjectWords } from './tokens/subject.ts';
import { urlTokens } from './tokens/urls.ts';
import { isShort } from './tokens/words.ts';

/** Distinct tokens of one mail. A long letter has 1,500; a word list pasted in has no end. */
const MAX_TOKENS = 4_000;

/** What is read: a message that was returned, or learned as one; or the notice around it. */
export type Namespace = 'returned' | 'notice';

/** Prefix of a notice's tokens. */
const NOTICE = 'notice/';

/** Words of a mail in order, read once for tokens and for pairs. */
export interface MailWords {
  readonly subject: readonly string[];
  readonly body: readonly string[];
}

/** Reads the words of a mail. */
export function wordsOf(mail: Mail): MailWords {
  return { subject: subjectWords(mail), body: bodyWords(mail) };
}

/** Used by one mail at a time: nothing here waits. */
const seen = new DistinctKeys();

/** Distinct tokens of a mail, each with the prefix of its field. Never throws. */
export function tokenize(mail: Mail, namespace: Namespace = 'returned'): readonly string[] {
  seen.clear();
  return gatherTokens(mail, namespace, wordsOf(mail), seen);
}

/**
 * The same, their keys added to `keys`. Two tokens of a mail share a key once in
 * ten thousand mails; the first has it.
 */
export function gatherTokens(
  mail: Mail,
  namespace: Namespace,
  { subject, body }: MailWords,
  keys: DistinctKeys,
): readonly string[] {
  const tokens: string[] = [];
  const mark = namespace === 'notice' ? NOTICE : '';
  // In the order in which they are kept when there are too many.
  const fields: readonly (readonly [prefix: string, tokens: readonly string[]])[] = [
    ['s:', subject],
    ['', fromTokens(mail)],
    ['', recipientTokens(mail)],
    ['', headerTokens(mail)],
    ['', mimeTokens(mail)],
    ['', htmlTokens(mail)],
    ['', urlTokens(mail)],
    ['b:', body.filter((word) => !isShort(word))],
  ];
  for (const [prefix, found] of fields) {
    const hash = hashPrefix(mark + prefix);
    for (const token of found) {
      if (tokens.length >= MAX_TOKENS) return tokens;
      if (keys.add(hashAfter(hash, token))) tokens.push(mark + prefix + token);
    }
  }
  return tokens;
}
