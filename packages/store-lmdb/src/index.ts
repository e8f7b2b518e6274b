export { createLmdbCounterStore, type LmdbCounterStoreOptions } from './counter-store.ts';
export { type Lmdb, type LmdbOptions, openLmdb } from './open-lmdb.ts';
export { createLmdbTokenStore, type LmdbTokenStoreOptions } from './token-store.ts';
