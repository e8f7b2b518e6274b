/**
 * The token store on a real cluster: a model lies in one slot, and goes where
 * its slot goes.
 */

import { connectRedis, createRedisTokenStore } from '@backscatter/store-redis';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenStoreContract } from '../../bayesian/test/token-store-contract.ts';
import { lesson, manyKeys, spamCounts } from './changes.ts';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
  startRedisCluster,
  until,
} from './redis-server.ts';

let cluster: Awaited<ReturnType<typeof startRedisCluster>>;
let client: ReturnType<typeof connectRedis>;
let models = 0;
const others: { disconnect(): void }[] = [];

/** A client of one server, closed in the end. */
function connectTo(url: string): ReturnType<typeof connectRedis> {
  const one = connectRedis({ url });
  others.push(one);
  return one;
}

/** Keys by the node that holds them. */
async function keysByNode(nodes: readonly RedisServer[]): Promise<readonly (readonly string[])[]> {
  return await Promise.all(
    nodes.map(async ({ url }) => {
      const node = new Redis(url);
      const keys = await node.keys('*');
      node.disconnect();
      return keys;
    }),
  );
}

describeWithRedis('the token store on a cluster of three', () => {
  beforeAll(async () => {
    cluster = await startRedisCluster(3);
    client = connectRedis({ cluster: [cluster.nodes[0]?.url ?? ''] });
  });
  afterAll(async () => {
    for (const one of [client, ...others]) one.disconnect();
    await cluster.stop();
  });

  tokenStoreContract(() => {
    models += 1;
    return createRedisTokenStore({ client, model: `m${models}` });
  });

  it('keeps a model in one slot, and spreads models over the nodes', async () => {
    for (let i = 0; i < 12; i += 1) {
      const store = createRedisTokenStore({ client, model: `user${i}@example.org` });
      expect(await store.write(lesson(['1'], manyKeys(i === 0 ? 20_000 : 100)))).toBe(true);
    }
    const byNode = await keysByNode(cluster.nodes);
    const modelsOf = byNode.map(
      (keys) => new Set(keys.flatMap((key) => /\{(user.*)\}/.exec(key)?.[1] ?? [])),
    );
    expect(modelsOf.map(({ size }) => size).reduce((sum, size) => sum + size)).toBe(12);
    for (const { size } of modelsOf) expect(size).toBeGreaterThan(0);
  });

  it('waits while the slot of its model moves, and has lost nothing after it', async () => {
    const model = 'wanderer';
    const base = `backscatter:model:{${model}}`;
    const patient = createRedisTokenStore({ client, model });
    const keys = manyKeys(400);
    await patient.write(lesson(['1'], keys));
    const byNode = await keysByNode(cluster.nodes);
    const at = byNode.findIndex((names) => names.includes(base));
    const [source, target] = [cluster.nodes[at], cluster.nodes[(at + 1) % 3]];
    const [from, to] = [new Redis(source?.url ?? ''), new Redis(target?.url ?? '')];
    try {
      const slot = Number(await from.cluster('KEYSLOT', base));
      const [fromId, toId] = [String(await from.cluster('MYID')), String(await to.cluster('MYID'))];
      await to.call('CLUSTER', ['SETSLOT', slot, 'IMPORTING', fromId]);
      await from.call('CLUSTER', ['SETSLOT', slot, 'MIGRATING', toId]);
      const move = (names: readonly string[]): Promise<unknown> =>
        from.call('MIGRATE', ['127.0.0.1', target?.port ?? 0, '', 0, 5_000, 'KEYS', ...names]);
      const own = (byNode[at] ?? []).filter((name) => name.startsWith(base));
      const pages = own.filter((name) => name !== base);
      const leaving = connectRedis({ cluster: cluster.nodes.map(({ url }) => url) });
      others.push(leaving);
      const impatient = createRedisTokenStore({ client: leaving, model, timeoutMs: 150 });
      // Before, with the first key gone over, and with half of the pages.
      for (const names of [[], [base], pages.slice(0, pages.length / 2)]) {
        if (names.length > 0) await move(names);
        await expect(impatient.write(lesson(['2'], manyKeys(400, 1)))).rejects.toThrow('Redis');
        await expect(impatient.read(keys, [])).rejects.toThrow('Redis');
      }
      leaving.disconnect();
      const waiting = patient.write(lesson(['3'], keys));
      await move(pages.slice(pages.length / 2));
      for (const node of [to, from]) await node.call('CLUSTER', ['SETSLOT', slot, 'NODE', toId]);
      expect(await waiting).toBe(true);
      expect(new Set(await spamCounts(patient, keys))).toEqual(new Set([2]));
      expect((await patient.read(new Uint32Array(), ['2'])).learned).toEqual([null]);
      expect((await patient.size()).cells).toBe(400);
    } finally {
      from.disconnect();
      to.disconnect();
    }
  });

  it('logs in to every node by the password of the first address', async () => {
    const node = await startRedis([
      ...['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'],
      ...['--requirepass', 'x@y'],
    ]);
    const admin = new Redis(node.url, { password: 'x@y' });
    const connected = connectRedis({ cluster: [node.url.replace('//', '//:x%40y@')] });
    try {
      await admin.call('CLUSTER', ['ADDSLOTSRANGE', 0, 16_383]);
      await until(async () => String(await admin.cluster('INFO')).includes('cluster_state:ok'));
      const store = createRedisTokenStore({ client: connected });
      expect(await store.write(lesson(['1'], [7]))).toBe(true);
      const lost = createRedisTokenStore({ client: connectTo(node.url) });
      await expect(lost.size()).rejects.toThrow(/^Redis (?:wants a password|cannot be reached)/);
    } finally {
      connected.disconnect();
      admin.disconnect();
      await node.stop();
    }
  });

  it('says that a client of one server is not enough', async () => {
    const stores = cluster.nodes.map(({ url }) =>
      createRedisTokenStore({ client: connectTo(url) }),
    );
    const said = await Promise.allSettled(stores.map((store) => store.size()));
    expect(said.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const reasons = said.map((one) => (one.status === 'rejected' ? String(one.reason) : null));
    expect(new Set(reasons)).toEqual(
      new Set([null, 'Error: Redis is a cluster, and the client is not one of a cluster']),
    );
  });
});

describeWithRedis('the token store when a node of its cluster dies', () => {
  it('goes on with the replica, and has lost nothing', async () => {
    const own = await startRedisCluster(3, true);
    const connected = connectRedis({ cluster: own.nodes.map(({ url }) => url), timeoutMs: 1_000 });
    try {
      const store = createRedisTokenStore({ client: connected, timeoutMs: 1_000 });
      await store.write(lesson(['1'], [7]));
      const byNode = await keysByNode(own.nodes);
      const holds = (keys: readonly string[]): boolean =>
        keys.some((key) => key.startsWith('backscatter:'));
      // The replica has it too before its master dies.
      await until(async () => (await keysByNode(own.nodes)).filter(holds).length === 2);
      const master = own.nodes[byNode.slice(0, 3).findIndex(holds)];
      await master?.kill();
      await until(() => store.write(lesson(['2'], [7])).catch(() => false));
      expect(await spamCounts(store, [7])).toEqual([2]);
    } finally {
      connected.disconnect();
      await own.stop();
    }
  });
});
