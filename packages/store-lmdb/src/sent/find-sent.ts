/**
 * Finds the messages of an id, and the times of a pair, newest first: one read
 * for each day that is kept, and mostly nothing there.
 */

import { DamagedError } from '../cell-codec.ts';
import { readBytes, type Table } from '../environment.ts';
import { DAY_SECONDS, dayKey, NAME_BYTES, SECOND_BYTES, secondIn } from './sent-bytes.ts';

/** What of a log is looked at. */
export interface Span {
  /** The first second since 1970 that counts. */
  readonly floor: number;
  readonly firstDay: number;
  readonly lastDay: number;
}

/** A message under one of its ids. */
export interface Named {
  /** Seconds since 1970. */
  readonly at: number;
  readonly day: number;
  readonly name: Uint8Array;
}

/** The messages of an id, newest first. */
export function* messagesOf(ids: Table, id: Uint8Array, span: Span): Generator<Named> {
  for (const { day, at, value } of valuesOf(ids, id, NAME_BYTES, span)) {
    yield { at, day, name: value };
  }
}

/** The newest message of an id; null where there is none. */
export function newestOfId(ids: Table, id: Uint8Array, span: Span): Named | null {
  // Not by `next`: only leaving the loop lets go of the library's cursor.
  for (const named of messagesOf(ids, id, span)) return named;
  return null;
}

/** The newest second at which a pair's mail left, none after `until`; null where there is none. */
export function newestOfPair(
  pairs: Table,
  pair: Uint8Array,
  until: number,
  span: Span,
): number | null {
  const lastDay = Math.min(span.lastDay, Math.floor(until / DAY_SECONDS));
  for (const { at } of valuesOf(pairs, pair, SECOND_BYTES, { ...span, lastDay })) {
    if (at <= until) return at;
  }
  return null;
}

interface Value {
  readonly day: number;
  readonly at: number;
  readonly value: Uint8Array;
}

function* valuesOf(table: Table, part: Uint8Array, bytes: number, span: Span): Generator<Value> {
  const firstDay = Math.max(span.firstDay, Math.floor(span.floor / DAY_SECONDS));
  const key = dayKey(0, part);
  for (let day = span.lastDay; day >= firstDay; day -= 1) {
    key.writeUInt16BE(day, 0);
    const first = readBytes(table, key);
    if (first === undefined) continue;
    for (const value of table.getValues(dayKey(day, part), { reverse: true })) {
      if (value.length !== bytes) throw new DamagedError('an index of the sent log is damaged');
      const at = day * DAY_SECONDS + secondIn(value);
      if (at < span.floor) return;
      yield { day, at, value };
    }
  }
}
