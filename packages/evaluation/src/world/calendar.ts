/** Time in a simulated world: spans in milliseconds, its first midnight, dates as mail writes them. */

/** Milliseconds in a minute. */
export const MINUTE = 60_000;
/** Milliseconds in an hour. */
export const HOUR = 60 * MINUTE;
/** Milliseconds in a day. */
export const DAY = 24 * HOUR;

/** The first midnight on which messages are judged: a Monday. */
export const START = Date.parse('2026-01-05T00:00:00Z');

/**
 * Days before it in which mail is logged already: longer than foreign queues hold
 * mail, so that whatever can bounce on the first day is in the log.
 */
export const LEAD_DAYS = 14;

/** As `Date` and `Received` write it (RFC 5322 section 3.3). */
export function mailDate(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}
