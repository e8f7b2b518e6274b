/**
 * Who has written to whom: the first and the last day of each pair. They are
 * kept for long and change whenever mail is sent, so they are not ordered by
 * age. Instead each write looks at some of them, in turn, and drops those whose
 * time is over; where there are too many, also the longest untouched of those
 * it looks at, as Redis does with its keys.
 */

import type { Acquaintance } from '@backscatter/core';
import { DamagedError } from '../cell-codec.ts';
import type { Table } from '../environment.ts';
import { DAY_MS, KEY_BYTES } from './sent-bytes.ts';

/** The key under which all of them stand. */
const ALL = Buffer.from('a');

/** First and last day. */
const DAYS_BYTES = 4;

interface Days {
  readonly first: number;
  readonly last: number;
}

interface Entry extends Days {
  readonly pair: Uint8Array;
}

/** When one wrote to the other; null where that was before `since`, a day, or never. */
export function acquaintanceOf(table: Table, pair: Uint8Array, since: number): Acquaintance | null {
  const days = daysOf(table, pair);
  if (days === null || days.last < since) return null;
  return { first: days.first * DAY_MS, last: days.last * DAY_MS };
}

/** Notes that one wrote to the other on a day. Says whether they are new. */
export function addAcquaintance(table: Table, pair: Uint8Array, day: number): boolean {
  const known = daysOf(table, pair);
  const first = Math.min(known?.first ?? day, day);
  const last = Math.max(known?.last ?? day, day);
  if (known?.first !== first || known.last !== last) {
    if (known !== null) table.remove(ALL, encode(pair, known));
    table.put(ALL, encode(pair, { first, last }));
  }
  return known === null;
}

/** What came of looking at some. */
interface Tidied {
  readonly dropped: number;
  /** The pair to go on from. */
  readonly next: Uint8Array;
}

/**
 * Looks at some pairs.
 *
 * @param from the pair to begin with
 * @param look how many
 * @param since drops those whose last day was before
 * @param excess drops so many more, the longest untouched
 */
export function tidyAcquaintances(
  table: Table,
  from: Uint8Array,
  look: number,
  since: number,
  excess: number,
): Tidied {
  const seen: Entry[] = [];
  const start = Buffer.concat([from, Buffer.alloc(DAYS_BYTES)]);
  for (const value of table.getValues(ALL, { start, limit: look + 1 })) seen.push(decode(value));
  // The one beyond is where the next turn begins; without one, it begins anew.
  const next = seen.length > look ? (seen.pop()?.pair ?? from) : new Uint8Array(from.length);
  const byAge = seen.sort((a, b) => a.last - b.last);
  const over = byAge.filter(({ last }) => last < since).length;
  const gone = byAge.slice(0, Math.max(over, excess));
  for (const entry of gone) table.remove(ALL, encode(entry.pair, entry));
  return { dropped: gone.length, next };
}

function daysOf(table: Table, pair: Uint8Array): Days | null {
  const start = Buffer.concat([pair, Buffer.alloc(DAYS_BYTES)]);
  const end = Buffer.concat([pair, Buffer.alloc(DAYS_BYTES, 0xff)]);
  for (const value of table.getValues(ALL, { start, end, inclusiveEnd: true })) {
    return decode(value);
  }
  return null;
}

function encode(pair: Uint8Array, { first, last }: Days): Buffer {
  const bytes = Buffer.alloc(KEY_BYTES + DAYS_BYTES);
  bytes.set(pair);
  bytes.writeUInt16BE(first, KEY_BYTES);
  bytes.writeUInt16BE(last, KEY_BYTES + 2);
  return bytes;
}

function decode(value: Uint8Array): Entry {
  const [a = 0, b = 0, c = 0, d = 0] = value.subarray(KEY_BYTES);
  const entry = { pair: value.subarray(0, KEY_BYTES), first: (a << 8) | b, last: (c << 8) | d };
  if (entry.first > entry.last) {
    throw new DamagedError('what is known of a correspondent is damaged');
  }
  return entry;
}
