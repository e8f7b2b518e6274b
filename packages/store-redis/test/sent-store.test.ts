import { connectRedis, createRedisSentStore } from '@backscatter/store-redis';
import { afterAll, beforeAll } from 'vitest';
import { sentStoreContract } from '../../newsender/test/sent-store-contract.ts';
import { describeWithRedis, type RedisServer, startRedis } from './redis-server.ts';

let redis: RedisServer;
let client: ReturnType<typeof connectRedis>;
let logs = 0;

describeWithRedis('the sent log on Redis', () => {
  beforeAll(async () => {
    redis = await startRedis(['--appendonly', 'yes', '--appendfsync', 'no']);
    client = connectRedis({ url: redis.url });
  });
  afterAll(async () => {
    client.disconnect();
    await redis.stop();
  });

  sentStoreContract((world) => {
    logs += 1;
    return createRedisSentStore({ client, log: `log${logs}`, ...world });
  });
});
