/**
 * Cells as bytes, for a page of the table and for a record of the journal.
 *
 * Keys ascend, so only their differences are written; most numbers are 0, 1 or
 * 2 and share one byte with their neighbours; the rest are variable-length
 * integers (LEB128, seven bits a byte), signed ones in zigzag. A cell takes 4
 * to 12 bytes instead of 22, so a learner writes less, and a reader maps less.
 *
 *     crc32 of all that follows · count · newest day · cells
 *     cell = head byte · key difference · what the head leaves out
 *     head = spam (2 bits) · ham (2 bits) · corrections? · another day?
 *
 * Whatever is read is checked: a damaged page is an error, never a number.
 */

import { crc32 } from 'node:zlib';
import { CELL_WIDTH, type TokenChunk } from '@backscatter/core';

const CRC_BYTES = 4;

/** Bytes that one cell takes at most: a head and six numbers of five bytes. */
const MAX_CELL_BYTES = 31;
const MAX_HEADER_BYTES = CRC_BYTES + 10;

/** A count in two bits: itself, or this for one that follows. */
const FOLLOWS = 3;
const HAM_SHIFT = 2;
const HAS_CORRECTIONS = 16;
const HAS_DAY = 32;

/** A value that is no page, or a page with another content than was written. */
export class DamagedError extends Error {}

/**
 * Writes the rows `from` to `to`, whose keys ascend.
 *
 * @returns bytes that are good until the next call
 */
export function encodeCells(rows: TokenChunk, from: number, to: number): Uint8Array {
  const { keys, cells, days } = rows;
  const out = new Writer(MAX_HEADER_BYTES + (to - from) * MAX_CELL_BYTES);
  let newest = 0;
  for (let row = from; row < to; row += 1) newest = Math.max(newest, days[row] ?? 0);
  out.put(to - from);
  out.put(newest);
  let last = 0;
  for (let row = from, at = from * CELL_WIDTH; row < to; row += 1, at += CELL_WIDTH) {
    const [spam, ham] = [cells[at] ?? 0, cells[at + 1] ?? 0];
    const [corrections, squares] = [cells[at + 2] ?? 0, cells[at + 3] ?? 0];
    const corrected = corrections !== 0 || squares !== 0;
    const age = newest - (days[row] ?? 0);
    const [spamBits, hamBits] = [smallBits(spam), smallBits(ham)];
    out.byte(
      spamBits |
        (hamBits << HAM_SHIFT) |
        (corrected ? HAS_CORRECTIONS : 0) |
        (age > 0 ? HAS_DAY : 0),
    );
    const key = keys[row] ?? 0;
    out.put(key - last);
    last = key;
    if (spamBits === FOLLOWS) out.put(zigzag(spam));
    if (hamBits === FOLLOWS) out.put(zigzag(ham));
    if (corrected) {
      out.put(zigzag(corrections));
      out.put(zigzag(squares));
    }
    if (age > 0) out.put(age);
  }
  return out.finish();
}

/** How many cells these bytes hold. Throws `DamagedError` unless they are as written. */
export function countCells(bytes: Uint8Array): number {
  const written = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length <= CRC_BYTES || written.getUint32(0) !== crc32(bytes.subarray(CRC_BYTES))) {
    throw new DamagedError('a page is damaged: its checksum is wrong');
  }
  return new Reader(bytes, CRC_BYTES).take();
}

/**
 * Reads cells to the rows from `at` on. Throws `DamagedError` for bytes that
 * `encodeCells` does not write: the checksum guards against the disk, this
 * against another program.
 */
export function decodeCells(bytes: Uint8Array, rows: TokenChunk, at: number): void {
  const { keys, cells, days } = rows;
  const reader = new Reader(bytes, CRC_BYTES);
  const end = at + reader.take();
  const newest = reader.take();
  let key = 0;
  for (let row = at, to = at * CELL_WIDTH; row < end; row += 1, to += CELL_WIDTH) {
    const head = reader.byte();
    const step = reader.take();
    if (step === 0 && row > at) throw new DamagedError('a page is damaged: keys do not ascend');
    key += step;
    keys[row] = key;
    const spamBits = head & FOLLOWS;
    const hamBits = (head >> HAM_SHIFT) & FOLLOWS;
    cells[to] = spamBits === FOLLOWS ? unzigzag(reader.take()) : spamBits;
    cells[to + 1] = hamBits === FOLLOWS ? unzigzag(reader.take()) : hamBits;
    const corrected = (head & HAS_CORRECTIONS) !== 0;
    cells[to + 2] = corrected ? unzigzag(reader.take()) : 0;
    cells[to + 3] = corrected ? unzigzag(reader.take()) : 0;
    days[row] = (head & HAS_DAY) === 0 ? newest : newest - reader.take();
  }
  if (key > 0xffff_ffff || newest > 0xffff || reader.at !== bytes.length) {
    throw new DamagedError('a page is damaged: it does not end where it should');
  }
}

function smallBits(count: number): number {
  return count >= 0 && count < FOLLOWS ? count : FOLLOWS;
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function unzigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}

/** One buffer serves all pages: the database copies what it is given. */
let shared = new Uint8Array(0);

class Writer {
  readonly #bytes: Uint8Array;
  #at = CRC_BYTES;

  constructor(room: number) {
    if (shared.length < room) shared = new Uint8Array(2 * room);
    this.#bytes = shared;
  }

  byte(value: number): void {
    this.#bytes[this.#at] = value;
    this.#at += 1;
  }

  /** A number of 32 bits without sign. */
  put(value: number): void {
    let rest = value;
    for (; rest > 127; rest >>>= 7) this.byte((rest & 127) | 128);
    this.byte(rest);
  }

  finish(): Uint8Array {
    const bytes = this.#bytes.subarray(0, this.#at);
    new DataView(bytes.buffer).setUint32(0, crc32(bytes.subarray(CRC_BYTES)));
    return bytes;
  }
}

class Reader {
  readonly #bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  byte(): number {
    const value = this.#bytes[this.at] ?? 0;
    this.at += 1;
    return value;
  }

  /** A number of 32 bits without sign; the fifth byte is its last. */
  take(): number {
    let value = this.byte();
    if (value < 128) return value;
    value &= 127;
    for (let shift = 7; shift < 35; shift += 7) {
      const next = this.byte();
      value |= (next & 127) << shift;
      if (next < 128) break;
    }
    return value >>> 0;
  }
}
