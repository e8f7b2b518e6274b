/**
 * When silence of the sent log means something.
 *
 * "It is not in the log" is evidence only where the log would hold it (see
 * `coverageOf` of core). Only the operator knows that, so coverage is declared
 * and never inferred from entries: "everything that leaves with these senders
 * since then is logged", by one outbound path or by all of them.
 *
 * An operator can be wrong. Coverage that a proved report contradicts is
 * suspended (see `audit`), and then counts as not declared.
 */

import { type CoveredSpan, coverageOf, isDeclaredFor, type Suspension } from '@backscatter/core';
import { senderPattern, withAsciiDomain } from '@backscatter/mail';
import { z } from 'zod';
import { type Instant, instantSchema, showInstant } from './instant.ts';

/** What of a mail the log holds, and so can miss. */
export type LoggedKey = 'ids' | 'recipients';

/** A promise of the operator: all mail of these senders is in the log. */
export interface Coverage {
  /** Addresses (`a@example.org`) or whole domains (`@example.org`, `example.org`; no subdomains). */
  readonly senders: readonly string[];
  /** The outbound path it holds for, by a name of `paths`; absent for all there are. */
  readonly path?: string;
  /** What the log holds of it. Default ids and recipients. */
  readonly keys?: readonly LoggedKey[];
  /** Since when every mail of theirs is logged. */
  readonly since: Instant;
  /** Until when; absent while logging goes on. */
  readonly until?: Instant;
}

const name = z.string().regex(/^[\w.:-]{1,100}$/, 'takes letters, digits and any of _ . : -');

/** Checks the name of an outbound path. */
export const pathsSchema = z.array(name).readonly();

/** Checks a `Coverage` and brings senders and times into comparable form. */
export const coverageSchema = z
  .strictObject({
    senders: z
      .array(
        z
          .string()
          .transform(senderPattern)
          .refine((pattern) => pattern !== null, 'must be an address or domain'),
      )
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
export type DeclaredCoverage = z.output<typeof coverageSchema> & CoveredSpan;

/** Whether the log's silence about a sender counts at a time, and if not, why. */
export type LogCoverage =
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

/** The declarations that name a sender or his domain. */
export function coverageFor(
  declared: readonly DeclaredCoverage[],
  sender: string,
): readonly DeclaredCoverage[] {
  const address = withAsciiDomain(sender);
  return declared.filter((one) => isDeclaredFor(one, address));
}

const scopes = new WeakMap<DeclaredCoverage, string>();

/** Names a declaration. Declared anew with another start, it is another one. */
export function scopeOf(declared: DeclaredCoverage): string {
  const known = scopes.get(declared);
  if (known !== undefined) return known;
  const { senders, path, since } = declared;
  const scope = JSON.stringify([[...senders].sort(), path ?? null, since]);
  scopes.set(declared, scope);
  return scope;
}

/**
 * Says whether everything a sender sent that can still bounce is in the log.
 *
 * @param declared what `coverageFor` found for him
 * @param suspensions of each of them, in their order
 */
export function logCoverageOf(
  declared: readonly DeclaredCoverage[],
  suspensions: readonly (Suspension | null)[],
  question: CoverageQuestion,
): LogCoverage {
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
): LogCoverage {
  const no = (why: string): LogCoverage => ({ holds: false, why, suspended: false });
  if (declared.length === 0) return no(`no coverage is declared for ${sender}`);
  const used = new Set<DeclaredCoverage>();
  for (const path of paths.length === 0 ? [null] : paths) {
    const mine = declared.filter((one) => one.path === undefined || one.path === path);
    const by = path === null ? 'all paths' : `the path ${path}`;
    if (mine.length === 0) return no(`no coverage is declared for ${sender} by ${by}`);
    const answer = coverageOf(mine, withAsciiDomain(sender), now, queueDays);
    if (!answer.holds) return no(answer.why);
    for (const one of mine) used.add(one);
  }
  const keys = (['ids', 'recipients'] as const).filter((key) =>
    [...used].every((one) => one.keys.includes(key)),
  );
  return { holds: true, keys: new Set(keys), declared: [...used] };
}
