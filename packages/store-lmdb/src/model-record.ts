/**
 * What a store says of each model: where its pages and its journal are, and
 * its totals. One small record, written by every change, so whoever reads it
 * first knows what else he reads belongs together.
 */

import { crc32 } from 'node:zlib';
import type { TokenTotals } from '@backscatter/core';
import { DamagedError } from './cell-codec.ts';

/** The record of a model. */
export interface ModelRecord {
  /** Names the model within the keys of the other tables. */
  readonly number: number;
  /** Grows whenever pages were written: what was read of them is void then. */
  readonly generation: number;
  /** How many pages there are, each for an equal span of keys. */
  readonly pages: number;
  /** Bytes in the pages. */
  readonly bytes: number;
  /** Cells in the pages. */
  readonly cells: number;
  /** Numbers of the records in the journal: from the first up to, and without, the last. */
  readonly journalFrom: number;
  readonly journalTo: number;
  /** Cells in those records together. */
  readonly journalCells: number;
  /** Learned messages. */
  readonly messages: number;
  /** The number of the next learned message, by which they are ordered. */
  readonly nextMessage: number;
  readonly totals: TokenTotals;
}

/** The checksum, thirteen numbers of 32 bits, one of 64. */
const FIELDS_AT = 4;
const NEXT_MESSAGE_AT = FIELDS_AT + 4 * 13;
const BYTES = NEXT_MESSAGE_AT + 8;

/** At most so many pages; with 400 cells in each there is room for 13 million, then they are longer. */
export const MAX_PAGES = 32_768;

/** A model of which nothing is learned. */
export function emptyRecord(number: number): ModelRecord {
  return {
    number,
    generation: 0,
    pages: 1,
    bytes: 0,
    cells: 0,
    journalFrom: 0,
    journalTo: 0,
    journalCells: 0,
    messages: 0,
    nextMessage: 0,
    totals: { spam: 0, ham: 0, spamError: 0, hamError: 0 },
  };
}

/** The record as bytes: its checksum, its numbers. */
export function encodeRecord(record: ModelRecord): Uint8Array {
  const bytes = new Uint8Array(BYTES);
  const view = new DataView(bytes.buffer);
  const { totals } = record;
  const fields = [
    ...[record.number, record.generation, record.pages, record.bytes, record.cells],
    ...[record.journalFrom, record.journalTo, record.journalCells, record.messages],
    ...[totals.spam, totals.ham, totals.spamError, totals.hamError],
  ];
  for (const [i, field] of fields.entries()) view.setUint32(FIELDS_AT + 4 * i, field);
  view.setFloat64(NEXT_MESSAGE_AT, record.nextMessage);
  view.setUint32(0, crc32(bytes.subarray(FIELDS_AT)));
  return bytes;
}

/** Reads a record. Throws `DamagedError` for anything but one. */
export function decodeRecord(bytes: Uint8Array): ModelRecord {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length !== BYTES || view.getUint32(0) !== crc32(bytes.subarray(FIELDS_AT))) {
    throw new DamagedError('the record of the model is damaged');
  }
  const field = (i: number): number => view.getUint32(FIELDS_AT + 4 * i);
  return {
    number: field(0),
    generation: field(1),
    pages: Math.min(MAX_PAGES, field(2)),
    bytes: field(3),
    cells: field(4),
    journalFrom: field(5),
    journalTo: field(6),
    journalCells: field(7),
    messages: field(8),
    nextMessage: view.getFloat64(NEXT_MESSAGE_AT),
    totals: { spam: field(9), ham: field(10), spamError: field(11), hamError: field(12) },
  };
}
