import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryCounterStore } from '@backscatter/core';
import {
  createLmdbCounterStore,
  createLmdbTokenStore,
  type LmdbCounterStoreOptions,
  openLmdb,
} from '@backscatter/store-lmdb';
import { afterAll, describe, expect, it } from 'vitest';
import { counterKey, counterStoreContract } from '../../flood/test/counter-store-contract.ts';
import { temporaryLmdb, temporaryPath } from './temporary.ts';

const AT = Date.UTC(2026, 2, 20);
const event = (name: string, amount = 1) => ({
  key: counterKey(name),
  amount,
  at: AT,
  halfLifeMs: 86_400_000,
});

describe('the counters in LMDB', () => {
  let names = 0;
  const path = mkdtempSync(join(tmpdir(), 'store-lmdb-'));
  const shared = openLmdb({ path });
  afterAll(async () => {
    await shared.close();
    rmSync(path, { recursive: true });
  });
  counterStoreContract(() => {
    names += 1;
    return createLmdbCounterStore(shared, { name: `__proto__/${names} ü`, maxCounters: 4_096 });
  });

  it('are there after closing, and for another who opened them meanwhile', async () => {
    const directory = temporaryPath();
    const first = openLmdb({ path: directory });
    const other = createLmdbCounterStore(openLmdb({ path: directory }));
    const store = createLmdbCounterStore(first);
    await store.add([event('a')], counterKey('one'));
    await other.add([event('a')], counterKey('two'));
    expect(await other.add([event('a')], counterKey('one'))).toBe(false);
    await first.close();
    await expect(store.read([], AT, null)).rejects.toThrow(
      /cannot read its counters: it is closed/,
    );
    const again = createLmdbCounterStore(temporaryLmdb(directory));
    expect((await again.read([counterKey('a')], AT, counterKey('two'))).counted).toBe(true);
    expect((await again.read([counterKey('a')], AT, null)).counts[0]?.value).toBe(2);
  });

  it('keep apart by name, from the models beside them, and by their number', async () => {
    const lmdb = temporaryLmdb();
    const store = createLmdbCounterStore(lmdb);
    const others: readonly LmdbCounterStoreOptions[] = [{ name: 'b' }, { maxCounters: 64 }];
    await store.add([event('a')], counterKey('one'));
    for (const options of others) {
      const other = createLmdbCounterStore(lmdb, options);
      expect((await other.read([counterKey('a')], AT, counterKey('one'))).counts).toEqual([null]);
    }
    expect(await createLmdbTokenStore(lmdb).size()).toEqual({ cells: 0, messages: 0 });
  });

  it('are read where the directory is open for reading only, and not written', async () => {
    const directory = temporaryPath();
    await createLmdbTokenStore(temporaryLmdb(directory)).size();
    const reading = openLmdb({ path: directory, readOnly: true });
    const store = createLmdbCounterStore(reading);
    expect((await store.read([counterKey('a')], AT, null)).counts).toEqual([null]);
    await expect(store.add([event('a')], counterKey('one'))).rejects.toThrow(/reading only/);
    await reading.close();
  });

  it('answer as those in memory do, however many come, and the file stays small', async () => {
    const directory = temporaryPath();
    const stores = [
      createLmdbCounterStore(temporaryLmdb(directory), { maxCounters: 256 }),
      createMemoryCounterStore(256),
    ];
    for (let i = 0; i < 60; i += 1) {
      const events = Array.from({ length: 50 }, (_, j) => event(`${(i * j) % 997}`, 1 + (j % 7)));
      for (const store of stores) await store.add(events, counterKey(`delivery ${i}`));
    }
    let kept = 0;
    for (let from = 0; from < 997; from += 100) {
      const keys = Array.from({ length: 100 }, (_, j) => counterKey(`${from + j}`));
      const [one, two] = await Promise.all(stores.map((store) => store.read(keys, AT, null)));
      expect(one).toEqual(two);
      kept += one?.counts.filter((count) => count !== null).length ?? 0;
    }
    expect(kept).toBeGreaterThan(200);
    expect(statSync(join(directory, 'data.mdb')).size).toBeLessThan(1_000_000);
  });

  it('refuses wrong options at once', () => {
    const lmdb = temporaryLmdb();
    const make = (options: object) => () => createLmdbCounterStore(lmdb, options);
    expect(make({ name: '' })).toThrow(/option "name"/);
    expect(make({ maxCounters: 1 })).toThrow(/option "maxCounters"/);
    expect(make({ counters: 1 })).toThrow(TypeError);
  });
});
