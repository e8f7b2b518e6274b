/**
 * Names that the header of a mail gives for its sender. A forger puts there what
 * he likes, but what he wants answered (Reply-To, List-Unsubscribe) is his own.
 */

import type { Header } from '@backscatter/core';
import { headerAddresses, headerValue, headerValues, normalizeMessageId } from '@backscatter/mail';
import type { NameRole } from './found-name.ts';
import { addAddress, addLink } from './link-names.ts';
import type { NameCollector } from './name-collector.ts';

/** Fields of one name that are read; honest mail has one, signatures aside. */
const MAX_FIELDS = 5;

/** Addresses of one kind of field. */
const MAX_ADDRESSES = 10;

const ADDRESS_FIELDS: readonly (readonly [string, NameRole])[] = [
  ['from', 'sender'],
  ['sender', 'sender'],
  ['reply-to', 'reply-to'],
  ['return-path', 'return-path'],
];

const UNSUBSCRIBE = /<\s{0,20}([^<>]{1,2000})>/g;

const SIGNING_DOMAIN = /(?:^|;)\s{0,200}d\s{0,20}=\s{0,20}([^;\s]{1,253})/i;

/** Adds the names of a header. */
export function senderNames(headers: readonly Header[], collector: NameCollector): void {
  for (const [field, role] of ADDRESS_FIELDS) {
    for (const { address } of headerAddresses(headers, field).slice(0, MAX_ADDRESSES)) {
      addAddress(address, role, collector);
    }
  }
  for (const value of headerValues(headers, 'list-unsubscribe').slice(0, MAX_FIELDS)) {
    for (const [, url = ''] of value.matchAll(UNSUBSCRIBE)) {
      if (/^https?:/i.test(url)) addLink(url, false, 'unsubscribe', collector);
      else if (/^mailto:/i.test(url)) {
        addAddress(url.slice(7).split('?', 1)[0] ?? '', 'unsubscribe', collector);
      }
    }
  }
  const id = normalizeMessageId(headerValue(headers, 'message-id') ?? '');
  if (id !== null) addAddress(id, 'message-id', collector);
  for (const value of headerValues(headers, 'dkim-signature').slice(0, MAX_FIELDS)) {
    const domain = SIGNING_DOMAIN.exec(value)?.[1];
    if (domain !== undefined) addAddress(`@${domain}`, 'signature', collector);
  }
}
