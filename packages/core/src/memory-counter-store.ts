/**
 * Decaying counters in memory: for tests, for one run of a command, and for a
 * small server that can lose them.
 */

import {
  checkCounterEvents,
  countInPage,
  MARK_HALF_LIFE,
  PAGE_COUNTERS,
  pageBitsFor,
  pageOfKey,
  readPage,
} from './counter-page.ts';
import type { CounterEvent, CounterStore } from './counter-store.ts';
import type { SentKey } from './sent-store.ts';

/** 128 times 1,024: 3 MB when all are taken, and as much for the deliveries. */
const DEFAULT_MAX_COUNTERS = 131_072;

const EMPTY = new Uint8Array();

/** Counters in memory. */
export interface MemoryCounterStore extends CounterStore {
  /** Bytes of all pages, those of the deliveries included. */
  bytes(): number;
}

/**
 * Makes an empty store.
 *
 * @param maxCounters counters kept, at most; rounded up to 32 times a power of two, up to
 *   33,554,432. As many deliveries are remembered. Default 131,072
 * @throws TypeError for a number that is none
 */
export function createMemoryCounterStore(maxCounters = DEFAULT_MAX_COUNTERS): MemoryCounterStore {
  if (!(Number.isInteger(maxCounters) && maxCounters > 0 && maxCounters <= 2 ** 25)) {
    throw new TypeError('createMemoryCounterStore: maxCounters is a whole number up to 33554432');
  }
  const bits = pageBitsFor(Math.max(maxCounters, PAGE_COUNTERS));
  const counters = new Array<Uint8Array>(2 ** bits).fill(EMPTY);
  const marks = counters.slice();
  const pageIn = (pages: readonly Uint8Array[], key: SentKey): Uint8Array =>
    pages[pageOfKey(key, bits)] ?? EMPTY;
  const addTo = (pages: Uint8Array[], event: CounterEvent): void => {
    const page = pageOfKey(event.key, bits);
    pages[page] = countInPage(pages[page] ?? EMPTY, event);
  };
  return {
    persistent: false,
    add: async (events, delivery) => {
      const at = events.reduce((latest, event) => Math.max(latest, event.at), 0);
      const mark = { key: delivery, at, amount: 1, halfLifeMs: MARK_HALF_LIFE };
      checkCounterEvents([mark]);
      checkCounterEvents(events);
      if (readPage(pageIn(marks, delivery), delivery, at) !== null) return false;
      addTo(marks, mark);
      for (const event of events) addTo(counters, event);
      return true;
    },
    read: async (keys, at, delivery) => ({
      counts: keys.map((key) => readPage(pageIn(counters, key), key, at)),
      counted: delivery !== null && readPage(pageIn(marks, delivery), delivery, at) !== null,
    }),
    bytes: () => [...counters, ...marks].reduce((sum, { length }) => sum + length, 0),
  };
}
