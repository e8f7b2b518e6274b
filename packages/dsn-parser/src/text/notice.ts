/**
 * The human part of a report as lines, cut off from a returned message that is
 * quoted below it.
 */

import type { Mail, Part } from '@backscatter/core';
import { decodeBytes, htmlToText, splitLines, visibleText } from '@backscatter/mail';
import type { FindQuoted } from '../returned/find-quoted.ts';
import { findBarePart } from '../returned/read-returned.ts';
import { singleBlanks } from './single-blanks.ts';

/** Lines of a notice that are read; servers say it in the first hundred. */
const MAX_LINES = 1_500;

/** Characters of one line that are read. */
const MAX_LINE_LENGTH = 1_000;

/** Characters in which a server has said who it is and what happened. */
const MAX_FOLDED_LENGTH = 5_000;

/** Characters of a text that are looked through for the returned message. */
const MAX_TEXT_LENGTH = 400_000;

export interface Notice {
  /** The lines above the returned message, trailing blanks taken off. */
  readonly lines: readonly string[];
  /** The same as one text. */
  readonly text: string;
  /** The first of it in lower case, white space as single blanks: what phrases are looked for in. */
  readonly folded: string;
  /** The returned message as it stood below, or null. */
  readonly quoted: string | null;
}

/** Splits a text into notice and quoted message. */
export function readNotice(written: string, findQuoted: FindQuoted): Notice {
  const all = splitLines(written.slice(0, MAX_TEXT_LENGTH));
  const cut = findQuoted(all);
  const lines = all
    .slice(0, Math.min(cut?.notice ?? all.length, MAX_LINES))
    .map((line) => line.slice(0, MAX_LINE_LENGTH).trimEnd());
  const text = lines.join('\n').trim();
  const below = cut === null ? '' : all.slice(cut.message).join('\n');
  return {
    lines,
    text,
    folded: singleBlanks(text.slice(0, MAX_FOLDED_LENGTH).toLowerCase()),
    // QUIRK: sendmail announces that it gives nothing back.
    quoted: below.trim() === '' ? null : below,
  };
}

/**
 * The text of a report: its plain text, else its HTML as a reader sees it, else
 * the first text that hangs on it as an attachment.
 *
 * @param parts all parts of the mail
 */
export function noticeText(mail: Mail, parts: readonly Part[]): string {
  if (mail.text !== null && mail.text.trim() !== '') return withoutBare(mail.text, parts);
  if (mail.html !== null) return visibleText(mail);
  for (const part of parts) {
    const text = attachedText(part);
    if (text !== null) return text;
  }
  return '';
}

function withoutBare(text: string, parts: readonly Part[]): string {
  const returned = findBarePart(parts)?.text ?? '';
  return returned !== '' && text.endsWith(returned) ? text.slice(0, -returned.length) : text;
}

function attachedText(part: Part): string | null {
  if (part.content === null || !/^text\/(?:plain|html)$/.test(part.type)) return null;
  const text = decodeBytes(part.content, part.parameters.get('charset') ?? null);
  return part.type === 'text/html' ? htmlToText(text) : text;
}
