/**
 * The bytes of the sent log's keys. Those of what expires begin with its period,
 * so that the oldest stand first and leave together; numbers are big-endian, for
 * LMDB compares bytes from the left.
 *
 *     sent-messages   period 2 · second 3 · number 4   → check 2 · senders 1 · keys 8 each
 *     sent-ids        period 2 → id 7 · second 3 · number 4, for each id of each message
 *     sent-pairs      period 2 → pair 8 · second 3, for each time
 *     sent-known      → pair 8 · first day 2 · last day 2
 *     sent-uses       period 2 · id 7 · what           → counts, or nothing
 *     sent-state      what · key                       → state, realms, suspensions
 *
 * A period is four days since 1970: a look-up searches each that is kept. The
 * second to fourth table have their entries under one key, side by side, which
 * takes half the space of a key for each, and leaves at one stroke. Of an id seven
 * bytes are kept: a log of 60 million takes a stranger's for one of its own once
 * in a thousand million times, and that one must be of the same sender as well.
 */

import type { SentKey } from '@backscatter/core';

/** Seconds of a day (UTC has no leap seconds in this count). */
export const DAY_SECONDS = 86_400;

/** Milliseconds of a day. */
export const DAY_MS = 1_000 * DAY_SECONDS;

/** Seconds of a period. */
export const PERIOD_SECONDS = 4 * DAY_SECONDS;

/** The last day that two bytes hold: in the year 2149. */
const LAST_DAY = 0xffff;

/** Bytes of a `SentKey`. */
export const KEY_BYTES = 8;

/** Bytes of an id that are kept. */
const ID_BYTES = 7;

const PERIOD_BYTES = 2;

/** Second and number of a message: its name within its period. */
export const NAME_BYTES = 7;

/** Bytes of a second of a period. */
export const SECOND_BYTES = 3;

const SENT_KEY = /^[\da-f]{16}$/;

/** The bytes of a key. Throws TypeError for what is none. */
export function bytesOfKey(key: SentKey): Buffer {
  if (typeof key !== 'string' || !SENT_KEY.test(key)) {
    throw new TypeError('a key of the sent log is 16 lower-case hexadecimal digits');
  }
  return Buffer.from(key, 'hex');
}

/** The bytes of an id that are kept. Throws TypeError for what is none. */
export function bytesOfId(id: SentKey): Buffer {
  return bytesOfKey(id).subarray(0, ID_BYTES);
}

/** The day of a time in milliseconds since 1970, as far as two bytes reach. */
export function dayOf(ms: number): number {
  return Math.min(LAST_DAY, Math.max(0, Math.floor(ms / DAY_MS)));
}

/** The period of a second since 1970. */
export function periodOf(second: number): number {
  return Math.floor(second / PERIOD_SECONDS);
}

/** A period and a part behind it. */
export function periodKey(period: number, part: Uint8Array): Buffer {
  const key = Buffer.allocUnsafe(PERIOD_BYTES + part.length);
  key.writeUInt16BE(period, 0);
  key.set(part, PERIOD_BYTES);
  return key;
}

/** The first key of a period in any table whose keys begin with it. */
export function startOfPeriod(period: number): Buffer {
  return periodKey(period, new Uint8Array());
}

/** The period that a key begins with. */
export function periodIn(key: Uint8Array): number {
  return ((key[0] ?? 0) << 8) | (key[1] ?? 0);
}

/** The name of a message within its period. */
export function nameOf(second: number, number: number): Buffer {
  const name = Buffer.allocUnsafe(NAME_BYTES);
  name.writeUIntBE(second, 0, SECOND_BYTES);
  name.writeUInt32BE(number, SECOND_BYTES);
  return name;
}

/** The second that stands at a place. */
export function secondIn(bytes: Uint8Array, at = 0): number {
  return ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
}

/**
 * One key of two. The sender's is turned by one place, or else each would have
 * written to the other; keyed hashes of different texts are far apart still.
 */
export function pairOf(sender: Uint8Array, other: Uint8Array): Buffer {
  const pair = Buffer.allocUnsafe(KEY_BYTES);
  for (let i = 0; i < KEY_BYTES; i += 1) {
    pair[i] = (sender[(i + 1) % KEY_BYTES] ?? 0) ^ (other[i] ?? 0);
  }
  return pair;
}
