import {
  addToPage,
  COUNTER_BYTES,
  createMemoryCounterStore,
  PAGE_COUNTERS,
  pageBitsFor,
  pageOfKey,
  readPage,
} from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { counterKey, counterStoreContract } from '../../flood/test/counter-store-contract.ts';

const DAY = 86_400_000;
const AT = Date.UTC(2026, 2, 20);
const event = (name: string, amount = 1, at = AT) => ({
  key: counterKey(name),
  amount,
  at,
  halfLifeMs: DAY,
});

describe('the counters in memory', () => {
  counterStoreContract(() => createMemoryCounterStore(4_096));

  it('refuses a number of counters that is none', () => {
    for (const wrong of [0, -1, 1.5, Number.NaN, 2 ** 26]) {
      expect(() => createMemoryCounterStore(wrong)).toThrow(/maxCounters/);
    }
  });

  it('never grows beyond its pages', async () => {
    const store = createMemoryCounterStore(64);
    for (let i = 0; i < 500; i += 1) await store.add([event(`${i}`)], counterKey(`d ${i}`));
    expect(store.bytes()).toBe(2 * 64 * COUNTER_BYTES);
  });
});

describe('a page of counters', () => {
  it('holds key, value, time, since and half-life, big-endian, as a view of it reads them', () => {
    const later = AT + DAY / 2;
    const page = addToPage(addToPage(new Uint8Array(), event('a', 3)), event('a', 0.1, later));
    const view = new DataView(page.buffer);
    const [high, low] = [view.getUint32(0), view.getUint32(4)];
    const hex = [high, low].map((half) => half.toString(16).padStart(8, '0')).join('');
    expect(hex).toBe(counterKey('a'));
    expect(view.getFloat32(8)).toBe(Math.fround(3 * 2 ** -0.5 + 0.1));
    const seconds = [12, 16, 20].map((at) => view.getUint32(at));
    expect(seconds).toEqual([later / 1_000, AT / 1_000, DAY / 1_000]);
    expect(readPage(page, counterKey('a'), later)?.value).toBe(view.getFloat32(8));
  });

  it('is copied when something is counted, and stays as it was', () => {
    const page = addToPage(new Uint8Array(), event('a'));
    const before = page.slice();
    for (const name of ['a', 'b']) expect(addToPage(page, event(name))).not.toBe(page);
    expect(page).toEqual(before);
  });

  it('gives the place of what has decayed to a newcomer, full or not', () => {
    const later = AT + 30 * DAY;
    let page = addToPage(addToPage(new Uint8Array(), event('a')), event('b', 1, later));
    page = addToPage(page, event('c', 1, later));
    expect(page.length).toBe(2 * COUNTER_BYTES);
    expect(readPage(page, counterKey('c'), later)?.value).toBe(1);
    expect(readPage(page, counterKey('b'), later)?.value).toBe(1);
  });

  it('takes 32 and then drops the lightest, by what is left of it', () => {
    let page: Uint8Array = new Uint8Array();
    for (let i = 0; i < PAGE_COUNTERS; i += 1) page = addToPage(page, event(`${i}`, i + 2));
    // Decayed to half it is lighter than the one of two.
    page = addToPage(page, event('2', 1, AT + DAY));
    const full = addToPage(page, event('new', 1, AT + DAY));
    expect(full).toHaveLength(PAGE_COUNTERS * COUNTER_BYTES);
    const left = (name: string): number | null =>
      readPage(full, counterKey(name), AT + DAY)?.value ?? null;
    expect([left('0'), left('1'), left('2'), left('new')]).toEqual([null, 1.5, 3, 1]);
    expect(readPage(page, counterKey('0'), AT + DAY)?.value).toBe(1);
  });

  it('reads a page that is cut short or none as far as it goes', () => {
    const page = addToPage(addToPage(new Uint8Array(), event('a')), event('b'));
    const cut = page.subarray(0, COUNTER_BYTES + 5);
    expect(readPage(cut, counterKey('a'), AT)?.value).toBe(1);
    expect(readPage(cut, counterKey('b'), AT)).toBeNull();
    expect(addToPage(cut, event('c'))).toHaveLength(2 * COUNTER_BYTES);
  });

  it('takes damaged counters for none', () => {
    const page = addToPage(new Uint8Array(), event('a'));
    for (const byte of [0xff, 0]) {
      const damaged = page.slice().fill(byte, 8);
      expect(readPage(damaged, counterKey('a'), AT)).toBeNull();
      expect(readPage(addToPage(damaged, event('a')), counterKey('a'), AT)?.value).toBe(1);
    }
  });

  it('spreads keys over the pages there are', () => {
    expect([1, 32, 33, 4_096, 2 ** 25, 2 ** 30].map(pageBitsFor)).toEqual([0, 0, 1, 7, 20, 20]);
    const pages = Array.from({ length: 1_000 }, (_, i) => pageOfKey(counterKey(`${i}`), 3));
    expect(new Set(pages).size).toBe(8);
    expect(Math.max(...pages)).toBe(7);
    expect(pageOfKey('ffffffffffffffff', 0)).toBe(0);
  });
});
