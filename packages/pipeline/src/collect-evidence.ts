/**
 * Evidence is read once: the mail, its report, the envelope as far as it is
 * known, and to whom it came.
 *
 * Without an envelope (a file, a mailbox) it is derived from what the last
 * server wrote into the header, and marked as derived: everything below its own
 * Received line is a claim.
 */

import type {
  Client,
  Dsn,
  Envelope,
  Evidence,
  Header,
  KnownEnvelope,
  Mail,
} from '@backscatter/core';
import {
  type Handover,
  headerAddresses,
  headerValue,
  normalizeAddress,
  parseHandover,
} from '@backscatter/mail';

/** Fields in which servers and mailboxes note the envelope recipient, best first. */
const RECIPIENT_FIELDS = [
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'x-rcpt-to',
];

/** Collects what the signals look at. */
export function collectEvidence(
  mail: Mail,
  report: Dsn,
  given: Envelope | undefined,
  now: number,
): Evidence {
  const envelope = knownEnvelope(mail.headers, given);
  const addressee = envelope.recipient === null ? null : normalizeAddress(envelope.recipient);
  return { mail, report, envelope, addressee, now };
}

function knownEnvelope(headers: readonly Header[], given: Envelope | undefined): KnownEnvelope {
  // Of most reports the session says all that the line would.
  const isKnown = given?.recipient !== undefined && given.client !== undefined;
  const trace = isKnown ? null : handoverOf(headers);
  const client: Client | null =
    trace?.address == null ? null : { address: trace.address, helo: trace.helo };
  return {
    mailFrom: given?.mailFrom ?? returnPath(headers),
    recipient: given?.recipient ?? recipientOf(headers, trace?.recipient ?? null),
    client: given?.client ?? client,
    derived: {
      mailFrom: given?.mailFrom === undefined,
      recipient: given?.recipient === undefined,
      client: given?.client === undefined,
    },
  };
}

function handoverOf(headers: readonly Header[]): Handover | null {
  const received = headers.find(({ name }) => name === 'received');
  return received === undefined ? null : parseHandover(received.raw);
}

function returnPath(headers: readonly Header[]): string | null {
  const value = headerValue(headers, 'return-path');
  return value === null ? null : value.replace(/^<|>$/g, '').trim();
}

function recipientOf(headers: readonly Header[], traced: string | null): string | null {
  for (const name of RECIPIENT_FIELDS) {
    const address = headerAddresses(headers, name)[0]?.address;
    if (address?.includes('@') === true) return address;
  }
  if (traced?.includes('@') === true) return traced;
  // A report goes to one address, so To names it; a list of several does not.
  const to = headerAddresses(headers, 'to').filter(({ address }) => address.includes('@'));
  return to.length === 1 ? (to[0]?.address ?? null) : null;
}
