/**
 * A list definition as a user may write one, checked: every error names the option.
 *
 * Two mistakes would turn a refusal into a listing and are not accepted: a row for
 * 127.0.0.1 or for 127.255.255.x, by which lists refuse, and a row that matches
 * nothing in 127.0.0.0/8.
 */

import { z } from 'zod';
import { compilePattern } from './answer-pattern.ts';
import type { ListDefinition } from './list-definition.ts';
import { unlistedPoints } from './lists/rfc5782.ts';
import { MAX_NAME } from './write-question-name.ts';

/** Rows of one list; dnswl.org has 60. */
const MAX_ROWS = 256;

const kebab = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be kebab-case');
const text = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}]*$/u, 'must hold no control characters');

const kind = z.enum(['ip4', 'ip6', 'domain']);
const when = z
  .union([z.string().max(40), z.strictObject({ bit: z.number() })], {
    error: 'must be a pattern such as 127.0.0.2, 127.0.0.4-7 or 127.0.*.3, or { bit: 4 }',
  })
  .refine(
    (pattern) => compilePattern(pattern) !== null,
    'must be a pattern within 127.0.0.0/8 such as 127.0.0.2, 127.0.0.4-7 or 127.0.*.3, or a bit: 1, 2, 4 … 128',
  );
const REFUSING = [
  [127, 0, 0, 1],
  [127, 255, 255, 254],
];
const answerWhen = when.refine((pattern) => {
  // A range may run over these: refusals are looked for first.
  if (typeof pattern === 'string' && /[*-]/.test(pattern)) return true;
  const matches = compilePattern(pattern);
  return !REFUSING.some((octets) => matches?.(octets));
}, 'is how lists refuse (127.0.0.1, bit 1, 127.255.255.x) and never a listing');

const zone = z
  .string()
  .max(MAX_NAME)
  .regex(
    /^(?:\{key\}|[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*$/,
    'must be a lower-case domain, perhaps with {key} as its first label',
  );

/** Checks one definition. */
export const definitionSchema: z.ZodType<ListDefinition> = z
  .strictObject({
    name: kebab,
    title: text(80),
    zone,
    key: kebab.optional(),
    kinds: z.array(kind).min(1).max(3),
    domains: z.enum(['registered', 'host']).optional(),
    condition: z.enum(['bounce-reporter', 'link-host']).optional(),
    answers: z
      .array(
        z.strictObject({
          when: answerWhen,
          code: kebab,
          category: z.enum([
            'spam-source',
            'exploited',
            'policy',
            'hijacked',
            'bounces',
            'spam-domain',
            'phishing',
            'malware',
            'botnet',
            'abused-domain',
            'new-domain',
            'grey',
            'good',
          ]),
          weight: z.enum(['strong', 'normal', 'weak', 'none']),
          meaning: text(200),
        }),
      )
      .min(1)
      .max(MAX_ROWS),
    refusals: z
      .array(z.strictObject({ when, of: z.enum(['zone', 'question']), why: text(300) }))
      .max(MAX_ROWS)
      .default([]),
    selfTest: z
      .array(
        z.strictObject({
          kind,
          listed: z.string().min(1).max(MAX_NAME).nullable(),
          unlisted: z.string().min(1).max(MAX_NAME),
        }),
      )
      .max(3)
      .optional(),
    terms: text(400).default('Not stated.'),
    source: text(400).default('Not stated.'),
    use: z.enum(['default', 'on-request', 'key']).default('on-request'),
    replaces: kebab.optional(),
  })
  .refine(({ zone: name, key }) => name.startsWith('{key}') === (key !== undefined), {
    path: ['key'],
    message: 'must name the key where the zone holds {key}, and only there',
  })
  .refine(({ kinds, domains }) => kinds.includes('domain') === (domains !== undefined), {
    path: ['domains'],
    message: "must be 'registered' or 'host' where the kinds hold 'domain', and only there",
  })
  .transform(({ selfTest, ...rest }) => ({
    ...rest,
    selfTest: selfTest ?? unlistedPoints(rest.kinds),
  }));
