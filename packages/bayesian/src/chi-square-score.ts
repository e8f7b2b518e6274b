/**
 * The classical way: the words' counts alone, combined by chi-square.
 *
 * A token seen once says nearly nothing, so its p is drawn towards a prior x as
 * if s more messages had said x (Robinson 2003): f = (s·x + n·p) / (s + n).
 * Tokens near 0.5 are left out, the strongest are combined (see `chi-square`).
 *
 * The constants are those of SpamBayes: s 0.45, x 0.5, least deviation 0.1, 150
 * clues. Those of SpamAssassin (0.030, 0.538, 0.346) and bogofilter (0.0178,
 * 0.52, 0.375) rank mails as well, but leave four times as many in the unsure
 * band.
 */

import { CELL_WIDTH, type ClassCounts } from '@backscatter/core';
import { combine } from './chi-square.ts';
import type { Features } from './features.ts';
import type { ScoreConstants } from './score-constants.ts';
import { shareOfSpam } from './weigh.ts';

/** A word that spoke. */
export interface Clue {
  readonly token: string;
  /** Probability that a mail with it is spam by the counts alone, 0 to 1. */
  readonly probability: number;
  /** What it added to the sum that gave the probability; negative for ham. */
  readonly contribution: number;
}

/** Probability of spam, and the words combined, the strongest first. */
export function chiSquareScore(
  { tokens }: Features,
  cells: Int32Array,
  totals: ClassCounts,
  { minDeviation, maxClues, priorStrength, prior }: ScoreConstants,
): { readonly probability: number; readonly clues: readonly Clue[] } {
  const clues: Clue[] = [];
  for (const [i, token] of tokens.entries()) {
    const at = i * CELL_WIDTH;
    const [spam, ham] = [cells[at] ?? 0, cells[at + 1] ?? 0];
    const probability = shareOfSpam(spam, ham, totals, priorStrength, prior);
    if (Math.abs(probability - 0.5) < minDeviation) continue;
    clues.push({ token, probability, contribution: Math.log(probability / (1 - probability)) });
  }
  clues.sort((a, b) => Math.abs(b.probability - 0.5) - Math.abs(a.probability - 0.5));
  const strongest = clues.slice(0, maxClues);
  return { probability: combine(strongest.map((clue) => clue.probability)), clues: strongest };
}
