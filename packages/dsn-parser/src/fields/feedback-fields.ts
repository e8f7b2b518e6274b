/**
 * The fields of a feedback report (RFC 5965 section 3, RFC 6591 for
 * authentication failures, RFC 6650, RFC 6692) and of a disposition notification
 * (RFC 8098 section 3.2). DKIM-Canonicalized-Header and -Body are not kept: they
 * are the message once more.
 */

import type { Disposition, Feedback, Header } from '@backscatter/core';
import {
  decodeBytes,
  headerValue,
  headerValues,
  normalizeMessageId,
  parseHeaderBlock,
} from '@backscatter/mail';
import { bareAddress, decodeXtext, parseMta, parseRecipient } from './typed-value.ts';

/** Values kept of a field that may be repeated. */
const MAX_REPEATED = 50;

/** Characters kept of one value. */
const MAX_VALUE_LENGTH = 4_000;

/** Reads one field; null where it is missing or empty. */
type ReadField = (name: string) => string | null;

/** Reads `message/feedback-report`. */
export function parseFeedback(bytes: Uint8Array): Feedback {
  const { headers } = parseHeaderBlock(decodeBytes(bytes));
  const one = readerOf(headers);
  return {
    feedbackType: lower(one('feedback-type')),
    userAgent: one('user-agent'),
    version: one('version'),
    originalEnvelopeId: mapped(one('original-envelope-id'), decodeXtext),
    originalMailFrom: originalSender(headers),
    originalRecipients: many(headers, 'original-rcpt-to', parseRecipient),
    sourceIp: one('source-ip'),
    sourcePort: count(one('source-port')),
    arrivalDate: one('arrival-date') ?? one('received-date'),
    reportingMta: mapped(one('reporting-mta'), parseMta),
    reportedDomains: many(headers, 'reported-domain', lower),
    reportedUris: many(headers, 'reported-uri', (value) => value),
    authFailure: lower(one('auth-failure')),
    authenticationResults: many(headers, 'authentication-results', (value) => value),
    deliveryResult: lower(one('delivery-result')),
    identityAlignment: lower(one('identity-alignment')),
    dkimDomain: lower(one('dkim-domain')),
    dkimIdentity: one('dkim-identity'),
    dkimSelector: one('dkim-selector'),
    spfDns: many(headers, 'spf-dns', (value) => value),
    incidents: count(one('incidents')),
  };
}

/** Reads `message/disposition-notification`. */
export function parseDisposition(bytes: Uint8Array): Disposition {
  const { headers } = parseHeaderBlock(decodeBytes(bytes));
  const one = readerOf(headers);
  const [mode = '', state = ''] = (one('disposition') ?? '').split(';', 2);
  const [type = '', modifiers = ''] = state.split('/', 2);
  return {
    type: type.trim().toLowerCase() || null,
    mode: mode.trim().toLowerCase() || null,
    modifiers: modifiers
      .split(',', MAX_REPEATED)
      .map((modifier) => modifier.trim().toLowerCase())
      .filter((modifier) => modifier !== ''),
    reportingUserAgent: one('reporting-ua'),
    mdnGateway: mapped(one('mdn-gateway'), parseMta),
    originalRecipient: mapped(one('original-recipient'), parseRecipient),
    finalRecipient: mapped(one('final-recipient'), parseRecipient),
    originalMessageId: mapped(one('original-message-id'), normalizeMessageId),
    failures: many(headers, 'failure', (value) => value),
    errors: many(headers, 'error', (value) => value),
    warnings: many(headers, 'warning', (value) => value),
  };
}

function readerOf(headers: readonly Header[]): ReadField {
  return (name) => headerValue(headers, name)?.slice(0, MAX_VALUE_LENGTH) || null;
}

function many(
  headers: readonly Header[],
  name: string,
  read: (value: string) => string | null,
): readonly string[] {
  return headerValues(headers, name)
    .slice(0, MAX_REPEATED)
    .map((value) => read(value.slice(0, MAX_VALUE_LENGTH)))
    .filter((value) => value !== null);
}

/** The null sender is written `<>`. */
function originalSender(headers: readonly Header[]): string | null {
  const value = headerValue(headers, 'original-mail-from');
  if (value === null) return null;
  return /^<?\s*>?$/.test(value) ? '' : bareAddress(value.slice(0, MAX_VALUE_LENGTH));
}

function mapped<T>(value: string | null, read: (value: string) => T | null): T | null {
  return value === null ? null : read(value);
}

function lower(value: string | null): string | null {
  return value?.toLowerCase() ?? null;
}

function count(value: string | null): number | null {
  return value !== null && /^[0-9]{1,9}$/.test(value) ? Number(value) : null;
}
