/**
 * Address lists as header fields hold them (RFC 5322 section 3.4): display
 * names, groups and comments included. The grammar is postal-mime's.
 */

import { type Address, addressParser } from 'postal-mime';

/** Longer lists are cut: nobody judges by the thousandth address. */
const MAX_LIST_LENGTH = 16_000;

export interface Mailbox {
  /** The decoded display name; empty where there is none. */
  readonly name: string;
  /** As written, without angle brackets; empty where there is none. */
  readonly address: string;
}

/** Every mailbox of an address list, groups opened, in order. Never throws. */
export function parseAddresses(value: string): readonly Mailbox[] {
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
