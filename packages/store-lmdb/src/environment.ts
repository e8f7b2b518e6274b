/**
 * What the stores of this package do with an environment, and nobody else: the
 * library's types are no part of what is published.
 */

import type { Database } from 'lmdb';

/** A table of bytes by bytes, ordered by key. */
export type Table = Database<Uint8Array, Uint8Array>;

/** Reads and writes of an open environment. */
export interface Environment {
  /** Changes when what was read in a transaction turned out never to have happened. */
  readonly epoch: () => number;
  /** Opens a named table, which is made if need be. */
  readonly table: (name: string) => Table;
  /**
   * The same, of a table whose keys have any number of values each, in order. All values are of one
   * length: they lie side by side in their pages, with nothing between them.
   */
  readonly multiTable: (name: string) => Table;
  /** Runs synchronous reads as of the newest commit. Throws an error that names the store. */
  readonly read: <T>(doing: string, work: () => T) => T;
  /**
   * Runs synchronous reads and writes, all or none, and resolves when they are on disk. `work` may
   * run twice, and then the first time did not happen. Rejects with an error that names the store.
   */
  readonly write: <T>(doing: string, work: () => T) => Promise<T>;
}

const environments = new WeakMap<object, Environment>();

/** Notes whose reads and writes these are. */
export function registerEnvironment(lmdb: object, environment: Environment): void {
  environments.set(lmdb, environment);
}

/** The reads and writes of what `openLmdb` made. Throws TypeError for anything else. */
export function environmentOf(lmdb: object): Environment {
  const environment = environments.get(lmdb);
  if (environment === undefined) throw new TypeError('a store is made on what openLmdb gave');
  return environment;
}

/** A value, in a buffer that is good until the next one is read; undefined where there is none. */
export function readBytes(table: Table, key: Uint8Array): Uint8Array | undefined {
  const bytes = table.getBinaryFast(key);
  // The buffer is larger; the library sets its length to that of the value.
  return bytes?.subarray(0, bytes.length);
}
