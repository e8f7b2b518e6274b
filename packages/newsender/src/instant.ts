/**
 * A point in time as a caller may write it. Everything inside counts in
 * milliseconds since 1970 (UTC). Text must be ISO 8601 (RFC 3339) with its
 * offset: a time without one would mean something else on every machine.
 */

import { z } from 'zod';

/** Milliseconds in a day. */
export const DAY = 86_400_000;

/** Milliseconds since 1970, a `Date`, or ISO 8601 text such as `2026-03-01` or `2026-03-01T08:00:00Z`. */
export type Instant = number | Date | string;

/** The last instant a `Date` can hold (ECMA-262 section 21.4.1.1), in milliseconds. */
const LAST = 8.64e15;

/** Checks an `Instant` and turns it into milliseconds since 1970. */
export const instantSchema = z
  .union(
    [z.number(), z.date(), z.iso.date(), z.iso.datetime({ offset: true })],
    'must be milliseconds since 1970, a Date, or ISO 8601 text with its offset',
  )
  .transform((value) => new Date(value).getTime())
  .refine((ms) => Math.abs(ms) <= LAST, 'must be a time that a Date can hold');

/** ISO 8601 in UTC to the minute, for a sentence a person reads. */
export function showInstant(ms: number): string {
  return Math.abs(ms) <= LAST ? `${new Date(ms).toISOString().slice(0, 16)}Z` : String(ms);
}
