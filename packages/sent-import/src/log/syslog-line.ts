/**
 * The head of a line that syslog wrote: when, on which machine, which program.
 *
 *     Mar  1 08:00:00 mx postfix/smtp[123]: TEXT              RFC 3164
 *     2026-03-01T08:00:00.123456+01:00 mx exim[7]: TEXT       RFC 3339, rsyslog, journalctl -o short-iso
 *     <22>1 2026-03-01T08:00:00Z mx postfix/smtp 123 - - TEXT RFC 5424
 *
 * Postfix's own `postlogd` writes the first. What is none of them is no error:
 * logs hold other programs' text as well.
 */

import { localTime, parseOffset, resolveYear, type ToUtc } from './log-time.ts';

/** A line's head, and what follows it. */
export interface SyslogLine {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly host: string;
  /** Without the process number: `postfix/smtp`, `exim`, `sm-mta`. */
  readonly program: string;
  readonly text: string;
}

/** How times without a year or a zone are meant. */
export interface TimeSense {
  /** When the file was last changed, in milliseconds since 1970. */
  readonly reference: number;
  readonly toUtc: ToUtc;
}

const HEAD =
  /^(?:<\d{1,3}>)?(?:1 )?(?:([A-Z][a-z]{2}) {1,2}(\d{1,2})(?: (\d{4}))?|(\d{4})-(\d\d)-(\d\d)[T ])? ?(\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})? ?(Z|[+-]\d\d:?\d\d)? (\S{1,255}) ([^\s:[\]]{1,128})(?:\[\d{1,10}\])?(?:: | (?:\d{1,10}|-) \S{1,64} - )/;

/** Reads the head; null for a line without one. */
export function parseSyslogLine(line: string, sense: TimeSense): SyslogLine | null {
  const match = HEAD.exec(line);
  if (match === null) return null;
  const at = timeOf(match, sense);
  if (at === null) return null;
  return {
    at,
    host: match[11] ?? '',
    program: match[12] ?? '',
    text: line.slice(match[0].length),
  };
}

function timeOf(match: RegExpExecArray, { reference, toUtc }: TimeSense): number | null {
  const [, month, day, yearAfter, year, monthNumber, dayNumber, hour, minute, second, zone] = match;
  const time = [Number(hour), Number(minute), Number(second)] as const;
  if (month !== undefined) {
    const [hours, minutes, seconds] = time;
    const parts = { month, day: Number(day), hour: hours, minute: minutes, second: seconds };
    // Of a line that has its year, the end of that year is the latest it can be.
    const latest =
      yearAfter === undefined ? reference : Date.UTC(Number(yearAfter) + 1, 0, 1) - 2 * 86_400_000;
    return resolveYear(parts, latest, toUtc);
  }
  if (year === undefined) return null;
  const local = localTime(Number(year), Number(monthNumber) - 1, Number(dayNumber), ...time);
  if (local === null) return null;
  const offset = zone === undefined ? null : parseOffset(zone);
  return offset === null ? toUtc(local) : local - offset;
}
