export { type ConnectRedisOptions, connectRedis, type RedisClient } from './redis-client.ts';
export { createRedisTokenStore, type RedisTokenStoreOptions } from './token-store.ts';
