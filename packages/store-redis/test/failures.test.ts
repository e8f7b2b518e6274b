/**
 * Redis that is down, slow, full, or somebody else's: every method rejects in
 * time and says why, and tells no secret.
 */

import type { TokenStore } from '@backscatter/core';
import { connectRedis, createRedisTokenStore } from '@backscatter/store-redis';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { diesAfter, lesson, manyKeys, spamCounts } from './changes.ts';
import { describeWithRedis, type RedisServer, startRedis, until } from './redis-server.ts';

const SECRET = 'xyzzy-4711';

const ends: (() => Promise<void> | void)[] = [];
let printed: string[] = [];

beforeEach(() => {
  printed = [];
  for (const method of ['error', 'warn', 'log'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => {
      printed.push(words.join(' '));
    });
  }
});
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
  vi.restoreAllMocks();
});

async function server(options: readonly string[] = []): Promise<RedisServer> {
  const started = await startRedis(options);
  ends.push(() => started.stop());
  return started;
}

function storeAt(url: string, timeoutMs = 2_000): TokenStore {
  const client = connectRedis({ url, timeoutMs });
  ends.push(() => client.disconnect());
  return createRedisTokenStore({ client, timeoutMs });
}

function adminOf({ url }: RedisServer): Redis {
  const admin = new Redis(url);
  ends.push(() => admin.disconnect());
  return admin;
}

/** What each method says when it rejects, each thing once. */
async function complaints(store: TokenStore): Promise<readonly string[]> {
  const walk = async (things: AsyncIterable<unknown>): Promise<void> => {
    for await (const _ of things) break;
  };
  const all = await Promise.allSettled([
    store.read(Uint32Array.of(7), ['one']),
    store.write(lesson(['one'], [7])),
    store.expire({ before: 1, maxCount: 1 }),
    store.size(),
    walk(store.chunks()),
    walk(store.messages()),
  ]);
  const said = all.map((one) => {
    if (one.status === 'fulfilled') return 'nothing';
    const error: unknown = one.reason;
    if (!(error instanceof Error)) return 'no error';
    // Nothing hides where a log would print it.
    expect(Object.keys(error)).toEqual([]);
    expect(error.cause).toBeUndefined();
    expect(error.stack).not.toContain(SECRET);
    return error.message;
  });
  return [...new Set(said)].sort();
}

/** No word of hosts, ports, passwords or content went anywhere. */
function expectNoSecrets(said: readonly string[]): void {
  expect(printed).toEqual([]);
  expect(said.join('\n')).not.toMatch(/xyzzy|127\.0\.0\.1|localhost|\d{4,5}\b(?! ms)|one\b/);
}

describeWithRedis('the stores when Redis fails', () => {
  it('say that it cannot be reached, and come back with it', async () => {
    const redis = await server();
    const store = storeAt(redis.url);
    await store.write(lesson(['one'], [7]));
    await redis.kill();
    const said = await complaints(store);
    expect(said.length).toBeGreaterThan(0);
    for (const one of said) expect(one).toMatch(/^Redis (?:cannot be reached|did not answer)/);
    expectNoSecrets(said);
    await redis.start();
    await until(() =>
      store.size().then(
        () => true,
        () => false,
      ),
    );
    expect(await store.write(lesson(['one'], [7]))).toBe(true);
  });

  it('say that it does not answer in time, and are good when it goes on', async () => {
    const redis = await server();
    const store = storeAt(redis.url, 200);
    await store.write(lesson(['zero'], [8]));
    redis.pause();
    const started = performance.now();
    const said = await complaints(store);
    expect(performance.now() - started).toBeLessThan(3_000);
    redis.resume();
    for (const one of said) expect(one).toMatch(/^Redis did not answer (?:in time|within 200 ms)$/);
    expectNoSecrets(said);
    await until(() =>
      store.size().then(
        () => true,
        () => false,
      ),
    );
    // The write that was given up was carried out, and is not made twice.
    expect(await store.write(lesson(['one'], [7]))).toBe(false);
    expect(await spamCounts(store, [7])).toEqual([1]);
  });

  it('have a limit of their own where the client of the caller has none', async () => {
    const redis = await server();
    const client = new Redis(redis.url, { maxRetriesPerRequest: null });
    ends.push(() => client.disconnect());
    const store = createRedisTokenStore({ client, timeoutMs: 150 });
    await store.size();
    redis.pause();
    const said = await complaints(store);
    redis.resume();
    expect(said).toEqual(['Redis did not answer within 150 ms']);
  });

  it('say that the password is missing or wrong, without telling it', async () => {
    const redis = await server(['--requirepass', 'other']);
    const wrong = redis.url.replace('//', `//:${SECRET}@`);
    for (const url of [redis.url, wrong]) {
      const said = await complaints(storeAt(url));
      for (const one of said) {
        expect(one).toMatch(/^Redis (?:wants a password|refused the password|cannot be reached)/);
      }
      expectNoSecrets(said);
    }
    const right = connectRedis({ url: redis.url, password: 'other' });
    ends.push(() => right.disconnect());
    expect(await createRedisTokenStore({ client: right }).size()).toEqual({
      cells: 0,
      messages: 0,
    });
  });

  it('say that a user may not', async () => {
    const redis = await server();
    const admin = adminOf(redis);
    await admin.call('ACL', [
      'SETUSER',
      'filter',
      'on',
      `>${SECRET}`,
      '~elsewhere:*',
      '+@all',
      '-@admin',
    ]);
    const said = await complaints(storeAt(redis.url.replace('//', `//filter:${SECRET}@`)));
    expect(said).toEqual(['Redis denies this user its keys or commands']);
    expectNoSecrets(said);
    await admin.call('ACL', ['SETUSER', 'filter', 'resetkeys', '~backscatter:*']);
    const store = storeAt(redis.url.replace('//', `//filter:${SECRET}@`));
    expect(await store.write(lesson(['one'], manyKeys(20_000)))).toBe(true);
  });

  it('say that memory is full, and then have changed nothing; reading goes on', async () => {
    const redis = await server(['--maxmemory-policy', 'noeviction']);
    const admin = adminOf(redis);
    const store = storeAt(redis.url);
    await store.write(lesson(['one'], manyKeys(3_000)));
    await admin.config('SET', 'maxmemory', '1');
    for (const keys of [[7], manyKeys(3_000), manyKeys(20_000)]) {
      await expect(store.write(lesson(['two'], keys))).rejects.toThrow(/^Redis is out of memory$/);
    }
    expect(new Set(await spamCounts(store, manyKeys(3_000)))).toEqual(new Set([1]));
    expect((await store.read(new Uint32Array(), ['two'])).learned).toEqual([null]);
    expect(await store.expire({ before: 1, maxCount: 1 })).toBe(3_000);
    await admin.config('SET', 'maxmemory', '0');
    expect(await store.write(lesson(['two'], [7]))).toBe(true);
  });

  it('finish a large change that was committed before memory was full', async () => {
    const redis = await server(['--maxmemory-policy', 'noeviction']);
    const admin = adminOf(redis);
    const client = connectRedis({ url: redis.url });
    ends.push(() => client.disconnect());
    const store = createRedisTokenStore({ client });
    const keys = manyKeys(15_000);
    await store.write(lesson(['zero'], keys));
    // Three parts are put aside, then comes the commit.
    const dying = createRedisTokenStore({ client: diesAfter(client, 4) });
    await expect(dying.write(lesson(['one'], keys))).rejects.toThrow('cannot be reached');
    expect((await admin.keys('*')).filter((key) => key.endsWith(':log'))).toHaveLength(1);
    await admin.config('SET', 'maxmemory', '1');
    expect(new Set(await spamCounts(store, keys))).toEqual(new Set([2]));
  });

  it('say that a replica takes no writes, and read from it', async () => {
    const master = await server();
    const replica = await server(['--replicaof', '127.0.0.1', String(master.port)]);
    const store = storeAt(master.url);
    await store.write(lesson(['one'], [7]));
    const copy = storeAt(replica.url);
    await until(async () => (await spamCounts(copy, [7]).catch(() => []))[0] === 1);
    await expect(copy.write(lesson(['two'], [7]))).rejects.toThrow(
      /^Redis is a read-only replica$/,
    );
    // Handed over: the replica is the master now, and knows the scripts anew.
    await adminOf(replica).replicaof('NO', 'ONE');
    await until(() => copy.write(lesson(['two'], [7])).catch(() => false));
    expect(await spamCounts(copy, [7])).toEqual([2]);
  });

  it('say that its keys hold something else', async () => {
    const redis = await server();
    await adminOf(redis).set('backscatter:model:{shared}', SECRET);
    const said = await complaints(storeAt(redis.url));
    expect(said).toEqual(['Redis holds something else under these keys']);
  });

  it('hold what was learned when the server is killed and keeps a log of writes', async () => {
    const redis = await server(['--appendonly', 'yes', '--appendfsync', 'always']);
    const store = storeAt(redis.url);
    const keys = manyKeys(500);
    for (let i = 0; i < 6; i += 1) {
      const writing = store.write(lesson([`${i}`], keys)).catch(() => false);
      await new Promise((resolve) => setTimeout(resolve, 2 * i));
      await redis.kill();
      const done = await writing;
      await redis.start();
      await until(() =>
        store.size().then(
          () => true,
          () => false,
        ),
      );
      const { totals, learned } = await store.read(new Uint32Array(), [`${i}`]);
      if (done) expect(learned).not.toEqual([null]);
      expect(new Set(await spamCounts(store, keys))).toEqual(new Set([totals.spam]));
    }
  });

  it('are not made from wrong addresses, which the message does not repeat', () => {
    const wrong = [{ url: `http://:${SECRET}@x` }, { url: `redis://:${SECRET}@[` }, {}];
    for (const options of [
      ...wrong,
      { cluster: [] },
      { url: 'redis://a', cluster: ['redis://b'] },
    ]) {
      const make = (): unknown => connectRedis(options);
      expect(make).toThrow(TypeError);
      expect(make).not.toThrow(SECRET);
    }
  });
});
