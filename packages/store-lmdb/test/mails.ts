/** Numbered mails: each of its own recipient and id, from one of seven senders. */

import type { LoggedMessage, SentQuery, SentStore } from '@backscatter/core';
import { key } from '../../newsender/test/sent-store-contract.ts';

export const DAY = 86_400_000;

/** The first second of a day. */
export const START = Date.UTC(2026, 2, 20);

export const REALM = key('realm');

/** The mail of a number. */
export function mail(number: number, at = START): LoggedMessage {
  return {
    at,
    senders: [key(`sender ${number % 7}`)],
    recipients: [key(`recipient ${number}`)],
    domains: [key(`domain ${number % 50}`)],
    ids: [key(`id ${number}`), key(`queue ${number}`)],
  };
}

/** What a report on a mail asks. */
export function question(number: number, change: Partial<SentQuery> = {}): SentQuery {
  const { senders, recipients, domains, ids } = mail(number);
  const asked = { realm: REALM, until: START + 1_000 * DAY, sender: senders[0] ?? null };
  const of = { ids, recipients, domains, slots: [], scopes: [], delivery: null };
  return { ...asked, ...of, ...change };
}

/** Those of some mails that the log does not wholly have. */
export async function missing(
  store: SentStore,
  numbers: readonly number[],
): Promise<readonly number[]> {
  const lost: number[] = [];
  for (const number of numbers) {
    const { ids, recipients, domains } = await store.lookup(question(number));
    const found = ids.every(({ senderAt, recipientCount, recipientAt }) => {
      return senderAt !== null && recipientCount > 0 && recipientAt[0] !== null;
    });
    const [pair] = recipients;
    const known = pair?.at !== null && pair?.known !== null && domains[0] !== null;
    if (!found || !known) lost.push(number);
  }
  return lost;
}
