/**
 * `f:` — words of the name that the mail says it is from. Never the address: a
 * message that comes back has, genuine or forged, the addressee's own in From.
 * A filter that learned the mail we sent would take it for the best of signs.
 */

import type { Mail } from '@backscatter/core';
import { headerAddresses } from '@backscatter/mail';
import { words } from './words.ts';

/** Authors read; From rarely has two. */
const MAX_AUTHORS = 3;

/** Tokens of the From field, in order. */
export function fromTokens(mail: Mail): readonly string[] {
  return headerAddresses(mail.headers, 'from')
    .slice(0, MAX_AUTHORS)
    .flatMap(({ name }) => words(name).map((word) => `f:${word}`));
}
