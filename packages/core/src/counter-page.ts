/**
 * Pages of decaying counters: what the drivers of `CounterStore` keep.
 *
 * The first bits of a key say in which page its counter lies, and a page has
 * room for 32. So there is a fixed number of pages, nothing has to be swept,
 * and when a page is full the lightest counter in it makes room (as in
 * "space-saving", Metwally et al. 2005, but the newcomer inherits nothing:
 * counts may be too low, never too high). A counter takes 24 bytes, big-endian:
 *
 *     key 8 · value 4 (float) · time of the value 4 · since 4 · half-life 4 (seconds)
 */

import type { Count, CounterEvent } from './counter-store.ts';
import { isSentKey } from './note-shape.ts';
import type { SentKey } from './sent-store.ts';

/** Bytes of one counter. */
export const COUNTER_BYTES = 24;

/** Counters in a page. */
export const PAGE_COUNTERS = 32;

/** Less than this is nothing. */
export const LEAST_COUNT = 1 / 1_024;

/** Half-life of the mark that a delivery was counted, in milliseconds: it lasts ten days. */
export const MARK_HALF_LIFE = 86_400_000;

/** Events or keys in one call: a report has some thirty. */
const MAX_EVENTS = 100;

const MAX_AMOUNT = 1_000_000;
const MIN_HALF_LIFE = 60_000;
const MAX_HALF_LIFE = 400 * 86_400_000;
const MAX_SECONDS = 0xffff_ffff;

/** Pages are 1 to 2^20, a power of two. */
export function pageBitsFor(maxCounters: number): number {
  return Math.min(20, Math.max(0, Math.ceil(Math.log2(maxCounters / PAGE_COUNTERS))));
}

/** The page of a key among 2^bits. */
export function pageOfKey(key: SentKey, bits: number): number {
  return bits === 0 ? 0 : highHalf(key) >>> (32 - bits);
}

/**
 * Refuses what cannot be counted.
 *
 * @throws TypeError naming what is wrong
 */
export function checkCounterEvents(events: readonly CounterEvent[]): void {
  if (events.length > MAX_EVENTS) throw new TypeError(`up to ${MAX_EVENTS} events count at once`);
  for (const { key, at, amount, halfLifeMs } of events) {
    if (!isSentKey(key)) throw new TypeError('the key of a counter is 16 hex digits');
    if (!(at >= 0 && at <= MAX_SECONDS * 1_000)) throw new TypeError('an event needs its time');
    if (!(amount > 0 && amount <= MAX_AMOUNT)) {
      throw new TypeError(`an amount is above 0 and up to ${MAX_AMOUNT}`);
    }
    if (!(halfLifeMs >= MIN_HALF_LIFE && halfLifeMs <= MAX_HALF_LIFE)) {
      throw new TypeError('a half-life is a minute to 400 days');
    }
  }
}

/** The counter of a key in a page, or null. */
export function readPage(page: Uint8Array, key: SentKey, at: number): Count | null {
  const place = placeOf(page, key);
  if (place < 0) return null;
  const value = valueAt(page, place, at / 1_000);
  return value < LEAST_COUNT ? null : { value, since: wordAt(page, place + 16) * 1_000 };
}

/** A copy of the page in which the event is counted. */
export function addToPage(page: Uint8Array, event: CounterEvent): Uint8Array {
  return countInPage(page.slice(), event);
}

/** Counts the event in the page itself, or in a larger one where it has to grow; gives that which holds it. */
export function countInPage(page: Uint8Array, event: CounterEvent): Uint8Array {
  const seconds = Math.floor(event.at / 1_000);
  const end = page.length - (page.length % COUNTER_BYTES);
  const known = placeOf(page, event.key);
  const place = known < 0 ? placeForNew(page, end, seconds) : known;
  const length = Math.max(end, place + COUNTER_BYTES);
  const written = length === page.length ? page : new Uint8Array(length);
  if (written !== page) written.set(page.subarray(0, end));
  if (known < 0) {
    putWord(written, place, highHalf(event.key));
    putWord(written, place + 4, lowHalf(event.key));
  }
  const value = known < 0 ? 0 : valueAt(written, place, seconds);
  raise(written, place, event, value < LEAST_COUNT ? null : value);
  return written;
}

/** Where the counter of a key stands, or −1. Byte by byte: nearly every place is another's. */
function placeOf(page: Uint8Array, key: SentKey): number {
  if (page.length === 0) return -1;
  const high = highHalf(key);
  const first = high >>> 24;
  for (let place = 0; place + COUNTER_BYTES <= page.length; place += COUNTER_BYTES) {
    if (page[place] !== first || wordAt(page, place) !== high) continue;
    if (wordAt(page, place + 4) === lowHalf(key)) return place;
  }
  return -1;
}

// Not by a view of the page: to make one takes longer than all that is read by it.

function wordAt(page: Uint8Array, at: number): number {
  const high = ((page[at] ?? 0) << 24) | ((page[at + 1] ?? 0) << 16);
  return (high | ((page[at + 2] ?? 0) << 8) | (page[at + 3] ?? 0)) >>> 0;
}

function putWord(page: Uint8Array, at: number, word: number): void {
  page[at] = word >>> 24;
  page[at + 1] = word >>> 16;
  page[at + 2] = word >>> 8;
  page[at + 3] = word;
}

/** The bits of a float (IEEE 754), which both look at. */
const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

function floatAt(page: Uint8Array, at: number): number {
  bits[0] = wordAt(page, at);
  return float[0] ?? 0;
}

function putFloat(page: Uint8Array, at: number, value: number): void {
  float[0] = value;
  putWord(page, at, bits[0] ?? 0);
}

/** The place of the lightest counter where the page is full, or of one that is nothing; else a new one. */
function placeForNew(page: Uint8Array, end: number, seconds: number): number {
  const full = end >= PAGE_COUNTERS * COUNTER_BYTES;
  let lightest = end;
  let least = full ? Number.POSITIVE_INFINITY : LEAST_COUNT;
  for (let place = 0; place < end; place += COUNTER_BYTES) {
    if (!full && isAlive(page, place, seconds)) continue;
    const value = valueAt(page, place, seconds);
    if (value < least) {
      least = value;
      lightest = place;
    }
  }
  return lightest;
}

/** Certainly not nothing, without its power of two: what was 1 is a thousandth after ten half-lives. */
function isAlive(page: Uint8Array, place: number, seconds: number): boolean {
  const age = Math.max(0, seconds - wordAt(page, place + 12));
  const value = floatAt(page, place + 8);
  return value >= 1 && value < Number.POSITIVE_INFINITY && age < 9 * wordAt(page, place + 20);
}

/**
 * Adds to the counter at a place.
 *
 * @param value its value at the time of the event; null where it begins anew
 */
function raise(page: Uint8Array, place: number, event: CounterEvent, value: number | null): void {
  const seconds = Math.floor(event.at / 1_000);
  const halfLife = Math.round(event.halfLifeMs / 1_000);
  const then = value === null ? seconds : wordAt(page, place + 12);
  const since = value === null ? seconds : wordAt(page, place + 16);
  // What came late has decayed on its way.
  const left = seconds < then ? 2 ** ((seconds - then) / halfLife) : 1;
  putFloat(page, place + 8, (value ?? 0) + event.amount * left);
  putWord(page, place + 12, Math.max(then, seconds));
  putWord(page, place + 16, Math.min(since, seconds));
  putWord(page, place + 20, halfLife);
}

function valueAt(page: Uint8Array, place: number, seconds: number): number {
  const age = Math.max(0, seconds - wordAt(page, place + 12));
  const value = floatAt(page, place + 8) * 2 ** (-age / wordAt(page, place + 20));
  // A page that was damaged holds nothing.
  return value < Number.POSITIVE_INFINITY ? value : 0;
}

function highHalf(key: SentKey): number {
  return parseHalf(key, 0);
}

function lowHalf(key: SentKey): number {
  return parseHalf(key, HALF);
}

/** Digits of half a key. */
const HALF = 8;

/** By character code: the value of a hexadecimal digit. */
const DIGITS = new Uint8Array(128);
for (let digit = 0; digit < 16; digit += 1) DIGITS[digit.toString(16).charCodeAt(0)] = digit;

/** Digit by digit: a report reads a hundred halves, and to cut each out takes longer than to read it. */
function parseHalf(key: SentKey, from: number): number {
  let half = 0;
  for (let i = from; i < from + HALF; i += 1) half = (half << 4) | (DIGITS[key.charCodeAt(i)] ?? 0);
  return half >>> 0;
}
