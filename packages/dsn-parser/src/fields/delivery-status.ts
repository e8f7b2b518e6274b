/**
 * The machine-readable part of a report (RFC 3464 section 2): a block of fields
 * about the message, then a block for each recipient, blank lines between.
 *
 * QUIRK: the wild leaves out the first block or the blank lines, doubles them,
 * begins with one, writes `Final Recipient` without its dash, repeats the MIME
 * header inside, and puts a blank line into the midst of a recipient. So blocks
 * are rebuilt from the fields: a recipient begins with its recipient field.
 */

import type { Problem } from '@backscatter/core';
import { fieldName, splitLines, unfold } from '@backscatter/mail';

/** Recipients read of one report; Exchange groups reach hundreds. */
export const MAX_RECIPIENTS = 500;

/** Lines read of one delivery status. */
const MAX_LINES = 20_000;

/** Fields by lower-case name, unfolded; the first of a name counts. */
export type Fields = ReadonlyMap<string, string>;

export interface DeliveryStatus {
  readonly message: Fields;
  readonly recipients: readonly Fields[];
  readonly problems: readonly Problem[];
}

const RECIPIENT_FIELDS = new Set([
  'final-recipient',
  'original-recipient',
  'action',
  'status',
  'remote-mta',
  'diagnostic-code',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
  'x-actual-recipient',
  'x-display-name',
  'x-supplementary-info',
  'smtp-remote-recipient',
]);

/** Fields that name a recipient; a second of its kind begins the next recipient. */
const NAMING = new Set(['final-recipient', 'original-recipient', 'x-actual-recipient']);

/** QUIRK: names as some servers write them. */
const ALIASES = new Map([
  ['final recipient', 'final-recipient'],
  ['original recipient', 'original-recipient'],
  ['x-original-recipient', 'original-recipient'],
  ['diagnostic code', 'diagnostic-code'],
  ['reporting mta', 'reporting-mta'],
  ['remote mta', 'remote-mta'],
  ['envelope-id', 'original-envelope-id'],
]);

/** Reads a delivery status, however its blocks were separated. */
export function parseDeliveryStatus(text: string): DeliveryStatus {
  const message = new Map<string, string>();
  const recipients: Map<string, string>[] = [];
  const problems: Problem[] = [];
  let current: Map<string, string> | null = null;
  let blank = false;
  for (const [name, value, afterBlank] of fields(text)) {
    blank ||= afterBlank;
    if (!RECIPIENT_FIELDS.has(name)) {
      if (!message.has(name)) message.set(name, value);
      continue;
    }
    if (current === null || startsNext(current, name, blank)) {
      if (recipients.length >= MAX_RECIPIENTS) {
        const detail = `More than ${MAX_RECIPIENTS} recipients; the rest was not read.`;
        problems.push({ code: 'too-many-recipients', detail });
        break;
      }
      current = new Map();
      recipients.push(current);
    }
    blank = false;
    if (!current.has(name) || current.get(name) === '') current.set(name, value);
  }
  if (!message.has('reporting-mta')) {
    problems.push({
      code: 'no-reporting-mta',
      detail: 'The delivery status names no Reporting-MTA.',
    });
  }
  return { message, recipients: recipients.filter(namesSomeone), problems };
}

/** A field that the recipient already has begins the next one, if that names somebody. */
function startsNext(current: ReadonlyMap<string, string>, name: string, blank: boolean): boolean {
  if (name === 'final-recipient') return current.has('final-recipient');
  if (NAMING.has(name)) return current.has(name) || (blank && current.has('final-recipient'));
  // QUIRK: Exim begins a block with Action; the name comes second.
  return blank && current.has(name) && [...NAMING].some((naming) => current.has(naming));
}

function namesSomeone(recipient: Fields): boolean {
  return recipient.size > 0;
}

function* fields(text: string): Generator<[name: string, value: string, afterBlank: boolean]> {
  let name: string | null = null;
  let value = '';
  let afterBlank = false;
  let blank = false;
  let lines = 0;
  for (const line of splitLines(text)) {
    if (++lines > MAX_LINES) break;
    const folded = line[0] === ' ' || line[0] === '\t';
    if (folded && name !== null && line.trim() !== '') {
      value += `\n${line}`;
      continue;
    }
    if (name !== null) yield [name, unfold(value), afterBlank];
    name = null;
    if (line.trim() === '') {
      blank = true;
      continue;
    }
    name = nameOf(folded ? line.trimStart() : line);
    if (name === null) continue;
    value = line.slice(line.indexOf(':') + 1);
    afterBlank = blank;
    blank = false;
  }
  if (name !== null) yield [name, unfold(value), afterBlank];
}

function nameOf(line: string): string | null {
  const colon = line.indexOf(':');
  const written = colon < 0 ? '' : line.slice(0, colon).trim().toLowerCase();
  return ALIASES.get(written) ?? fieldName(line);
}
