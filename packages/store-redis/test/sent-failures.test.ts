/**
 * The sent log when Redis is down, slow, full, a replica, emptied or careless:
 * every method rejects in time and says why, and nothing that was lost counts
 * as never sent.
 */

import { type AddressInfo, createServer, connect as openSocket, type Socket } from 'node:net';
import { inspect } from 'node:util';

import {
  connectRedis,
  createRedisSentStore,
  type RedisSentStore,
  type RedisSentStoreOptions,
} from '@backscatter/store-redis';
import { Redis } from 'ioredis';
import { afterEach, expect, it } from 'vitest';
import { createNewsender } from '../../newsender/src/index.ts';
import { key } from '../../newsender/test/sent-store-contract.ts';
import { describeWithRedis, type RedisServer, startRedis, until } from './redis-server.ts';
import { askAbout, knowsAll, messageOf, REALM, recordMessages } from './sent-world.ts';

const SECRET = 'xyzzy-4711';
const DAY = 86_400_000;
const LOGGED = ['--appendonly', 'yes', '--appendfsync', 'always'];
const NEVER = Number.POSITIVE_INFINITY;

const ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function server(options: readonly string[] = LOGGED): Promise<RedisServer> {
  const started = await startRedis(options);
  ends.push(() => started.stop());
  return started;
}

function storeAt(url: string, options: Partial<RedisSentStoreOptions> = {}): RedisSentStore {
  const { timeoutMs = 2_000 } = options;
  const client = connectRedis({ url, timeoutMs });
  ends.push(() => client.disconnect());
  return createRedisSentStore({ client, timeoutMs, ...options });
}

function adminOf({ url }: RedisServer): Redis {
  const admin = new Redis(url);
  ends.push(() => admin.disconnect());
  return admin;
}

const suspension = { at: 1, until: Date.now() + DAY, reason: 'A mail was missing.' };
const use = { id: key('id 1'), slot: key('slot'), spends: true, at: Date.now() };

/** What each method says when it rejects, each thing once. */
async function complaints(store: RedisSentStore): Promise<readonly string[]> {
  const all = await Promise.allSettled([
    recordMessages(store, [1]),
    askAbout(store, 1),
    store.alias(key('id 1'), key('other')),
    store.countUses([use], key('delivery')),
    store.suspend(key('scope'), suspension),
    store.resume(key('scope')),
    store.warnings(),
  ]);
  const said = all.map((one) => {
    if (one.status === 'fulfilled') return 'nothing';
    const error: unknown = one.reason;
    if (!(error instanceof Error)) return 'no error';
    // Nothing hides where a log would print it.
    expect(Object.keys(error)).toEqual([]);
    expect(error.cause).toBeUndefined();
    expect(inspect(error)).not.toMatch(/xyzzy|127\.0\.0\.1|[0-9a-f]{16}/);
    return error.message;
  });
  return [...new Set(said)].sort();
}

/** Takes connections for a server, and holds back by so many milliseconds what goes to it. */
async function slowProxy(port: number): Promise<{ readonly url: string; delayMs: number }> {
  const proxy = { url: '', delayMs: 0 };
  const sockets = new Set<Socket>();
  const listener = createServer((near) => {
    const far = openSocket(port, '127.0.0.1');
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => [near, far].map((one) => one.destroy()));
    }
    near.on('data', (bytes) => void setTimeout(() => far.write(bytes), proxy.delayMs));
    far.on('data', (bytes) => near.write(bytes));
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  ends.push(() => {
    for (const socket of sockets) socket.destroy();
    listener.close();
  });
  proxy.url = `redis://127.0.0.1:${(listener.address() as AddressInfo).port}`;
  return proxy;
}

describeWithRedis('the sent log when Redis fails', () => {
  it('says that it cannot be reached, and has what was written when it is back', async () => {
    const redis = await server();
    const store = storeAt(redis.url);
    await recordMessages(store, [1, 2, 3]);
    await redis.kill();
    const said = await complaints(store);
    for (const one of said) expect(one).toMatch(/^Redis (?:cannot be reached|did not answer)/);
    await redis.start();
    await until(() => askAbout(store, 1).then(knowsAll, () => false));
    for (const number of [2, 3]) expect(knowsAll(await askAbout(store, number))).toBe(true);
    expect((await askAbout(store, 1)).completeSince).toBeLessThan(Date.now());
  });

  it('holds each record that was acknowledged, when the server is killed at any moment', async () => {
    const redis = await server();
    const store = storeAt(redis.url);
    let acknowledged: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      const writing = Array.from({ length: 30 }, async (_, i) => {
        await new Promise((resolve) => setTimeout(resolve, i));
        await recordMessages(store, [100 * round + i]);
        return 100 * round + i;
      });
      const settled = Promise.allSettled(writing);
      await new Promise((resolve) => setTimeout(resolve, 8 + 5 * round));
      await redis.kill();
      acknowledged = [
        ...acknowledged,
        ...(await settled).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])),
      ];
      await redis.start();
      await until(() =>
        askAbout(store, 0).then(
          () => true,
          () => false,
        ),
      );
    }
    expect(acknowledged.length).toBeGreaterThan(5);
    expect(acknowledged.length).toBeLessThan(150);
    for (const number of acknowledged) {
      expect(knowsAll(await askAbout(store, number)), `message ${number}`).toBe(true);
    }
  });

  it('rejects within its time when the way is slow, and counts nothing twice', async () => {
    const redis = await server();
    const proxy = await slowProxy(redis.port);
    const store = storeAt(proxy.url, { timeoutMs: 250 });
    await recordMessages(store, [1]);
    proxy.delayMs = 600;
    const started = performance.now();
    const said = await complaints(store);
    expect(performance.now() - started).toBeLessThan(3_000);
    for (const one of said) expect(one).toMatch(/^Redis did not answer (?:in time|within 250 ms)$/);
    proxy.delayMs = 0;
    await until(() => askAbout(store, 1).then(knowsAll, () => false));
    // What was given up was carried out all the same, and counts no second time.
    await store.countUses([use], key('delivery'));
    const { ids } = await askAbout(store, 1, { slots: [key('slot')] });
    expect(ids[0]).toMatchObject({ uses: [1], spent: 1 });
  });

  it('says that the password is missing or wrong, without telling it', async () => {
    const redis = await server(['--requirepass', 'other']);
    for (const url of [redis.url, redis.url.replace('//', `//:${SECRET}@`)]) {
      const store = storeAt(url);
      for (const one of await complaints(store)) {
        expect(one).toMatch(/^Redis (?:wants a password|refused the password|cannot be reached)/);
      }
      const newsender = createNewsender({ store, secret: `${SECRET} ${SECRET}` });
      expect(inspect([store, newsender], { depth: 9, showHidden: true })).not.toContain(SECRET);
    }
  });

  it('says that memory is full, and then has changed nothing; looking up goes on', async () => {
    const redis = await server([...LOGGED, '--maxmemory-policy', 'noeviction']);
    const admin = adminOf(redis);
    const store = storeAt(redis.url);
    await recordMessages(store, [1]);
    await admin.config('SET', 'maxmemory', '1');
    const full = /^Redis is out of memory$/;
    await expect(recordMessages(store, [2])).rejects.toThrow(full);
    await expect(recordMessages(storeAt(redis.url), [2])).rejects.toThrow(full);
    await expect(store.alias(key('id 1'), key('other'))).rejects.toThrow(full);
    await expect(store.countUses([use], key('delivery'))).rejects.toThrow(full);
    await expect(store.suspend(key('scope'), suspension)).rejects.toThrow(full);
    expect(knowsAll(await askAbout(store, 1))).toBe(true);
    expect((await askAbout(store, 1)).completeSince).toBeLessThan(Date.now());
    const { ids, recipients, domains } = await askAbout(store, 2);
    expect(ids.map(({ at }) => at)).toEqual([null, null]);
    expect([...recipients.map(({ known }) => known), ...domains]).toEqual([null, null]);
    await admin.config('SET', 'maxmemory', '0');
    await recordMessages(store, [2]);
    expect(knowsAll(await askAbout(store, 2))).toBe(true);
  });

  it('says that a replica takes no writes, reads from it, and goes on when it takes over', async () => {
    const master = await server();
    const replica = await server(['--replicaof', '127.0.0.1', String(master.port)]);
    await recordMessages(storeAt(master.url), [1]);
    const copy = storeAt(replica.url);
    await until(() => askAbout(copy, 1).then(knowsAll, () => false));
    await expect(recordMessages(copy, [2])).rejects.toThrow(/^Redis is a read-only replica$/);
    await master.kill();
    await adminOf(replica).replicaof('NO', 'ONE');
    await until(() =>
      recordMessages(copy, [2]).then(
        () => true,
        () => false,
      ),
    );
    for (const number of [1, 2]) expect(knowsAll(await askAbout(copy, number))).toBe(true);
  });

  it('says that the log was laid out in another number of parts', async () => {
    const redis = await server();
    await recordMessages(storeAt(redis.url, { parts: 4 }), [1]);
    const other = /^Redis holds a sent log of other "parts"$/;
    await expect(recordMessages(storeAt(redis.url, { parts: 8 }), [1])).rejects.toThrow(other);
    await expect(askAbout(storeAt(redis.url, { parts: 1 }), 1)).rejects.toThrow(other);
  });
});

describeWithRedis('the sent log when something was lost', () => {
  const since = async (store: RedisSentStore): Promise<number | null> =>
    (await askAbout(store, 1)).completeSince;

  it('begins anew on a server that was emptied, and in every part of it', async () => {
    let now = Date.now();
    const redis = await server();
    const store = storeAt(redis.url, { now: () => now });
    await recordMessages(store, [1]);
    expect(await since(store)).toBe(now);
    await adminOf(redis).flushall();
    expect(await since(store)).toBe(NEVER);
    now += 1_000;
    await recordMessages(store, [2]);
    expect(await since(store)).toBe(now);
  });

  it('is complete from the start of a server that came back without a log of writes', async () => {
    const redis = await server(['--appendonly', 'no']);
    const began = Date.now() - 10 * DAY;
    await recordMessages(storeAt(redis.url, { now: () => began }), [1]);
    await adminOf(redis).save();
    await recordMessages(storeAt(redis.url), [2]);
    await redis.kill();
    const started = Date.now();
    await redis.start();
    const store = storeAt(redis.url);
    expect((await askAbout(store, 2)).ids[0]?.at).toBeNull();
    expect(await since(store)).toBeGreaterThan(started - 2_000);
    expect(await store.warnings()).toEqual([expect.stringMatching(/appendonly no/)]);
  });

  it('proves nothing by silence on a server that may drop keys, or that did', async () => {
    const redis = await server();
    const admin = adminOf(redis);
    const store = storeAt(redis.url);
    await recordMessages(store, [1]);
    expect(await store.warnings()).toEqual([]);
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    expect(await since(store)).toBeLessThan(NEVER);
    await admin.config('SET', 'maxmemory', '100mb');
    await until(async () => (await since(store)) === NEVER);
    expect(await store.warnings()).toEqual([expect.stringMatching(/maxmemory-policy/)]);
    await admin.config('SET', 'maxmemory', '1');
    await admin.set('elsewhere', '1').catch(() => {});
    await admin.config('SET', 'maxmemory', '0');
    await recordMessages(store, [1]);
    expect(await since(storeAt(redis.url))).toBe(NEVER);
    expect(await store.warnings()).toEqual([expect.stringMatching(/evicted_keys/)]);
    await admin.config('RESETSTAT');
    await until(async () => (await since(store)) !== NEVER);
  });

  it('proves nothing by silence for a user who may not ask what the server keeps', async () => {
    const redis = await server();
    const admin = adminOf(redis);
    await admin.call('ACL', [
      ...['SETUSER', 'filter', 'on', `>${SECRET}`, '~backscatter:*', '+@all', '-@admin'],
    ]);
    const store = storeAt(redis.url.replace('//', `//filter:${SECRET}@`));
    await recordMessages(store, [1]);
    expect(await since(store)).toBeLessThan(NEVER);
    await admin.call('ACL', ['SETUSER', 'filter', '-info']);
    await until(async () => (await since(store)) === NEVER);
    expect(knowsAll(await askAbout(store, 1))).toBe(true);
    expect(await store.warnings()).toEqual([expect.stringMatching(/INFO/)]);
  });

  it('is complete for no longer than all who write keep messages', async () => {
    let now = Date.now();
    const redis = await server();
    const [short, long] = [14, 60].map((retentionDays) =>
      storeAt(redis.url, { retentionDays, now: () => now }),
    );
    if (short === undefined || long === undefined) throw new Error('no store');
    await recordMessages(short, [1]);
    now += 40 * DAY;
    expect(await since(long)).toBe(now - 14 * DAY);
    await recordMessages(long, [2]);
    const changed = now - 14 * DAY;
    now += 20 * DAY;
    expect(await since(long)).toBe(changed);
    expect(await since(short)).toBe(now - 14 * DAY);
  });
});

describeWithRedis('what the sent log leaves on Redis', () => {
  it('expires by itself, all but a few fields for each part', async () => {
    const redis = await server();
    const admin = adminOf(redis);
    const store = storeAt(redis.url);
    const many = { recipients: Array.from({ length: 50 }, (_, i) => key(`member ${i}`)) };
    const old = Array.from({ length: 200 }, (_, i) => messageOf(i, Date.now() - i * DAY));
    await store.record({ realm: REALM, messages: [...old, { ...messageOf(1), ...many }] });
    await store.alias(key('id 1'), key('alias'));
    await store.countUses([use], key('delivery'));
    await store.suspend(key('scope'), suspension);
    const names = (await admin.keys('*')).filter((name) => !name.endsWith('}'));
    expect(new Set(names.map((name) => /:([a-z])[^:]*(?::[^:]*){0,2}$/.exec(name)?.[1]))).toEqual(
      new Set(['l', 'x', 'k', 'u', 's']),
    );
    for (const name of names) {
      const days = (await admin.pttl(name)) / DAY;
      expect(days, name).toBeGreaterThan(0.9);
      expect(days, name).toBeLessThanOrEqual(name.includes(':k') ? 502 : 19.1);
    }
  });

  it('takes a message to 100,000 and a thousand with one id in short scripts', async () => {
    const redis = await server();
    const store = storeAt(redis.url, { timeoutMs: 10_000 });
    const members = Array.from({ length: 100_000 }, (_, i) =>
      (i + 2 ** 33).toString(16).padStart(16, '0'),
    );
    const [first = '', last = ''] = [members[0], members.at(-1)];
    await store.record({ realm: REALM, messages: [{ ...messageOf(1), recipients: members }] });
    const list = messageOf(2);
    await store.record({
      realm: REALM,
      messages: members.slice(0, 1_500).map((member) => ({ ...list, recipients: [member] })),
    });
    const one = await askAbout(store, 1, { recipients: [last, key('nobody'), first] });
    const at = one.ids[0]?.senderAt;
    expect(one.ids[1]).toMatchObject({ recipientCount: 100_000, recipientAt: [at, null, at] });
    expect(one.recipients.map((pair) => pair.at)).toEqual([at, null, at]);
    const many = await askAbout(store, 2, { recipients: [members[1_499] ?? ''] });
    expect(many.ids[0]?.recipientCount).toBeGreaterThanOrEqual(1_000);
    expect(many.ids[0]?.recipientAt[0]).toBe(many.ids[0]?.senderAt);
    // 300,000 entries: no script had more than some of them.
    const info = await adminOf(redis).info('commandstats');
    expect(Number(/cmdstat_evalsha:calls=(\d+)/.exec(info)?.[1])).toBeGreaterThan(100);
  });

  it('is small: pages stay packed when a log grows beyond what it began with', async () => {
    const redis = await server(['--save', '']);
    const admin = adminOf(redis);
    const store = storeAt(redis.url, { parts: 1 });
    const memory = async (): Promise<number> =>
      Number(/used_memory:(\d+)/.exec(await admin.info('memory'))?.[1]);
    await recordMessages(store, [0]);
    const before = await memory();
    const count = 20_000;
    for (let from = 0; from < count; from += 1_000) {
      await recordMessages(
        store,
        Array.from({ length: 1_000 }, (_, i) => from + i),
      );
    }
    expect(((await memory()) - before) / count).toBeLessThan(300);
    for (const name of await admin.keys('*:l*')) {
      expect(await admin.object('ENCODING', name)).toBe('listpack');
    }
    for (const number of [0, 1, 777, count - 1]) {
      expect(knowsAll(await askAbout(store, number)), String(number)).toBe(true);
    }
  });
});
