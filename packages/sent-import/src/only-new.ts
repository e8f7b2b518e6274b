/**
 * A log that takes a message twice counts two, and then believes twice as many
 * reports on it. An import is run again: a rotated log grows, a folder gets more
 * mail. So before it writes, it asks what is there.
 *
 * A message is known by any of its ids and its sender, and then only recipients
 * are added that are not logged with it; one without ids by sender, recipient and
 * the second. What is older than the log keeps is not found there and is written
 * again, which makes acquaintances and nothing else.
 */

import type { LoggedMessage, SentBatch, SentKey, SentStore } from '@backscatter/core';

/** Questions asked at once; a store on a server answers each in a round trip. */
const AT_ONCE = 64;

/** Recipients in one question: what a store answers at most. */
const MAX_ASKED = 250;

/** Ids in one question: a mail has three or four. */
const MAX_IDS = 20;

/** The same message may be logged with a later time, by a server further on. Milliseconds. */
const LATER = 30 * 86_400_000;

/** Stores may round times down to a second; milliseconds. */
const SECOND = 1_000;

/** A store that records only what it does not have. */
export interface OnlyNewStore {
  readonly store: SentStore;
  /** Messages written, those included of which only some recipients were new. */
  added(): number;
}

/** Wraps a store; all but `record` goes through as it is. */
export function onlyNew(inner: SentStore): OnlyNewStore {
  let added = 0;
  const record = async ({ realm, messages }: SentBatch): Promise<void> => {
    const fresh: LoggedMessage[] = [];
    const seen = new Map<string, Set<SentKey>>();
    for (let at = 0; at < messages.length; at += AT_ONCE) {
      const some = messages.slice(at, at + AT_ONCE);
      const rest = await Promise.all(some.map((message) => missing(inner, realm, message)));
      for (const message of rest) {
        const news = message === null ? null : withoutSeen(message, seen);
        if (news !== null) fresh.push(news);
      }
    }
    if (fresh.length === 0) return;
    await inner.record({ realm, messages: fresh });
    added += fresh.length;
  };
  return {
    added: () => added,
    store: {
      persistent: inner.persistent,
      record,
      alias: (id, other) => inner.alias(id, other),
      lookup: (query) => inner.lookup(query),
      countUses: (uses, delivery) => inner.countUses(uses, delivery),
      suspend: (scope, suspension) => inner.suspend(scope, suspension),
      resume: (scope) => inner.resume(scope),
    },
  };
}

/**
 * The message with the recipients that the store does not have with it; null where it has all.
 * Ids that it lacks of a message it has are added there.
 */
async function missing(
  store: SentStore,
  realm: SentKey,
  message: LoggedMessage,
): Promise<LoggedMessage | null> {
  const { at, senders, recipients, ids } = message;
  const [id] = ids;
  const logged = new Set<SentKey>();
  let lacking: readonly SentKey[] = [];
  let isKnown = false;
  for (let from = 0; from === 0 || from < recipients.length; from += MAX_ASKED) {
    const asked = recipients.slice(from, from + MAX_ASKED);
    const askedIds = from === 0 ? ids.slice(0, MAX_IDS) : ids.slice(0, 1);
    const answer = await store.lookup({
      realm,
      until: at + LATER,
      sender: senders[0] ?? null,
      ids: askedIds,
      recipients: asked,
      domains: [],
      slots: [],
      scopes: [],
      delivery: null,
    });
    const found = answer.ids[0];
    if (from === 0) {
      isKnown = (found?.senderAt ?? null) !== null;
      lacking = askedIds.filter((_, index) => (answer.ids[index]?.senderAt ?? null) === null);
    }
    for (const [index, recipient] of asked.entries()) {
      const pair = answer.recipients[index]?.at ?? null;
      const isThere =
        id === undefined
          ? pair !== null && Math.abs(pair - at) <= SECOND
          : (found?.recipientAt[index] ?? null) !== null;
      if (isThere) logged.add(recipient);
    }
  }
  if (id !== undefined && isKnown) for (const other of lacking) await store.alias(id, other);
  if (recipients.length === 0) return isKnown ? null : message;
  return without(message, logged);
}

/** Leaves out what stood earlier in the same batch. */
function withoutSeen(
  message: LoggedMessage,
  seen: Map<string, Set<SentKey>>,
): LoggedMessage | null {
  const { at, senders, recipients, ids } = message;
  const key = `${senders[0]} ${ids[0] ?? Math.floor(at / SECOND)}`;
  const before = seen.get(key);
  const news = before === undefined ? message : without(message, before);
  seen.set(key, new Set([...(before ?? []), ...recipients]));
  return news;
}

function without(message: LoggedMessage, known: ReadonlySet<SentKey>): LoggedMessage | null {
  if (known.size === 0) return message.recipients.length === 0 ? null : message;
  const recipients = message.recipients.filter((recipient) => !known.has(recipient));
  return recipients.length === 0 ? null : { ...message, recipients };
}
