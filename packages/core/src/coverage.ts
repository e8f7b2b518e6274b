/**
 * When the absence of a proof means something.
 *
 * "It bears no sign of ours" is evidence only where all our mail bears it. Two
 * things break that: mail sent before signing or logging began, which may still
 * bounce, and a second way out (an invoice system, a newsletter service, a
 * printer) that never signs. Only the operator knows the second, so coverage is
 * declared.
 *
 * A server gives up on a queued mail after days (RFC 5321 section 4.5.4.1 asks
 * for 4–5, some wait a week). Once coverage is older than that, whatever can
 * bounce now left inside it. That needs no date out of the report, which a
 * forger writes.
 */

/** A promise of the operator, checked: all mail of these senders since then bears the proof. */
export interface CoveredSpan {
  /** Addresses in normal form, or domains as `@example.org`. */
  readonly senders: readonly string[];
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Milliseconds since 1970; absent while it goes on. */
  readonly until?: number | undefined;
}

/** Whether absence counts for a sender at a time, and if not, why. */
export type CoverageAnswer =
  | { readonly holds: true; readonly since: number }
  | { readonly holds: false; readonly why: string };

const DAY = 86_400_000;

/** The last instant a `Date` can hold (ECMA-262 section 21.4.1.1), in milliseconds. */
const LAST = 8.64e15;

/**
 * Says whether everything `sender` sent that can still bounce at `now` is covered.
 *
 * @param sender address in normal form
 * @param now milliseconds since 1970
 * @param queueDays how long a mail may wait in a foreign queue, in days
 */
export function coverageOf(
  declared: readonly CoveredSpan[],
  sender: string,
  now: number,
  queueDays: number,
): CoverageAnswer {
  const mine = declared.filter((span) => isDeclaredFor(span, sender));
  if (mine.length === 0) return { holds: false, why: `no coverage is declared for ${sender}` };
  const since = startOfUnbroken(mine, now);
  if (since === null) {
    return { holds: false, why: `no coverage declared for ${sender} holds now` };
  }
  const counts = since + queueDays * DAY;
  if (counts <= now) return { holds: true, since };
  const day = new Date(Math.min(counts, LAST)).toISOString().slice(0, 10);
  return { holds: false, why: `coverage of ${sender} is too young: it counts from ${day}` };
}

const senderSets = new WeakMap<CoveredSpan, ReadonlySet<string>>();

/**
 * Whether a declaration names a sender, or his domain. A provider may declare thousands, and each
 * report asks.
 *
 * @param sender address in normal form
 */
export function isDeclaredFor(span: CoveredSpan, sender: string): boolean {
  let senders = senderSets.get(span);
  if (senders === undefined) {
    senders = new Set(span.senders);
    senderSets.set(span, senders);
  }
  return senders.has(sender) || senders.has(sender.slice(sender.lastIndexOf('@')));
}

/** Where the run of declarations without a gap that contains `now` begins. */
function startOfUnbroken(declared: readonly CoveredSpan[], now: number): number | null {
  let start: number | null = null;
  let end = Number.NEGATIVE_INFINITY;
  const inOrder = declared.length < 2 ? declared : [...declared].sort((a, b) => a.since - b.since);
  for (const { since, until } of inOrder) {
    if (since > now) break;
    if (start === null || since > end) start = since;
    end = Math.max(end, until ?? Number.POSITIVE_INFINITY);
  }
  return end >= now ? start : null;
}
