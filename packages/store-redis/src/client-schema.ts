/**
 * Options that all stores on Redis have.
 */

import { z } from 'zod';
import type { RedisClient } from './redis-client.ts';

/** A client that the stores can use. */
export const clientSchema = z
  .custom<RedisClient>(isClient, 'must be a Redis or Cluster of ioredis')
  .refine((client) => !pipelinesByItself(client), 'must not have enableAutoPipelining');

/** What the names of all keys begin with. */
export const prefixSchema = z
  .string()
  .regex(/^[\w.:-]{1,100}$/, 'takes letters, digits and any of _ . : -')
  .default('backscatter');

function isClient(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'callBuffer' in value &&
    typeof value.callBuffer === 'function'
  );
}

/**
 * QUIRK: with `enableAutoPipelining` ioredis 6.0.0 takes the first argument of
 * `callBuffer` for the command, and throws where nobody can catch it.
 */
function pipelinesByItself(client: object): boolean {
  if (!('options' in client)) return false;
  const { options } = client;
  return (
    typeof options === 'object' &&
    options !== null &&
    'enableAutoPipelining' in options &&
    options.enableAutoPipelining === true
  );
}
