/**
 * Whom the returned message went to, as far as its header says: the envelope
 * recipient that its servers noted, and the addresses its sender wrote. A notice
 * holds many addresses (contacts, examples, the sender's own); the one that the
 * returned message went to is the recipient.
 */

import type { Header, Part } from '@backscatter/core';
import {
  decodeBytes,
  headerAddresses,
  headerValues,
  parseHandover,
  parseHeaderBlock,
} from '@backscatter/mail';
import { plain } from './read-returned.ts';

/** Characters of the returned message looked at: its header, or the first of it. */
const MAX_LENGTH = 16_000;

/** Received lines looked at, the youngest first. */
const MAX_HOPS = 10;

/** Addresses kept; a message to more names its recipients no better. */
const MAX_ADDRESSES = 100;

/** Fields in which servers note the envelope recipient. */
const NOTED = ['x-original-to', 'delivered-to', 'envelope-to', 'x-envelope-to'];

/** Fields in which the sender wrote them. */
const WRITTEN = ['to', 'cc', 'bcc', 'resent-to'];

/** The header of the returned message from its part or from the quoted text. */
export function returnedHeaders(part: Part | null, quoted: string | null): readonly Header[] {
  if (part?.content != null) {
    return parseHeaderBlock(headOf(decodeBytes(part.content.subarray(0, MAX_LENGTH)))).headers;
  }
  return quoted === null
    ? []
    : parseHeaderBlock(headOf(plain(quoted.slice(0, MAX_LENGTH)))).headers;
}

/** Addresses the message went to, the surest first; each once, as written. */
export function sentTo(headers: readonly Header[]): readonly string[] {
  return distinct([...noted(headers), ...written(headers)]);
}

/**
 * The one address that the returned message went to: what the last server on
 * its way noted, else the only one its sender wrote.
 *
 * @returns null where there are several, or none
 */
export function onlySentTo(headers: readonly Header[]): string | null {
  const [last] = noted(headers);
  const [only, another] = distinct(written(headers));
  return last ?? (another === undefined ? (only ?? null) : null);
}

/** Envelope recipients as servers noted them, the last server first. */
function noted(headers: readonly Header[]): readonly string[] {
  const received = headerValues(headers, 'received')
    .slice(0, MAX_HOPS)
    .map((line) => (/for/i.test(line) ? (parseHandover(line).recipient ?? '') : ''));
  return [...received, ...addressesIn(headers, NOTED)].filter(isAddress);
}

function written(headers: readonly Header[]): readonly string[] {
  return addressesIn(headers, WRITTEN).filter(isAddress);
}

function addressesIn(headers: readonly Header[], names: readonly string[]): readonly string[] {
  return names.flatMap((name) => headerAddresses(headers, name).map(({ address }) => address));
}

function isAddress(address: string): boolean {
  return /^(?:"[^"]{0,128}"|[^\s@]{1,128})@[^\s@<>;,]{1,255}$/.test(address);
}

function distinct(addresses: readonly string[]): readonly string[] {
  const byKey = new Map<string, string>();
  for (const address of addresses) {
    if (byKey.size >= MAX_ADDRESSES) break;
    const key = address.toLowerCase();
    if (!byKey.has(key)) byKey.set(key, address);
  }
  return [...byKey.values()];
}

function headOf(text: string): string {
  const end = /\n[ \t\r]*\n/.exec(text.trimStart());
  return end === null ? text : text.trimStart().slice(0, end.index);
}
