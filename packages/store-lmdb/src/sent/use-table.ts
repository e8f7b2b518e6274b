/**
 * How often reports have named an id. Behind the period of the message and the id
 * stand
 *
 *     nothing           → deliveries that spent 4 · slots 4
 *     slot 8            → deliveries 4
 *     delivery 8 slot 8 → nothing
 *
 * so that a look-up reads counts, however many there were, and a delivery that
 * comes again is found by its name.
 */

import { DamagedError } from '../cell-codec.ts';
import type { Table } from '../environment.ts';
import { periodKey } from './sent-bytes.ts';

/** Deliveries counted in a slot: long before, its reports count for little. */
const MAX_PER_SLOT = 250;

/** Slots of an id: list mail has many, a forger invents more. */
const MAX_SLOTS = 10_000;

const TOTAL_BYTES = 8;
const SLOT_BYTES = 4;

/** What was counted for an id in all the periods that are looked at. */
export interface UsesOfId {
  readonly spent: number;
  inSlot(slot: Uint8Array): number;
  has(delivery: Uint8Array): boolean;
}

/** Reads the uses of an id whose messages are of these periods. */
export function usesOf(
  table: Table,
  id: Uint8Array,
  firstPeriod: number,
  lastPeriod: number,
): UsesOfId {
  const periods: number[] = [];
  let spent = 0;
  for (let period = firstPeriod; period <= lastPeriod; period += 1) {
    const total = totalOf(table, periodKey(period, id));
    if (total === null) continue;
    periods.push(period);
    spent += total.spent;
  }
  return {
    spent,
    inSlot: (slot) =>
      periods.reduce((sum, period) => sum + countOf(table, slotKey(period, id, slot)), 0),
    has: (delivery) => periods.some((period) => hasDelivery(table, slotKey(period, id, delivery))),
  };
}

/** A use in bytes. */
export interface UseBytes {
  readonly id: Uint8Array;
  readonly slot: Uint8Array;
  readonly spends: boolean;
  readonly period: number;
}

/** Counts a use once for its delivery; `firstPeriod` and `lastPeriod` say where it may stand already. */
export function addUse(
  table: Table,
  { id, slot, spends, period }: UseBytes,
  delivery: Uint8Array,
  firstPeriod: number,
  lastPeriod: number,
): void {
  const parts = Buffer.concat([delivery, slot]);
  for (let other = firstPeriod; other <= lastPeriod; other += 1) {
    if (table.getBinary(slotKey(other, id, parts)) !== undefined) return;
  }
  const count = countOf(table, slotKey(period, id, slot));
  const total = totalOf(table, periodKey(period, id)) ?? { spent: 0, slots: 0 };
  if (count >= MAX_PER_SLOT || (count === 0 && total.slots >= MAX_SLOTS)) return;
  table.put(slotKey(period, id, parts), new Uint8Array());
  table.put(slotKey(period, id, slot), numbers(count + 1));
  const next = numbers(total.spent + (spends ? 1 : 0), total.slots + (count === 0 ? 1 : 0));
  table.put(periodKey(period, id), next);
}

function slotKey(period: number, id: Uint8Array, part: Uint8Array): Buffer {
  return periodKey(period, Buffer.concat([id, part]));
}

function totalOf(
  table: Table,
  key: Uint8Array,
): { readonly spent: number; readonly slots: number } | null {
  const bytes = table.getBinary(key);
  if (bytes === undefined) return null;
  if (bytes.length !== TOTAL_BYTES) throw damaged();
  return { spent: bytes.readUInt32BE(0), slots: bytes.readUInt32BE(SLOT_BYTES) };
}

function countOf(table: Table, key: Uint8Array): number {
  const bytes = table.getBinary(key);
  if (bytes === undefined) return 0;
  if (bytes.length !== SLOT_BYTES) throw damaged();
  return bytes.readUInt32BE(0);
}

/** Whether there is a key with something behind this one, which nothing else begins with. */
function hasDelivery(table: Table, key: Buffer): boolean {
  for (const found of table.getKeys({ start: key, limit: 2 })) {
    if (found.length > key.length && key.equals(found.subarray(0, key.length))) return true;
  }
  return false;
}

function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.allocUnsafe(4 * values.length);
  for (const [i, value] of values.entries()) bytes.writeUInt32BE(value, 4 * i);
  return bytes;
}

function damaged(): DamagedError {
  return new DamagedError('the count of an id is damaged');
}
