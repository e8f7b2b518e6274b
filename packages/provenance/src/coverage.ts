/**
 * Coverage as a caller declares it: "all mail of these senders since then bears
 * this proof". What it means is `coverageOf` of core.
 */

import { type CoveredSpan, coverageOf, type Evidence } from '@backscatter/core';
import { senderPattern, withAsciiDomain } from '@backscatter/mail';
import { z } from 'zod';

/** A promise of the operator, for one kind of proof. */
export interface Coverage {
  /** Addresses (`a@example.org`) or whole domains (`@example.org`, `example.org`; no subdomains). */
  readonly senders: readonly string[];
  /** Since when all their mail bears it: milliseconds since 1970, a `Date`, or ISO 8601 text with its offset. */
  readonly since: number | Date | string;
  /** Until when; absent while it goes on. */
  readonly until?: number | Date | string;
}

/** The last instant a `Date` can hold (ECMA-262 section 21.4.1.1), in milliseconds. */
const LAST = 8.64e15;

const instant = z
  .union(
    [z.number(), z.date(), z.iso.date(), z.iso.datetime({ offset: true })],
    'must be milliseconds since 1970, a Date, or ISO 8601 text with its offset',
  )
  .transform((value) => new Date(value).getTime())
  .refine((ms) => Math.abs(ms) <= LAST, 'must be a time that a Date can hold');

const sender = z
  .string()
  .transform(senderPattern)
  .refine((pattern) => pattern !== null, 'must be an address or domain');

/** Checks a list of `Coverage`. Default none: absence proves nothing. */
export const coverageSchema = z
  .array(
    z
      .strictObject({
        senders: z.array(sender).min(1).readonly(),
        since: instant,
        until: instant.optional(),
      })
      .refine(({ since, until }) => until === undefined || until >= since, {
        path: ['until'],
        message: 'must not lie before "since"',
      }),
  )
  .readonly()
  .default([]);

/**
 * How long mail from before the coverage may still bounce, in days: what waits
 * in foreign queues, and a little more.
 */
const QUEUE_DAYS = 7;

/** Why the absence of a proof says nothing of this report; null where it does. */
export function whyNotCovered(
  coverage: readonly CoveredSpan[],
  { addressee, now }: Evidence,
): string | null {
  if (addressee === null) return 'nothing says to whom the report came';
  const answer = coverageOf(coverage, withAsciiDomain(addressee.address), now, QUEUE_DAYS);
  return answer.holds ? null : answer.why;
}
