/**
 * Amazon SES reports by JSON: who has its notifications (Amazon SNS) sent by
 * mail receives an object with `notificationType` Bounce, Complaint or Delivery
 * where others write prose. It is read into the fields of RFC 3464, so that
 * everything behind treats it as any delivery status.
 *
 * Source: Amazon SES developer guide, "Amazon SNS notification contents".
 *
 * QUIRK: Sendmail breaks a line of more than 990 characters by `!`, a line end
 * and a blank; the JSON is one line.
 */

import type { Mail } from '@backscatter/core';
import { fromText } from '../returned/read-returned.ts';
import { type DeliveryStatus, type Fields, MAX_RECIPIENTS } from './delivery-status.ts';

/** SNS messages hold 256 KiB at most. */
const MAX_JSON_LENGTH = 256 * 1024;

/** Header fields taken of the original. */
const MAX_HEADERS = 1_000;

export interface SnsNotification {
  readonly status: DeliveryStatus;
  readonly complaint: boolean;
  /** The header of the original where the notification holds it, or null. */
  readonly original: Mail | null;
}

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the notification.
 *
 * @returns null where the text holds none
 */
export function parseSnsNotification(text: string): SnsNotification | null {
  const outer = parseObject(text);
  // Without "raw message delivery" SNS wraps the notification in an object of its own.
  const json = typeof outer?.['Message'] === 'string' ? parseObject(outer['Message']) : outer;
  if (json === null) return null;
  const type = asText(json['notificationType']) ?? asText(json['eventType']);
  const mail = asObject(json['mail']);
  const read = READERS.get(type ?? '');
  if (type === null || mail === null || read === undefined) return null;
  const [details, recipients] = read(json);
  const message = new Map<string, string>();
  put(message, 'reporting-mta', details['reportingMTA']);
  put(message, 'arrival-date', mail['timestamp']);
  put(message, 'x-original-message-id', mail['messageId']);
  return {
    status: { message, recipients: recipients.slice(0, MAX_RECIPIENTS), problems: [] },
    complaint: type === 'Complaint',
    original: originalOf(mail),
  };
}

type Reader = (json: Json) => readonly [details: Json, recipients: readonly Fields[]];

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['Bounce', (json) => failed(asObject(json['bounce']) ?? {}, 'bouncedRecipients', 'failed')],
  [
    'DeliveryDelay',
    (json) => failed(asObject(json['deliveryDelay']) ?? {}, 'delayedRecipients', 'delayed'),
  ],
  ['Complaint', (json) => failed(asObject(json['complaint']) ?? {}, 'complainedRecipients', null)],
  ['Delivery', (json) => delivered(asObject(json['delivery']) ?? {})],
]);

function failed(
  details: Json,
  key: string,
  action: string | null,
): readonly [Json, readonly Fields[]] {
  // `MailboxFull`, `OnAccountSuppressionList`: the cause where no server gave one.
  const subType = asText(details['bounceSubType']) ?? asText(details['delayType']) ?? '';
  const cause = subType.slice(0, 100).replace(/([a-z])([A-Z])/g, '$1 $2');
  const recipients = asList(details[key]).map((entry) => {
    const recipient = asObject(entry) ?? {};
    const fields = new Map<string, string>();
    put(fields, 'final-recipient', recipient['emailAddress']);
    put(fields, 'action', recipient['action'] ?? action);
    put(fields, 'status', recipient['status']);
    put(fields, 'diagnostic-code', recipient['diagnosticCode']);
    put(fields, 'x-supplementary-info', cause);
    return fields;
  });
  return [details, recipients];
}

function delivered(details: Json): readonly [Json, readonly Fields[]] {
  const recipients = asList(details['recipients']).map((entry) => {
    const fields = new Map<string, string>([['action', 'delivered']]);
    put(fields, 'final-recipient', entry);
    put(fields, 'diagnostic-code', details['smtpResponse']);
    return fields;
  });
  return [details, recipients];
}

function originalOf(mail: Json): Mail | null {
  const lines: string[] = [];
  for (const entry of asList(mail['headers']).slice(0, MAX_HEADERS)) {
    const header = asObject(entry);
    const name = asText(header?.['name']);
    const value = asText(header?.['value']);
    // A line end inside would make fields that the original never had.
    if (name !== null && value !== null) lines.push(`${name}: ${value}`.replace(/[\r\n]+/g, ' '));
  }
  return lines.length === 0 ? null : fromText(`${lines.join('\n')}\n`);
}

function parseObject(text: string): Json | null {
  if (text.length > MAX_JSON_LENGTH) return null;
  const written = text.replace(/!\r?\n /g, '');
  const end = written.lastIndexOf('}');
  if (end < 0 || !written.trimStart().startsWith('{')) return null;
  try {
    return asObject(JSON.parse(written.slice(0, end + 1)));
  } catch {
    return null;
  }
}

function put(fields: Map<string, string>, name: string, value: unknown): void {
  const text = asText(value)?.replace(/\s+/g, ' ').trim();
  if (text !== undefined && text !== '') fields.set(name, text);
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : null;
}
