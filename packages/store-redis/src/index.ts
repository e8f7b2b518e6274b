export { createRedisCounterStore, type RedisCounterStoreOptions } from './counter-store.ts';
export { type ConnectRedisOptions, connectRedis, type RedisClient } from './redis-client.ts';
export {
  createRedisSentStore,
  type RedisSentStore,
  type RedisSentStoreOptions,
} from './sent-store.ts';
export { createRedisTokenStore, type RedisTokenStoreOptions } from './token-store.ts';
