/**
 * From a copy in a Sent folder to what the log keeps of it.
 *
 * Its header says who may get a report (From, Sender, Return-Path), whom it
 * went to (To, Cc, Bcc, and the same of one resent, RFC 5322 section 3.6.6) and by
 * which ids it goes. A provider may put an id of its own in the place of the
 * Message-ID and keep the first one in a field of its own.
 *
 * The date is the writer's own claim. It counts where it is no later than a day
 * from now and agrees with when the copy was filed, where that is known.
 */

import type { Header } from '@backscatter/core';
import {
  decodeBytes,
  headerAddresses,
  headerValues,
  parseHeaderBlock,
  parseReceived,
} from '@backscatter/mail';
import { ownSenders } from './own-senders.ts';
import { addressesOf, idsOf, type SentRecord, sendersOf } from './sent-record.ts';

/** What is known about a copy besides its bytes. */
export interface SentMailContext {
  /** Milliseconds since 1970; no mail was sent more than a day later. */
  readonly now: number;
  /** When the copy was filed, in milliseconds since 1970; null or absent where that is not known. */
  readonly filedAt?: number | null;
  /** Addresses and domains whose mail is ours. Default: all in the folder but what was delivered to it. */
  readonly senders?: readonly string[];
}

/** A sent mail, or why there is none. */
export type SentMailResult =
  | { readonly status: 'ok'; readonly record: SentRecord }
  | {
      readonly status: 'left-out';
      readonly why: 'no-sender' | 'other-sender' | 'received' | 'no-date' | 'no-id-nor-recipient';
    };

/** Longer headers are cut; a list of 10,000 recipients needs 400 kB. */
const MAX_HEADER_BYTES = 1_048_576;

const DAY = 86_400_000;

/** Copies are filed when they are sent; a folder that was moved may be younger. Milliseconds. */
const CLOCK_ERROR = 2 * DAY;

/** Mail as it is known today begins here (RFC 822). */
const FIRST = Date.UTC(1982, 7, 13);

const SENDERS = ['return-path', 'from', 'sender', 'resent-from', 'resent-sender'];

const RECIPIENTS = ['to', 'cc', 'bcc', 'resent-to', 'resent-cc', 'resent-bcc'];

const IDS = [
  'message-id',
  'resent-message-id',
  'original-message-id',
  'x-original-message-id',
  'x-microsoft-original-message-id',
  'x-google-original-message-id',
  'x-mailer-message-id',
];

/** Ids to which the provider adds a domain when it makes the Message-ID. */
const BARE_IDS: readonly (readonly [field: string, domain: string])[] = [
  ['x-ses-message-id', 'email.amazonses.com'],
  ['x-pm-message-id', 'mtasv.net'],
];

/** Fields of a mail that was delivered to a mailbox, not sent from it. */
const DELIVERED = ['delivered-to', 'x-original-to'];

/** Reads a copy; only its header. Never throws. */
export function readSentMail(raw: Uint8Array, context: SentMailContext): SentMailResult {
  const { headers } = parseHeaderBlock(decodeBytes(headerOf(raw)));
  const senders = sendersOf(mailboxes(headers, SENDERS));
  if (senders.length === 0) return { status: 'left-out', why: 'no-sender' };
  const { senders: own = [] } = context;
  if (own.length > 0) {
    if (!senders.some(ownSenders(own))) return { status: 'left-out', why: 'other-sender' };
  } else if (headers.some(({ name }) => DELIVERED.includes(name))) {
    return { status: 'left-out', why: 'received' };
  }
  const recipients = addressesOf(mailboxes(headers, RECIPIENTS));
  const ids = idsOf(idFields(headers));
  if (ids.length === 0 && recipients.length === 0) {
    return { status: 'left-out', why: 'no-id-nor-recipient' };
  }
  const at = dateOf(headers, context);
  if (at === null) return { status: 'left-out', why: 'no-date' };
  return { status: 'ok', record: { at, senders, recipients, ids, queueId: [] } };
}

/** The bytes in front of the first blank line. */
function headerOf(raw: Uint8Array): Uint8Array {
  const limit = Math.min(raw.length, MAX_HEADER_BYTES);
  for (let at = raw.indexOf(0x0a); at >= 0 && at < limit; at = raw.indexOf(0x0a, at + 1)) {
    const next = raw[at + 1];
    if (next === 0x0a || (next === 0x0d && raw[at + 2] === 0x0a)) return raw.subarray(0, at);
  }
  return raw.subarray(0, limit);
}

function* mailboxes(
  headers: readonly Header[],
  names: readonly string[],
): Generator<string, void, undefined> {
  for (const name of names) {
    for (const { address } of headerAddresses(headers, name)) yield address;
  }
}

function* idFields(headers: readonly Header[]): Generator<string, void, undefined> {
  for (const name of IDS) yield* headerValues(headers, name);
  for (const [name, domain] of BARE_IDS) {
    for (const id of headerValues(headers, name)) {
      if (/^[\w.-]{10,200}$/.test(id)) yield `${id}@${domain}`;
    }
  }
}

function dateOf(
  headers: readonly Header[],
  { now, filedAt = null }: SentMailContext,
): number | null {
  const isPlausible = (at: number): boolean => at >= FIRST && at <= now + DAY;
  const claims = [...headerValues(headers, 'resent-date'), ...headerValues(headers, 'date')];
  const claimed = claims.slice(0, 2).map(parseDate).find(isPlausible) ?? null;
  const filed = filedAt !== null && isPlausible(filedAt) ? filedAt : null;
  if (claimed !== null) {
    // A copy is never older than what it is a copy of.
    return filed !== null && claimed > filed + CLOCK_ERROR ? filed : claimed;
  }
  if (filed !== null) return filed;
  const [received] = headerValues(headers, 'received');
  const at = received === undefined ? null : parseReceived(received).at;
  return at !== null && isPlausible(at) ? at : null;
}

/** RFC 5322 section 3.3; comments and the day's name are of no use. */
function parseDate(text: string): number {
  return Date.parse(
    text
      .slice(0, 100)
      .replace(/\([^()]{0,60}\)/g, '')
      .trim(),
  );
}
