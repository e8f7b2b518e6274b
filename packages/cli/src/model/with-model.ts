/**
 * Work on an open model: closed whatever happens, and a store that fails is a
 * fault with its name.
 */

import type { LoadedConfig } from '../config/load-config.ts';
import type { Io } from '../io.ts';
import { type ModelOptions, openChosenModel } from './model-options.ts';
import type { OpenModel } from './open-model.ts';
import { storeFault } from './store-fault.ts';

/**
 * Opens the model that the options name, works and closes it.
 *
 * @throws (rejects) Fault where it cannot be opened, or the store fails
 */
export async function withModel<T>(
  options: ModelOptions,
  toWrite: boolean,
  io: Io,
  work: (model: OpenModel, loaded: LoadedConfig) => Promise<T>,
): Promise<T> {
  const { model, loaded } = await openChosenModel(options, toWrite, io);
  try {
    return await work(model, loaded);
  } catch (error) {
    throw storeFault(error, model);
  } finally {
    await model.close();
  }
}
