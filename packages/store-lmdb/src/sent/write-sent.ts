/**
 * Writes messages, and with each write does a share of the tidying, so that no
 * write has to do all of a day's. What is too old is out of sight at once; it
 * leaves the file within the next writes.
 */

import type { Table } from '../environment.ts';

import { addAcquaintance, tidyAcquaintances } from './acquaintances.ts';
import {
  DAY_MS,
  DAY_SECONDS,
  dayOf,
  nameOf,
  PERIOD_SECONDS,
  periodIn,
  periodKey,
  periodOf,
  SECOND_BYTES,
  secondIn,
  startOfPeriod,
} from './sent-bytes.ts';
import { acquaintancesOf, type SentBytes } from './sent-message-bytes.ts';
import { encodeSent } from './sent-record.ts';
import { readState, type SentState, writeState } from './sent-state.ts';
import type { SentTables } from './sent-tables.ts';

/** Entries of each table that a write tidies at least, and for each message of its own. */
const TIDY_LEAST = 64;
const TIDY_EACH = 4;

/** Numbers of messages begin anew after as many. */
const NUMBERS = 2 ** 32;

/** How long, and how much, a log keeps. */
export interface SentLimits {
  readonly retentionDays: number;
  readonly acquaintanceDays: number;
  readonly maxMessages: number;
  readonly maxAcquaintances: number;
}

/** The second since 1970 from which messages are kept, in whole days. */
export function expirySecond(now: number, { retentionDays }: SentLimits): number {
  return DAY_SECONDS * dayOf(now - retentionDays * DAY_MS);
}

/** The first day of acquaintances that are still remembered. */
export function acquaintedSince(now: number, { acquaintanceDays }: SentLimits): number {
  return dayOf(now - acquaintanceDays * DAY_MS);
}

/** Writes some messages and tidies, in the caller's transaction. */
export function writeSent(
  tables: SentTables,
  messages: readonly SentBytes[],
  now: number,
  limits: SentLimits,
): void {
  let state = startOfWrite(readState(tables.state), now, limits);
  for (const message of messages) {
    state = addMessage(tables, message, state, now, limits);
  }
  writeState(tables.state, tidy(tables, state, messages.length, now, limits));
}

/** What a clock that once was far ahead has dropped is lost, but the log goes on from now. */
function startOfWrite(state: SentState, now: number, limits: SentLimits): SentState {
  const second = Math.floor(now / 1_000);
  const floor = state.floor > second + DAY_SECONDS ? second : state.floor;
  return { ...state, floor: Math.max(floor, expirySecond(now, limits)) };
}

function addMessage(
  tables: SentTables,
  message: SentBytes,
  state: SentState,
  now: number,
  limits: SentLimits,
): SentState {
  const at = message.at > now + DAY_MS ? now : message.at;
  const day = dayOf(at);
  let { known } = state;
  if (day >= acquaintedSince(now, limits)) {
    for (const pair of acquaintancesOf(message)) {
      if (addAcquaintance(tables.known, pair, day)) known += 1;
    }
  }
  const since = Math.floor(at / 1_000);
  if (since < state.floor) return { ...state, known };
  const period = periodOf(since);
  const second = since - period * PERIOD_SECONDS;
  const name = nameOf(second, state.next);
  const key = periodKey(period, name);
  tables.messages.put(key, encodeSent(key, message.senders, message.recipients));
  const start = startOfPeriod(period);
  for (const id of message.ids) tables.ids.put(start, Buffer.concat([id, name]));
  const time = name.subarray(0, SECOND_BYTES);
  for (const pair of message.pairs) tables.pairs.put(start, Buffer.concat([pair, time]));
  return {
    ...state,
    known,
    next: (state.next + 1) % NUMBERS,
    messages: state.messages + 1,
    firstPeriod: Math.min(state.firstPeriod, period),
    lastPeriod: Math.max(state.lastPeriod, period),
  };
}

function tidy(
  tables: SentTables,
  state: SentState,
  written: number,
  now: number,
  limits: SentLimits,
): SentState {
  const look = TIDY_LEAST + TIDY_EACH * written;
  const { floor, messages } = dropMessages(tables.messages, state, look, limits.maxMessages);
  const firstPeriod = periodOf(floor);
  for (const table of [tables.ids, tables.pairs, tables.uses]) dropBefore(table, firstPeriod, look);
  const since = acquaintedSince(now, limits);
  const excess = Math.max(0, state.known - limits.maxAcquaintances);
  const tidied = tidyAcquaintances(tables.known, state.tidied, look, since, excess);
  return {
    ...state,
    floor,
    messages,
    firstPeriod: Math.max(state.firstPeriod, firstPeriod),
    known: state.known - tidied.dropped,
    tidied: tidied.next,
  };
}

/** Drops the oldest: what left before the floor, and what is too many, which raises it. */
function dropMessages(
  table: Table,
  state: SentState,
  most: number,
  maxMessages: number,
): { readonly floor: number; readonly messages: number } {
  let { floor, messages } = state;
  const gone: Uint8Array[] = [];
  for (const key of table.getKeys({ limit: most })) {
    const at = periodIn(key) * PERIOD_SECONDS + secondIn(key, 2);
    if (at >= floor && messages <= maxMessages) break;
    // Of one second all go: what is complete is told in seconds.
    floor = Math.max(floor, at + 1);
    gone.push(Uint8Array.from(key));
    messages -= 1;
  }
  for (const key of gone) table.remove(key);
  return { floor, messages };
}

function dropBefore(table: Table, period: number, most: number): void {
  for (const key of [...table.getKeys({ end: startOfPeriod(period), limit: most })])
    table.remove(key);
}
