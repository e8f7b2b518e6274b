/**
 * The sent log on Redis or Valkey, a cluster included: for several machines
 * that send, and judge what comes back.
 *
 * It holds keyed hashes alone, made by the newsender with a secret; all
 * processes have the same one. How it is laid out: `sent-parts`,
 * `sent-lua`.
 *
 * A log that lost something must not call a mail "never sent". So every
 * look-up also asks since when the parts it touches are complete: from the
 * beginning of the realm, which is lost with the rest; from the start of a
 * server that keeps no log of its writes (`appendonly`), for it may have come
 * back with what it once saved; and never on one that may drop keys for lack of
 * room (`maxmemory-policy`).
 */

import { parseOptions, type SentStore } from '@backscatter/core';
import { z } from 'zod';
import { clientSchema, prefixSchema } from './client-schema.ts';
import { countUses } from './count-uses.ts';
import { createLookup, suspensionText } from './lookup-sent.ts';
import { INSPECT, MESSAGES } from './read-sent-scripts.ts';
import { createRecorder } from './record-sent.ts';
import type { RedisClient } from './redis-client.ts';
import { keyBytes } from './sent-codec.ts';
import { createSentLink } from './sent-link.ts';
import { ADOPT, SUSPEND } from './write-sent-scripts.ts';

/** Options of `createRedisSentStore`. */
export interface RedisSentStoreOptions {
  /**
   * A `Redis` or `Cluster` of ioredis, without `enableAutoPipelining`, or what
   * `connectRedis` gives. The caller closes it.
   */
  readonly client: RedisClient;
  /** Begins the names of all keys. Default `backscatter`. */
  readonly prefix?: string;
  /** Which log, where there are several. Default `shared`. */
  readonly log?: string;
  /** Days a message is kept. Default 14. One who raises it has all of it only after so many days. */
  readonly retentionDays?: number;
  /** Days it is remembered who wrote to whom, from the last time. Default 400. */
  readonly acquaintanceDays?: number;
  /**
   * In how many parts the log lies, each in a slot of its own: 1 to 4,096, a power of two.
   * A log keeps the number it began with. Default 64, for up to some twenty nodes.
   */
  readonly parts?: number;
  /** Milliseconds to wait for the answer to a command. Default 2,000. */
  readonly timeoutMs?: number;
  /** The time in milliseconds since 1970. Default the system's clock. */
  readonly now?: () => number;
}

const optionsSchema = z.strictObject({
  client: clientSchema,
  prefix: prefixSchema,
  // A brace would put all parts into one slot.
  log: z
    .string()
    .regex(/^[^{}\s]{1,200}$/, 'takes at most 200 characters, no braces and no spaces')
    .default('shared'),
  retentionDays: z.number().positive().max(3_650).default(14),
  acquaintanceDays: z.number().positive().max(36_500).default(400),
  parts: z
    .int()
    .min(1)
    .max(4_096)
    .refine((count) => Number.isInteger(Math.log2(count)), 'must be a power of two')
    .default(64),
  timeoutMs: z.number().positive().default(2_000),
  now: z
    .custom<() => number>((value) => typeof value === 'function', 'must be a function')
    .default(() => Date.now),
});

/** The sent log on Redis. */
export interface RedisSentStore extends SentStore {
  /**
   * What the servers do that a log must not be trusted with, a sentence each; none where all is well.
   *
   * @throws (rejects) when Redis does not answer
   */
  warnings(): Promise<readonly string[]>;
}

const WARNINGS: ReadonlyMap<string, string> = new Map([
  [
    'silent',
    'Redis does not tell this user (INFO) whether it keeps everything: a mail that is missing proves nothing',
  ],
  [
    'evicts',
    'Redis may drop keys for lack of room (maxmemory-policy is not noeviction): a mail that is missing proves nothing',
  ],
  [
    'evicted',
    'Redis has dropped keys for lack of room since it started (evicted_keys; CONFIG RESETSTAT once the log was begun anew): a mail that is missing proves nothing',
  ],
  [
    'forgets',
    'Redis keeps no log of its writes (appendonly no): the log is complete only from the start of the server',
  ],
]);

/**
 * Makes the store of a sent log. Nothing is sent before its first use. A method
 * rejects when Redis does not answer, cannot be reached or refuses, with the
 * reason and without host, password or content. A `record` that rejected may
 * have been made, or in part; made again it counts twice, which only adds to the
 * recipients of its ids.
 *
 * @throws TypeError for a wrong option
 */
export function createRedisSentStore(options: RedisSentStoreOptions): RedisSentStore {
  const settings = parseOptions('createRedisSentStore', optionsSchema, options);
  const { client, prefix, log, parts, ...times } = settings;
  const link = createSentLink(client, {
    ...times,
    name: `${prefix}:sent:${log}`,
    partCount: parts,
  });
  return {
    persistent: true,
    record: createRecorder(link, times),
    lookup: createLookup(link),
    countUses: (uses, delivery) => countUses(link, uses, delivery),
    alias: async (id, other) => {
      const own = { part: link.partOf(id), args: [keyBytes(id)] };
      const [answer] = await link.ask(MESSAGES, '', [], [own]);
      const messages = (answer?.[0] ?? []) as readonly Buffer[];
      if (messages.length > 0 && id !== other) {
        const args = [keyBytes(other), ...messages];
        await link.ask(ADOPT, '', [], [{ part: link.partOf(other), args }]);
      }
      return messages.length;
    },
    suspend: async (scope, suspension) => {
      const args = [keyBytes(scope), Math.floor(suspension.until), suspensionText(suspension)];
      await link.ask(SUSPEND, '', [], [{ part: link.partOf(scope), args }]);
    },
    resume: async (scope) => {
      const args = [keyBytes(scope), 0, ''];
      await link.ask(SUSPEND, '', [], [{ part: link.partOf(scope), args }]);
    },
    warnings: async () => {
      const asked = link.parts.map((part) => ({ part, args: [] }));
      const found = new Set((await link.ask(INSPECT, '', [], asked)).flat().map(String));
      return [...WARNINGS].filter(([name]) => found.has(name)).map(([, text]) => text);
    },
  };
}
