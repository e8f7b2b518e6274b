/**
 * Decaying counters in LMDB, for all processes of a machine.
 *
 * The pages are those of core (`counter-page`), 32 counters each, in two
 * tables: one holds the counters, the other marks the deliveries that were
 * counted. There is a fixed number of pages, so nothing has to be swept and
 * nothing grows. A key is
 *
 *     length of the name 2 · name · bits of the page number 1 · page number 4
 *
 * and who asks for another number of counters gets other pages: begins anew.
 */

import {
  addToPage,
  type CounterEvent,
  type CounterStore,
  checkCounterEvents,
  MARK_HALF_LIFE,
  PAGE_COUNTERS,
  pageBitsFor,
  pageOfKey,
  parseOptions,
  readPage,
  type SentKey,
} from '@backscatter/core';
import { z } from 'zod';
import { environmentOf, readBytes, type Table } from './environment.ts';
import type { Lmdb } from './open-lmdb.ts';

/** Options of the counters' store. */
export interface LmdbCounterStoreOptions {
  /** Which counters: 1 to 200 characters. Default "shared". */
  readonly name?: string;
  /**
   * Counters kept, at most, 24 bytes each; rounded up to 32 times a power of two. As many deliveries
   * are remembered. With another number all begins anew. Default 1,048,576; up to 33,554,432.
   */
  readonly maxCounters?: number;
}

const optionsSchema = z.strictObject({
  name: z.string().min(1).max(200).default('shared'),
  maxCounters: z
    .int()
    .min(PAGE_COUNTERS)
    .max(2 ** 25)
    .default(2 ** 20),
});

const EMPTY = new Uint8Array();

/**
 * Makes the store. Several may have the same name, in this process and in others.
 *
 * @throws TypeError for a wrong option
 */
export function createLmdbCounterStore(
  lmdb: Lmdb,
  options: LmdbCounterStoreOptions = {},
): CounterStore {
  const { name, maxCounters } = parseOptions('createLmdbCounterStore', optionsSchema, options);
  const environment = environmentOf(lmdb);
  const counters = environment.table('counters');
  const marks = environment.table('counter-marks');
  const bits = pageBitsFor(maxCounters);
  const keyOf = pageKeys(name, bits);

  const pageIn = (table: Table, key: SentKey): Uint8Array =>
    readBytes(table, keyOf(pageOfKey(key, bits))) ?? EMPTY;
  const addTo = (table: Table, event: CounterEvent): void => {
    const page = addToPage(pageIn(table, event.key), event);
    table.put(keyOf(pageOfKey(event.key, bits)), page);
  };

  return {
    persistent: true,
    add: async (events, delivery) => {
      const at = events.reduce((latest, event) => Math.max(latest, event.at), 0);
      const mark = { key: delivery, at, amount: 1, halfLifeMs: MARK_HALF_LIFE };
      checkCounterEvents([mark]);
      checkCounterEvents(events);
      return environment.write('write its counters', () => {
        if (readPage(pageIn(marks, delivery), delivery, at) !== null) return false;
        addTo(marks, mark);
        for (const event of events) addTo(counters, event);
        return true;
      });
    },
    read: async (keys, at, delivery) =>
      environment.read('read its counters', () => ({
        counts: keys.map((key) => readPage(pageIn(counters, key), key, at)),
        counted: delivery !== null && readPage(pageIn(marks, delivery), delivery, at) !== null,
      })),
  };
}

function pageKeys(name: string, bits: number): (page: number) => Uint8Array {
  const length = Buffer.byteLength(name);
  const start = Buffer.alloc(length + 3);
  start.writeUInt16BE(length);
  start.write(name, 2);
  start.writeUInt8(bits, length + 2);
  return (page) => {
    const key = Buffer.alloc(start.length + 4);
    key.set(start);
    key.writeUInt32BE(page, start.length);
    return key;
  };
}
