/**
 * Where, in the text of a notice, the returned message begins.
 *
 * Servers announce it by a line of their own; others simply append it, indented
 * or behind `>`. What is looked for is a run of header fields that only a mail
 * has: a notice's own list of To, Subject and Sent is none.
 */

import { fieldName } from '@backscatter/mail';
import { ANNOUNCEMENTS } from './announcements.ts';

/** Lines looked through; a returned message below that is not found. */
const MAX_LINES = 5_000;

/** Lines between an announcement and the header it announces. */
const MAX_GAP = 12;

/** Fields that only a message's own header has. */
const TELLING = new Set([
  'received',
  'message-id',
  'return-path',
  'mime-version',
  'x-mailer',
  'dkim-signature',
  'x-originating-ip',
  'delivered-to',
  'content-type',
]);

/** Fields that a mail has and a notice may list too. */
const COMMON = new Set(['from', 'to', 'subject', 'date', 'cc', 'reply-to', 'sender']);

/** Fields of a delivery status that stands in the text: no mail. */
const STATUS_FIELDS = new Set([
  'reporting-mta',
  'final-recipient',
  'arrival-date',
  'original-recipient',
  'action',
  'diagnostic-code',
  'status',
  'remote-mta',
]);

/** A word of every announcement; most lines have none and cost no more than this. */
const ANNOUNCING =
  /messag|mail|header|nachricht|mensa|mensaje|bericht|entregado|сообщение|メッセージ|邮件/i;

/** QUIRK: PMDF and its heirs list fields of the original at the top of their notice. */
const EXCERPT = /following header fields:\s*$/i;

export interface QuotedAt {
  /** The line with which the notice ends (exclusive). */
  readonly notice: number;
  /** The first line of the returned message. */
  readonly message: number;
}

/** The lines at which the notice ends and the returned message begins, or null. */
export function findQuoted(lines: readonly string[]): QuotedAt | null {
  const end = Math.min(lines.length, MAX_LINES);
  for (let i = 0; i < end; i++) {
    const line = lines[i] ?? '';
    if (EXCERPT.test(line)) {
      i = blockEnd(lines, i + 1);
      continue;
    }
    if (line.length > 6 && ANNOUNCING.test(line) && isAnnouncement(line)) {
      const start = headerBelow(lines, i + 1);
      if (start !== null) return { notice: lastRule(lines, i, start), message: start };
      // Announced, and what follows is no header: a body alone, or nothing.
      if (isRule(line)) return { notice: i, message: i + 1 };
    } else if (startsMessage(lines, i)) return { notice: i, message: i };
  }
  return null;
}

/** The last line of the block of lines that begins at or below `from`. */
function blockEnd(lines: readonly string[], from: number): number {
  let i = from;
  while (i < lines.length && lines[i]?.trim() === '') i++;
  while (i < lines.length && lines[i]?.trim() !== '') i++;
  return i - 1;
}

function isAnnouncement(line: string): boolean {
  const folded = line
    .toLowerCase()
    .replace(/[-=*_>|#\s:.]+/g, ' ')
    .trim();
  if (folded.length < 8 || folded.length > 120) return false;
  for (const phrase of ANNOUNCEMENTS) if (folded.startsWith(phrase)) return true;
  return false;
}

/** QUIRK: `The following message failed` is a sentence where a rule announces the copy below it. */
function lastRule(lines: readonly string[], at: number, before: number): number {
  for (let i = before - 1; i > at && !isRule(lines[at] ?? ''); i--) {
    if (isRule(lines[i] ?? '') && isAnnouncement(lines[i] ?? '')) return i;
  }
  return at;
}

/** `---- text ----`: a line that cuts, whatever follows. */
function isRule(line: string): boolean {
  return /^\s*[-=*_]{2,}/.test(line);
}

function headerBelow(lines: readonly string[], from: number): number | null {
  for (let i = from; i < Math.min(lines.length, from + MAX_GAP); i++) {
    const name = nameAt(lines, i);
    if (
      name !== null &&
      (TELLING.has(name) || COMMON.has(name) || /^(x-|resent-|list-)/.test(name))
    )
      return i;
  }
  return null;
}

/** A run of at least three fields, of which one is telling and From, To or Subject another. */
function startsMessage(lines: readonly string[], at: number): boolean {
  const first = nameAt(lines, at);
  if (first === null || !(TELLING.has(first) || COMMON.has(first))) return false;
  let fields = 0;
  let telling = 0;
  let common = 0;
  for (let i = at; i < Math.min(lines.length, at + 60); i++) {
    const line = unquote(lines[i] ?? '');
    if (line.trim() === '') break;
    const name = fieldName(line);
    if (name === null) {
      if (line[0] === ' ' || line[0] === '\t' || fields > 0) continue;
      return false;
    }
    if (STATUS_FIELDS.has(name)) return false;
    fields++;
    if (TELLING.has(name)) telling++;
    if (COMMON.has(name)) common++;
  }
  return fields >= 3 && telling >= 1 && common + telling >= 3;
}

function nameAt(lines: readonly string[], at: number): string | null {
  return fieldName(unquote(lines[at] ?? ''));
}

/** Takes quote marks and a common indent off one line. */
export function unquote(line: string): string {
  return line.replace(/^(?:[ \t]{0,8}[>|]){1,3} ?/, '').replace(/^ {1,8}(?=[A-Za-z-]+:)/, '');
}
