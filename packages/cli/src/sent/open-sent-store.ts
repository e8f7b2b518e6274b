/**
 * The store of the sent log that the configuration means: an LMDB directory, by
 * default the one that holds the filter's model, or a Redis server.
 *
 * A directory keeps its own secret unless one is configured; machines that share
 * a server must share theirs, so there it has to be.
 */

import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { SentStore } from '@backscatter/core';
import { createMemorySentStore } from '@backscatter/newsender';
import { configFault, type LoadedConfig } from '../config/load-config.ts';
import { named } from '../config/named.ts';
import { readSecret } from '../config/read-secret.ts';
import type { Io } from '../io.ts';
import { DEFAULT_DIRECTORY, type ModelPlace, placeOf } from '../model/model-place.ts';
import { storeFault } from '../model/store-fault.ts';
import type { SentConfig } from './sent-schema.ts';

/** The default of the stores, and of the window in which a report is expected. */
const RETENTION_DAYS = 14;

/** It tells nothing without its secret, which lies beside it. */
const OWNER_ONLY = 0o700;

/** An open store of the sent log. */
export interface OpenSent {
  readonly store: SentStore;
  /** Keys what is stored. Never shown. */
  readonly secret: string | Uint8Array;
  /** For a person; never a password. */
  readonly shown: string;
  /** False where nothing was there to open; it is empty then. */
  readonly exists: boolean;
  /** Whether asking costs a network round trip. */
  readonly remote: boolean;
  /** Why its silence proves nothing, or not yet: a sentence each. */
  warnings(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/**
 * Opens it; to write, a new one where there is none.
 *
 * @throws (rejects) Fault for a wrong option, or a store that cannot be opened
 */
export async function openSentStore(
  sent: SentConfig,
  loaded: LoadedConfig,
  env: Io['env'],
  toWrite: boolean,
): Promise<OpenSent> {
  const place = await placeOf(sent.store ?? DEFAULT_DIRECTORY, loaded.folder);
  const secret =
    sent.secret === undefined ? null : await readSecret(sent.secret, 'sent.secret', loaded, env);
  if (place.kind === 'redis') return openOnRedis(place, sent, secret, loaded);
  if (place.kind === 'lmdb') return openInDirectory(place, sent, secret, loaded, toWrite);
  const what = `option "sent.store": ${place.shown} is no directory; a file of JSON lines is "sent.log"`;
  throw configFault(loaded.file, what);
}

async function openInDirectory(
  { path, shown, exists }: Extract<ModelPlace, { readonly kind: 'json' | 'lmdb' }>,
  sent: SentConfig,
  given: string | null,
  loaded: LoadedConfig,
  toWrite: boolean,
): Promise<OpenSent> {
  // A directory may hold the filter's model alone.
  const hasLog = exists && (given !== null || existsSync(join(path, 'secret')));
  if (!hasLog && !toWrite) return nothingThere(shown);
  if (!exists) await mkdir(path, { recursive: true, mode: OWNER_ONLY });
  const { createLmdbSentStore, lmdbSecret, openLmdb } = await import('@backscatter/store-lmdb');
  try {
    const lmdb = openLmdb({ path, readOnly: !toWrite });
    const { maxMessages } = sent;
    const limits = maxMessages === undefined ? {} : { maxMessages };
    return {
      store: named(loaded, 'sent', () => createLmdbSentStore(lmdb, { ...daysOf(sent), ...limits })),
      secret: given ?? lmdbSecret(lmdb),
      shown,
      exists: hasLog,
      remote: false,
      warnings: async () => [],
      close: () => lmdb.close(),
    };
  } catch (error) {
    throw storeFault(error, { shown });
  }
}

async function openOnRedis(
  { url, shown }: Extract<ModelPlace, { readonly kind: 'redis' }>,
  sent: SentConfig,
  secret: string | null,
  loaded: LoadedConfig,
): Promise<OpenSent> {
  if (secret === null) {
    const what = 'is needed for a server: all that share the log have the same';
    throw configFault(loaded.file, `option "sent.secret": ${what}`);
  }
  const { connectRedis, createRedisSentStore } = await import('@backscatter/store-redis');
  const client = connectRedis({ url });
  const store = named(loaded, 'sent', () => createRedisSentStore({ client, ...daysOf(sent) }));
  return {
    store,
    secret,
    shown,
    exists: true,
    remote: true,
    // That it does not answer, the signal tells with each report.
    warnings: () => store.warnings().catch(() => []),
    close: async () => client.disconnect(),
  };
}

/** A message is kept for as long as its report is waited for, at least. */
export function daysOf({
  retentionDays,
  windowDays = RETENTION_DAYS,
  acquaintanceDays,
}: SentConfig): {
  readonly retentionDays: number;
  readonly acquaintanceDays?: number;
} {
  return {
    retentionDays: retentionDays ?? Math.max(RETENTION_DAYS, windowDays),
    ...(acquaintanceDays === undefined ? {} : { acquaintanceDays }),
  };
}

/** An empty log, that says of itself that it is complete from now on only. */
function nothingThere(shown: string): OpenSent {
  return {
    store: createMemorySentStore({ startsEmpty: true, now: Date.now }),
    secret: 'nothing is logged under this',
    shown,
    exists: false,
    remote: false,
    warnings: async () => [],
    close: async () => {},
  };
}
