/**
 * Counters on Redis and on a cluster.
 */

import { connectRedis, createRedisCounterStore } from '@backscatter/store-redis';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { counterKey, counterStoreContract } from '../../flood/test/counter-store-contract.ts';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
  startRedisCluster,
} from './redis-server.ts';

const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const event = { key: counterKey('key'), at: NOW, amount: 1, halfLifeMs: 3_600_000 };

let sets = 0;

describeWithRedis('the counters on Redis', () => {
  let redis: RedisServer;
  let client: ReturnType<typeof connectRedis>;
  let admin: Redis;
  beforeAll(async () => {
    redis = await startRedis();
    client = connectRedis({ url: redis.url });
    admin = new Redis(redis.url);
  });
  afterAll(async () => {
    for (const one of [client, admin]) one.disconnect();
    await redis.stop();
  });

  counterStoreContract(() => {
    sets += 1;
    return createRedisCounterStore({ client, counters: `set${sets}`, maxCounters: 4_096 });
  });

  it('shares them between stores, and lets them expire when they have decayed', async () => {
    const [one, other] = [1, 2].map(() => createRedisCounterStore({ client, counters: 'both' }));
    expect(await one?.add([event], counterKey('d1'))).toBe(true);
    expect(await other?.add([event], counterKey('d1'))).toBe(false);
    expect(await other?.add([{ ...event, amount: 31 }], counterKey('d2'))).toBe(true);
    expect((await one?.read([event.key], NOW, null))?.counts[0]?.value).toBe(32);
    const pages = await admin.keys('backscatter:counters:{both}:c*');
    expect(pages).toHaveLength(1);
    // 32 halves fifteen times until less than a thousandth is left.
    const hours = (await admin.ttl(pages[0] ?? '')) / 3_600;
    expect(hours).toBeGreaterThan(14.9);
    expect(hours).toBeLessThanOrEqual(15);
  });

  it('keeps no more than it was told, in pages that stay packed', async () => {
    const store = createRedisCounterStore({ client, counters: 'full', maxCounters: 256 });
    for (let i = 0; i < 20; i += 1) {
      const events = Array.from({ length: 100 }, (_, k) => ({
        ...event,
        key: counterKey(`full ${i}/${k}`),
      }));
      await store.add(events, counterKey(`full ${i}`));
    }
    const pages = await admin.keys('backscatter:counters:{full}:c*');
    const sizes = await Promise.all(pages.map((page) => admin.hlen(page)));
    expect(sizes.reduce((sum, size) => sum + size)).toBe(256);
    for (const page of pages) expect(await admin.object('ENCODING', page)).toBe('listpack');
  });

  it('counts nothing where memory is full, and all of it afterwards', async () => {
    const store = createRedisCounterStore({ client, counters: 'oom' });
    await admin.config('SET', 'maxmemory', '1');
    await expect(store.add([event], counterKey('d1'))).rejects.toThrow(/^Redis is out of memory$/);
    expect(await store.read([event.key], NOW, counterKey('d1'))).toEqual({
      counts: [null],
      counted: false,
    });
    await admin.config('SET', 'maxmemory', '0');
    expect(await store.add([event], counterKey('d1'))).toBe(true);
  });

  it('rejects in time when Redis does not answer, and counts once what is added again', async () => {
    const store = createRedisCounterStore({ client, counters: 'slow', timeoutMs: 200 });
    await store.read([], NOW, null);
    redis.pause();
    const late = /^Redis did not answer (?:in time|within 200 ms)$/;
    await expect(store.add([event], counterKey('d1'))).rejects.toThrow(late);
    await expect(store.read([event.key], NOW, null)).rejects.toThrow(late);
    redis.resume();
    const patient = createRedisCounterStore({ client, counters: 'slow' });
    expect(await patient.add([event], counterKey('d1'))).toBe(false);
    expect((await patient.read([event.key], NOW, null)).counts[0]?.value).toBe(1);
  });
});

describeWithRedis('the counters on a cluster of three', () => {
  let cluster: Awaited<ReturnType<typeof startRedisCluster>>;
  let client: ReturnType<typeof connectRedis>;
  beforeAll(async () => {
    cluster = await startRedisCluster(3);
    client = connectRedis({ cluster: [cluster.nodes[0]?.url ?? ''] });
  });
  afterAll(async () => {
    client.disconnect();
    await cluster.stop();
  });

  counterStoreContract(() => {
    sets += 1;
    return createRedisCounterStore({ client, counters: `set${sets}`, maxCounters: 4_096 });
  });
});
