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
import { type DsnProblemCode, problem } from '../problem-codes.ts';
import { findDeviations } from './deviations.ts';

/** Recipients read of one report; Exchange groups reach hundreds. */
export const MAX_RECIPIENTS = 500;

/** Lines read of one delivery status. */
const MAX_LINES = 20_000;

/** Characters read of one field; a diagnostic is cut before that. */
const MAX_VALUE_LENGTH = 8_000;

/** Fields by lower-case name, unfolded; the first of a name counts. */
export type Fields = ReadonlyMap<string, string>;

/** The groups of fields of a delivery status (RFC 3464 section 2.1): one of the message, one of each recipient. */
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

/** Fields about the message as a whole; with the others, those whose names are mended. */
const MESSAGE_FIELDS: readonly string[] = [
  'original-envelope-id',
  'reporting-mta',
  'dsn-gateway',
  'received-from-mta',
  'arrival-date',
  'original-message-id',
];
const KNOWN = new Set([...RECIPIENT_FIELDS, ...MESSAGE_FIELDS]);

/** QUIRK: other names that some servers use. */
const ALIASES = new Map([
  ['x-original-recipient', 'original-recipient'],
  ['envelope-id', 'original-envelope-id'],
]);

/** Reads a delivery status, however its blocks were separated. */
export function parseDeliveryStatus(text: string): DeliveryStatus {
  const message = new Map<string, string>();
  const recipients: Map<string, string>[] = [];
  const codes = new Set<DsnProblemCode>();
  let current: Map<string, string> | null = null;
  let blank = false;
  for (const { name, value, deviations, afterBlank } of fields(text)) {
    for (const code of deviations) codes.add(code);
    blank ||= afterBlank;
    if (!RECIPIENT_FIELDS.has(name)) {
      if (!message.has(name)) message.set(name, value);
      continue;
    }
    if (current === null || startsNext(current, name, blank)) {
      if (recipients.length >= MAX_RECIPIENTS) {
        codes.add('too-many-recipients');
        break;
      }
      current = new Map();
      recipients.push(current);
    }
    blank = false;
    if (!current.has(name) || current.get(name) === '') current.set(name, value);
  }
  if (recipients.length > 0 && !MESSAGE_FIELDS.some((name) => message.has(name))) {
    codes.add('no-message-block');
  }
  if (!message.has('reporting-mta')) codes.add('no-reporting-mta');
  for (const code of findDeviations(recipients)) codes.add(code);
  return {
    message,
    recipients: recipients.filter(namesSomeone),
    problems: [...codes].map((code) => problem(code)),
  };
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

interface Field {
  readonly name: string;
  readonly value: string;
  readonly afterBlank: boolean;
  readonly deviations: readonly DsnProblemCode[];
}

function fields(text: string): readonly Field[] {
  const read: Field[] = [];
  let field: { name: string; raw: string; afterBlank: boolean; codes: DsnProblemCode[] } | null =
    null;
  let blanks = 0;
  let first = true;
  let lines = 0;
  for (const line of splitLines(text)) {
    if (++lines > MAX_LINES) break;
    const folded = line[0] === ' ' || line[0] === '\t';
    if (folded && field !== null && line.trim() !== '') {
      if (field.raw.length < MAX_VALUE_LENGTH) field.raw += `\n${line}`;
      continue;
    }
    if (field !== null) read.push(finished(field));
    field = null;
    if (line.trim() === '') {
      blanks++;
      continue;
    }
    const named = nameOf(folded ? line.trimStart() : line);
    if (named === null) continue;
    const codes: DsnProblemCode[] = named.mended ? ['misspelt-field'] : [];
    if (first && blanks > 0) codes.push('leading-blank-line');
    if (!first && blanks > 1) codes.push('two-blank-lines');
    field = {
      name: named.name,
      raw: line.slice(line.indexOf(':') + 1),
      afterBlank: blanks > 0,
      codes,
    };
    blanks = 0;
    first = false;
  }
  if (field !== null) read.push(finished(field));
  return read;
}

function finished(field: {
  readonly name: string;
  readonly raw: string;
  readonly afterBlank: boolean;
  readonly codes: readonly DsnProblemCode[];
}): Field {
  const { name, raw, afterBlank, codes } = field;
  const startsBlank = name === 'diagnostic-code' && /^(?:\s*smtp\s*;)?[ \t]*\n/i.test(raw);
  return {
    name,
    value: unfold(raw.slice(0, MAX_VALUE_LENGTH)),
    afterBlank,
    deviations: startsBlank ? [...codes, 'blank-diagnostic-line'] : codes,
  };
}

/** QUIRK: a known name without its dash, such as `Final Recipient`, is that name. */
function nameOf(line: string): { readonly name: string; readonly mended: boolean } | null {
  const colon = line.indexOf(':');
  const written = colon < 0 ? '' : line.slice(0, colon).trim().toLowerCase();
  if (KNOWN.has(written)) return { name: written, mended: false };
  const dashed = written.replace(/[ _]/g, '-');
  if (dashed !== written && KNOWN.has(dashed)) return { name: dashed, mended: true };
  const name = ALIASES.get(written) ?? fieldName(line);
  return name === null ? null : { name, mended: false };
}
