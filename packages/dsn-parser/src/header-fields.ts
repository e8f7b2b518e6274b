/**
 * The header of one mail by the names of its fields (RFC 5322 section 2.2).
 * Readers ask it for some forty fields, of which it has a few: each question is
 * one look here, where a search would go through all fields. Addresses are taken
 * apart once, however often they are asked for.
 */

import type { Header } from '@backscatter/core';
import { decodeHeader, headerAddresses, type Mailbox } from '@backscatter/mail';

/** A header, indexed. */
export interface HeaderFields {
  readonly headers: readonly Header[];
  /** Where the first field of each lower-case name stands. */
  readonly firstAt: ReadonlyMap<string, number>;
  /** Address fields read so far. */
  readonly mailboxes: Map<string, readonly Mailbox[]>;
}

const NOTHING: readonly never[] = [];

/** Indexes a header. */
export function indexHeader(headers: readonly Header[]): HeaderFields {
  const firstAt = new Map<string, number>();
  for (let at = headers.length - 1; at >= 0; at--) firstAt.set(headers[at]?.name ?? '', at);
  return { headers, firstAt, mailboxes: new Map() };
}

/** The first field of that lower-case name, unfolded and decoded; null where there is none. */
export function fieldValue({ headers, firstAt }: HeaderFields, name: string): string | null {
  const at = firstAt.get(name);
  return at === undefined ? null : decodeHeader(headers[at]?.raw ?? '');
}

/**
 * Every field of that name, unfolded and decoded, in the order of the mail.
 *
 * @param limit fields read at most
 */
export function fieldValues(
  { headers, firstAt }: HeaderFields,
  name: string,
  limit = Number.POSITIVE_INFINITY,
): readonly string[] {
  const first = firstAt.get(name);
  if (first === undefined) return NOTHING;
  const values: string[] = [];
  for (let at = first; at < headers.length && values.length < limit; at++) {
    const header = headers[at];
    if (header?.name === name) values.push(decodeHeader(header.raw));
  }
  return values;
}

/** Every mailbox of the fields of that name, in order. */
export function fieldMailboxes(fields: HeaderFields, name: string): readonly Mailbox[] {
  if (!fields.firstAt.has(name)) return NOTHING;
  const known = fields.mailboxes.get(name);
  if (known !== undefined) return known;
  const mailboxes = headerAddresses(fields.headers, name);
  fields.mailboxes.set(name, mailboxes);
  return mailboxes;
}
