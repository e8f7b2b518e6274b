/**
 * Days, as signatures count them: whole days since 1970 in UTC, written modulo
 * 1,000 (BATV), modulo 1,024 (SRS) or in full (our own ids).
 *
 * A counter that wraps round must be compared by distance. A plain comparison
 * of `DDD` with today accepts old tags on 308 to 898 days of 1,000.
 *
 * Clocks differ, so a signature counts if it is in time a little earlier or a
 * little later: what another machine signed just after its midnight is good
 * just before ours.
 */

/** Milliseconds in a day. */
const DAY = 86_400_000;

/** How far clocks may differ, in milliseconds. */
const CLOCK_SKEW = 3_600_000;

/** Whole days since 1970. */
export function dayOf(ms: number): number {
  return Math.floor(ms / DAY);
}

/** Today, by every clock that is right enough: one day, or two around midnight. */
export function todays(now: number): readonly number[] {
  return [...new Set([dayOf(now - CLOCK_SKEW), dayOf(now), dayOf(now + CLOCK_SKEW)])];
}

/** `value` reduced to 0 … `modulus` − 1, also where it is negative. */
export function modulo(value: number, modulus: number): number {
  return ((value % modulus) + modulus) % modulus;
}
