/**
 * From the section `flood` to the signal. It lives where the sent log does
 * unless it has a store of its own: an LMDB directory, or a Redis server.
 *
 * Where the sent log is a store it is on by itself. Before anything has been
 * counted there is nothing to ask, so then it is made only to count.
 */

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CounterStore, Signal } from '@backscatter/core';
import { createFlood } from '@backscatter/flood';
import type { Config } from '../config/config-schema.ts';
import { configFault, type LoadedConfig } from '../config/load-config.ts';
import { named } from '../config/named.ts';
import { readSecret } from '../config/read-secret.ts';
import type { Io } from '../io.ts';
import { DEFAULT_DIRECTORY, type ModelPlace, placeOf } from '../model/model-place.ts';
import { storeFault } from '../model/store-fault.ts';
import type { FloodConfig } from './flood-schema.ts';

/** What is counted is keyed by a secret that lies beside it. */
const OWNER_ONLY = 0o700;

interface OpenCounters {
  readonly store: CounterStore;
  readonly secret: string | Uint8Array;
  close(): Promise<void>;
}

/** The signal, and what it holds open. */
export interface FloodSignal {
  readonly signal: Signal;
  /** Where it counts, and what keys that: others may count there too. */
  readonly counters: Pick<OpenCounters, 'store' | 'secret'>;
  /** Lets go of what it holds open. */
  close(): Promise<void>;
}

/**
 * Makes it; null where it is off, or there is nothing to ask and nothing to be counted.
 *
 * @param toWrite whether what a verdict notes will be counted
 * @throws (rejects) Fault for a wrong option, or a store that cannot be opened
 */
export async function createFloodSignal(
  { flood, sent }: Pick<Config, 'flood' | 'sent'>,
  loaded: LoadedConfig,
  env: Io['env'],
  toWrite: boolean,
): Promise<FloodSignal | null> {
  const isLogStored = sent !== undefined && sent.log === undefined;
  if (flood === false || (flood === undefined && !isLogStored)) return null;
  const section: FloodConfig = flood ?? {};
  const source = section.secret ?? sent?.secret;
  const secret =
    source === undefined ? null : await readSecret(source, 'flood.secret', loaded, env);
  const place = await placeOf(section.store ?? sent?.store ?? DEFAULT_DIRECTORY, loaded.folder);
  const counters = await openCounters(place, section, secret, loaded, toWrite);
  if (counters === null) return null;
  const { store, close } = counters;
  const { addressFloor, domainFloor } = section;
  const floors = Object.entries({ addressFloor, domainFloor }).filter(([, n]) => n !== undefined);
  const options = { store, secret: counters.secret, ...Object.fromEntries(floors) };
  const signal = named(loaded, 'flood', () => createFlood(options));
  return { signal, counters: { store, secret: counters.secret }, close };
}

async function openCounters(
  place: ModelPlace,
  section: FloodConfig,
  secret: string | null,
  loaded: LoadedConfig,
  toWrite: boolean,
): Promise<OpenCounters | null> {
  if (place.kind === 'redis') return await openOnRedis(place.url, section, secret, loaded);
  if (place.kind === 'lmdb') return await openInDirectory(place, section, secret, loaded, toWrite);
  throw configFault(loaded.file, `option "flood.store": ${place.shown} is no directory`);
}

async function openInDirectory(
  { path, shown, exists }: Extract<ModelPlace, { readonly kind: 'json' | 'lmdb' }>,
  section: FloodConfig,
  given: string | null,
  loaded: LoadedConfig,
  toWrite: boolean,
): Promise<OpenCounters | null> {
  const isKeyed = exists && (given !== null || existsSync(join(path, 'secret')));
  if (!isKeyed && !toWrite) return null;
  if (!exists) await mkdir(path, { recursive: true, mode: OWNER_ONLY });
  const { createLmdbCounterStore, lmdbSecret, openLmdb } = await import('@backscatter/store-lmdb');
  try {
    const lmdb = openLmdb({ path, readOnly: !toWrite });
    const store = named(loaded, 'flood', () => createLmdbCounterStore(lmdb, limitOf(section)));
    return { store, secret: given ?? lmdbSecret(lmdb), close: () => lmdb.close() };
  } catch (error) {
    throw storeFault(error, { shown });
  }
}

async function openOnRedis(
  url: string,
  section: FloodConfig,
  secret: string | null,
  loaded: LoadedConfig,
): Promise<OpenCounters> {
  if (secret === null) {
    const what = 'is needed for a server: all that share the counters have the same';
    throw configFault(loaded.file, `option "flood.secret": ${what}`);
  }
  const { connectRedis, createRedisCounterStore } = await import('@backscatter/store-redis');
  const client = connectRedis({ url });
  const store = named(loaded, 'flood', () =>
    createRedisCounterStore({ client, ...limitOf(section) }),
  );
  return { store, secret, close: async () => client.disconnect() };
}

function limitOf({ maxCounters }: FloodConfig): { readonly maxCounters?: number } {
  return maxCounters === undefined ? {} : { maxCounters };
}
