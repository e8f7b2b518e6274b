/**
 * The token store on a real cluster: a model lies in one slot, and goes where
 * its slot goes.
 */

import { connectRedis, createRedisTokenStore } from '@backscatter/store-redis';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenStoreContract } from '../../bayesian/test/token-store-contract.ts';
import { lesson, manyKeys, spamCounts } from './changes.ts';
import { describeWithRedis, type RedisServer, startRedisCluster, until } from './redis-server.ts';

let cluster: Awaited<ReturnType<typeof startRedisCluster>>;
let client: ReturnType<typeof connectRedis>;
let models = 0;

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
    client.disconnect();
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
