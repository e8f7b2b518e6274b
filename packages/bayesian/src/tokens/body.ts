/**
 * `b:` — words of what a reader sees, links taken out.
 */

import type { Mail } from '@backscatter/core';
import { visibleText } from '@backscatter/mail';
import { withoutUrls } from './urls.ts';
import { findWords, type WordList } from './words.ts';

/** Words of the visible text, in order, repeats and short ones included. */
export function bodyWords(mail: Mail): WordList {
  return findWords(withoutUrls(visibleText(mail)));
}
