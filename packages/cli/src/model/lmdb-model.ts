/**
 * A model in an LMDB directory, which all processes of a machine may use at
 * once. Each write is on disk when it returns.
 */

import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createLmdbTokenStore, openLmdb } from '@backscatter/store-lmdb';
import type { ModelPlace } from './model-place.ts';
import type { OpenModel, OpenModelOptions } from './open-model.ts';
import { storeFault } from './store-fault.ts';
import { storesOf } from './stores-of.ts';

/** A model tells which words were in the mail. */
const OWNER_ONLY = 0o700;

/**
 * Opens it; to write, a new one where there is none.
 *
 * @throws (rejects) Fault where it cannot be opened
 */
export async function openLmdbModel(
  { path, shown, exists }: Extract<ModelPlace, { readonly kind: 'json' | 'lmdb' }>,
  { toWrite, user }: OpenModelOptions,
): Promise<OpenModel> {
  try {
    if (toWrite && !exists) await mkdir(path, { recursive: true, mode: OWNER_ONLY });
    const lmdb = openLmdb({ path, readOnly: !toWrite });
    return {
      kind: 'lmdb',
      shown,
      exists,
      ...storesOf(user, (model) => createLmdbTokenStore(lmdb, { model })),
      warnings: [],
      savesItself: true,
      save: async () => {},
      replace: null,
      toJson: null,
      bytes: () => bytesIn(path),
      close: () => lmdb.close(),
    };
  } catch (error) {
    throw storeFault(error, { shown });
  }
}

/** What its files take. The whole directory: users, and what else lives there. */
async function bytesIn(directory: string): Promise<number> {
  let bytes = 0;
  for (const name of await readdir(directory)) bytes += (await stat(join(directory, name))).size;
  return bytes;
}
