/**
 * The token store passes the contract on a real server, bounds itself, and
 * does large things in small steps.
 */

import { CELL_WIDTH, CellTable, type TokenStore } from '@backscatter/core';
import {
  connectRedis,
  createRedisTokenStore,
  type RedisClient,
  type RedisTokenStoreOptions,
} from '@backscatter/store-redis';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenStoreContract } from '../../bayesian/test/token-store-contract.ts';
import { diesAfter, lesson, manyKeys, spamCounts } from './changes.ts';
import { describeWithRedis, type RedisServer, startRedis } from './redis-server.ts';

let server: RedisServer;
let client: RedisClient & { disconnect(): void };
let admin: Redis;
let models = 0;

function freshStore(options: Partial<RedisTokenStoreOptions> = {}): TokenStore {
  models += 1;
  return createRedisTokenStore({ client, model: `fresh-${models}`, ...options });
}

/** Keys of the newest fresh store. */
async function keysOfModel(): Promise<readonly string[]> {
  return await admin.keys(`*{fresh-${models}}*`);
}

async function copyOf(store: TokenStore): Promise<ReadonlyMap<number, readonly number[]>> {
  const copy = new Map<number, readonly number[]>();
  for await (const { keys, cells, days } of store.chunks()) {
    for (const [i, key] of keys.entries()) {
      copy.set(key, [...cells.subarray(i * CELL_WIDTH, (i + 1) * CELL_WIDTH), days[i] ?? 0]);
    }
  }
  return copy;
}

async function idsOf(store: TokenStore): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const [id] of store.messages()) ids.push(id);
  return ids;
}

describeWithRedis('the token store on Redis', () => {
  beforeAll(async () => {
    server = await startRedis();
    client = connectRedis({ url: server.url });
    admin = new Redis(server.url);
  });
  afterAll(async () => {
    client.disconnect();
    admin.disconnect();
    await server.stop();
  });

  tokenStoreContract(() => freshStore());

  it.each([1_000, 200_000, 20_000_000])(
    'adds as the table in memory does, in a model for %i cells',
    async (maxCells) => {
      const number = fc.integer({ min: -0x7fff_ffff, max: 0x7fff_ffff });
      const cell = fc.tuple(number, number, number, number);
      const key = fc.oneof(
        fc.integer({ min: 0, max: 40 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
      );
      const steps = fc.array(
        fc.record({
          cells: fc.uniqueArray(fc.tuple(key, cell), { selector: ([one]) => one, maxLength: 8 }),
          day: fc.integer({ min: 0, max: 65_535 }),
        }),
        { maxLength: 6 },
      );
      let most = 0;
      await fc.assert(
        fc.asyncProperty(steps, async (changes) => {
          const store = freshStore({ maxCells });
          const table = new CellTable();
          for (const { cells, day } of changes) {
            const change = lesson(
              [],
              cells.map(([one]) => one),
              day,
            );
            const numbers = Int32Array.from(cells.flatMap(([, four]) => four));
            expect(await store.write({ ...change, cells: numbers })).toBe(true);
            for (const [i, [one]] of cells.entries()) table.add(one, numbers, i * CELL_WIDTH, day);
          }
          const { keys, cells, days } = table.rows();
          const rows = [...keys].map((one, i): [number, readonly number[]] => [
            one,
            [...cells.subarray(i * CELL_WIDTH, (i + 1) * CELL_WIDTH), days[i] ?? 0],
          ]);
          if (maxCells < 1_000_000) expect(await copyOf(store)).toEqual(new Map(rows));
          expect((await store.read(keys, [])).cells).toEqual(cells.slice());
          expect((await store.size()).cells).toBe(rows.length);
          most = Math.max(most, rows.length);
        }),
        { seed: 20260406, numRuns: 30 },
      );
      expect(most).toBeGreaterThan(10);
    },
  );

  it('sends one command to score a message and one to learn it', async () => {
    const store = freshStore();
    const keys = manyKeys(4_000);
    await store.write(lesson(['first'], keys));
    await store.read(keys, ['first']);
    const before = await commandsRun();
    await store.read(keys, ['first']);
    expect((await commandsRun()) - before).toBe(1);
    await store.write(lesson(['second'], keys));
    expect((await commandsRun()) - before).toBe(2);
  });

  it('goes on when the server has forgotten the scripts', async () => {
    const store = freshStore();
    await store.write(lesson(['1'], [7]));
    await admin.script('FLUSH');
    expect(await spamCounts(store, [7])).toEqual([1]);
    await admin.script('FLUSH');
    expect(await store.write(lesson(['2'], [7]))).toBe(true);
  });

  it.each([
    { keyPrefix: 'mine:' },
    { protocol: 2 as const },
    { replyMapping: 'resp3' as const },
    { stringNumbers: true },
  ])('takes a client with the options %j', async (options) => {
    const own = new Redis({ port: server.port, host: '127.0.0.1', ...options });
    try {
      const store = freshStore({ client: own });
      await store.write(lesson(['1'], manyKeys(15_000), 9));
      expect(await store.write(lesson(['2'], [7], 9))).toBe(true);
      expect(new Set(await spamCounts(store, [...manyKeys(15_000), 7]))).toEqual(new Set([1]));
      expect(await idsOf(store)).toEqual(['1', '2']);
      const everything = { before: Number.POSITIVE_INFINITY, maxCount: Number.POSITIVE_INFINITY };
      expect(await store.expire(everything)).toBe(15_001);
      expect(await store.size()).toEqual({ cells: 0, messages: 0 });
    } finally {
      own.disconnect();
    }
  });

  it('takes a cell in 24 bytes, and a learned message in 160', async () => {
    const store = freshStore({ maxCells: 200_000 });
    const used = async (): Promise<number> =>
      Number(/used_memory:(\d+)/.exec(await admin.info('memory'))?.[1]);
    const start = await used();
    await store.write(lesson([], manyKeys(150_000), 20_500));
    expect(((await used()) - start) / 150_000).toBeLessThan(24);
    const between = await used();
    const ids = Array.from({ length: 10_000 }, (_, i) => `${i}`.padStart(32, '0'));
    await store.write(lesson(ids, []));
    expect(((await used()) - between) / 10_000).toBeLessThan(160);
  });

  it('holds no more cells than allowed, and keeps the frequent and the fresh ones', async () => {
    const store = freshStore({ maxCells: 1_000 });
    const [frequent, old, fresh] = [manyKeys(100, 1), manyKeys(5_000, 2), manyKeys(300, 3)];
    for (let i = 0; i < 20; i += 1) await store.write(lesson([`${i}`], frequent, 100));
    for (let from = 0; from < old.length; from += 500) {
      await store.write(lesson([`old ${from}`], old.subarray(from, from + 500), 105));
      expect((await store.size()).cells).toBeLessThanOrEqual(1_008);
    }
    await store.write(lesson(['fresh'], fresh, 120));
    const kept = async (keys: Uint32Array): Promise<number> =>
      (await spamCounts(store, keys)).filter((count) => count > 0).length;
    expect(await kept(frequent)).toBe(100);
    expect(await kept(fresh)).toBe(300);
    expect(await kept(old)).toBeGreaterThan(100);
    // What it says of itself is what it holds.
    expect((await copyOf(store)).size).toBe((await store.size()).cells);
  });

  it('keeps every page in one piece of memory, however much comes at once', async () => {
    const store = freshStore({ maxCells: 1_000 });
    await store.write(lesson(['1'], manyKeys(20_000)));
    const pages = (await keysOfModel()).filter((key) => key.includes(':c:'));
    expect(pages).toHaveLength(16);
    for (const page of pages) expect(await admin.object('ENCODING', page)).toBe('listpack');
    expect((await store.size()).cells).toBeLessThanOrEqual(1_008);
  });

  it('remembers as many learned messages as allowed, and forgets the oldest', async () => {
    const store = freshStore({ maxLearned: 5 });
    for (const [i, id] of ['a', 'b', 'c', 'd', 'e', 'f'].entries()) {
      await store.write(lesson([id], [7], 10 + Math.floor(i / 2)));
    }
    expect(await idsOf(store)).toEqual(['b', 'c', 'd', 'e', 'f']);
    expect(await spamCounts(store, [7])).toEqual([6]);
    // A message that is learned anew is the newest.
    const before = { as: 'spam', error: 300 } as const;
    const moved = { id: 'c', before, after: { as: 'ham', error: 65_536 } as const };
    expect(await store.write({ ...lesson([], [], 12), messages: [moved] })).toBe(true);
    expect(await idsOf(store)).toEqual(['b', 'd', 'e', 'f', 'c']);
    expect((await store.read(new Uint32Array(), ['c', 'a'])).learned).toEqual([moved.after, null]);
  });

  it('drops learned messages of before a day, and copies thousands in order', async () => {
    const store = freshStore();
    const ids = Array.from({ length: 3_500 }, (_, i) => `id ${i}`);
    await store.write(lesson(ids.slice(0, 2_500), [], 10));
    await store.write(lesson(ids.slice(2_500), [], 11));
    expect(await idsOf(store)).toEqual(ids);
    await store.expire({ before: 11, maxCount: 0 });
    expect(await idsOf(store)).toEqual(ids.slice(2_500));
    expect((await store.read(new Uint32Array(), [])).totals.spam).toBe(3_500);
  });

  it('keeps the number of cells a model began with, whatever others say', async () => {
    const keys = manyKeys(9_000);
    await freshStore({ maxCells: 50_000 }).write(lesson(['1'], keys));
    const other = createRedisTokenStore({ client, model: `fresh-${models}`, maxCells: 3_000_000 });
    expect(new Set(await spamCounts(other, keys))).toEqual(new Set([1]));
    const third = createRedisTokenStore({ client, model: `fresh-${models}`, maxCells: 100 });
    expect(await third.write(lesson(['2'], keys))).toBe(true);
    expect(new Set(await spamCounts(other, keys))).toEqual(new Set([2]));
    expect((await copyOf(third)).size).toBe(9_000);
  });

  it('refuses a model of another version', async () => {
    const store = freshStore();
    await admin.hset(`backscatter:model:{fresh-${models}}`, 'layout', '9:1:1');
    await expect(store.size()).rejects.toThrow('Redis holds a model of another version');
  });

  it('makes a change once, should its command arrive twice', async () => {
    const twice: RedisClient = {
      callBuffer: async (command, args) => {
        await client.callBuffer(command, args);
        return await client.callBuffer(command, args);
      },
    };
    const store = freshStore({ client: twice });
    expect(await store.write(lesson([], [7]))).toBe(true);
    expect(await store.write(lesson(['1'], [7]))).toBe(false);
    expect(await store.write(lesson([], manyKeys(20_000)))).toBe(true);
    expect(await spamCounts(store, [7])).toEqual([2]);
    expect(new Set(await spamCounts(store, manyKeys(20_000)))).toEqual(new Set([1]));
    expect((await store.read(new Uint32Array(), ['1'])).totals.spam).toBe(1);
  });

  it('lets readers see all of a large change or nothing', async () => {
    const store = freshStore();
    const keys = manyKeys(25_000);
    const seen = new Set<string>();
    let done = false;
    const reader = async (): Promise<void> => {
      while (!done) {
        const { cells, totals } = await store.read(keys, []);
        const counts = new Set(cells.filter((_, i) => i % CELL_WIDTH === 0));
        seen.add(`${[...counts]} of ${totals.spam}`);
      }
    };
    const reading = reader();
    for (const id of ['1', '2', '3']) expect(await store.write(lesson([id], keys))).toBe(true);
    done = true;
    await reading;
    for (const one of seen) expect(['0 of 0', '1 of 1', '2 of 2', '3 of 3']).toContain(one);
    expect(seen.size).toBeGreaterThan(1);
    const left = (await keysOfModel()).filter((key) => /:(?:log|part|reading)/.test(key));
    expect(left).toEqual([]);
  });

  it('holds all of a change or nothing when the writer dies at any moment', async () => {
    const store = freshStore();
    const keys = manyKeys(15_000);
    // Once in peace: the server knows the scripts, and each is one command from then on.
    expect(await store.write(lesson(['0'], keys))).toBe(true);
    let [whole, nothing] = [0, 0];
    for (let calls = 1; calls <= 7; calls += 1) {
      const dying = createRedisTokenStore({
        client: diesAfter(client, calls),
        model: `fresh-${models}`,
      });
      const writing = dying.write(lesson([`${calls}`], keys));
      await expect(writing).rejects.toThrow('Redis cannot be reached');
      const counts = new Set(await spamCounts(store, keys));
      const { totals, learned } = await store.read(new Uint32Array(), [`${calls}`]);
      expect(counts).toEqual(new Set([totals.spam]));
      if (learned[0] === null) nothing += 1;
      else whole += 1;
    }
    // Three parts are put aside, then comes the commit.
    expect([nothing, whole]).toEqual([3, 4]);
  });

  it('refuses wrong options at once', () => {
    const make = (options: object) => (): TokenStore =>
      createRedisTokenStore({ client, ...options } as RedisTokenStoreOptions);
    expect(make({ client: {} })).toThrow(/option "client": must be a Redis or Cluster/);
    const pipelining = new Redis({ lazyConnect: true, enableAutoPipelining: true });
    expect(make({ client: pipelining })).toThrow(/option "client": .*enableAutoPipelining/);
    expect(make({ model: 'a{b}' })).toThrow(/option "model": .*no braces/);
    expect(make({ prefix: '{x}' })).toThrow(/option "prefix"/);
    expect(make({ maxCells: Number.NaN })).toThrow(/option "maxCells"/);
    expect(make({ maxcells: 1 })).toThrow(TypeError);
  });
});

/** Commands for the store that the server carried out. */
async function commandsRun(): Promise<number> {
  const stats = await admin.info('commandstats');
  const calls = [...stats.matchAll(/cmdstat_(?!info|config|keys)\w+:calls=(\d+)/g)];
  // Calls within a script count too; only those of scripts are sent.
  return calls
    .filter(([line]) => /cmdstat_(?:evalsha|eval|fcall)/.test(line))
    .reduce((sum, [, count]) => sum + Number(count), 0);
}
