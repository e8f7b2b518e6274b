/**
 * When the mail that a report is on reached the server that could not deliver it.
 *
 *     Arrival-Date                    RFC 3464 section 2.2.5
 *     the topmost Received line       of what came back, RFC 5321 section 4.4
 *
 * Both are written by the reporting server, not by whoever wrote the mail: below
 * them a forger writes what he likes, but a server notes its own time. So of the
 * two the later one counts, for nobody can make an honest server note an earlier.
 */

import type { Dsn, Header, Mail } from '@backscatter/core';
import { decodeHeader } from './header-value.ts';
import { parseReceivedTime } from './parse-received.ts';

/** A server's clock, or its time zone, may be this wrong, in milliseconds. */
const MAX_AHEAD = 86_400_000;

/**
 * Milliseconds since 1970; null where the report does not say, or names a time
 * more than a day ahead of `now`.
 *
 * @param now milliseconds since 1970
 */
export function arrivalOf(
  { arrivalDate, returned }: Pick<Dsn, 'arrivalDate' | 'returned'>,
  now: number,
): number | null {
  const times = [
    arrivalDate === null ? null : Date.parse(arrivalDate.replace(/\([^()]*\)/g, ' ')),
    topmost(returned.mail?.headers ?? []),
  ].filter((at): at is number => at !== null && at <= now + MAX_AHEAD);
  return times.length === 0 ? null : Math.max(...times);
}

/**
 * When a mail itself came, by its topmost Received line, in milliseconds since 1970; `now` where it
 * has none, or one that is ahead of it.
 *
 * @param now milliseconds since 1970
 */
export function cameAt({ headers }: Pick<Mail, 'headers'>, now: number): number {
  return Math.min(now, topmost(headers) ?? now);
}

function topmost(headers: readonly Header[]): number | null {
  const line = headers.find(({ name }) => name === 'received');
  return line === undefined ? null : parseReceivedTime(decodeHeader(line.raw));
}
