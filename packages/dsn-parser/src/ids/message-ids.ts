/**
 * Every id that may name our message, the most trustworthy place first: the
 * returned message itself, the envelope's own id (RFC 3461 section 4.4), what the
 * report's fields and header claim to answer, its text. Last what servers called
 * the message in their queues: whoever keeps his server's log can look it up by
 * that, and where a provider rewrote the Message-ID by nothing else. Where an id
 * stood stays with it, for signals to weigh.
 */

import type { DsnRecipient, FoundId, Header, IdPlace, Mail } from '@backscatter/core';
import { decodeHeader, normalizeMessageId, parseMessageIds } from '@backscatter/mail';
import type { Fields } from '../fields/delivery-status.ts';
import { findQueueIds } from './queue-ids.ts';

/** Ids kept of one report, those of queues apart. */
const MAX_IDS = 50;

/** Ids kept that servers and providers gave: a mail passes a dozen. */
const MAX_QUEUE_IDS = 30;

/** Lines of a notice looked through for ids. */
const MAX_LINES = 400;

const RETURNED: readonly (readonly [header: string, place: IdPlace])[] = [
  ['message-id', 'returned-message-id'],
  ['resent-message-id', 'returned-resent-message-id'],
  ['x-microsoft-original-message-id', 'returned-original-message-id'],
  ['x-original-message-id', 'returned-original-message-id'],
  ['x-google-original-message-id', 'returned-original-message-id'],
  ['x-gmail-original-message-id', 'returned-original-message-id'],
  ['original-message-id', 'returned-original-message-id'],
];

const RETURNED_NAMES: ReadonlySet<string> = new Set(RETURNED.map(([header]) => header));

const FIELDS: readonly string[] = [
  'x-original-message-id',
  'original-message-id',
  // The field of RFC 8098 as some write it into a delivery status.
  'message-id',
];

const REPORT: readonly (readonly [header: string, place: IdPlace])[] = [
  ['x-original-message-id', 'original-message-id'],
  ['x-microsoft-original-message-id', 'original-message-id'],
  ['original-message-id', 'original-message-id'],
  // RFC 6109 section 2.1.1.1.1
  ['x-riferimento-message-id', 'original-message-id'],
  ['in-reply-to', 'in-reply-to'],
  // Exchange notes here what an automatic reply answers.
  ['x-ms-exchange-parent-message-id', 'in-reply-to'],
  ['references', 'references'],
];

const REPORT_NAMES: ReadonlySet<string> = new Set(REPORT.map(([header]) => header));

/** "Message-ID" as servers write it. */
const LABEL =
  '(?:(?:message|msg|nachrichten?|bericht|meddelande|besked|meldings?|e-?mail)[- ]?id|nachrichtenkennung|' +
  'id(?:entifiant)? (?:du|de) message|(?:id\\.?|identificador) (?:del|de|da|do) (?:mensaje|mensagem)|' +
  '(?:id|identificativo) (?:del )?messaggio|identyfikator wiadomości|идентификатор (?:сообщения|письма)|' +
  'メッセージ ?(?:id|識別子)|(?:邮件|郵件|消息|訊息) ?(?:id|标识符?|識別碼))';

const IN_TEXT = new RegExp(
  `${LABEL}(?![a-z])\\s{0,4}(?:is|was|ist|of[a-z ]{0,30}|est|es|é)?\\s{0,4}(?:[:=：]\\s{0,20}([^\\s<>()"',;:]{1,300}@[^\\s<>()"',;:]{1,300})|[:=：]?\\s{0,20}<([^<>\\s]{3,998})>)`,
  'i',
);

/** A piece of every label; most lines have none and cost no more than this. */
const LABELLED = /id\b|identi|идентиф|kennung|标识|識/i;

/** The label ends its line, the id stands on the next. */
const LABEL_ALONE = new RegExp(`${LABEL}(?:\\s{1,4}(?:is|was))?\\s{0,4}[:=：]?\\s*$`, 'i');
const ID_ALONE = /^\s{0,20}<?([^<>\s]{1,600}@[^<>\s]{1,300})>?\s*$/;

/** What ids are looked for in. */
export interface IdSources {
  readonly mail: Mail;
  readonly returned: Mail | null;
  /** The fields about the message as a whole. */
  readonly fields: Fields;
  /** Original-Envelope-Id, decoded, or null. */
  readonly envelopeId: string | null;
  readonly recipients: readonly DsnRecipient[];
  /** The lines of the notice. */
  readonly lines: readonly string[];
  /** The same as one text. */
  readonly text: string;
}

/** Collects the ids; each once, at its best place. */
export function findMessageIds(sources: IdSources): readonly FoundId[] {
  const { mail, returned, fields, lines } = sources;
  const ids = new Map<string, IdPlace>();
  let limit = MAX_IDS;
  const add = (raw: string, place: IdPlace): void => {
    const id = normalizeMessageId(raw);
    if (id !== null && ids.size < limit && !ids.has(id)) ids.set(id, place);
  };
  const ofReturned = fieldsOf(returned?.headers ?? [], RETURNED_NAMES);
  for (const [header, place] of RETURNED) {
    for (const { name, raw } of ofReturned) if (name === header) add(decodeHeader(raw), place);
  }
  if (sources.envelopeId !== null) add(sources.envelopeId, 'envelope-id');
  for (const name of FIELDS) add(fields.get(name) ?? '', 'original-message-id');
  const ofReport = fieldsOf(mail.headers, REPORT_NAMES);
  for (const [header, place] of REPORT) {
    for (const { name, raw } of ofReport) {
      if (name !== header) continue;
      for (const id of parseMessageIds(decodeHeader(raw))) add(id, place);
    }
  }
  for (const id of idsInText(lines)) add(id, 'text');
  limit = ids.size + MAX_QUEUE_IDS;
  for (const { id, place } of findQueueIds(sources)) add(id, place);
  return [...ids].map(([id, place]) => ({ id, place }));
}

/** The fields of those names: a header is gone through once, for it has few of them. */
function fieldsOf(headers: readonly Header[], names: ReadonlySet<string>): readonly Header[] {
  return headers.filter(({ name }) => names.has(name));
}

function idsInText(lines: readonly string[]): readonly string[] {
  const ids: string[] = [];
  const end = Math.min(lines.length, MAX_LINES);
  for (let i = 0; i < end; i++) {
    const line = lines[i] ?? '';
    if (!line.includes('@')) continue;
    const found =
      (LABELLED.test(line) ? IN_TEXT.exec(line) : null) ??
      (endsInLabel(lines[i - 1] ?? '') ? ID_ALONE.exec(line) : null);
    const id = found?.[1] ?? found?.[2];
    if (id !== undefined) ids.push(id.replace(/\.$/, ''));
  }
  return ids;
}

function endsInLabel(line: string): boolean {
  return LABELLED.test(line) && LABEL_ALONE.test(line);
}
