/**
 * Work on an open model: closed whatever happens, and a store that fails is a
 * fault with the model's name, not a stack.
 */

import type { LoadedConfig } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { type Io, OutputClosed } from '../io.ts';
import { escapeText } from '../render/escape-text.ts';
import { type ModelOptions, openChosenModel } from './model-options.ts';
import { modelFault } from './model-place.ts';
import type { OpenModel } from './open-model.ts';

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

/** What a store rejected with, as a fault; anything else as it is. */
export function storeFault(error: unknown, { shown }: Pick<OpenModel, 'shown'>): unknown {
  const isOurs = error instanceof Fault || error instanceof OutputClosed;
  if (isOurs || !(error instanceof Error) || isWrite(error)) return error;
  // One of LMDB names its directory itself.
  return error.message.startsWith('LMDB store ')
    ? new Fault(EXIT.model, escapeText(error.message))
    : modelFault(shown, error.message);
}

/** Of standard output, which `runProgram` explains. */
function isWrite(error: Error): boolean {
  return (error as NodeJS.ErrnoException).syscall === 'write';
}
