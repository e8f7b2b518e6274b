/**
 * Answers a report's question from one snapshot of the log.
 */

import type { Acquaintance, IdAnswer, SentAnswer, SentQuery } from '@backscatter/core';
import { DamagedError } from '../cell-codec.ts';
import { readBytes } from '../environment.ts';
import { acquaintanceOf } from './acquaintances.ts';
import { messagesOf, newestOfPair, type Span } from './find-sent.ts';
import { bytesOfId, bytesOfKey, pairOf, periodKey, periodOf } from './sent-bytes.ts';
import { decodeSent, type SentRecord } from './sent-record.ts';
import { readState } from './sent-state.ts';
import type { SentTables } from './sent-tables.ts';
import { readRealm, readSuspension } from './suspensions.ts';
import { usesOf } from './use-table.ts';
import { acquaintedSince, expirySecond, type SentLimits } from './write-sent.ts';

/** Messages of an id that are looked at: list mail is recorded once for each member. */
const MAX_PER_ID = 1_000;

const NOTHING = { at: null, known: null } as const;

/** A question in bytes: checked before anything is read. */
interface Asked {
  readonly query: SentQuery;
  /** Seconds since 1970. */
  readonly until: number;
  readonly sender: Buffer | null;
  readonly recipients: readonly Buffer[];
  readonly slots: readonly Buffer[];
  readonly delivery: Buffer | null;
}

/** What is visible of the log at a time. */
export function spanOf(tables: SentTables, now: number, limits: SentLimits): Span {
  const { floor, firstPeriod, lastPeriod } = readState(tables.state);
  return { floor: Math.max(floor, expirySecond(now, limits)), firstPeriod, lastPeriod };
}

/** Reads the answer, in the caller's snapshot. */
export function lookupSent(
  tables: SentTables,
  query: SentQuery,
  now: number,
  limits: SentLimits,
): SentAnswer {
  const span = spanOf(tables, now, limits);
  const asked: Asked = {
    query,
    until: query.until / 1_000,
    sender: query.sender === null ? null : bytesOfKey(query.sender),
    recipients: query.recipients.map(bytesOfKey),
    slots: query.slots.map(bytesOfKey),
    delivery: query.delivery === null ? null : bytesOfKey(query.delivery),
  };
  const { sender, until } = asked;
  const since = acquaintedSince(now, limits);
  // Of a log that nobody has made yet there is no table to look into.
  const isMade = readState(tables.state).known > 0;
  const knownOf = (pair: Buffer): Acquaintance | null =>
    isMade ? acquaintanceOf(tables.known, pair, since) : null;
  return {
    ids: query.ids.map((id) => lookupId(tables, bytesOfId(id), asked, span)),
    recipients: asked.recipients.map((recipient) => {
      if (sender === null) return NOTHING;
      const pair = pairOf(sender, recipient);
      const at = newestOfPair(tables.pairs, pair, until, span);
      return {
        at: at === null ? null : 1_000 * at,
        known: knownOf(pair),
      };
    }),
    domains: query.domains
      .map(bytesOfKey)
      .map((domain) => (sender === null ? null : knownOf(pairOf(sender, domain)))),
    scopes: query.scopes.map((scope) => {
      const suspension = readSuspension(tables.state, scope);
      return suspension === null || suspension.until <= now ? null : suspension;
    }),
    completeSince: Math.max(readRealm(tables.state, query.realm), 1_000 * span.floor),
  };
}

function lookupId(tables: SentTables, id: Buffer, asked: Asked, span: Span): IdAnswer {
  const { sender, recipients, slots, delivery, until } = asked;
  const recipientAt: (number | null)[] = recipients.map(() => null);
  let at: number | null = null;
  let senderAt: number | null = null;
  let recipientCount = 0;
  let looked = 0;
  for (const named of messagesOf(tables.ids, id, span)) {
    const left = 1_000 * named.at;
    at ??= left;
    if (sender === null || looked === MAX_PER_ID) break;
    if (named.at > until) continue;
    looked += 1;
    const record = recordOf(tables, periodKey(named.period, named.name));
    if (!record.hasSender(sender)) continue;
    senderAt ??= left;
    recipientCount += record.recipientCount;
    for (const [i, recipient] of recipients.entries()) {
      if (recipientAt[i] === null && record.hasRecipient(recipient)) recipientAt[i] = left;
    }
  }
  const answer = { at, senderAt, recipientCount, recipientAt };
  if (at === null) return { ...answer, uses: slots.map(() => 0), spent: 0, seen: false };
  const uses = usesOf(tables.uses, id, firstPeriodOf(span), span.lastPeriod);
  return {
    ...answer,
    uses: slots.map(uses.inSlot),
    spent: uses.spent,
    seen: delivery !== null && uses.has(delivery),
  };
}

/** The first period of which something may be kept. */
export function firstPeriodOf({ floor, firstPeriod }: Span): number {
  return Math.max(firstPeriod, periodOf(floor));
}

/** An index and the messages are written together: where one lacks the other, the file is damaged. */
function recordOf({ messages }: SentTables, key: Buffer): SentRecord {
  const bytes = readBytes(messages, key);
  if (bytes === undefined) throw new DamagedError('a message of the sent log is missing');
  return decodeSent(key, bytes);
}
