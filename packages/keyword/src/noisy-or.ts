/**
 * Noisy-or (Pearl, "Probabilistic Reasoning in Intelligent Systems", 1988,
 * section 4.3.2): several independent causes, each sufficient with its own
 * probability. The effect is absent only when every one of them fails.
 */

/**
 * Combines probabilities to 1 − ∏(1 − p): 0 for none, never less than the
 * largest, never above 1.
 */
export function noisyOr(probabilities: readonly number[]): number {
  return 1 - probabilities.reduce((none, p) => none * (1 - p), 1);
}
