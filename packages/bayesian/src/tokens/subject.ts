/**
 * `s:` — words of the subject. The same word weighs otherwise there than in the
 * body, so it is another token.
 */

import type { Mail } from '@backscatter/core';
import { headerValue } from '@backscatter/mail';
import { findWords, type WordList } from './words.ts';

/** Words of the Subject field, in order. */
export function subjectWords(mail: Mail): WordList {
  return findWords(headerValue(mail.headers, 'subject') ?? '');
}
