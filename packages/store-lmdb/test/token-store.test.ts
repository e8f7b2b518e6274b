import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CELL_WIDTH, CellTable, type TokenChange, type TokenStore } from '@backscatter/core';
import { createLmdbTokenStore, openLmdb } from '@backscatter/store-lmdb';
import { open } from 'lmdb';
import { afterAll, describe, expect, it } from 'vitest';
import { tokenStoreContract } from '../../bayesian/test/token-store-contract.ts';
import { environmentOf } from '../src/environment.ts';
import { dice, disagreements, keyOf, lesson } from './lessons.ts';
import { temporaryLmdb, temporaryPath } from './temporary.ts';

const NOTHING = { spam: 0, ham: 0, spamError: 0, hamError: 0 };

/** A change of cells alone. */
function cellsOf(keys: readonly number[], cells: readonly number[], day: number): TokenChange {
  return {
    messages: [],
    totals: NOTHING,
    keys: Uint32Array.from(keys),
    cells: Int32Array.from(cells),
    day,
    texts: null,
  };
}

/** Compares by itself: to compare fifty thousand numbers one by one takes a test 100 ms. */
const bytesOf = ({ buffer }: Int32Array): Buffer => Buffer.from(buffer);

/** Cells of features that so many messages of spam held. */
const seen = (keys: readonly number[], count: number): number[] =>
  keys.flatMap(() => [count, 0, 0, 0]);

async function idsOf(store: TokenStore): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const [id] of store.messages()) ids.push(id);
  return ids;
}

describe('the token store in LMDB', () => {
  let models = 0;
  const path = mkdtempSync(join(tmpdir(), 'store-lmdb-'));
  const shared = openLmdb({ path });
  afterAll(async () => {
    await shared.close();
    rmSync(path, { recursive: true });
  });
  tokenStoreContract(() => {
    // One environment holds the models of all tests; the names are trying.
    models += 1;
    return createLmdbTokenStore(shared, { model: `__proto__/${models} ü` });
  });

  it('gives what a plain table would, through journal, pages and expiry', async () => {
    const lmdb = temporaryLmdb();
    const stores = [createLmdbTokenStore(lmdb), createLmdbTokenStore(lmdb)] as const;
    const table = new CellTable();
    const roll = dice(7);
    const edges = [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff];
    const keys = [...edges, ...Array.from({ length: 12_000 }, (_, i) => keyOf(i))];
    let [written, dropped] = [0, 0];
    for (let step = 0; step < 120; step += 1) {
      // Mostly a message's worth, now and then as much as a thousand's.
      const size = step % 20 === 7 ? 9_000 : 1 + roll(900);
      const some = [...new Set(Array.from({ length: size }, () => keys[roll(keys.length)] ?? 0))];
      const cells = some.flatMap(() => {
        const sign = roll(3) === 0 ? -1 : 1;
        const count = sign * (roll(30) === 0 ? roll(0x7fff_ffff) : 1);
        const corrections = roll(4) === 0 ? [roll(2 ** 32) - 2 ** 31, sign * roll(90_000)] : [0, 0];
        return roll(2) === 0 ? [count, 0, ...corrections] : [0, count, ...corrections];
      });
      const day = 20_000 + step;
      const change = cellsOf(some, cells, day);
      expect(await stores[step % 2 === 0 ? 0 : 1].write(change)).toBe(true);
      for (const [i, key] of some.entries()) table.add(key, change.cells, i * CELL_WIDTH, day);
      written += some.length;
      if (step % 30 === 29) {
        const gone = table.drop((count, last) => last < day - 20 && count <= 2);
        expect(await stores[0].expire({ before: day - 20, maxCount: 2 })).toBe(gone);
        dropped += gone;
      }
      const reader = stores[roll(2) === 0 ? 0 : 1];
      const { cells: found } = await reader.read(Uint32Array.from(keys), []);
      expect(bytesOf(found).equals(bytesOf(table.read(Uint32Array.from(keys))))).toBe(true);
      expect((await reader.size()).cells).toBe(table.size);
    }
    const { keys: left, days } = table.rows();
    const dayOf = new Map([...left].map((key, i) => [key, days[i]]));
    for await (const chunk of stores[1].chunks()) {
      for (const [i, key] of chunk.keys.entries()) {
        if (dayOf.get(key) === chunk.days[i]) dayOf.delete(key);
      }
    }
    expect(dayOf.size).toBe(0);
    expect(written).toBeGreaterThan(80_000);
    expect(dropped).toBeGreaterThan(500);
  });

  it('keeps models apart', async () => {
    const lmdb = temporaryLmdb();
    const [one, other] = ['__proto__', 'constructor'].map((model) =>
      createLmdbTokenStore(lmdb, { model }),
    );
    expect(await one?.write(lesson([1, 2], 1))).toBe(true);
    expect(await other?.size()).toEqual({ cells: 0, messages: 0 });
    expect(await other?.write(lesson([2], 1))).toBe(true);
    expect(await other?.write(lesson([2], -1))).toBe(true);
    expect(one && (await disagreements(one))).toEqual([]);
    expect(one && (await idsOf(one))).toEqual(['1', '2']);
  });

  it('finds everything again when it is opened anew', async () => {
    const path = temporaryPath();
    const first = openLmdb({ path });
    const numbers = Array.from({ length: 60 }, (_, i) => i);
    await createLmdbTokenStore(first).write(lesson(numbers, 1));
    await createLmdbTokenStore(first).write(lesson([100], 1));
    await first.close();
    const store = createLmdbTokenStore(temporaryLmdb(path));
    expect(await disagreements(store)).toEqual([]);
    expect(await idsOf(store)).toEqual([...numbers, 100].map(String));
  });

  it('forgets the oldest messages when they are too many, and those older than the rule', async () => {
    const store = createLmdbTokenStore(temporaryLmdb(), { maxLearned: 3 });
    for (const [i, day] of [5, 3, 3, 9, 9].entries()) {
      expect(await store.write(lesson([i], 1, day))).toBe(true);
    }
    expect(await idsOf(store)).toEqual(['0', '3', '4']);
    // What is learned anew is the youngest.
    await store.write(lesson([0], -1));
    await store.write(lesson([0], 1, 9));
    expect(await idsOf(store)).toEqual(['3', '4', '0']);
    await store.write(lesson([7], 1, 12));
    await store.expire({ before: 12, maxCount: 0 });
    expect(await idsOf(store)).toEqual(['7']);
    expect((await store.size()).messages).toBe(1);
    expect((await store.read(new Uint32Array(), ['4', '7'])).learned[0]).toBeNull();
  });

  it('drops the rarest cells, of equals the oldest, when they are too many', async () => {
    const store = createLmdbTokenStore(temporaryLmdb(), { maxCells: 1_000 });
    const keys = Array.from({ length: 1_001 }, (_, i) => keyOf(i));
    const [often, old, young] = [keys.slice(0, 500), keys.slice(500, 750), keys.slice(750)];
    await store.write(cellsOf(often, seen(often, 2), 1));
    await store.write(cellsOf(young, seen(young, 1), 9));
    await store.write(cellsOf(old, seen(old, 1), 8));
    const { cells } = await store.read(Uint32Array.from(keys), []);
    const left = keys.filter((_, i) => (cells[i * CELL_WIDTH] ?? 0) > 0);
    expect(left).toHaveLength(900);
    expect((await store.size()).cells).toBe(900);
    expect(left).toEqual(expect.arrayContaining([...often, ...young]));
  });

  it('says which store is damaged, and never answers with what the damage left', async () => {
    const path = temporaryPath();
    const keys = Array.from({ length: 20_000 }, (_, i) => keyOf(i));
    const before = openLmdb({ path });
    await createLmdbTokenStore(before).write(cellsOf(keys, seen(keys, 1), 1));
    await before.close();
    const raw = open({ path });
    const pages = raw.openDB<Buffer, Buffer>('pages', {
      encoding: 'binary',
      keyEncoding: 'binary',
    });
    const [first] = [...pages.getKeys({ limit: 1 })];
    const bytes = Buffer.from(pages.get(first ?? Buffer.alloc(8)) ?? []);
    bytes.writeUInt8(bytes.readUInt8(90) ^ 4, 90);
    await pages.put(first ?? Buffer.alloc(8), bytes);
    await raw.close();
    const store = createLmdbTokenStore(temporaryLmdb(path));
    const refused = `LMDB store ${path}: cannot read the model shared: a page is damaged: its checksum is wrong`;
    for (let i = 0; i < 2; i += 1) {
      await expect(store.read(Uint32Array.from(keys), [])).rejects.toThrow(refused);
    }
    // The page of the last key is whole.
    const whole = Uint32Array.of(Math.max(...keys));
    expect((await store.read(whole, [])).cells).toEqual(Int32Array.of(1, 0, 0, 0));
    // Writing pages anew would have to read it; nothing is changed then.
    await expect(store.write(cellsOf(keys, seen(keys, 1), 2))).rejects.toThrow('is damaged');
    expect((await store.read(whole, [])).cells).toEqual(Int32Array.of(1, 0, 0, 0));
    await expect(store.write(lesson([1], 1))).resolves.toBe(true);
  });

  it('commits writes of one moment together, and one that fails by itself', async () => {
    const lmdb = temporaryLmdb();
    const store = createLmdbTokenStore(lmdb);
    const outcome = await Promise.allSettled([
      store.write(lesson([1], 1)),
      environmentOf(lmdb).write('try', () => {
        throw new Error('no luck');
      }),
      store.write(lesson([1], 1)),
      store.write(lesson([2], 1)),
    ]);
    expect(
      outcome.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message)),
    ).toEqual([true, `LMDB store ${lmdb.path}: cannot try: no luck`, false, true]);
    expect(await disagreements(store)).toEqual([]);
  });

  it('says that it cannot write when it is open for reading only, or closed', async () => {
    const path = temporaryPath();
    expect(() => openLmdb({ path, readOnly: true })).toThrow(
      `LMDB store ${path}: cannot open: there is none`,
    );
    const lmdb = openLmdb({ path });
    const store = createLmdbTokenStore(lmdb);
    await store.write(lesson([1], 1));
    await lmdb.close();
    await lmdb.close();
    await expect(store.write(lesson([2], 1))).rejects.toThrow(
      'cannot write the model shared: it is closed',
    );
    await expect(store.read(new Uint32Array(), [])).rejects.toThrow(
      'cannot read the model shared: it is closed',
    );
    const reading = openLmdb({ path, readOnly: true });
    const reader = createLmdbTokenStore(reading);
    expect(await disagreements(reader)).toEqual([]);
    await expect(reader.write(lesson([2], 1))).rejects.toThrow(
      'cannot write the model shared: it is open for reading only',
    );
    await reading.close();
  });

  it('reads a model that nobody has made yet as an empty one', async () => {
    const path = temporaryPath();
    await openLmdb({ path }).close();
    const reading = openLmdb({ path, readOnly: true });
    const reader = createLmdbTokenStore(reading);
    expect(await reader.size()).toEqual({ cells: 0, messages: 0 });
    expect(await reader.read(Uint32Array.of(1), ['1'])).toMatchObject({
      totals: NOTHING,
      learned: [null],
    });
    expect(await disagreements(reader)).toEqual([]);
    await reading.close();
  });

  it('opens no file that is cut short or not written yet', () => {
    const path = temporaryPath();
    writeFileSync(join(path, 'data.mdb'), '');
    expect(() => openLmdb({ path, readOnly: true })).toThrow('cannot open: there is none');
    for (const bytes of [1, 4_096, 8_191]) {
      writeFileSync(join(path, 'data.mdb'), new Uint8Array(bytes));
      for (const readOnly of [true, false]) {
        expect(() => openLmdb({ path, readOnly })).toThrow('its file data.mdb is cut short');
      }
    }
  });

  it('refuses wrong options and changes that no filter makes', async () => {
    const lmdb = temporaryLmdb();
    expect(() => createLmdbTokenStore({ ...lmdb })).toThrow(TypeError);
    const wrong = { path: '', sync: true } as unknown as Parameters<typeof openLmdb>[0];
    expect(() => openLmdb(wrong)).toThrow(TypeError);
    expect(() => createLmdbTokenStore(lmdb, { model: '' })).toThrow('option "model"');
    expect(() => createLmdbTokenStore(lmdb, { maxCells: Number.NaN })).toThrow('option "maxCells"');
    const store = createLmdbTokenStore(lmdb);
    const change = lesson([1], 1);
    for (const bad of [
      { ...change, day: -1 },
      { ...change, day: 1.5 },
      { ...change, cells: change.cells.slice(1) },
      { ...change, messages: [{ id: 'x'.repeat(65), before: null, after: null }] },
    ]) {
      await expect(store.write(bad)).rejects.toThrow(TypeError);
    }
    expect(await store.size()).toEqual({ cells: 0, messages: 0 });
  });
});
