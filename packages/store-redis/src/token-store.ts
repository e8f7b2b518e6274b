/**
 * The model of the content filter on Redis or Valkey.
 *
 * A model lies in one slot of a cluster, for a message is judged and learned
 * as of one moment, in one round trip. It is small enough for that, 22 bytes a
 * cell; several models lie in several slots.
 *
 * No script holds the server for long: what a message reads or teaches is one,
 * larger readings, changes and walks are several (`read-model`, `write-model`,
 * `walk-model`).
 */

import { parseOptions, type TokenStore } from '@backscatter/core';
import { z } from 'zod';
import { MOST_CELLS } from './cell-layout.ts';
import { clientSchema, prefixSchema } from './client-schema.ts';
import { createModelLink } from './model-link.ts';
import { readModel } from './read-model.ts';
import type { RedisClient } from './redis-client.ts';
import { copyCells, copyMessages, dropOld, sizeOf } from './walk-model.ts';
import { writeModel } from './write-model.ts';

/** Options of `createRedisTokenStore`. */
export interface RedisTokenStoreOptions {
  /**
   * A `Redis` or `Cluster` of ioredis, without `enableAutoPipelining`, or what
   * `connectRedis` gives. The caller closes it.
   */
  readonly client: RedisClient;
  /** Begins the names of all keys. Default `backscatter`. */
  readonly prefix?: string;
  /** Which model: one for all, or one for each user. Default `shared`. */
  readonly model?: string;
  /**
   * Cells kept, at most; those of fewest messages and longest untouched go
   * first. A model keeps the number it began with. Default 2,000,000.
   */
  readonly maxCells?: number;
  /** Learned messages remembered, at most. Default 100,000. */
  readonly maxLearned?: number;
  /** Milliseconds to wait for the answer to a command. Default 2,000. */
  readonly timeoutMs?: number;
}

const optionsSchema = z.strictObject({
  client: clientSchema,
  prefix: prefixSchema,
  // A brace would spread the model's keys over several slots.
  model: z
    .string()
    .regex(/^[^{}\s]{1,200}$/, 'takes at most 200 characters, no braces and no spaces')
    .default('shared'),
  maxCells: z.int().positive().max(MOST_CELLS).default(2_000_000),
  maxLearned: z.int().positive().default(100_000),
  timeoutMs: z.number().positive().default(2_000),
});

/**
 * Makes the store of a model. Nothing is sent before its first use. A method
 * rejects when Redis does not answer, cannot be reached or refuses, with the
 * reason and without host, password or content. A write that rejected for lack
 * of an answer may have been made; made again, it then gives false.
 *
 * @throws TypeError for a wrong option
 */
export function createRedisTokenStore(options: RedisTokenStoreOptions): TokenStore {
  const { client, prefix, model, maxCells, maxLearned, timeoutMs } = parseOptions(
    'createRedisTokenStore',
    optionsSchema,
    options,
  );
  const base = `${prefix}:model:{${model}}`;
  const link = createModelLink(client, base, { maxCells, timeoutMs });
  return {
    keepsTexts: false,
    read: (keys, ids) => readModel(link, keys, ids),
    write: (change) => writeModel(link, change, maxLearned),
    expire: (rule) => dropOld(link, rule),
    size: () => sizeOf(link),
    chunks: () => copyCells(link),
    messages: () => copyMessages(link),
  };
}
