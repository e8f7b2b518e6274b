/**
 * Who has written to whom: the first and the last day of each pair. They are
 * kept for long and change whenever mail is sent, so they are not ordered by
 * age. Instead each write looks at some of them, in turn, and drops those whose
 * time is over; where there are too many, also the longest untouched of those
 * it looks at, as Redis does with its keys.
 */

import type { Acquaintance } from '@backscatter/core';
import { DamagedError } from '../cell-codec.ts';
import { readBytes, type Table } from '../environment.ts';
import { DAY_MS } from './sent-bytes.ts';

const BYTES = 4;

interface Days {
  readonly first: number;
  readonly last: number;
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
    const bytes = Buffer.allocUnsafe(BYTES);
    bytes.writeUInt16BE(first, 0);
    bytes.writeUInt16BE(last, 2);
    table.put(pair, bytes);
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
  const seen: { readonly pair: Uint8Array; readonly last: number }[] = [];
  for (const { key, value } of table.getRange({ start: from, limit: look + 1 })) {
    seen.push({ pair: Uint8Array.from(key), last: decode(value).last });
  }
  // The one beyond is where the next turn begins; without one, it begins anew.
  const next = seen.length > look ? (seen.pop()?.pair ?? from) : new Uint8Array(from.length);
  const byAge = seen.sort((a, b) => a.last - b.last);
  const over = byAge.filter(({ last }) => last < since).length;
  const gone = byAge.slice(0, Math.max(over, excess));
  for (const { pair } of gone) table.remove(pair);
  return { dropped: gone.length, next };
}

function daysOf(table: Table, pair: Uint8Array): Days | null {
  const bytes = readBytes(table, pair);
  return bytes === undefined ? null : decode(bytes);
}

function decode(bytes: Uint8Array): Days {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  const days = { first: (a << 8) | b, last: (c << 8) | d };
  if (bytes.length !== BYTES || days.first > days.last) {
    throw new DamagedError('what is known of a correspondent is damaged');
  }
  return days;
}
