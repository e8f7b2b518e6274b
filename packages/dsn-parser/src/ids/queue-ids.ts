/**
 * What servers on the way called our message: the queue id that a server gives
 * back in "250 … queued as 4A1B2C3D4E", writes into its Received line (`id`,
 * RFC 5321 section 4.4) and its log, and reports as X-Postfix-Queue-ID,
 * Final-Log-ID (RFC 3464 section 2.3.8) or, in the world of X.400, as MTS-ID.
 *
 * QUIRK: not all that stands behind `id` is one. Exchange writes its version
 * there (`Microsoft SMTP Server id 15.20.4823.18`), others the number of a process.
 */

import type { DsnRecipient, FoundId, Header, IdPlace, Mail } from '@backscatter/core';
import { decodeHeader, unfold } from '@backscatter/mail';
import type { Fields } from '../fields/delivery-status.ts';

/** Received lines read: loops are cut at 25 to 100 hops, honest mail takes ten. */
const MAX_HOPS = 20;

/** Characters of a Received line in which its id stands. */
const MAX_RECEIVED_LENGTH = 1_000;

/** Lines of a notice read, and recipients whose diagnostics are. */
const MAX_LINES = 400;
const MAX_RECIPIENTS = 20;

const ID = '<?([A-Za-z0-9][A-Za-z0-9_.+/=-]{4,120})';
const RECEIVED_ID = new RegExp(`[\\s;)]id\\s{1,10}${ID}`, 'i');
const QUEUED_AS = new RegExp(`\\bqueued (?:mail )?(?:as|with id)[ :]{1,3}${ID}`, 'i');
const QUEUE_ID = new RegExp(`\\bqueue[- ]?id(?: is)?\\s?[:=]\\s{0,4}${ID}`, 'i');
const MTS_ID = /\bMTS-ID of the original message is:\s{0,4}(\S.{5,200})/i;

/** Postfix names the field after its `mail_name`, so there are many of them. */
const QUEUE_FIELD = /^x-(?:[a-z0-9_-]{1,60}-)?queue-?id$/;

/** Names under which providers note their own id: X-PM-Message-Id, X-Mailer-Msg-Guid. */
const PROVIDER_FIELD = /^x-(?:[a-z0-9]{1,20}-){1,4}(?:message|msg|mail)-?(?:id|guid|uuid)$/;

/** Not this message's own: what it answers, what it was before. */
const OTHER_MESSAGE = /original|parent|reply|thread|reference/;

interface QueueSources {
  readonly returned: Mail | null;
  readonly fields: Fields;
  readonly recipients: readonly DsnRecipient[];
  readonly lines: readonly string[];
  /** The same as one text. */
  readonly text: string;
}

/** The ids that servers and providers gave, providers' first. */
export function findQueueIds(sources: QueueSources): readonly FoundId[] {
  const { returned, fields, recipients, lines, text } = sources;
  const ids: FoundId[] = [];
  const add = (id: string | null | undefined, place: IdPlace): void => {
    const bare = id?.replace(/[.,;]+$/, '') ?? '';
    if (isId(bare)) ids.push({ id: bare, place });
  };
  const headers = returned?.headers ?? [];
  for (const id of providerIds(headers)) add(id, 'provider-id');
  for (const [name, value] of fields) {
    if (QUEUE_FIELD.test(name)) add(value.trim(), 'queue-id');
  }
  addMtsIds(fields, /mts-id/i.test(text) ? lines : [], ids);
  for (const { finalLogId, diagnosticCode } of recipients.slice(0, MAX_RECIPIENTS)) {
    add(finalLogId?.trim(), 'queue-id');
    add(QUEUED_AS.exec(diagnosticCode ?? '')?.[1], 'queue-id');
  }
  // Most notices have no such word, and their lines need not be looked at.
  const end = /queue/i.test(text) ? Math.min(lines.length, MAX_LINES) : 0;
  for (let i = 0; i < end; i++) {
    const line = lines[i] ?? '';
    if (/queue/i.test(line)) add((QUEUED_AS.exec(line) ?? QUEUE_ID.exec(line))?.[1], 'queue-id');
  }
  for (const { name, raw } of headers) {
    if (name.startsWith('x-') && name.endsWith('id') && QUEUE_FIELD.test(name))
      add(unfold(raw).trim(), 'queue-id');
  }
  let hops = 0;
  for (const { name, raw } of headers) {
    if (name !== 'received') continue;
    if (++hops > MAX_HOPS) break;
    const line = decodeHeader(raw).slice(0, MAX_RECEIVED_LENGTH);
    add(RECEIVED_ID.exec(line)?.[1], 'queue-id');
  }
  return ids;
}

function providerIds(headers: readonly Header[]): readonly string[] {
  const ids: string[] = [];
  for (const { name, raw } of headers) {
    if (!name.startsWith('x-') || !name.endsWith('id')) continue;
    if (PROVIDER_FIELD.test(name) && !OTHER_MESSAGE.test(name))
      ids.push(decodeHeader(raw).replace(/[<>]/g, '').trim());
  }
  return ids;
}

/** X.400 names are long, and Exchange folds its notice: the name goes on until its `l=`. */
function addMtsIds(fields: Fields, lines: readonly string[], ids: FoundId[]): void {
  const field = fields.get('x400-mts-identifier')?.trim();
  if (field !== undefined && field !== '') ids.push({ id: field, place: 'queue-id' });
  for (let i = 0; i < Math.min(lines.length, MAX_LINES); i++) {
    const line = lines[i] ?? '';
    const start = line.includes(':') ? MTS_ID.exec(line)?.[1] : undefined;
    if (start === undefined) continue;
    const id = start.includes(';l=') ? start : `${start}${(lines[i + 1] ?? '').slice(0, 200)}`;
    ids.push({ id, place: 'queue-id' });
  }
}

/** A number of dotted groups is a version; a few digits are the number of a process. */
function isId(id: string): boolean {
  return (
    id.length >= 5 &&
    id.length <= 200 &&
    /[0-9]/.test(id) &&
    !/\s/.test(id) &&
    !/^[0-9]+(?:\.[0-9]+)+$/.test(id) &&
    !/^[0-9]{1,6}$/.test(id)
  );
}
