/**
 * Where a report tells to whom it came, beside the envelope.
 *
 * Mailboxes often see a report only after delivery has taken the tag off its
 * address. But whoever bounced wrote the return path into To, and the returned
 * message may still hold it in Return-Path. Both are the sender's text: good for
 * a signature, which nobody can make, and for nothing else.
 */

import type { Evidence, Header } from '@backscatter/core';
import {
  headerAddresses,
  headerValues,
  normalizeAddress,
  withAsciiDomain,
} from '@backscatter/mail';
import { TAG_SIGN } from './return-path/batv-tag.ts';

/** Addresses looked at per field: a report goes to one. */
const MAX_PER_FIELD = 5;

/** Fields in which servers keep the recipient as it was before they rewrote it. */
const REPORT_FIELDS = ['to', 'x-original-to', 'envelope-to', 'x-envelope-to'];

const RETURNED_FIELDS = ['return-path', 'x-envelope-from', 'x-envelope-sender'];

/**
 * Other writings of the addressee that may bear a tag, in the report and in what it returned;
 * none of another mailbox.
 */
export function otherWritings({ mail, report, addressee }: Evidence): readonly string[] {
  const returned = report.returned.mail?.headers ?? [];
  // Most reports name plain addresses, which need not be read. Encoded words hold the sign, too.
  const tagged = (headers: readonly Header[], names: readonly string[]): readonly string[] =>
    names.filter((name) => headers.some((one) => one.name === name && one.raw.includes(TAG_SIGN)));
  const written = [
    ...tagged(mail.headers, REPORT_FIELDS).flatMap((name) => addressesOf(mail.headers, name)),
    ...tagged(returned, RETURNED_FIELDS).flatMap((name) => pathsOf(returned, name)),
  ];
  if (written.length === 0) return written;
  const own = withAsciiDomain(addressee?.address ?? '');
  return written.filter((raw) => withAsciiDomain(normalizeAddress(raw)?.address ?? '') === own);
}

/** Who else the returned message says sent it: its From, Sender and Return-Path. */
export function claimedSenders({ mail, report }: Evidence): readonly string[] {
  const returned = report.returned.mail?.headers ?? [];
  return [
    ...addressesOf(mail.headers, 'to'),
    ...['from', 'sender'].flatMap((name) => addressesOf(returned, name)),
    ...pathsOf(returned, 'return-path'),
  ];
}

function addressesOf(headers: readonly Header[], name: string): readonly string[] {
  return headerAddresses(headers, name)
    .slice(0, MAX_PER_FIELD)
    .map(({ address }) => address);
}

/** A path may hold what an address list would take apart. */
function pathsOf(headers: readonly Header[], name: string): readonly string[] {
  return headerValues(headers, name).slice(0, MAX_PER_FIELD);
}
