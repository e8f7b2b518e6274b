/**
 * The fields of a feedback report (RFC 5965 section 3, RFC 6591 for
 * authentication failures) and of a disposition notification (RFC 8098
 * section 3.2).
 */

import type { Disposition, Feedback, Header } from '@backscatter/core';
import {
  decodeBytes,
  headerValue,
  headerValues,
  normalizeMessageId,
  parseHeaderBlock,
} from '@backscatter/mail';
import { bareAddress, parseMta, parseRecipient } from './typed-value.ts';

/** Values kept of a field that may be repeated. */
const MAX_REPEATED = 50;

/** Reads `message/feedback-report`. */
export function parseFeedback(bytes: Uint8Array): Feedback {
  const { headers } = parseHeaderBlock(decodeBytes(bytes));
  const one = (name: string): string | null => headerValue(headers, name);
  return {
    feedbackType: one('feedback-type')?.toLowerCase() ?? null,
    userAgent: one('user-agent'),
    originalMailFrom: address(one('original-mail-from')),
    originalRecipients: many(headers, 'original-rcpt-to', address),
    sourceIp: one('source-ip'),
    arrivalDate: one('arrival-date') ?? one('received-date'),
    reportingMta: mta(one('reporting-mta')),
    reportedDomains: many(headers, 'reported-domain', (value) => value.toLowerCase()),
    reportedUris: many(headers, 'reported-uri', (value) => value),
    authFailure: one('auth-failure')?.toLowerCase() ?? null,
    incidents: count(one('incidents')),
  };
}

/** Reads `message/disposition-notification`. */
export function parseDisposition(bytes: Uint8Array): Disposition {
  const { headers } = parseHeaderBlock(decodeBytes(bytes));
  const [mode = '', state = ''] = (headerValue(headers, 'disposition') ?? '').split(';', 2);
  const [type = '', modifiers = ''] = state.split('/', 2);
  const id = headerValue(headers, 'original-message-id');
  const final = headerValue(headers, 'final-recipient');
  return {
    type: type.trim().toLowerCase() || null,
    mode: mode.trim().toLowerCase() || null,
    modifiers: modifiers
      .split(',')
      .map((modifier) => modifier.trim().toLowerCase())
      .filter((modifier) => modifier !== ''),
    reportingUserAgent: headerValue(headers, 'reporting-ua'),
    finalRecipient: final === null ? null : parseRecipient(final),
    originalMessageId: id === null ? null : normalizeMessageId(id),
  };
}

function many(
  headers: readonly Header[],
  name: string,
  read: (value: string) => string | null,
): readonly string[] {
  return headerValues(headers, name)
    .slice(0, MAX_REPEATED)
    .map(read)
    .filter((value) => value !== null);
}

function address(value: string | null): string | null {
  return value === null ? null : bareAddress(value);
}

function mta(value: string | null): string | null {
  return value === null ? null : parseMta(value);
}

function count(value: string | null): number | null {
  return value !== null && /^[0-9]{1,9}$/.test(value) ? Number(value) : null;
}
