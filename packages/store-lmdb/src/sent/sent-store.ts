/**
 * The sent log in LMDB, shared by all processes of a machine.
 *
 * The newsender hands over keys, never addresses; what of them is written
 * where, `sent-bytes` tells. A record is on disk when it resolves.
 */

import { type LoggedMessage, parseOptions, type SentStore } from '@backscatter/core';
import { z } from 'zod';
import { environmentOf } from '../environment.ts';
import type { Lmdb } from '../open-lmdb.ts';
import { messagesOf, newestOfId } from './find-sent.ts';
import { firstPeriodOf, lookupSent, spanOf } from './lookup-sent.ts';
import { bytesOfId, bytesOfKey, startOfPeriod } from './sent-bytes.ts';
import { type SentBytes, sentBytes } from './sent-message-bytes.ts';
import { openSentTables } from './sent-tables.ts';
import { beginRealm, removeSuspension, writeSuspension } from './suspensions.ts';
import { addUse } from './use-table.ts';
import { writeSent } from './write-sent.ts';

/** Messages in one commit: its pages are held in memory, and the calling thread waits for it. */
const PER_COMMIT = 1_000;

/** Pairs of sender and recipient in one commit, but for a message that has more by itself. */
const PAIRS_PER_COMMIT = 20_000;

/** A look-up searches each four days that are kept. */
const MAX_RETENTION_DAYS = 400;

/** Options of `createLmdbSentStore`. */
export interface LmdbSentStoreOptions {
  /** Days a message is kept. Default 14, at most 400. */
  readonly retentionDays?: number;
  /** Days it is remembered who wrote to whom, from the last time. Default 400. */
  readonly acquaintanceDays?: number;
  /** Messages kept, the oldest dropped first. Default 10,000,000, about 2 GB. */
  readonly maxMessages?: number;
  /** Pairs of sender and recipient or domain remembered, about. Default 10,000,000, about 200 MB. */
  readonly maxAcquaintances?: number;
  /** The time in milliseconds since 1970. Default the system's. */
  readonly now?: () => number;
}

const optionsSchema = z.strictObject({
  retentionDays: z.number().positive().max(MAX_RETENTION_DAYS).default(14),
  acquaintanceDays: z.number().positive().max(36_500).default(400),
  maxMessages: z.int().positive().default(10_000_000),
  maxAcquaintances: z.int().positive().default(10_000_000),
  now: z
    .custom<() => number>((value) => typeof value === 'function', 'must be a function')
    .default(() => Date.now),
});

const WRITE = 'write the sent log';

/**
 * Makes the sent log of a directory; there is one in each.
 *
 * @throws TypeError for a wrong option
 */
export function createLmdbSentStore(lmdb: Lmdb, options: LmdbSentStoreOptions = {}): SentStore {
  const { now, ...limits } = parseOptions('createLmdbSentStore', optionsSchema, options);
  const environment = environmentOf(lmdb);
  const tables = openSentTables(environment);

  return {
    persistent: true,
    record: async ({ realm, messages }) => {
      bytesOfKey(realm);
      for (const some of commitsOf(messages)) {
        await environment.write(WRITE, () => {
          const time = now();
          beginRealm(tables.state, realm, time);
          writeSent(tables, some, time, limits);
        });
      }
    },
    alias: async (id, other) => {
      const [from, to] = [bytesOfId(id), bytesOfId(other)];
      return await environment.write(WRITE, () => {
        const all = [...messagesOf(tables.ids, from, spanOf(tables, now(), limits))];
        for (const { period, name } of all) {
          tables.ids.put(startOfPeriod(period), Buffer.concat([to, name]));
        }
        return all.length;
      });
    },
    lookup: async (query) =>
      environment.read('read the sent log', () => lookupSent(tables, query, now(), limits)),
    countUses: async (uses, delivery) => {
      const of = bytesOfKey(delivery);
      const counted = uses.map(({ id, slot, spends }) => ({
        id: bytesOfId(id),
        slot: bytesOfKey(slot),
        spends,
      }));
      await environment.write(WRITE, () => {
        const span = spanOf(tables, now(), limits);
        for (const use of counted) {
          // Uses stand under the period of the message, and leave with it.
          const newest = newestOfId(tables.ids, use.id, span);
          if (newest === null) continue;
          const { period } = newest;
          addUse(tables.uses, { ...use, period }, of, firstPeriodOf(span), span.lastPeriod);
        }
      });
    },
    suspend: async (scope, suspension) => {
      bytesOfKey(scope);
      const copy = { ...suspension };
      await environment.write(WRITE, () => writeSuspension(tables.state, scope, copy));
    },
    resume: async (scope) => {
      bytesOfKey(scope);
      await environment.write(WRITE, () => removeSuspension(tables.state, scope));
    },
  };
}

/** The messages as they are committed together; an empty batch is one commit too. */
function commitsOf(messages: readonly LoggedMessage[]): readonly (readonly SentBytes[])[] {
  const commits: SentBytes[][] = [[]];
  let pairs = 0;
  for (const message of messages.map(sentBytes)) {
    let last = commits.at(-1) ?? [];
    pairs += message.pairs.length;
    if (last.length === PER_COMMIT || (last.length > 0 && pairs > PAIRS_PER_COMMIT)) {
      last = [];
      commits.push(last);
      pairs = message.pairs.length;
    }
    last.push(message);
  }
  return commits;
}
