/**
 * Counters that decay, on Redis or Valkey: what floods are known by, shared by
 * several machines.
 *
 * All lie in one slot of a cluster, for a report adds to some thirty, all or
 * none, in one round trip. That is little work, some 0.1 ms of a server, and
 * there are as many counters as `maxCounters` says, 30 bytes each.
 */

import {
  type Count,
  type CounterStore,
  checkCounterEvents,
  MARK_HALF_LIFE,
  PAGE_COUNTERS,
  pageBitsFor,
  parseOptions,
} from '@backscatter/core';
import { z } from 'zod';
import { clientSchema, prefixSchema } from './client-schema.ts';
import { ADD, READ } from './counter-scripts.ts';
import type { RedisClient } from './redis-client.ts';
import { createScriptRunner } from './run-script.ts';
import { keyBytes, keysBytes } from './sent-codec.ts';

/** Options of `createRedisCounterStore`. */
export interface RedisCounterStoreOptions {
  /**
   * A `Redis` or `Cluster` of ioredis, without `enableAutoPipelining`, or what
   * `connectRedis` gives. The caller closes it.
   */
  readonly client: RedisClient;
  /** Begins the names of all keys. Default `backscatter`. */
  readonly prefix?: string;
  /** Which counters, where there are several sets. Default `shared`. */
  readonly counters?: string;
  /**
   * Counters kept, at most, and deliveries remembered; rounded up to 32 times a power of two, up to
   * 33,554,432. With another number they begin anew. Default 1,048,576.
   */
  readonly maxCounters?: number;
  /** Milliseconds to wait for the answer to a command. Default 2,000. */
  readonly timeoutMs?: number;
}

const optionsSchema = z.strictObject({
  client: clientSchema,
  prefix: prefixSchema,
  // A brace would spread them over several slots.
  counters: z
    .string()
    .regex(/^[^{}\s]{1,200}$/, 'takes at most 200 characters, no braces and no spaces')
    .default('shared'),
  maxCounters: z
    .int()
    .positive()
    .max(2 ** 25)
    .default(2 ** 20),
  timeoutMs: z.number().positive().default(2_000),
});

/**
 * Makes the store. Nothing is sent before its first use. A method rejects when
 * Redis does not answer, cannot be reached or refuses, with the reason and
 * without host, password or content. An `add` that rejected may have been made;
 * made again, it counts nothing twice.
 *
 * @throws TypeError for a wrong option
 */
export function createRedisCounterStore(options: RedisCounterStoreOptions): CounterStore {
  const { client, prefix, counters, maxCounters, timeoutMs } = parseOptions(
    'createRedisCounterStore',
    optionsSchema,
    options,
  );
  const runner = createScriptRunner(client, timeoutMs);
  const bits = pageBitsFor(Math.max(maxCounters, PAGE_COUNTERS));
  const base = `${prefix}:counters:{${counters}}`;
  const names = [base, `${base}:never`];
  return {
    persistent: true,
    add: async (events, delivery) => {
      const at = events.reduce((latest, event) => Math.max(latest, event.at), 0);
      checkCounterEvents([{ key: delivery, at, amount: 1, halfLifeMs: MARK_HALF_LIFE }]);
      checkCounterEvents(events);
      const mark = [keyBytes(delivery), Math.floor(at / 1_000), MARK_HALF_LIFE / 1_000];
      const packed = events.map((event) => {
        const bytes = Buffer.alloc(24);
        keyBytes(event.key).copy(bytes);
        bytes.writeUInt32LE(Math.floor(event.at / 1_000), 8);
        bytes.writeUInt32LE(Math.round(event.halfLifeMs / 1_000), 12);
        bytes.writeDoubleLE(event.amount, 16);
        return bytes;
      });
      const [added] = await runner.run(ADD, names, [bits, ...mark, Buffer.concat(packed)]);
      return Number(added) === 1;
    },
    read: async (keys, at, delivery) => {
      const asked = delivery === null ? '' : keyBytes(delivery);
      const args = [bits, keysBytes(keys), at / 1_000, asked];
      const [counted, ...counts] = await runner.run(READ, names, args);
      return { counts: counts.map((count) => countOf(String(count))), counted: counted === 1 };
    },
  };
}

function countOf(text: string): Count | null {
  if (text === '') return null;
  const [value = 0, since = 0] = text.split(' ').map(Number);
  return { value, since: since * 1_000 };
}
