/**
 * When silence of the sent log means something.
 *
 * "It is not in the log" is evidence only where the log would hold it. Two
 * things break that: a log younger than the mail that can still bounce, and a
 * second way out (an invoice system, a newsletter service, a printer) that
 * never reaches the log. Only the operator knows the second, so coverage is
 * declared: "everything that leaves with these senders since then is logged",
 * by one outbound path or by all of them.
 *
 * A server gives up on a queued mail after days (RFC 5321 section 4.5.4.1 asks
 * for 4–5). Once coverage is older than that, whatever can bounce now was sent
 * inside it. That needs no date out of the report, which a forger writes.
 *
 * An operator can be wrong. Coverage that a proved report contradicts is
 * suspended (see `audit`), and then counts as not declared.
 */

import type { Suspension } from '@backscatter/core';
import { z } from 'zod';
import { DAY, type Instant, instantSchema, showInstant } from './instant.ts';

/** What of a mail the log holds, and so can miss. */
export type LoggedKey = 'ids' | 'recipients';

/** A promise of the operator: all mail of these senders bears this proof. */
export interface Coverage {
  /**
   * Which proof all of it bears: an entry in the sent log, a tagged return path, a signed id, our
   * DKIM signature. Default `log`; the others are not the sent log's and are left alone here.
   */
  readonly proof?: 'log' | 'tags' | 'signed-ids' | 'dkim';
  /** Addresses (`a@example.org`) or whole domains (`@example.org`, `example.org`; no subdomains). */
  readonly senders: readonly string[];
  /** The outbound path it holds for, by a name of `paths`; absent for all there are. */
  readonly path?: string;
  /** What the log holds of it. Default ids and recipients. */
  readonly keys?: readonly LoggedKey[];
  /** Since when every mail of theirs bears it. */
  readonly since: Instant;
  /** Until when; absent while it goes on. */
  readonly until?: Instant;
}

const name = z.string().regex(/^[\w.:-]{1,100}$/, 'takes letters, digits and any of _ . : -');

/** Checks the name of an outbound path. */
export const pathsSchema = z.array(name).readonly();

/** Checks a `Coverage` and brings senders and times into comparable form. */
export const coverageSchema = z
  .strictObject({
    proof: z.enum(['log', 'tags', 'signed-ids', 'dkim']).default('log'),
    senders: z
      .array(z.string().transform(senderPattern).refine(isPattern, 'must be an address or domain'))
      .min(1)
      .readonly(),
    path: name.optional(),
    keys: z
      .array(z.enum(['ids', 'recipients']))
      .min(1)
      .readonly()
      .default(['ids', 'recipients']),
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
  | {
      readonly holds: true;
      readonly keys: ReadonlySet<LoggedKey>;
      /** The declarations that it rests on. */
      readonly declared: readonly DeclaredCoverage[];
    }
  | { readonly holds: false; readonly why: string; readonly suspended: boolean };

/** What coverage is asked about. */
export interface CoverageQuestion {
  /** Address in normal form. */
  readonly sender: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** How long a mail may wait in a foreign queue, in days. */
  readonly queueDays: number;
  /** All ways by which mail leaves; none where they are not told apart. */
  readonly paths: readonly string[];
}

/** The declarations about the sent log that name a sender or his domain. */
export function coverageFor(
  declared: readonly DeclaredCoverage[],
  sender: string,
): readonly DeclaredCoverage[] {
  const domain = sender.slice(sender.lastIndexOf('@'));
  return declared.filter(
    ({ proof, senders }) => proof === 'log' && senders.some((p) => p === sender || p === domain),
  );
}

/** Names a declaration. Declared anew with another start, it is another one. */
export function scopeOf({ proof, senders, path, since }: DeclaredCoverage): string {
  return JSON.stringify([proof, [...senders].sort(), path ?? null, since]);
}

/**
 * Says whether everything a sender sent that can still bounce is in the log.
 *
 * @param declared what `coverageFor` found for him
 * @param suspensions of each of them, in their order
 */
export function coverageOf(
  declared: readonly DeclaredCoverage[],
  suspensions: readonly (Suspension | null)[],
  question: CoverageQuestion,
): CoverageAnswer {
  const all = unsuspended(declared, question);
  const current = suspensions.map((one) => (one !== null && one.until > question.now ? one : null));
  const suspension = current.find((one) => one !== null);
  if (!all.holds || !suspension) return all;
  const rest = declared.filter((_, i) => current[i] === null);
  const left = unsuspended(rest, question);
  if (left.holds) return left;
  const until = showInstant(suspension.until);
  const why = `coverage of ${question.sender} is suspended until ${until}: ${suspension.reason}`;
  return { holds: false, why, suspended: true };
}

function unsuspended(
  declared: readonly DeclaredCoverage[],
  { sender, now, queueDays, paths }: CoverageQuestion,
): CoverageAnswer {
  const no = (why: string): CoverageAnswer => ({ holds: false, why, suspended: false });
  if (declared.length === 0) return no(`no coverage is declared for ${sender}`);
  const used = new Set<DeclaredCoverage>();
  for (const path of paths.length === 0 ? [null] : paths) {
    const mine = declared.filter((one) => one.path === undefined || one.path === path);
    const by = path === null ? 'all paths' : `the path ${path}`;
    if (mine.length === 0) return no(`no coverage is declared for ${sender} by ${by}`);
    const since = startOfUnbroken(mine, now);
    if (since === null) return no(`no coverage declared for ${sender} holds now`);
    const counts = since + queueDays * DAY;
    if (counts > now) {
      return no(`coverage of ${sender} is too young: it counts from ${showInstant(counts)}`);
    }
    for (const one of mine) used.add(one);
  }
  const keys = (['ids', 'recipients'] as const).filter((key) =>
    [...used].every((one) => one.keys.includes(key)),
  );
  return { holds: true, keys: new Set(keys), declared: [...used] };
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
