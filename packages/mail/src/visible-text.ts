/**
 * What a person reads of a mail: its plain text and the visible part of its
 * HTML, one behind the other. Spam shows different things in the two, so
 * neither is left out.
 */

import type { Mail } from '@backscatter/core';
import { htmlToText } from './html-to-text.ts';

/** Characters judged of one mail; what decides stands in the first screens. */
export const MAX_VISIBLE_LENGTH = 200_000;

/** Readers of one mail ask for its text more than once. */
const known = new WeakMap<Mail, string>();

/** Plain text and visible HTML text, cut at `MAX_VISIBLE_LENGTH` characters. */
export function visibleText(mail: Mail): string {
  const before = known.get(mail);
  if (before !== undefined) return before;
  const text = mail.text ?? '';
  const html = mail.html === null ? '' : htmlToText(mail.html);
  const both = html === '' ? text : text === '' ? html : `${text}\n${html}`;
  const visible = both.length > MAX_VISIBLE_LENGTH ? both.slice(0, MAX_VISIBLE_LENGTH) : both;
  known.set(mail, visible);
  return visible;
}
