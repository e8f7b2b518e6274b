/**
 * `f:` — who the mail says it is from: `f:n:` words of the display name, `f:a:`
 * the address, `f:d:` its domain. In a forgery the address is the victim's own
 * and tells nothing; the name is the spammer's.
 */

import type { Mail } from '@backscatter/core';
import { headerAddresses, normalizeAddress } from '@backscatter/mail';
import { MAX_WORD_LENGTH, words } from './words.ts';

/** Authors read; From rarely has two. */
const MAX_AUTHORS = 3;

/** Longest address that becomes a token, in characters. */
const MAX_ADDRESS_LENGTH = 2 * MAX_WORD_LENGTH;

/** Tokens of the From field, in order. */
export function fromTokens(mail: Mail): readonly string[] {
  const tokens: string[] = [];
  const authors = headerAddresses(mail.headers, 'from');
  for (const { name, address } of authors.slice(0, MAX_AUTHORS)) {
    for (const word of words(name)) tokens.push(`f:n:${word}`);
    const normal = normalizeAddress(address);
    if (normal === null || normal.address.length > MAX_ADDRESS_LENGTH) continue;
    tokens.push(`f:a:${normal.address}`, `f:d:${normal.domain}`);
  }
  return tokens;
}
