/**
 * Time stamps of logs.
 *
 * RFC 3164 has `Mar  1 08:00:00`: local time, and no year. The lines of a file
 * were written before the file was last changed, so the year is the latest one
 * that leaves the line no later than that. RFC 3339 and Exim have the year, the
 * latter without a zone unless it is told to.
 */

/** Milliseconds. */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** 29 February may be eight years away from the next (1896 to 1904). */
const MAX_YEARS_BACK = 9;

/** Hours whose offset is remembered; lines come in order, so few are needed. */
const MAX_CACHED = 1_000;

/** Turns a local time, written as if it were UTC, into milliseconds since 1970. */
export type ToUtc = (local: number) => number;

const MONTHS = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map(
    (name, index) => [name, index],
  ),
);

/** Parts of a date without a year. */
export interface YearlessTime {
  /** `Mar` */
  readonly month: string;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * Finds the year.
 *
 * @param reference when the file was last changed, in milliseconds since 1970; a clock may be a day off
 * @returns milliseconds since 1970; null where there is no such day
 */
export function resolveYear(time: YearlessTime, reference: number, toUtc: ToUtc): number | null {
  const month = MONTHS.get(time.month);
  if (month === undefined) return null;
  const last = new Date(reference + DAY).getUTCFullYear();
  for (let year = last; year > last - MAX_YEARS_BACK; year--) {
    const local = localTime(year, month, time.day, time.hour, time.minute, time.second);
    if (local === null) continue;
    const at = toUtc(local);
    if (at <= reference + DAY) return at;
  }
  return null;
}

/**
 * A date and time as if it were UTC.
 *
 * @param month from 0
 * @returns null where there is no such day or time
 */
export function localTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): number | null {
  // A leap second is written as 60.
  if (hour > 23 || minute > 59 || second > 60) return null;
  const midnight = Date.UTC(year, month, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month || date.getUTCDate() !== day) return null;
  return midnight + hour * HOUR + minute * 60_000 + second * 1_000;
}

/** `+0100`, `+01:00`, `-05:30`, `Z` in milliseconds; null where it is none. */
export function parseOffset(text: string): number | null {
  if (text === 'Z' || text === 'z') return 0;
  const match = /^([+-])(\d\d):?(\d\d)$/.exec(text);
  if (match === null) return null;
  const [, sign, hours, minutes] = match;
  const size = Number(hours) * HOUR + Number(minutes) * 60_000;
  return sign === '-' ? -size : size;
}

/**
 * Reads a zone.
 *
 * @param zone `UTC`, an offset such as `+01:00`, or a name such as `Europe/Berlin`
 * @returns null where there is no such zone
 */
export function zoneOf(zone: string): ToUtc | null {
  if (zone === 'UTC') return (local) => local;
  const fixed = parseOffset(zone);
  if (fixed !== null) return (local) => local - fixed;
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
  const offsets = new Map<number, number>();
  return (local) => {
    // Zones change at quarters of an hour at the least.
    const quarter = Math.floor(local / (HOUR / 4));
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const first = offsetAt(format, local);
      offset = offsetAt(format, local - first);
      if (offsets.size >= MAX_CACHED) offsets.clear();
      offsets.set(quarter, offset);
    }
    return local - offset;
  };
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const part = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const of = (name: Intl.DateTimeFormatPartTypes): number => part.get(name) ?? 0;
  const local = Date.UTC(
    of('year'),
    of('month') - 1,
    of('day'),
    of('hour'),
    of('minute'),
    of('second'),
  );
  return local - Math.floor(at / 1_000) * 1_000;
}
