/**
 * What a sent log says of itself, in one small record that every write of
 * messages changes.
 */

import { crc32 } from 'node:zlib';
import { DamagedError } from '../cell-codec.ts';
import type { Table } from '../environment.ts';
import { KEY_BYTES } from './sent-bytes.ts';

/** The log's own numbers. */
export interface SentState {
  /** The number of the next message; begins anew after 2^32. */
  readonly next: number;
  /** Messages that are kept. */
  readonly messages: number;
  /** Pairs that are remembered. */
  readonly known: number;
  /** What left before this second since 1970 was dropped, or may be. */
  readonly floor: number;
  /** Messages are of no earlier and no later period. */
  readonly firstPeriod: number;
  readonly lastPeriod: number;
  /** The pair before which the tidying of acquaintances goes on. */
  readonly tidied: Uint8Array;
}

const NUMBERS_AT = 4;
const MESSAGES_AT = NUMBERS_AT + 4 * 2;
const KNOWN_AT = MESSAGES_AT + 8;
const DAYS_AT = KNOWN_AT + 8;
const TIDIED_AT = DAYS_AT + 4;
const BYTES = TIDIED_AT + KEY_BYTES;

const STATE_KEY = Buffer.from('s');

const EMPTY: SentState = {
  next: 0,
  messages: 0,
  known: 0,
  floor: 0,
  firstPeriod: 0xffff,
  lastPeriod: 0,
  tidied: new Uint8Array(KEY_BYTES),
};

/** Reads the state; that of an empty log where there is none. Throws `DamagedError`. */
export function readState(table: Table): SentState {
  const bytes = table.getBinary(STATE_KEY);
  if (bytes === undefined) return EMPTY;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length !== BYTES || view.getUint32(0) !== crc32(bytes.subarray(NUMBERS_AT))) {
    throw new DamagedError('the state of the sent log is damaged');
  }
  return {
    next: view.getUint32(NUMBERS_AT),
    floor: view.getUint32(NUMBERS_AT + 4),
    messages: view.getFloat64(MESSAGES_AT),
    known: view.getFloat64(KNOWN_AT),
    firstPeriod: view.getUint16(DAYS_AT),
    lastPeriod: view.getUint16(DAYS_AT + 2),
    tidied: Uint8Array.from(bytes.subarray(TIDIED_AT)),
  };
}

/** Writes the state. */
export function writeState(table: Table, state: SentState): void {
  const bytes = new Uint8Array(BYTES);
  const view = new DataView(bytes.buffer);
  view.setUint32(NUMBERS_AT, state.next);
  view.setUint32(NUMBERS_AT + 4, state.floor);
  view.setFloat64(MESSAGES_AT, state.messages);
  view.setFloat64(KNOWN_AT, state.known);
  view.setUint16(DAYS_AT, state.firstPeriod);
  view.setUint16(DAYS_AT + 2, state.lastPeriod);
  bytes.set(state.tidied, TIDIED_AT);
  view.setUint32(0, crc32(bytes.subarray(NUMBERS_AT)));
  table.put(STATE_KEY, bytes);
}
