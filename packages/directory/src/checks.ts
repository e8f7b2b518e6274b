/**
 * What the look-ups of this package check of what they are handed.
 */

import { type Clock, hasMethods } from '@backscatter/core';
import { domainToAscii } from '@backscatter/mail';
import { z } from 'zod';
import type { DirectoryLookup } from './directory-answer.ts';

/** Domains in one list, at most: hosters have hundreds of thousands. */
const MAX_DOMAINS = 2_000_000;

/** A look-up. */
export const lookupSchema = z.custom<DirectoryLookup>(
  (value) => typeof value === 'function',
  'must be a look-up: a function',
);

/** A clock. */
export const clockSchema = z.custom<Clock>(
  (value) => hasMethods(value, ['now', 'sleep']),
  'must be a Clock',
);

/** Domains, brought into the form in which they are compared. */
export const domainsSchema = z
  .array(z.string().regex(/^[^\s@]+$/, 'must be a domain without @ and blanks'))
  .max(MAX_DOMAINS)
  .transform(
    (domains): ReadonlySet<string> =>
      new Set(domains.map((domain) => domainToAscii(domain.replace(/\.$/, '')))),
  );
