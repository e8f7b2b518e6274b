/**
 * What every store of counters must do. A driver's test hands its factory in;
 * the store is fresh each time. Other packages' tests import this file by its
 * path.
 */

import type { Count, CounterEvent, CounterStore, SentKey } from '@backscatter/core';
import { createShortHash } from '@backscatter/mail';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 2, 20);

const hash = createShortHash(new Uint8Array(32));

/** A key of a name. */
export function counterKey(name: string): SentKey {
  return hash(name);
}

/** Names a delivery that no other test has. */
let deliveries = 0;
function delivery(): SentKey {
  deliveries += 1;
  return counterKey(`delivery ${deliveries}`);
}

function event(change: Partial<CounterEvent> = {}): CounterEvent {
  return { key: counterKey('key'), at: START, amount: 1, halfLifeMs: HOUR, ...change };
}

/**
 * Runs the suite.
 *
 * @param create a fresh store, that keeps some 4,096 counters; drivers may keep more
 */
export function counterStoreContract(create: () => CounterStore | Promise<CounterStore>): void {
  const valuesOf = async (
    store: CounterStore,
    keys: readonly SentKey[],
    at: number,
  ): Promise<readonly (number | null)[]> =>
    (await store.read(keys, at, null)).counts.map((count) => count?.value ?? null);

  it('knows no counter and no delivery at first', async () => {
    const store = await create();
    const reading = await store.read([counterKey('a'), counterKey('b')], START, delivery());
    expect(reading).toEqual({ counts: [null, null], counted: false });
    expect(await store.read([], START, null)).toEqual({ counts: [], counted: false });
  });

  it('counts events of several keys, each in its place', async () => {
    const store = await create();
    const events = [event(), event({ key: counterKey('other'), amount: 2.5 }), event()];
    expect(await store.add(events, delivery())).toBe(true);
    const keys = [counterKey('other'), counterKey('nobody'), counterKey('key')];
    expect(await valuesOf(store, keys, START)).toEqual([2.5, null, 2]);
  });

  it('lets a counter lose half in each half-life, its own', async () => {
    const store = await create();
    const slow = event({ key: counterKey('slow'), halfLifeMs: 14 * DAY, amount: 8 });
    await store.add([event({ amount: 8 }), slow], delivery());
    const keys = [counterKey('key'), counterKey('slow')];
    for (const [hours, quick] of [
      [1, 4],
      [2, 2],
      [3, 1],
    ] as const) {
      const [one, other] = await valuesOf(store, keys, START + hours * HOUR);
      expect(one).toBeCloseTo(quick, 3);
      expect(other).toBeCloseTo(8 * 2 ** (-hours / 336), 3);
    }
    expect((await valuesOf(store, keys, START + 14 * HOUR))[0]).toBeNull();
  });

  it('settles at the rate times the half-life by the logarithm of two', async () => {
    const store = await create();
    for (let minute = 0; minute < 720; minute += 6) {
      await store.add([event({ at: START + minute * 60_000 })], delivery());
    }
    const [value] = await valuesOf(store, [counterKey('key')], START + 720 * 60_000);
    expect(value).toBeGreaterThan((10 / Math.LN2) * 0.93);
    expect(value).toBeLessThan((10 / Math.LN2) * 1.07);
  });

  it('counts what came late as old as it is, and takes the earliest for the beginning', async () => {
    const store = await create();
    await store.add([event({ at: START + 2 * HOUR })], delivery());
    await store.add([event({ at: START, amount: 4 })], delivery());
    const { counts } = await store.read([counterKey('key')], START + 2 * HOUR, null);
    expect(counts[0]?.value).toBeCloseTo(2, 3);
    expect(counts[0]?.since).toBe(START);
    // There is no value of before.
    expect((await valuesOf(store, [counterKey('key')], START))[0]).toBeCloseTo(2, 3);
  });

  it('begins anew when it had decayed', async () => {
    const store = await create();
    await store.add([event({ amount: 1_000 })], delivery());
    const later = START + 30 * HOUR;
    await store.add([event({ at: later })], delivery());
    const { counts } = await store.read([counterKey('key')], later, null);
    expect(counts[0]?.value).toBeCloseTo(1, 3);
    expect(counts[0]?.since).toBe(later);
  });

  it('counts a delivery once, whatever it brings, and knows it for three days', async () => {
    const store = await create();
    const [once, other] = [delivery(), delivery()];
    expect(await store.add([event()], once)).toBe(true);
    expect(await store.add([event()], once)).toBe(false);
    const again = [event({ at: START + 3 * DAY, key: counterKey('second'), amount: 5 })];
    expect(await store.add(again, once)).toBe(false);
    const keys = [counterKey('key'), counterKey('second')];
    expect(await valuesOf(store, keys, START)).toEqual([1, null]);
    expect((await store.read(keys, START + 3 * DAY, once)).counted).toBe(true);
    expect((await store.read(keys, START, other)).counted).toBe(false);
    expect(await store.add([event()], other)).toBe(true);
    expect(await valuesOf(store, keys, START)).toEqual([2, null]);
  });

  it('counts a delivery once that is added many times at once', async () => {
    const store = await create();
    const once = delivery();
    const added = await Promise.all(Array.from({ length: 20 }, () => store.add([event()], once)));
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await valuesOf(store, [counterKey('key')], START)).toEqual([1]);
  });

  it('loses nothing of what many add at once', async () => {
    const store = await create();
    await Promise.all(Array.from({ length: 50 }, () => store.add([event()], delivery())));
    expect(await valuesOf(store, [counterKey('key')], START)).toEqual([50]);
  });

  it('refuses what is no event, and then counts nothing of it', async () => {
    const store = await create();
    const once = delivery();
    for (const wrong of [
      { key: 'x' },
      { at: Number.NaN },
      { at: -1 },
      { amount: 0 },
      { amount: Number.POSITIVE_INFINITY },
      { halfLifeMs: 1 },
      { halfLifeMs: Number.NaN },
    ]) {
      await expect(store.add([event(), event(wrong)], once)).rejects.toThrow(TypeError);
    }
    const many = Array.from({ length: 101 }, () => event());
    await expect(store.add(many, once)).rejects.toThrow(TypeError);
    await expect(store.add([event()], 'x')).rejects.toThrow(TypeError);
    expect(await store.read([counterKey('key')], START, once)).toEqual({
      counts: [null],
      counted: false,
    });
  });

  it('keeps the heavy counters when more come than it holds, and never says too much', async () => {
    const store = await create();
    const heavy = Array.from({ length: 100 }, (_, i) => counterKey(`heavy ${i}`));
    await store.add(
      heavy.map((key) => event({ key, amount: 50, halfLifeMs: DAY })),
      delivery(),
    );
    for (let i = 0; i < 150; i += 1) {
      const light = Array.from({ length: 100 }, (_, j) =>
        event({ key: counterKey(`light ${i}/${j}`), halfLifeMs: DAY }),
      );
      await store.add(light, delivery());
    }
    expect(await valuesOf(store, heavy, START)).toEqual(heavy.map(() => 50));
    const lights = Array.from({ length: 100 }, (_, j) => counterKey(`light 149/${j}`));
    for (const value of await valuesOf(store, lights, START)) expect([1, null]).toContain(value);
  });

  it('adds as plain sums do, in whatever order events come', async () => {
    const one = fc.record({
      name: fc.constantFrom('a', 'b', 'c'),
      at: fc.integer({ min: 0, max: 200 }).map((minutes) => START + minutes * 60_000),
      amount: fc.constantFrom(1, 2, 0.5, 100),
    });
    const at = START + 201 * 60_000;
    let most = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(one, { minLength: 1, maxLength: 5 }), { maxLength: 5 }),
        fc.string(),
        async (adds, salt) => {
          const store = await create();
          const keyOf = (name: string): SentKey => counterKey(`${salt} ${name}`);
          for (const events of adds) {
            await store.add(
              events.map(({ name, ...rest }) => event({ ...rest, key: keyOf(name) })),
              delivery(),
            );
          }
          const all = adds.flat();
          const names = ['a', 'b', 'c'];
          const { counts } = await store.read(names.map(keyOf), at, null);
          for (const [i, name] of names.entries()) {
            const own = all.filter((each) => each.name === name);
            const sum = own.reduce(
              (total, each) => total + each.amount * 2 ** ((each.at - at) / HOUR),
              0,
            );
            most = Math.max(most, sum);
            const count: Count | null = counts[i] ?? null;
            expect(Math.abs((count?.value ?? 0) - sum)).toBeLessThanOrEqual(sum / 1_000);
            if (count !== null) expect(count.since).toBe(Math.min(...own.map((each) => each.at)));
          }
        },
      ),
      { seed: 20260322, numRuns: 50 },
    );
    expect(most).toBeGreaterThan(50);
  });
}
