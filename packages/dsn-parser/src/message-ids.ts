/**
 * Every id that may name our message, the most trustworthy place first: the
 * returned message itself, then what the report's own header claims to answer,
 * then its text. Where it stood stays with it, for signals to weigh.
 */

import type { FoundId, IdPlace, Mail } from '@backscatter/core';
import { headerValues, normalizeMessageId, parseMessageIds } from '@backscatter/mail';
import type { Fields } from './fields/delivery-status.ts';

/** Ids kept of one report. */
const MAX_IDS = 50;

/** Lines of a notice looked through for ids. */
const MAX_LINES = 400;

const RETURNED: readonly (readonly [header: string, place: IdPlace])[] = [
  ['message-id', 'returned-message-id'],
  ['resent-message-id', 'returned-resent-message-id'],
  ['x-microsoft-original-message-id', 'returned-original-message-id'],
  ['x-original-message-id', 'returned-original-message-id'],
  ['x-google-original-message-id', 'returned-original-message-id'],
];

const REPORT: readonly (readonly [header: string, place: IdPlace])[] = [
  ['x-original-message-id', 'original-message-id'],
  ['x-microsoft-original-message-id', 'original-message-id'],
  ['original-message-id', 'original-message-id'],
  ['in-reply-to', 'in-reply-to'],
  ['references', 'references'],
];

const IN_TEXT =
  /\b(?:message[- ]?id|msg[- ]?id|nachrichten-id|id du message)\b\s*(?:is|was|of[a-z ]{0,30})?\s*[:=]?\s*<([^<>\s]{3,998})>/i;

/** Collects the ids; each once, at its best place. */
export function findMessageIds(
  mail: Mail,
  returned: Mail | null,
  fields: Fields,
  lines: readonly string[],
): readonly FoundId[] {
  const ids = new Map<string, IdPlace>();
  const add = (id: string | null, place: IdPlace): void => {
    if (id !== null && ids.size < MAX_IDS && !ids.has(id)) ids.set(id, place);
  };
  for (const [header, place] of RETURNED) {
    for (const value of headerValues(returned?.headers ?? [], header))
      add(normalizeMessageId(value), place);
  }
  for (const name of ['x-original-message-id', 'original-message-id']) {
    const value = fields.get(name);
    if (value !== undefined) add(normalizeMessageId(value), 'original-message-id');
  }
  for (const [header, place] of REPORT) {
    for (const value of headerValues(mail.headers, header)) {
      for (const id of parseMessageIds(value)) add(id, place);
    }
  }
  for (const line of lines.slice(0, MAX_LINES)) {
    const id = IN_TEXT.exec(line)?.[1];
    if (id !== undefined) add(normalizeMessageId(id), 'text');
  }
  return [...ids].map(([id, place]) => ({ id, place }));
}
