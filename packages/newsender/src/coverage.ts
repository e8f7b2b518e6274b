/**
 * When silence of the sent log means something.
 *
 * "It is not in the log" is evidence only where the log would hold it. Two
 * things break that: a log younger than the mail that can still bounce, and a
 * second way out (an invoice system, a newsletter service, a printer) that
 * never reaches the log. Only the operator knows the second, so coverage is
 * declared: "everything that leaves with these senders since then is logged".
 *
 * A server gives up on a queued mail after days (RFC 5321 section 4.5.4.1 asks
 * for 4–5). Once coverage is older than that, whatever can bounce now was sent
 * inside it. That needs no date out of the report, which a forger writes.
 */

import { z } from 'zod';
import { DAY, type Instant, instantSchema, showInstant } from './instant.ts';

/** A promise of the operator: all mail of these senders is in the log. */
export interface Coverage {
  /** Addresses (`a@example.org`) or whole domains (`@example.org`, `example.org`; no subdomains). */
  readonly senders: readonly string[];
  /** Since when every mail of theirs is logged. */
  readonly since: Instant;
  /** Until when; absent while logging goes on. */
  readonly until?: Instant;
}

/** Checks a `Coverage` and brings senders and times into comparable form. */
export const coverageSchema = z
  .strictObject({
    senders: z
      .array(z.string().transform(senderPattern).refine(isPattern, 'must be an address or domain'))
      .min(1)
      .readonly(),
    since: instantSchema,
    until: instantSchema.optional(),
  })
  .refine(({ since, until }) => until === undefined || until >= since, {
    path: ['until'],
    message: 'must not lie before "since"',
  });

/** A `Coverage` after `coverageSchema`. */
export type DeclaredCoverage = z.output<typeof coverageSchema>;

/** Whether the log's silence about a sender counts at a time, and if not, why. */
export type CoverageAnswer =
  | { readonly holds: true; readonly since: number }
  | { readonly holds: false; readonly why: string };

/**
 * Says whether everything `sender` sent that can still bounce at `now` is in the log.
 *
 * @param sender address in normal form
 * @param now milliseconds since 1970
 * @param queueDays how long a mail may wait in a foreign queue, in days
 */
export function coverageOf(
  declared: readonly DeclaredCoverage[],
  sender: string,
  now: number,
  queueDays: number,
): CoverageAnswer {
  const domain = sender.slice(sender.lastIndexOf('@'));
  const mine = declared.filter(({ senders }) => senders.some((p) => p === sender || p === domain));
  if (mine.length === 0) return { holds: false, why: `no coverage is declared for ${sender}` };
  const since = startOfUnbroken(mine, now);
  if (since === null) {
    return { holds: false, why: `no coverage declared for ${sender} holds now` };
  }
  const counts = since + queueDays * DAY;
  if (counts > now) {
    return {
      holds: false,
      why: `coverage of ${sender} is too young: it counts from ${showInstant(counts)}`,
    };
  }
  return { holds: true, since };
}

/** Where the run of declarations without a gap that contains `now` begins. */
function startOfUnbroken(declared: readonly DeclaredCoverage[], now: number): number | null {
  let start: number | null = null;
  let end = Number.NEGATIVE_INFINITY;
  for (const { since, until } of [...declared].sort((a, b) => a.since - b.since)) {
    if (since > now) break;
    if (start === null || since > end) start = since;
    end = Math.max(end, until ?? Number.POSITIVE_INFINITY);
  }
  return end >= now ? start : null;
}

/** `example.org` → `@example.org`, all in lower case. */
function senderPattern(raw: string): string {
  const text = raw.trim().toLowerCase().replace(/\.$/, '');
  return text.includes('@') ? text : `@${text}`;
}

function isPattern(pattern: string): boolean {
  return /^[^\s@]*@[^\s@.]+(?:\.[^\s@.]+)*$/.test(pattern);
}
