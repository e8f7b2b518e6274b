/**
 * What judges when nothing is configured: signals that need no data of yours.
 */

import type { Signal } from '@backscatter/core';
import { createKeyword } from '@backscatter/keyword';
import { createShape } from './shape.ts';

/** `shape` and `keyword`. Proofs need your sent log, so without one few reports are certain. */
export function defaultSignals(): readonly Signal[] {
  return [createShape(), createKeyword()];
}
