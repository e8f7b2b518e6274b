/**
 * Dates as mails write them (RFC 5322 section 3.3). A host keeps its zone, so the
 * zone is decided by its name, among those where its language is spoken.
 */

import { seedOf } from '../random.ts';
import { two } from './text-tools.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Minutes east of Greenwich by language; others keep Central European time. */
const ZONES: ReadonlyMap<string, readonly number[]> = new Map([
  ['en', [-480, -420, -360, -300, -240, 0, 60, 600]],
  ['es', [60, 120, -300, -180]],
  ['pt', [-180, 0]],
  ['ru', [180, 240, 420]],
  ['ja', [540]],
  ['ko', [540]],
  ['zh', [480]],
  ['tr', [180]],
  ['fi', [120, 180]],
]);
const CENTRAL = [60, 120];

/** The zone a host of that language keeps, in minutes east of Greenwich. */
export function zoneOf(host: string, language: string): number {
  const zones = ZONES.get(language.split('-')[0] ?? '') ?? CENTRAL;
  return zones[seedOf(7, host) % zones.length] ?? 0;
}

/** The pieces of a moment in a zone. */
export interface LocalTime {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly weekday: string;
  readonly monthName: string;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Such as `+0100`. */
  readonly offset: string;
}

/** @param zone minutes east of Greenwich */
export function localTime(at: number, zone: number): LocalTime {
  const date = new Date(at + zone * 60_000);
  const size = Math.abs(zone);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: DAYS[date.getUTCDay()] ?? '',
    monthName: MONTHS[date.getUTCMonth()] ?? '',
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    offset: `${zone < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${two(size % 60)}`,
  };
}

/** `Mon, 6 Jan 2025 14:03:02 +0100`. */
export function mailDate(at: number, zone: number): string {
  const { weekday, day, monthName, year, offset, ...time } = localTime(at, zone);
  return `${weekday}, ${day} ${monthName} ${year} ${clock(time)} ${offset}`;
}

/** `14:03:02`. */
export function clock(time: Pick<LocalTime, 'hour' | 'minute' | 'second'>): string {
  return `${two(time.hour)}:${two(time.minute)}:${two(time.second)}`;
}
