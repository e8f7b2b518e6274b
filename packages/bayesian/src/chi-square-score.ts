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
import { CountMemo } from './count-memo.ts';
import type { Features } from './features.ts';
import type { ScoreConstants } from './score-constants.ts';
import { strongest } from './strongest.ts';
import { shareOfSpam } from './weigh.ts';

/** The p of a word that says nothing. */
const EVEN = 0.5;

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
  /** The spam probability of each word by itself. */
  readonly all: Float64Array;
}

/** The memo of the constants used last: nearly always there is one set. */
let [shares, sharesOf] = [new CountMemo(() => 0.5), ''];

function sharesFor({ priorStrength, prior }: ScoreConstants): CountMemo {
  const constants = `${priorStrength} ${prior}`;
  if (sharesOf !== constants) {
    shares = new CountMemo((spam, ham, totals) =>
      shareOfSpam(spam, ham, totals, priorStrength, prior),
    );
    sharesOf = constants;
  }
  return shares;
}

/** Combines the strongest words of a mail. */
export function chiSquareScore(
  { ends }: Features,
  cells: Int32Array,
  totals: ClassCounts,
  constants: ScoreConstants,
): ChiSquareScore {
  const memo = sharesFor(constants);
  memo.begin(totals);
  const { minDeviation, maxClues } = constants;
  const all = new Float64Array(ends[0] ?? 0);
  const far: number[] = [];
  for (let i = 0; i < all.length; i += 1) {
    const at = i * CELL_WIDTH;
    const p = memo.of(cells[at] ?? 0, cells[at + 1] ?? 0);
    all[i] = p;
    if (Math.abs(p - EVEN) >= minDeviation) far.push(p);
  }
  if (far.length <= maxClues) return { probability: combine(far), all };
  const places = strongestOf(all, constants);
  return { probability: combine(places.map((i) => all[i] ?? 0)), all };
}

/** Names the words combined, the strongest first. */
export function chiSquareClues(
  { tokenAt }: Features,
  { all }: ChiSquareScore,
  constants: ScoreConstants,
): readonly Clue[] {
  return strongestOf(all, constants).map((i) => {
    const probability = all[i] ?? 0;
    const contribution = Math.log(probability / (1 - probability));
    return { token: tokenAt(i), probability, contribution };
  });
}

function strongestOf(
  all: Float64Array,
  { minDeviation, maxClues }: ScoreConstants,
): readonly number[] {
  return strongest(all, EVEN, maxClues, minDeviation);
}
