/**
 * `b:` — words of what a reader sees, links taken out.
 */

import type { Mail } from '@backscatter/core';
import { visibleText } from '@backscatter/mail';
import { withoutUrls } from './urls.ts';
import { isShort, words } from './words.ts';

/** Tokens of the visible text, in order. */
export function bodyTokens(mail: Mail): readonly string[] {
  const tokens: string[] = [];
  for (const word of words(withoutUrls(visibleText(mail)))) {
    if (!isShort(word)) tokens.push(`b:${word}`);
  }
  return tokens;
}
