/**
 * The machine's part of a report: its delivery status (RFC 3464), or what has the form
 * of one.
 */

import type { Part } from '@backscatter/core';
import { decodeBytes } from '@backscatter/mail';
import type { Structure } from '../kind/structure.ts';
import { type DeliveryStatus, parseDeliveryStatus } from './delivery-status.ts';
import { parseRecipient } from './typed-value.ts';

/** The delivery status of all parts that are one, in their order; null where there is none. */
export function readStatus(parts: readonly Part[]): DeliveryStatus | null {
  if (parts.length === 0) return null;
  const text = parts
    .map(({ content, text: read, parameters }) =>
      content === null ? (read ?? '') : decodeBytes(content, parameters.get('charset') ?? null),
    )
    .map((read) => read.trimEnd())
    .join('\n\n');
  return parseDeliveryStatus(text);
}

/**
 * The fields of a complaint or a disposition notification, read as those of a
 * delivery status: RFC 8098 and RFC 5965 took the form over.
 */
export function readKindred({ feedbackPart, dispositionPart }: Structure): DeliveryStatus | null {
  const part = feedbackPart ?? dispositionPart;
  if (part?.content == null) return null;
  const { message, recipients } = parseDeliveryStatus(decodeBytes(part.content));
  if (feedbackPart === null) return { message, recipients, problems: [] };
  // RFC 5965 section 3.2: a complaint names whom the message went to.
  const to = message.get('original-rcpt-to') ?? message.get('removal-recipient');
  const named = to === undefined ? [] : [new Map([['final-recipient', parseRecipient(to) ?? '']])];
  return { message, recipients: named, problems: [] };
}
