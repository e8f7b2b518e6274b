/**
 * Finds the messages of an id, and the times of a pair, newest first: one search
 * in each period that is kept, and mostly nothing there.
 */

import type { Table } from '../environment.ts';
import {
  NAME_BYTES,
  PERIOD_SECONDS,
  periodOf,
  SECOND_BYTES,
  secondIn,
  startOfPeriod,
} from './sent-bytes.ts';

/** What of a log is looked at. */
export interface Span {
  /** The first second since 1970 that counts. */
  readonly floor: number;
  readonly firstPeriod: number;
  readonly lastPeriod: number;
}

/** A message under one of its ids. */
export interface Named {
  /** Seconds since 1970. */
  readonly at: number;
  readonly period: number;
  readonly name: Uint8Array;
}

/** The messages of an id, newest first. */
export function* messagesOf(ids: Table, id: Uint8Array, span: Span): Generator<Named> {
  for (const { period, at, value } of valuesOf(ids, id, NAME_BYTES, span)) {
    yield { at, period, name: value };
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
  const lastPeriod = Math.min(span.lastPeriod, periodOf(until));
  for (const { at } of valuesOf(pairs, pair, SECOND_BYTES, { ...span, lastPeriod })) {
    if (at <= until) return at;
  }
  return null;
}

interface Value {
  readonly period: number;
  readonly at: number;
  readonly value: Uint8Array;
}

function* valuesOf(table: Table, part: Uint8Array, rest: number, span: Span): Generator<Value> {
  const firstPeriod = Math.max(span.firstPeriod, periodOf(span.floor));
  const last = Buffer.concat([part, Buffer.alloc(rest, 0xff)]);
  const first = Buffer.concat([part, Buffer.alloc(rest)]);
  const backwards = { start: last, end: first, reverse: true, inclusiveEnd: true };
  for (let period = span.lastPeriod; period >= firstPeriod; period -= 1) {
    for (const entry of table.getValues(startOfPeriod(period), { ...backwards })) {
      const at = period * PERIOD_SECONDS + secondIn(entry, part.length);
      if (at < span.floor) return;
      yield { period, at, value: entry.subarray(part.length) };
    }
  }
}
