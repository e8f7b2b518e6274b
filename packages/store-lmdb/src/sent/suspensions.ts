/**
 * Small things of the log that each have a record of their own: when a realm's
 * first mail came, and until when coverage is suspended.
 */

import { crc32 } from 'node:zlib';
import type { SentKey, Suspension } from '@backscatter/core';
import { DamagedError } from '../cell-codec.ts';
import type { Table } from '../environment.ts';
import { bytesOfKey } from './sent-bytes.ts';

/** A realm: its checksum and a time. */
const REALM_BYTES = 4 + 8;

/** A suspension: its checksum, two times, and text. */
const REASON_AT = 4 + 8 + 8;

/** When the first mail of a realm was recorded, in milliseconds since 1970; Infinity where none was. */
export function readRealm(table: Table, realm: SentKey): number {
  const view = checked(table, realmKey(realm), REALM_BYTES);
  return view === null ? Number.POSITIVE_INFINITY : view.readDoubleBE(4);
}

/** Begins a realm, unless it has begun. */
export function beginRealm(table: Table, realm: SentKey, now: number): void {
  if (table.getBinary(realmKey(realm)) !== undefined) return;
  const bytes = Buffer.alloc(REALM_BYTES);
  bytes.writeDoubleBE(now, 4);
  put(table, realmKey(realm), bytes);
}

/** The suspension of a scope, which may be over; null where there is none. */
export function readSuspension(table: Table, scope: SentKey): Suspension | null {
  const view = checked(table, scopeKey(scope), REASON_AT);
  if (view === null) return null;
  const reason = view.toString('utf8', REASON_AT);
  return { at: view.readDoubleBE(4), until: view.readDoubleBE(12), reason };
}

/** Suspends, unless what is there lasts longer. */
export function writeSuspension(table: Table, scope: SentKey, suspension: Suspension): void {
  const there = readSuspension(table, scope);
  if (there !== null && there.until >= suspension.until) return;
  const bytes = Buffer.concat([Buffer.alloc(REASON_AT), Buffer.from(suspension.reason)]);
  bytes.writeDoubleBE(suspension.at, 4);
  bytes.writeDoubleBE(suspension.until, 12);
  put(table, scopeKey(scope), bytes);
}

/** Ends a suspension. */
export function removeSuspension(table: Table, scope: SentKey): void {
  table.remove(scopeKey(scope));
}

function realmKey(realm: SentKey): Buffer {
  return Buffer.concat([Buffer.from('r'), bytesOfKey(realm)]);
}

function scopeKey(scope: SentKey): Buffer {
  return Buffer.concat([Buffer.from('c'), bytesOfKey(scope)]);
}

function put(table: Table, key: Buffer, bytes: Buffer): void {
  bytes.writeUInt32BE(crc32(bytes.subarray(4)), 0);
  table.put(key, bytes);
}

function checked(table: Table, key: Buffer, least: number): Buffer | null {
  const bytes = table.getBinary(key);
  if (bytes === undefined) return null;
  if (bytes.length < least || bytes.readUInt32BE(0) !== crc32(bytes.subarray(4))) {
    throw new DamagedError('the state of the sent log is damaged');
  }
  return bytes;
}
