import type { BounceReason } from '@backscatter/core';

/**
 * Two words that say something together, whatever stands between: `mailbox`
 * and `full` in "mailbox of bob is currently full". Who writes a refusal himself
 * chooses his own sentence, but seldom his own words.
 */
export interface WordPair {
  readonly subjects: readonly string[];
  /** What may follow a subject in the same sentence. */
  readonly after: readonly string[];
  /** What may stand before a subject, at most two words away. */
  readonly before: readonly string[];
  /** What must not stand right before a subject, for it makes it another's. */
  readonly notAfter?: readonly string[];
}

/** Traits that limit a row; see `readTraits` in `classify-reason.ts`. */
export interface Limits {
  readonly only?: readonly string[];
  readonly except?: readonly string[];
}

/** What a row's phrases, or its pair of words, say. */
export type ReasonRow = readonly [
  reason: BounceReason,
  phrases: readonly string[],
  limits?: Limits,
  pair?: WordPair,
];
