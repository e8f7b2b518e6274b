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
import { strongest } from './strongest.ts';
import { shareOfSpam } from './weigh.ts';

/** A word that spoke. */
export interface Clue {
  readonly token: string;
  /** Probability that a mail with it is spam by the counts alone, 0 to 1. */
  readonly probability: number;
  /** What it added to the sum that gave the probability; negative for ham. */
  readonly contribution: number;
}

/** What the words' counts say. */
export interface ChiSquareScore {
  /** Probability of spam, 0 to 1. */
  readonly probability: number;
  /** The words combined, the strongest first: their places in the mail's tokens. */
  readonly places: readonly number[];
  /** And their own probabilities. */
  readonly probabilities: readonly number[];
}

/** Combines the strongest words of a mail. */
export function chiSquareScore(
  { ends }: Features,
  cells: Int32Array,
  totals: ClassCounts,
  { minDeviation, maxClues, priorStrength, prior }: ScoreConstants,
): ChiSquareScore {
  const all: number[] = [];
  const deviations: number[] = [];
  const words = ends[0] ?? 0;
  for (let i = 0; i < words; i += 1) {
    const at = i * CELL_WIDTH;
    const p = shareOfSpam(cells[at] ?? 0, cells[at + 1] ?? 0, totals, priorStrength, prior);
    all.push(p);
    deviations.push(Math.abs(p - 0.5));
  }
  const places = strongest(deviations, maxClues, minDeviation);
  const probabilities = places.map((i) => all[i] ?? 0);
  return { probability: combine(probabilities), places, probabilities };
}

/** Names the words combined. */
export function chiSquareClues(
  { tokens }: Features,
  { places, probabilities }: ChiSquareScore,
): readonly Clue[] {
  return places.map((i, n) => {
    const probability = probabilities[n] ?? 0;
    const contribution = Math.log(probability / (1 - probability));
    return { token: tokens[i] ?? '', probability, contribution };
  });
}
