/**
 * A message in bytes: checked, and the store's own copy, before the write begins.
 */

import type { LoggedMessage, SentKey } from '@backscatter/core';
import { bytesOfId, bytesOfKey, pairOf } from './sent-bytes.ts';
import { MAX_SENDERS } from './sent-record.ts';

/** Recipients of one message, at most, by the contract. */
const MAX_RECIPIENTS = 100_000;

/** What is written of a message. */
export interface SentBytes {
  readonly at: number;
  readonly senders: readonly Uint8Array[];
  readonly recipients: readonly Uint8Array[];
  readonly ids: readonly Uint8Array[];
  /** Of each sender with each recipient. */
  readonly pairs: readonly Uint8Array[];
  /** Of each sender with each domain. */
  readonly domains: readonly Uint8Array[];
}

/** Puts a message into bytes. Throws TypeError for what is none. */
export function sentBytes(message: LoggedMessage): SentBytes {
  const { at } = message;
  if (!Number.isFinite(at)) throw new TypeError('a logged message has a time');
  const senders = distinct(message.senders).map(bytesOfKey);
  const recipients = distinct(message.recipients).map(bytesOfKey);
  if (senders.length > MAX_SENDERS || recipients.length > MAX_RECIPIENTS) {
    throw new TypeError('a logged message has at most 255 senders and 100,000 recipients');
  }
  const domains = distinct(message.domains).map(bytesOfKey);
  const withAll = (others: readonly Uint8Array[]): readonly Uint8Array[] =>
    senders.flatMap((sender) => others.map((other) => pairOf(sender, other)));
  return {
    at,
    senders,
    recipients,
    ids: distinct(message.ids).map(bytesOfId),
    pairs: withAll(recipients),
    domains: withAll(domains),
  };
}

/** Everything under which it is remembered who wrote to whom. */
export function acquaintancesOf({ pairs, domains }: SentBytes): readonly Uint8Array[] {
  return [...pairs, ...domains];
}

function distinct(keys: readonly SentKey[]): readonly SentKey[] {
  return [...new Set(keys)];
}
