/**
 * Address lists as header fields hold them (RFC 5322 section 3.4): display
 * names, groups and comments included. The grammar is postal-mime's.
 */

import type { Header } from '@backscatter/core';
import { type Address, addressParser } from 'postal-mime';
import { decodeHeader, unfold } from './header-value.ts';
import { parsePlainMailbox } from './plain-mailbox.ts';

/** Longer lists are cut: nobody judges by the thousandth address. */
const MAX_LIST_LENGTH = 16_000;

/** One entry of an address list (RFC 5322 section 3.4). */
export interface Mailbox {
  /** The display name; empty where there is none. */
  readonly name: string;
  /** As written, without angle brackets; empty where there is none. */
  readonly address: string;
}

/**
 * Every mailbox of the fields of that lower-case name, in order. The grammar is
 * read before encoded words are decoded, so that an encoded comma or bracket
 * cannot add a mailbox (RFC 2047 section 6.2).
 */
export function headerAddresses(headers: readonly Header[], name: string): readonly Mailbox[] {
  const all: Mailbox[] = [];
  for (const { name: field, raw } of headers) {
    if (field === name) all.push(...readField(raw));
  }
  return all;
}

function readField(raw: string): readonly Mailbox[] {
  const mailboxes = parseAddresses(unfold(raw));
  if (!raw.includes('=?')) return mailboxes;
  // QUIRK: some writers encode the whole field, address and all.
  if (!mailboxes.some(({ address }) => address.includes('@')))
    return parseAddresses(decodeHeader(raw));
  return mailboxes.map(({ name, address }) => ({ name: decodeHeader(name), address }));
}

/** Every mailbox of an address list, groups opened, in order. Never throws. */
export function parseAddresses(value: string): readonly Mailbox[] {
  const plain = parsePlainMailbox(value);
  if (plain !== null) return [plain];
  let list: readonly Address[];
  try {
    list = addressParser(value.slice(0, MAX_LIST_LENGTH));
  } catch {
    return [];
  }
  const mailboxes: Mailbox[] = [];
  for (const entry of list) {
    const members = entry.group ?? [entry];
    for (const { name, address } of members) {
      mailboxes.push({ name: name ?? '', address: address ?? '' });
    }
  }
  return mailboxes;
}
