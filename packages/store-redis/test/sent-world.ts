/**
 * Messages and questions for tests of the sent log, and what a test does to it
 * beside the contract.
 */

import type { LoggedMessage, SentAnswer, SentQuery, SentStore } from '@backscatter/core';
import { key } from '../../newsender/test/sent-store-contract.ts';

/** The realm of these tests. */
export const REALM = key('realm');

/** The message of a number: its sender is one of a hundred, the rest its own. */
export function messageOf(number: number, at = Date.now()): LoggedMessage {
  return {
    at,
    senders: [key(`sender ${number % 100}`)],
    recipients: [key(`recipient ${number}`)],
    domains: [key(`domain ${number}`)],
    ids: [key(`id ${number}`), key(`queue id ${number}`)],
  };
}

/** Records the messages of numbers, in one batch. */
export async function recordMessages(store: SentStore, numbers: readonly number[]): Promise<void> {
  await store.record({ realm: REALM, messages: numbers.map((number) => messageOf(number)) });
}

/** Asks what a report on the message of a number asks. */
export async function askAbout(
  store: SentStore,
  number: number,
  change: Partial<SentQuery> = {},
): Promise<SentAnswer> {
  const { senders, recipients, domains, ids } = messageOf(number);
  const [sender = null] = senders;
  const about = { realm: REALM, until: Number.POSITIVE_INFINITY, sender, ids, recipients, domains };
  return await store.lookup({ ...about, slots: [], scopes: [], delivery: null, ...change });
}

/** Whether an answer knows the message in every way. */
export function knowsAll({ ids, recipients, domains }: SentAnswer): boolean {
  return (
    ids.every(({ senderAt, recipientAt }) => senderAt !== null && recipientAt[0] === senderAt) &&
    recipients.every(({ at, known }) => at !== null && known !== null) &&
    domains.every((known) => known !== null)
  );
}
