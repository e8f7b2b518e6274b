/**
 * The three ways a signal can answer, by name.
 */

import type { Finding, Outcome } from './signal.ts';

/** It looked, and this is what it found; nothing is an answer too. */
export function found(findings: readonly Finding[], notes: readonly unknown[] = []): Outcome {
  return notes.length === 0 ? { status: 'ok', findings } : { status: 'ok', findings, notes };
}

/** There is nothing to judge by. `why` completes "abstained because …". */
export function abstained(why: string): Outcome {
  return { status: 'abstained', why };
}

/** A source did not answer. `why` must not hold a secret. */
export function unavailable(why: string): Outcome {
  return { status: 'unavailable', why };
}
