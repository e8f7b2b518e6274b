/**
 * From cells to one number: how much a mail leans towards spam.
 *
 * Two methods look at each block of features (see `features`), and their sums
 * are added, for they err on different mails.
 *
 * Counts. p = b / (b + g), with b and g the shares of spam and ham that hold a
 * feature, drawn towards 0.5 as if s more messages had said so (Robinson 2003).
 * Features near 0.5 are left out; the log odds of the others are summed and
 * divided by the root of their number, for they are far from independent.
 *
 * Corrections. Logistic regression, learned from one message at a time
 * (Goodman and Yih, "Online Discriminative Spam Filter Training", 2006), only
 * where the model was wrong or nearly so. A feature's weight is η·θ / (√G + β),
 * with θ the sum of its corrections and G the sum of their squares: AdaGrad by
 * dual averaging (Duchi, Hazan and Singer 2011). So weights are not stored but
 * follow from two sums over messages. Sums do not depend on an order in which
 * they are taken back: unlearning subtracts exactly what a message had brought.
 *
 * The constants were chosen on a quarter of two public collections, learned
 * and tested crosswise.
 */

import { CELL_WIDTH, type ClassCounts } from '@backscatter/core';
import { CountMemo, LARGE, placeOf } from './count-memo.ts';
import { BLOCKS, type Features } from './features.ts';

/** Units of a correction and of its square in a cell. */
export const CORRECTION_UNIT = 2 ** -22;
export const SQUARE_UNIT = 2 ** -24;

/** η. */
const RATE = 0.4;
/** β: keeps the weight of a feature corrected once from being large. */
const DAMPING = 0.003;

/** What the counts are worth beside the corrections. */
const COUNT_WEIGHT = 0.08;
/** s. */
const PRIOR_STRENGTH = 0.1;
/** Features nearer than this to 0.5 are left out of the counts. */
const MIN_DEVIATION = 0.3;

/** What one mail's features say. */
export interface Weights {
  /** Towards spam if positive; of each block in the order of `BLOCKS`. */
  readonly blocks: readonly number[];
  /** Their sum. */
  readonly sum: number;
  /** What each feature of the first block added. */
  readonly words: Float64Array;
}

/**
 * How strongly one feature of each block is felt: the blocks share, and so do
 * the features of one. A block that is missing leaves its share unused: mail
 * without text is judged by its header as by a header, not as by all of it.
 */
export function strengths(ends: readonly number[]): readonly number[] {
  return ends.map((end, i) => {
    const size = end - (ends[i - 1] ?? 0);
    return size === 0 ? 0 : 1 / Math.sqrt(size * ends.length);
  });
}

/** The weight of a feature, before η; 0 for one that was not corrected. */
function weight(corrections: number, squares: number): number {
  // All bits for squares above 0, none for others: no branch.
  const kept = corrections & (-squares >> 31);
  return (kept * CORRECTION_UNIT) / (Math.sqrt(Math.abs(squares) * SQUARE_UNIT) + DAMPING);
}

/**
 * The corrections' part of the sum.
 *
 * @param rows where in `cells` the cell of each feature begins
 */
export function sumCorrections(
  ends: readonly number[],
  cells: Int32Array,
  rows: Int32Array,
): number {
  const strength = strengths(ends);
  let sum = 0;
  let i = 0;
  for (let block = 0; block < ends.length; block += 1) {
    let inBlock = 0;
    for (const end = ends[block] ?? 0; i < end; i += 1) {
      const at = rows[i] ?? 0;
      inBlock += weight(cells[at + 2] ?? 0, cells[at + 3] ?? 0);
    }
    sum += inBlock * (strength[block] ?? 0);
  }
  return RATE * sum;
}

/** Robinson's p of a feature, 0 to 1; 0.5 for one never seen. */
export function shareOfSpam(
  spam: number,
  ham: number,
  totals: ClassCounts,
  priorStrength: number,
  prior: number,
): number {
  const seen = spam + ham;
  if (seen === 0) return prior;
  // A class of which nothing is learned has no share; 1 keeps the division defined.
  const bad = Math.min(1, spam / Math.max(1, totals.spam));
  const good = Math.min(1, ham / Math.max(1, totals.ham));
  return (priorStrength * prior + (seen * bad) / (bad + good)) / (priorStrength + seen);
}

/** The log odds that counts give, 0 where they are too near to even. */
const odds = new CountMemo((spam, ham, totals) => {
  const p = shareOfSpam(spam, ham, totals, PRIOR_STRENGTH, 0.5);
  return Math.abs(p - 0.5) >= MIN_DEVIATION ? Math.log(p / (1 - p)) : 0;
});

/** Weighs the cells of a mail's features, `CELL_WIDTH` numbers for each key. */
export function weigh(features: Features, cells: Int32Array, totals: ClassCounts): Weights {
  const { ends } = features;
  const strength = strengths(ends);
  const blocks: number[] = [];
  const words = new Float64Array(ends[0] ?? 0);
  odds.begin(totals);
  const { values, isSet } = odds;
  let i = 0;
  for (let block = 0; block < BLOCKS.length; block += 1) {
    const end = ends[block] ?? 0;
    let counted = 0;
    let summed = 0;
    let corrected = 0;
    // No branches on what a cell holds: it cannot be foreseen, and a wrong guess costs more than the sum.
    for (; i < end; i += 1) {
      const at = i * CELL_WIDTH;
      const spam = cells[at] ?? 0;
      const ham = cells[at + 1] ?? 0;
      const place = placeOf(spam, ham);
      if (place === LARGE || Number.isNaN(values[place])) odds.make(place, spam, ham);
      summed += values[place] ?? 0;
      counted += isSet[place] ?? 0;
      corrected += weight(cells[at + 2] ?? 0, cells[at + 3] ?? 0);
    }
    const perOdds = COUNT_WEIGHT / Math.sqrt(Math.max(1, counted));
    const perWeight = RATE * (strength[block] ?? 0);
    blocks.push(perOdds * summed + perWeight * corrected);
    if (block > 0) continue;
    for (let word = 0; word < end; word += 1) {
      const at = word * CELL_WIDTH;
      const own = odds.of(cells[at] ?? 0, cells[at + 1] ?? 0);
      words[word] = perOdds * own + perWeight * weight(cells[at + 2] ?? 0, cells[at + 3] ?? 0);
    }
  }
  return { blocks, sum: blocks.reduce((all, one) => all + one, 0), words };
}
