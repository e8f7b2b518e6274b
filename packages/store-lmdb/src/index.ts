export { createLmdbCounterStore, type LmdbCounterStoreOptions } from './counter-store.ts';
export { type Lmdb, type LmdbOptions, openLmdb } from './open-lmdb.ts';
export { lmdbSecret } from './sent/lmdb-secret.ts';
export { createLmdbSentStore, type LmdbSentStoreOptions } from './sent/sent-store.ts';
export { createLmdbTokenStore, type LmdbTokenStoreOptions } from './token-store.ts';
