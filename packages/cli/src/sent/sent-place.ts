/**
 * Where an import goes: a file of JSON lines (`sent.log`), or a store, a
 * directory or a server (`sent.store`).
 */

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LoadedConfig } from '../config/load-config.ts';
import type { SentConfig } from './sent-schema.ts';

/** Where the sent log lives: a file of JSON lines, or a store. */
export type SentPlace =
  | {
      readonly kind: 'lines';
      /** An absolute path. */
      readonly path: string;
      /** For a person: as the user wrote it. */
      readonly shown: string;
    }
  | { readonly kind: 'store'; readonly sent: SentConfig };

const REDIS = /^rediss?:\/\//i;

/** Names of files that are not there yet. */
const LINES = /\.(?:jsonl?|ndjson|log|txt)$/i;

/**
 * The place that is meant.
 *
 * @param to as the user named it on the command line; else as configured, else the default store
 * @param cwd where that path starts
 */
export async function sentPlaceOf(
  to: string | undefined,
  { config, folder }: LoadedConfig,
  cwd: string,
): Promise<SentPlace> {
  const { log, ...store } = config.sent ?? {};
  if (to === undefined) {
    if (log === undefined) return { kind: 'store', sent: store };
    return { kind: 'lines', path: resolve(folder, log), shown: log };
  }
  if (!REDIS.test(to) && (await isFile(resolve(cwd, to)))) {
    return { kind: 'lines', path: resolve(cwd, to), shown: to };
  }
  // Paths of the configuration start beside it.
  const named = REDIS.test(to) || folder === cwd ? to : resolve(cwd, to);
  return { kind: 'store', sent: { ...store, store: named } };
}

async function isFile(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found === null ? LINES.test(path) : !found.isDirectory();
}
