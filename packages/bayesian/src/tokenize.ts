/**
 * From a mail to its tokens: what a Bayesian filter counts.
 *
 * Each field has a prefix of its own, because the same word means another
 * thing in a subject, a name or a link (Graham, "Better Bayesian Filtering",
 * 2003). The prefixes have a second use: no token equals the name of an object
 * property such as `constructor`. Repeats count once, so that counts are
 * numbers of messages, which is what Robinson's method needs.
 */

import type { Mail } from '@backscatter/core';
import { bodyTokens } from './tokens/body.ts';
import { fromTokens } from './tokens/from.ts';
import { headerTokens } from './tokens/header-names.ts';
import { mimeTokens } from './tokens/mime.ts';
import { recipientTokens } from './tokens/recipients.ts';
import { subjectTokens } from './tokens/subject.ts';
import { urlTokens } from './tokens/urls.ts';

/** Distinct tokens of one mail. A long letter has 1,500; a word list pasted in has no end. */
const MAX_TOKENS = 4_000;

/** Fields in the order in which they are kept when there are too many tokens. */
const FIELDS = [
  subjectTokens,
  fromTokens,
  recipientTokens,
  headerTokens,
  mimeTokens,
  urlTokens,
  bodyTokens,
];

/** Distinct tokens of a mail, each with the prefix of its field. Never throws. */
export function tokenize(mail: Mail): readonly string[] {
  const tokens = new Set<string>();
  for (const tokensOf of FIELDS) {
    for (const token of tokensOf(mail)) {
      if (tokens.size >= MAX_TOKENS) return [...tokens];
      tokens.add(token);
    }
  }
  return [...tokens];
}
