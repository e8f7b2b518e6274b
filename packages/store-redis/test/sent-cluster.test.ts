/**
 * The sent log on a real cluster: its parts lie on all nodes, and each node
 * answers for its own.
 */

import { connectRedis, createRedisSentStore } from '@backscatter/store-redis';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { key, sentStoreContract } from '../../newsender/test/sent-store-contract.ts';
import { describeWithRedis, startRedisCluster, until } from './redis-server.ts';
import { askAbout, knowsAll, REALM, recordMessages } from './sent-world.ts';

const NUMBERS = Array.from({ length: 60 }, (_, i) => i);

let cluster: Awaited<ReturnType<typeof startRedisCluster>>;
let client: ReturnType<typeof connectRedis>;
let logs = 0;

/** Runs work on each node, and closes the connections. */
async function onEach<T>(
  nodes: readonly { readonly url: string }[],
  work: (node: Redis) => Promise<T>,
): Promise<readonly T[]> {
  return await Promise.all(
    nodes.map(async ({ url }) => {
      const node = new Redis(url);
      try {
        return await work(node);
      } finally {
        node.disconnect();
      }
    }),
  );
}

describeWithRedis('the sent log on a cluster of three', () => {
  beforeAll(async () => {
    cluster = await startRedisCluster(3);
    client = connectRedis({ cluster: [cluster.nodes[0]?.url ?? ''] });
    // Else the log is complete from the start of the servers, by a clock that is not the tests'.
    await onEach(cluster.nodes, (node) => node.config('SET', 'appendonly', 'yes'));
  });
  afterAll(async () => {
    client.disconnect();
    await cluster.stop();
  });

  sentStoreContract((world) => {
    logs += 1;
    return createRedisSentStore({ client, log: `log${logs}`, parts: 16, ...world });
  });

  it('spreads its parts evenly over the nodes', async () => {
    const store = createRedisSentStore({ client, log: 'even', parts: 64 });
    await recordMessages(store, NUMBERS);
    for (const number of NUMBERS) expect(knowsAll(await askAbout(store, number))).toBe(true);
    const names = await onEach(cluster.nodes, (node) => node.keys('backscatter:sent:even:{*}'));
    expect(names.flat()).toHaveLength(64);
    for (const { length } of names) expect(Math.abs(length - 64 / 3)).toBeLessThan(1.5);
    // No key holds an address or an id as it is, and all lie where they should.
    const all = (
      await onEach(cluster.nodes, (node) => node.keys('backscatter:sent:even:*'))
    ).flat();
    for (const name of all) expect(name).toMatch(/^backscatter:sent:even:\{[0-9a-z]{1,3}\}(?::|$)/);
  });

  it('begins anew the parts of a node that was emptied, and only those', async () => {
    let now = Date.now();
    const store = createRedisSentStore({ client, log: 'emptied', now: () => now });
    await recordMessages(store, NUMBERS);
    const began = now;
    await onEach(cluster.nodes.slice(0, 1), (node) => node.flushall());
    now += 3_600_000;
    const since = async (number: number): Promise<number | null> =>
      (await askAbout(store, number, { ids: [key(`id ${number}`)], sender: null })).completeSince;
    const before = await Promise.all(NUMBERS.map(since));
    expect(new Set(before)).toEqual(new Set([began, Number.POSITIVE_INFINITY]));
    await recordMessages(store, NUMBERS);
    const after = await Promise.all(NUMBERS.map(since));
    expect(after).toEqual(before.map((one) => (one === began ? began : now)));
  });

  it('tells a client of one server that it is not enough', async () => {
    const single = connectRedis({ url: cluster.nodes[0]?.url ?? '' });
    try {
      const store = createRedisSentStore({ client: single, log: 'single' });
      const refused = /^Redis is a cluster, and the client is not one of a cluster$/;
      await expect(recordMessages(store, [1])).rejects.toThrow(refused);
      await expect(askAbout(store, 1)).rejects.toThrow(refused);
    } finally {
      single.disconnect();
    }
  });

  it('waits while a slot moves, and answers as before', async () => {
    const store = createRedisSentStore({ client, log: 'moving', parts: 1 });
    await recordMessages(store, NUMBERS);
    const names = await onEach(cluster.nodes, (node) => node.keys('backscatter:sent:moving:*'));
    const at = names.findIndex(({ length }) => length > 0);
    const [source, target] = [cluster.nodes[at], cluster.nodes[(at + 1) % 3]];
    const [from, to] = [new Redis(source?.url ?? ''), new Redis(target?.url ?? '')];
    try {
      const slot = Number(await from.cluster('KEYSLOT', names[at]?.[0] ?? ''));
      const [fromId, toId] = [String(await from.cluster('MYID')), String(await to.cluster('MYID'))];
      await to.call('CLUSTER', ['SETSLOT', slot, 'IMPORTING', fromId]);
      await from.call('CLUSTER', ['SETSLOT', slot, 'MIGRATING', toId]);
      const keys = (await from.call('CLUSTER', ['GETKEYSINSLOT', slot, 10_000])) as string[];
      const move = (some: readonly string[]): Promise<unknown> =>
        from.call('MIGRATE', ['127.0.0.1', target?.port ?? 0, '', 0, 5_000, 'KEYS', ...some]);
      await move(keys.slice(0, keys.length / 2));
      const other = connectRedis({ cluster: cluster.nodes.map(({ url }) => url) });
      const impatient = createRedisSentStore({
        client: other,
        log: 'moving',
        parts: 1,
        timeoutMs: 150,
      });
      for (const number of [1, 2, 3]) {
        await expect(askAbout(impatient, number)).rejects.toThrow(/^Redis/);
      }
      other.disconnect();
      const waiting = NUMBERS.map((number) => askAbout(store, number));
      await move(keys.slice(keys.length / 2));
      for (const node of [to, from]) await node.call('CLUSTER', ['SETSLOT', slot, 'NODE', toId]);
      for (const answer of await Promise.all(waiting)) expect(knowsAll(answer)).toBe(true);
    } finally {
      from.disconnect();
      to.disconnect();
    }
  });
});

describeWithRedis('the sent log when a node of its cluster dies', () => {
  it('says so, goes on with the replica, and has lost nothing', async () => {
    const own = await startRedisCluster(3, true);
    const urls = own.nodes.map(({ url }) => url);
    const connected = connectRedis({ cluster: urls, timeoutMs: 1_000 });
    try {
      const store = createRedisSentStore({ client: connected, timeoutMs: 1_000 });
      await recordMessages(store, NUMBERS);
      // The replicas have it too before a master dies.
      const counts = (): Promise<readonly number[]> => onEach(own.nodes, (node) => node.dbsize());
      await until(async () => {
        const keys = await counts();
        return [0, 1, 2].every((i) => keys[i] === keys[i + 3]);
      });
      await own.nodes[0]?.kill();
      const about = async (number: number): Promise<string> => {
        const answer = await askAbout(store, number).catch((error: unknown) => String(error));
        if (typeof answer === 'string') return answer;
        return knowsAll(answer) ? 'known' : 'missing';
      };
      const during = await Promise.all(NUMBERS.map(about));
      expect(during).not.toContain('missing');
      for (const one of during) expect(one).toMatch(/^(?:known|Error: Redis [a-z ]+.*)$/);
      expect(during.join('\n')).not.toMatch(/127\.0\.0\.1/);
      await until(async () =>
        (await Promise.all(NUMBERS.map(about))).every((one) => one === 'known'),
      );
      await recordMessages(store, [1_000]);
      const { completeSince } = await askAbout(store, 1_000);
      expect(completeSince).toBeLessThanOrEqual(Date.now());
      expect((await askAbout(store, 1_000, { realm: REALM })).ids[0]?.recipientCount).toBe(1);
    } finally {
      connected.disconnect();
      await own.stop();
    }
  });
});
