/**
 * One recipient block of a delivery status as a `DsnRecipient`
 * (RFC 3464 section 2.3).
 */

import type { DsnAction, DsnRecipient } from '@backscatter/core';
import { describeRecipient } from '../status/describe-recipient.ts';
import type { Fields } from './delivery-status.ts';
import { bareAddress, parseMta, parseRecipient, parseTypedValue } from './typed-value.ts';

/**
 * QUIRK: actions as they are really written. `transferred` and `opaque` are those of
 * message tracking (RFC 3886 section 3.3.3): another server has the message.
 */
const ACTIONS = new Map<string, DsnAction>([
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['fail', 'failed'],
  ['failed-permanently', 'failed'],
  ['undeliverable', 'failed'],
  ['undelivered', 'failed'],
  ['bounced', 'failed'],
  ['rejected', 'failed'],
  ['returned', 'failed'],
  ['deferred', 'delayed'],
  ['delayed', 'delayed'],
  ['delay', 'delayed'],
  ['delivered', 'delivered'],
  ['deliverable', 'delivered'],
  ['relayed', 'relayed'],
  ['relayed-to', 'relayed'],
  ['transferred', 'relayed'],
  ['opaque', 'relayed'],
  ['delivery-delayed', 'delayed'],
  ['queued', 'delayed'],
  ['expanded', 'expanded'],
]);

/** Reads the fields of one recipient. */
export function readRecipient(fields: Fields): DsnRecipient {
  const final = recipientField(fields, 'final-recipient');
  const actual = recipientField(fields, 'x-actual-recipient');
  const diagnostic = fields.get('diagnostic-code');
  return describeRecipient({
    // QUIRK: Sendmail names its host account as final and the mailbox in X-Actual-Recipient,
    // which may also hold a shell command.
    finalRecipient: isAddress(final) ? final : isAddress(actual) ? actual : (final ?? actual),
    originalRecipient: recipientField(fields, 'original-recipient'),
    action: parseAction(fields.get('action')),
    statusField: fields.get('status') ?? null,
    diagnosticCode: diagnostic === undefined ? null : parseTypedValue(diagnostic).value || null,
    remoteMta: mtaField(fields, 'remote-mta'),
    lastAttemptDate: fields.get('last-attempt-date') ?? null,
    finalLogId: fields.get('final-log-id') ?? null,
    willRetryUntil: fields.get('will-retry-until') ?? null,
    text: fields.get('x-supplementary-info') ?? '',
  });
}

function recipientField(fields: Fields, name: string): string | null {
  const raw = fields.get(name);
  return raw === undefined ? null : parseRecipient(raw);
}

function mtaField(fields: Fields, name: string): string | null {
  const raw = fields.get(name);
  return raw === undefined ? null : parseMta(raw);
}

function isAddress(value: string | null): value is string {
  return value !== null && /^[^\s|/]\S*@\S+$/.test(bareAddress(value) ?? '');
}

/** QUIRK: a comment may follow the action: `failed (bad destination …)`. */
export function parseAction(value: string | undefined): DsnAction | null {
  const word = /^[a-z-]+/i.exec(value?.trim() ?? '')?.[0].toLowerCase();
  return word === undefined ? null : (ACTIONS.get(word) ?? null);
}
