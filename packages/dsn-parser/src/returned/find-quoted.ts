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

/** Characters of an announcing line, its rules included. */
const MAX_ANNOUNCEMENT = 500;

/** Lines of an excerpt, with what stands between it and the header. */
const MAX_EXCERPT = 40;

/** Lines in which a filter has listed what it stopped. */
const MAX_LIST = 16;

/** Lines of a header looked at to know that it is one. */
const MAX_RUN = 60;

const ASCII = 128;
const BLANK = 0x20;

/** By ASCII character: 1 for those that `foldMarks` makes a blank of. */
const MARK = Uint8Array.from({ length: ASCII }, (_, code) =>
  foldMarks(String.fromCharCode(code)) === ' ' ? 1 : 0,
);

/**
 * What a line is in a header: a field that only a message's own header has, one
 * that a notice may list too, an extension, a field of a delivery status that
 * stands in the text, one of a filter's list, another field, a blank line or none of these.
 */
type Role = 'telling' | 'common' | 'extension' | 'status' | 'listed' | 'field' | 'blank' | 'none';

const ROLES: ReadonlyMap<string, Role> = new Map<string, Role>([
  ['received', 'telling'],
  ['message-id', 'telling'],
  ['return-path', 'telling'],
  ['mime-version', 'telling'],
  ['x-mailer', 'telling'],
  ['dkim-signature', 'telling'],
  ['x-originating-ip', 'telling'],
  ['delivered-to', 'telling'],
  ['content-type', 'telling'],
  ['from', 'common'],
  ['to', 'common'],
  ['subject', 'common'],
  ['date', 'common'],
  ['cc', 'common'],
  ['reply-to', 'common'],
  ['sender', 'common'],
  ['reporting-mta', 'status'],
  ['final-recipient', 'status'],
  ['arrival-date', 'status'],
  ['original-recipient', 'status'],
  ['action', 'status'],
  ['diagnostic-code', 'status'],
  ['status', 'status'],
  ['remote-mta', 'status'],
  // A filter's list of what it stopped, and why: no message has these.
  ['reason', 'listed'],
  ['rule', 'listed'],
  ['virus', 'listed'],
  ['grund', 'listed'],
  ['motif', 'listed'],
  ['motivo', 'listed'],
]);

/** QUIRK: PMDF, its heirs and X.400 gateways list fields of the original at the top of their notice, Microsoft 365 in its midst. */
const EXCERPTS: readonly string[] = [
  'This report relates to your message:',
  'Original Message Details',
  'Oorspronkelijke berichtgegevens',
];

interface QuotedAt {
  /** The line with which the notice ends (exclusive). */
  readonly notice: number;
  /** The first line of the returned message. */
  readonly message: number;
}

/** The lines at which the notice ends and the returned message begins, or null. */
export type FindQuoted = (lines: readonly string[]) => QuotedAt | null;

type IsAnnouncement = (line: string) => boolean;

/** Makes a finder of a table of announcements. */
export function createQuotedFinder(announcements: readonly string[]): FindQuoted {
  const isAnnouncement = createAnnouncementTest(announcements);
  return (lines) => find(lines, isAnnouncement);
}

/** Finds by the whole table. */
export const findQuoted: FindQuoted = createQuotedFinder(ANNOUNCEMENTS);

function find(lines: readonly string[], isAnnouncement: IsAnnouncement): QuotedAt | null {
  const end = Math.min(lines.length, MAX_LINES);
  const roleAt = createRoleReader(lines);
  for (let i = 0; i < end; i++) {
    const line = lines[i] ?? '';
    if (line === '') continue;
    if (announcesExcerpt(line)) {
      i = blockEnd(lines, i + 1);
      continue;
    }
    if (isAnnouncement(line)) {
      const start = headerBelow(roleAt, i + 1);
      // An excerpt in a language that nobody listed: a whole header announced below is the message.
      const whole =
        start === null || startsMessage(roleAt, start)
          ? null
          : wholeBelow(lines, start, end, roleAt, isAnnouncement);
      if (whole !== null) return whole;
      if (start !== null && lists(roleAt, start)) continue;
      if (start !== null)
        return { notice: lastRule(lines, i, start, isAnnouncement), message: start };
      // Announced, and what follows is no header: a body alone, or nothing.
      if (isRule(line)) return { notice: i, message: i + 1 };
    } else if (line.includes(':') && startsMessage(roleAt, i)) return { notice: i, message: i };
  }
  return null;
}

/** The first header below that is announced too, and a message's without doubt. */
function wholeBelow(
  lines: readonly string[],
  from: number,
  end: number,
  roleAt: RoleReader,
  isAnnouncement: IsAnnouncement,
): QuotedAt | null {
  for (let i = from; i < Math.min(end, from + MAX_EXCERPT); i++) {
    if (!isAnnouncement(lines[i] ?? '')) continue;
    const message = headerBelow(roleAt, i + 1);
    if (message !== null && startsMessage(roleAt, message)) return { notice: i, message };
  }
  return null;
}

function announcesExcerpt(line: string): boolean {
  const said = line.trim();
  return said.endsWith('ollowing header fields:') || EXCERPTS.includes(said);
}

/** The last line of the block of lines that begins at or below `from`. */
function blockEnd(lines: readonly string[], from: number): number {
  let i = from;
  while (i < lines.length && lines[i]?.trim() === '') i++;
  while (i < lines.length && lines[i]?.trim() !== '') i++;
  return i - 1;
}

/** Whether a line begins with an announcement of the table. */
export function createAnnouncementTest(announcements: readonly string[]): IsAnnouncement {
  // By their first two characters: most lines begin otherwise and cost no more than these.
  const byStart = new Map<string, string[]>();
  for (const phrase of announcements) {
    const start = phrase.slice(0, 2);
    byStart.set(start, [...(byStart.get(start) ?? []), phrase]);
  }
  const begins = markStarts(byStart.keys());
  return (line) => {
    if (line.length > MAX_ANNOUNCEMENT) return false;
    const at = startsPlainly(line) ? 0 : line.search(/[^-=*_>|#\s:.]/);
    if (begins[placeOf(line.charCodeAt(at), line.charCodeAt(at + 1))] === 0) return false;
    const start = at < 0 ? '' : line.slice(at, at + 2).toLowerCase();
    // The second may be a mark in the line, and so a blank in the phrase.
    const phrases = byStart.get(start) ?? byStart.get(`${start[0]} `);
    if (!phrases?.some((phrase) => mayBegin(line, at, phrase))) return false;
    const folded = foldMarks(line).trim();
    if (folded.length < 8 || folded.length > 120) return false;
    return phrases.some((phrase) => folded.startsWith(phrase));
  };
}

/** Where a table of two ASCII characters has them; beyond it where they are none. */
function placeOf(first: number, second: number): number {
  return first < ASCII && second < ASCII ? first * ASCII + second : ASCII * ASCII;
}

/** By `placeOf` of what begins a line, in either case: 0 where no phrase begins so. */
function markStarts(starts: Iterable<string>): Uint8Array {
  const marks = new Uint8Array(ASCII * ASCII + 1);
  marks[ASCII * ASCII] = 1;
  const known = new Set(starts);
  for (let first = 0; first < ASCII; first++) {
    const begin = String.fromCharCode(first).toLowerCase();
    for (let second = 0; second < ASCII; second++) {
      const start = begin + String.fromCharCode(second).toLowerCase();
      if (known.has(start) || known.has(`${begin} `)) marks[placeOf(first, second)] = 1;
    }
  }
  return marks;
}

/**
 * Whether a folded line may begin with a phrase: false is sure, and found without folding it, by
 * the characters of its ASCII beginning.
 */
function mayBegin(line: string, from: number, phrase: string): boolean {
  let at = from;
  for (let i = 0; i < phrase.length; i++) {
    const wanted = phrase.charCodeAt(i);
    const code = line.charCodeAt(at);
    if (code >= ASCII) return true;
    if (wanted === BLANK) {
      if (MARK[code] !== 1) return false;
      while (MARK[line.charCodeAt(at)] === 1) at++;
      if (line.charCodeAt(at) >= ASCII) return true;
    } else {
      const small = code >= 0x41 && code <= 0x5a ? code | 0x20 : code;
      if (small !== wanted) return false;
      at++;
    }
  }
  return true;
}

/** A letter begins the line, as it does most. */
function startsPlainly(line: string): boolean {
  const code = line.charCodeAt(0) | 0x20;
  return code >= 0x61 && code <= 0x7a;
}

/** Rules and punctuation as single blanks. */
function foldMarks(text: string): string {
  return text.toLowerCase().replace(/[-=*_>|#\s:.]+/g, ' ');
}

/** QUIRK: `The following message failed` is a sentence where a rule announces the copy below it. */
function lastRule(
  lines: readonly string[],
  at: number,
  before: number,
  isAnnouncement: IsAnnouncement,
): number {
  for (let i = before - 1; i > at && !isRule(lines[at] ?? ''); i--) {
    if (isRule(lines[i] ?? '') && isAnnouncement(lines[i] ?? '')) return i;
    // What names a recipient below it is still the notice.
    if (ADDRESS_ALONE.test(lines[i] ?? '')) return before;
  }
  return at;
}

const ADDRESS_ALONE = /^\s{0,12}<?[^\s<>@:]{1,64}@[^\s<>@:]{1,255}>?\s*$/;

/** `---- text ----`: a line that cuts, whatever follows. */
function isRule(line: string): boolean {
  return /^\s*[-=*_]{2,}/.test(line);
}

type RoleReader = (at: number) => Role;

/** Reads each line once, however many runs it is looked at in. */
function createRoleReader(lines: readonly string[]): RoleReader {
  const known: Role[] = [];
  return (at) => {
    const role = known[at] ?? roleOf(lines[at] ?? '');
    known[at] = role;
    return role;
  };
}

function roleOf(line: string): Role {
  if (line === '') return 'blank';
  if (!line.includes(':'))
    return MARKED.test(line) && unquote(line).trim() === '' ? 'blank' : 'none';
  const name = fieldName(unquote(line));
  if (name === null) return 'none';
  return ROLES.get(name) ?? (/^(?:x-|resent-|list-)/.test(name) ? 'extension' : 'field');
}

function headerBelow(roleAt: RoleReader, from: number): number | null {
  for (let i = from; i < from + MAX_GAP; i++) {
    const role = roleAt(i);
    if (role === 'telling' || role === 'common' || role === 'extension') return i;
  }
  return null;
}

/** A run of at least three fields, of which one is telling and From, To or Subject another. */
function startsMessage(roleAt: RoleReader, at: number): boolean {
  const first = roleAt(at);
  if (first !== 'telling' && first !== 'common') return false;
  let telling = 0;
  let common = 0;
  for (let i = at; i < at + MAX_RUN; i++) {
    const role = roleAt(i);
    if (role === 'blank') break;
    if (role === 'status' || role === 'listed') return false;
    if (role === 'telling') telling++;
    if (role === 'common') common++;
  }
  return telling >= 1 && common + telling >= 3;
}

/** "The following message was rejected": a filter's list of what it stopped, and why. */
function lists(roleAt: RoleReader, at: number): boolean {
  // QUIRK: tables of HTML come with a blank line between their rows.
  for (let i = at; i < at + MAX_LIST && roleAt(i) !== 'none'; i++) {
    if (roleAt(i) === 'listed') return true;
  }
  return false;
}

/** Begins with a quote mark or a blank. */
const MARKED = /^[\s>|]/;

/** Takes quote marks and a common indent off one line. */
export function unquote(line: string): string {
  if (!MARKED.test(line)) return line;
  return line.replace(/^(?:[ \t]{0,8}[>|]){1,3} ?/, '').replace(/^ {1,8}(?=[A-Za-z-]+:)/, '');
}
