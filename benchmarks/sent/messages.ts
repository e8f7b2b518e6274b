/**
 * Messages as a sent log keeps them, and the questions of the reports on them.
 *
 * Each has one sender, one recipient and three ids (its Message-ID, the queue id
 * of the next server, an ENVID). A sender writes twenty; every other message goes
 * to somebody he wrote to before, the rest to a stranger at one of 50,000 domains.
 */

import type { LoggedMessage, SentKey, SentQuery } from '@backscatter/core';

/** The realm of all. */
export const REALM: SentKey = keyOf('realm', 0);

const DAY = 86_400_000;

/** Keys are spread like those of a keyed hash, and the same in each run. */
function keyOf(kind: string, number: number): SentKey {
  let [high, low] = [number ^ 0x9e3779b9, number];
  for (const character of kind) low = mix(low + character.charCodeAt(0));
  high = mix(high ^ low);
  low = mix(low ^ high);
  return [high, low].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}

/** A permutation of 32-bit numbers. */
function mix(number: number): number {
  let mixed = Math.imul(number ^ (number >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return mixed ^ (mixed >>> 16);
}

/** The message of a number, of so many that left evenly in the 13 days until `now`. */
export function messageOf(number: number, count: number, now: number): LoggedMessage {
  const friend = number - (number % 2);
  return {
    at: Math.floor(now - 13 * DAY * (1 - number / count)),
    senders: [keyOf('sender', number % Math.ceil(count / 20))],
    recipients: [keyOf('recipient', number % 2 === 0 ? number : friend % Math.ceil(count / 20))],
    domains: [keyOf('domain', mix(friend) % 50_000)],
    ids: ['message-id', 'queue-id', 'envelope-id'].map((kind) => keyOf(kind, number)),
  };
}

/** What a report on it asks: its ids, one that is unknown, its recipient, and how often before. */
export function questionOf({ senders, recipients, domains, ids }: LoggedMessage): SentQuery {
  return {
    realm: REALM,
    until: Number.POSITIVE_INFINITY,
    sender: senders[0] ?? null,
    ids: [...ids.slice(0, 2), keyOf('unknown', Number.parseInt(ids[0]?.slice(0, 7) ?? '', 16))],
    recipients,
    domains,
    slots: [keyOf('slot', 1), keyOf('slot', 2)],
    scopes: [keyOf('scope', 1)],
    delivery: keyOf('delivery', 1),
  };
}
