/**
 * What a run saw of one message: its truth, and every signal's answer. Answers do
 * not depend on weights, so one run serves every ablation, the fit and the
 * calibration: they are scored again from these (`judge/score-again.ts`).
 */

import type { Label, VerdictKind } from '@backscatter/core';
import type { WeighedAnswer } from '@backscatter/pipeline/pure';
import type { Truth } from './truth.ts';

/** One signal's answer. */
export type ObservedAnswer = WeighedAnswer;

/** A message of known truth, with the verdict and every signal's answer. */
export interface Observation {
  readonly truth: Truth;
  /** What the classifier said with its own weights. */
  readonly label: Label;
  readonly kind: VerdictKind;
  readonly score: number;
  /** Null for `not-a-bounce`. */
  readonly probability: number | null;
  readonly answers: readonly ObservedAnswer[];
}

/** A verdict of any filter on a message of known truth: all that measures need. */
export interface Judged {
  readonly truth: Truth;
  readonly label: Label;
  /** Higher speaks for backscatter; any scale, equal for equals. */
  readonly score: number;
  /** Of backscatter, 0 to 1; null where the filter states none. */
  readonly probability: number | null;
}
