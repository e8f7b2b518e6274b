/**
 * Options of the DKIM prover.
 */

import { hasMethods, type Resolver } from '@backscatter/core';
import { z } from 'zod';
import { type Coverage, coverageSchema } from '../coverage.ts';
import { globsSchema } from '../traces/glob.ts';
import { type PublicKey, readPublicKey } from './public-key.ts';

/** Options of `createDkimProver`. It needs `keys`, a `resolver`, or both: then keys go first. */
export interface DkimOptions {
  /** What our signatures have in `d=`, each exactly; a subdomain is a domain of its own. */
  readonly domains: readonly string[];
  /**
   * Public keys by selector, or by `selector._domainkey.domain` where domains share selectors:
   * the text of the DNS record, its `p=` alone, or PEM. With them nothing is asked.
   */
  readonly keys?: Readonly<Record<string, string>>;
  /** Asked for the keys of other selectors. */
  readonly resolver?: Resolver;
  /**
   * All selectors that were ever in use; `*` stands for any text. A signature by another is a forged
   * one, and is not asked about. Default: nobody knows, and what has no key is `unavailable`.
   */
  readonly selectors?: readonly string[];
  /** How old a message may be, in days, 1 to 90. Default 14. */
  readonly maxAgeDays?: number;
  /**
   * Addresses that reports come to on mail with any From of ours, such as `bounces-*@example.org`.
   * Default none: a report must come to the address that the signed From names.
   */
  readonly returnPaths?: readonly string[];
  /** Whose mail is signed without exception. Default none: a missing signature says nothing. */
  readonly coverage?: readonly Coverage[];
}

const domain = z
  .string()
  .transform((text) => text.trim().toLowerCase().replace(/\.$/, ''))
  .refine((text) => /^[^\s@.]+(?:\.[^\s@.]+)+$/.test(text), 'must be a domain');

const publicKey = z.string().transform((text, context): PublicKey => {
  const reading = readPublicKey(text);
  if (reading.status === 'ok') return reading.key;
  context.addIssue({
    code: 'custom',
    message: 'must be a DKIM record or PEM, of RSA with 1,024 to 8,192 bits or Ed25519',
  });
  return z.NEVER;
});

const resolver = z.custom<Resolver>(
  (value) => hasMethods(value, ['resolve']),
  'must be a resolver: { resolve }',
);

export const dkimOptions = z
  .strictObject({
    domains: z.array(domain).min(1).readonly(),
    keys: z.record(z.string(), publicKey).optional(),
    resolver: resolver.optional(),
    selectors: globsSchema.readonly().optional(),
    maxAgeDays: z.number().min(1).max(90).default(14),
    returnPaths: globsSchema.readonly().default([]),
    coverage: coverageSchema,
  })
  .refine(({ keys, resolver: asked }) => keys !== undefined || asked !== undefined, {
    path: ['keys'],
    message: 'must be given where there is no "resolver"',
  });
