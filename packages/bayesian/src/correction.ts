/**
 * What a message adds to the cells of its features.
 *
 * Counts: one each. Corrections: how wrong the model was about it, spread over
 * the features. The error is remembered with the message, as a whole number, and
 * everything else follows from it; so the same numbers can be made again and
 * taken back.
 */

import type { ClassCounts, Learned, MailClass, TokenTotals } from '@backscatter/core';
import { CORRECTION_UNIT, SQUARE_UNIT, strengths } from './weigh.ts';

/** Units of an error in one. */
export const ERROR_UNITS = 65_536;

/** Smaller errors teach nothing. */
const LEAST_ERROR = 0.05;

/**
 * How far the errors corrected for one class may be ahead of the other's. Mail
 * learned class by class would otherwise pull every feature to the class that
 * came last; where one is too far ahead, its messages are counted only.
 */
const HEAD_START = 5 * ERROR_UNITS;
const AHEAD = 1.5;

/**
 * The error to correct, in units of 1/65536; 0 where there is nothing to.
 *
 * @param sum what the corrections learned so far say, towards spam if positive
 */
export function errorOf(sum: number, as: MailClass, totals: TokenTotals): number {
  const error = 1 / (1 + Math.exp(as === 'spam' ? sum : -sum));
  if (error < LEAST_ERROR) return 0;
  const [own, other] =
    as === 'spam' ? [totals.spamError, totals.hamError] : [totals.hamError, totals.spamError];
  return own > HEAD_START + AHEAD * other ? 0 : Math.round(error * ERROR_UNITS);
}

/** Numbers to add to each cell of a block. */
export interface BlockStep {
  readonly correction: number;
  readonly square: number;
}

/** What a message learned as `learned` adds to the cells of each block of its features. */
export function stepsOf(ends: readonly number[], learned: Learned): readonly BlockStep[] {
  const towards = learned.as === 'spam' ? 1 : -1;
  return strengths(ends).map((strength) => {
    const size = (learned.error / ERROR_UNITS) * strength;
    return {
      correction: towards * Math.round(size / CORRECTION_UNIT),
      // At least one unit, or the weight of a feature corrected by little would have no divisor.
      square: size === 0 ? 0 : Math.max(1, Math.round((size * size) / SQUARE_UNIT)),
    };
  });
}

/** What a message adds to the totals. */
export function totalsOf({ as, error }: Learned): TokenTotals {
  return as === 'spam'
    ? { spam: 1, ham: 0, spamError: error, hamError: 0 }
    : { spam: 0, ham: 1, spamError: 0, hamError: error };
}

/** Sums totals, the second taken `times`. */
export function addTotals(one: TokenTotals, other: TokenTotals, times: 1 | -1): TokenTotals {
  return {
    spam: one.spam + times * other.spam,
    ham: one.ham + times * other.ham,
    spamError: one.spamError + times * other.spamError,
    hamError: one.hamError + times * other.hamError,
  };
}

/** Nothing learned. */
export const NO_TOTALS: TokenTotals & ClassCounts = { spam: 0, ham: 0, spamError: 0, hamError: 0 };
