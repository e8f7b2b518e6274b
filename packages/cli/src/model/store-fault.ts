/**
 * A store that fails is a fault with its name, not a stack.
 */

import { escapeText } from '@backscatter/core';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { OutputClosed } from '../io.ts';
import { modelFault } from './model-place.ts';

/**
 * What a store rejected with, as a fault; anything else as it is.
 *
 * @param shown names the store for a person; never a password
 */
export function storeFault(error: unknown, { shown }: { readonly shown: string }): unknown {
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
