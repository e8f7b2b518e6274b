/**
 * The options of a list client, checked where it is made.
 */

import { type Clock, hasMethods, type Resolver } from '@backscatter/core';
import { z } from 'zod';
import { definitionSchema } from './definition-schema.ts';
import type { OwnList } from './list-definition.ts';

/** What `createListClient` takes. Times in milliseconds, ages of the cache in seconds. */
export interface ListClientOptions {
  /** Asks the DNS. */
  readonly resolver: Resolver;
  /** For deadlines, ages of the cache and pauses: `systemClock` of `@backscatter/pipeline`. */
  readonly clock: Clock;
  /** Draws a number in [0, 1), for jitter alone: `Math.random`. */
  readonly random: () => number;
  /**
   * Names of lists, own definitions, or `default` for the default selection, in the
   * order in which they are asked. `['default']` when left out.
   */
  readonly lists?: readonly (string | OwnList)[] | undefined;
  /** Keys by name, such as `spamhaus-dqs`. A list of the default selection is asked by key where there is one. */
  readonly keys?: Readonly<Record<string, string>> | undefined;
  /** The longest that a look-up and a question may take. 5,000. */
  readonly deadlineMs?: number | undefined;
  /** Names that one look-up may ask, each list counted. 150. */
  readonly maxQuestions?: number | undefined;
  /** Questions in flight, of all look-ups together; beyond it none is sent. 5,000. */
  readonly maxInFlight?: number | undefined;
  /** How answers are kept. */
  readonly cache?: CacheOptions | undefined;
  /** How long a list that refuses, or is broken, is left alone at first. 300,000. */
  readonly offMs?: number | undefined;
  /** And at most, after doubling. 3,600,000. */
  readonly maxOffMs?: number | undefined;
  /** Time-outs and server failures in a row that switch a list off. 5. */
  readonly breakerFailures?: number | undefined;
  /** How long it is off then, at first. 60,000. */
  readonly breakerOffMs?: number | undefined;
  /** Between two self-tests of a list. 3,600,000. */
  readonly testEveryMs?: number | undefined;
}

/** How long answers are kept, whatever TTL they came with. In seconds. */
export interface CacheOptions {
  /** Answers kept, the least recently used dropped first. 20,000. */
  readonly maxEntries?: number | undefined;
  /** Some lists give a TTL of 1. 60. */
  readonly minTtl?: number | undefined;
  /** Of a listing. 3,600. */
  readonly maxTtl?: number | undefined;
  /** Of "not listed". 900. */
  readonly maxNegativeTtl?: number | undefined;
  /** Where the answer came without a TTL. 300. */
  readonly defaultTtl?: number | undefined;
}

/** A day: nothing here is right for longer. */
const DAY_MS = 86_400_000;
const DAY = 86_400;
/** Lists of one client. */
const MAX_LISTS = 64;

const isFunction = (value: unknown): boolean => typeof value === 'function';
const ms = z.number().int().min(1).max(DAY_MS);
const seconds = z.number().int().min(0).max(DAY);

// Not a union: its errors would not name what is wrong with a definition.
const listChoice = z
  .custom<string | OwnList>(
    (value) => typeof value === 'string' || (typeof value === 'object' && value !== null),
    "must be the name of a list, 'default' or a list definition",
  )
  .transform((choice, context) => {
    if (typeof choice === 'string') return choice;
    const checked = definitionSchema.safeParse(choice);
    if (checked.success) return checked.data;
    for (const { path, message } of checked.error.issues) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
    return z.NEVER;
  });

// The value of a key stands in no message: zod names path and rule only.
const key = z
  .string()
  .max(200, 'is too long for a key')
  .regex(
    /^[a-z0-9_](?:[a-z0-9_-]{0,62})(?:\.[a-z0-9_](?:[a-z0-9_-]{0,62}))*$/i,
    'must be labels of a domain name: letters, digits and hyphens',
  );

const cache = z
  .strictObject({
    maxEntries: z.number().int().min(1).max(1_000_000).default(20_000),
    minTtl: seconds.default(60),
    maxTtl: seconds.default(3_600),
    maxNegativeTtl: seconds.default(900),
    defaultTtl: seconds.default(300),
  })
  .refine(({ minTtl, maxTtl, maxNegativeTtl }) => minTtl <= Math.min(maxTtl, maxNegativeTtl), {
    path: ['minTtl'],
    message: 'must not be above maxTtl or maxNegativeTtl',
  });

/** Checks the options of a list client. */
export const optionsSchema = z.strictObject({
  resolver: z.custom<Resolver>(
    (value) => hasMethods(value, ['resolve']),
    'must be a resolver: { resolve(name, type, abort) }',
  ),
  clock: z.custom<Clock>(
    (value) => hasMethods(value, ['now', 'sleep']),
    'must be a clock: { now(), sleep(ms, abort) }',
  ),
  random: z.custom<() => number>(isFunction, 'must be a function that draws from [0, 1)'),
  lists: z.array(listChoice).min(1).max(MAX_LISTS).default(['default']),
  keys: z.record(z.string().max(64), key).default({}),
  deadlineMs: z.number().int().min(1).max(600_000).default(5_000),
  maxQuestions: z.number().int().min(1).max(10_000).default(150),
  maxInFlight: z.number().int().min(1).max(100_000).default(5_000),
  cache: cache.default({
    maxEntries: 20_000,
    minTtl: 60,
    maxTtl: 3_600,
    maxNegativeTtl: 900,
    defaultTtl: 300,
  }),
  offMs: ms.default(300_000),
  maxOffMs: ms.default(3_600_000),
  breakerFailures: z.number().int().min(1).max(1_000).default(5),
  breakerOffMs: ms.default(60_000),
  testEveryMs: ms.default(3_600_000),
});

/** The options, complete. */
export type CompleteOptions = z.output<typeof optionsSchema>;
