/**
 * A model that was opened, whatever it lives in. The stores' packages are loaded
 * when they are needed: a native library and a network client are heavy.
 */

import { type BayesModel, createBayesModel } from '@backscatter/bayesian';
import type { TokenStore } from '@backscatter/core';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { ModelPlace } from './model-place.ts';

/** An open model, of whichever kind. */
export interface OpenModel {
  readonly kind: ModelPlace['kind'];
  /** For a person; never a password. */
  readonly shown: string;
  /** False where nothing was there to open; it is empty then. */
  readonly exists: boolean;
  /** The model: the user's own where one was named. */
  readonly store: TokenStore;
  /** The model of all users, beside a user's own; else null. */
  readonly shared: TokenStore | null;
  /** What was wrong with what was read, a sentence each. */
  readonly warnings: readonly string[];
  /** Whether all that was written is safe already; if not, `save` makes it so. */
  readonly savesItself: boolean;
  save(): Promise<void>;
  /** Puts another model in its place and saves; null where only the store's `write` can. */
  readonly replace: ((model: BayesModel) => Promise<void>) | null;
  /** The model as JSON where it is held in memory; null where it has to be copied from the store. */
  readonly toJson: (() => string) | null;
  /** Bytes on disk; null where they cannot be told. */
  bytes(): Promise<number | null>;
  close(): Promise<void>;
}

/** How a model is opened. */
export interface OpenModelOptions {
  /** To change it; makes it where there is none. */
  readonly toWrite: boolean;
  /** Whose own model, or null for the shared one. */
  readonly user: string | null;
}

/**
 * Opens a model.
 *
 * @throws (rejects) Fault where it cannot be opened, is no model, or another process changes it
 */
export async function openModel(place: ModelPlace, options: OpenModelOptions): Promise<OpenModel> {
  if (place.kind === 'json' && options.user !== null) {
    throw new Fault(
      EXIT.usage,
      `--user needs a directory or a Redis server: a JSON file such as ${place.shown} holds one model`,
    );
  }
  if (!place.exists && !options.toWrite) return nothingThere(place, options.user);
  if (place.kind === 'redis') {
    const { openRedisModel } = await import('./redis-model.ts');
    return openRedisModel(place, options.user);
  }
  if (place.kind === 'lmdb') {
    const { openLmdbModel } = await import('./lmdb-model.ts');
    return openLmdbModel(place, options);
  }
  const { openJsonModel } = await import('./json-model.ts');
  return openJsonModel(place, options.toWrite);
}

function nothingThere({ kind, shown }: ModelPlace, user: string | null): OpenModel {
  return {
    kind,
    shown,
    exists: false,
    store: createBayesModel(),
    shared: user === null ? null : createBayesModel(),
    warnings: [],
    savesItself: true,
    save: async () => {},
    replace: null,
    toJson: null,
    bytes: async () => 0,
    close: async () => {},
  };
}
