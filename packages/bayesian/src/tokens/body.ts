/**
 * `b:` — words of what a reader sees, links taken out.
 */

import type { Mail } from '@backscatter/core';
import { visibleText } from '@backscatter/mail';
import { withoutUrls } from './urls.ts';
import { findWords, type WordList } from './words.ts';

/**
 * Characters read of the plain text, and again of the visible HTML, so that neither
 * hides the other. Mail says early what it is. With 30,000 characters a model of one
 * collection was no better at home and worse at judging another; with 4,000 it was worse.
 */
const MAX_BODY = 8_000;

/** Words of the visible text, in order, repeats and short ones included. */
export function bodyWords(mail: Mail): WordList {
  const visible = visibleText(mail);
  const textEnd = mail.html === null ? visible.length : (mail.text?.length ?? 0);
  const text = visible.slice(0, Math.min(textEnd, MAX_BODY));
  return findWords(withoutUrls(text + visible.slice(textEnd, textEnd + MAX_BODY)));
}
