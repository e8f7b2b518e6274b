/**
 * What a mail is judged by, and where spam and ham begin.
 */

import { parseOptions } from '@backscatter/core';
import { z } from 'zod';

/** What a mail is judged by. */
export interface ScoreConstants {
  /**
   * `corrected` (default): counts and corrections of all features (see `weigh`), and the next beside them.
   * `chi-square`: Robinson's and Fisher's combination of the words' counts alone.
   */
  readonly method: 'corrected' | 'chi-square';
  /** Up to this probability it is ham. Default 0.2. */
  readonly hamCutoff: number;
  /** From this probability on it is spam. Default 0.9. */
  readonly spamCutoff: number;
  /** Of the chi-square combination. s: how many messages the prior is worth. More than 0. Default 0.45. */
  readonly priorStrength: number;
  /** Of the chi-square combination. x: the probability of a token never seen, 0 to 1. Default 0.5. */
  readonly prior: number;
  /** Of the chi-square combination. Tokens nearer than this to 0.5 are left out, 0 to 0.5. Default 0.1. */
  readonly minDeviation: number;
  /** Of the chi-square combination. Tokens combined, the strongest first. Default 150. */
  readonly maxClues: number;
}

/** The zod shape of `ScoreConstants`, with the defaults; `createBayesian` takes them too. */
export const scoreConstantsShape = {
  method: z.enum(['corrected', 'chi-square']).default('corrected'),
  hamCutoff: z.number().min(0).max(1).default(0.2),
  spamCutoff: z.number().min(0).max(1).default(0.9),
  priorStrength: z.number().positive().default(0.45),
  prior: z.number().min(0).max(1).default(0.5),
  minDeviation: z.number().min(0).max(0.5).default(0.1),
  maxClues: z.int().positive().default(150),
};

/** Refuses cut-offs that leave no room for "unsure". */
export const CUTOFFS_IN_ORDER = {
  path: ['hamCutoff'],
  message: 'must be less than "spamCutoff"',
};

const constantsSchema = z
  .strictObject(scoreConstantsShape)
  .refine(({ hamCutoff, spamCutoff }) => hamCutoff < spamCutoff, CUTOFFS_IN_ORDER);

/**
 * Fills in the default constants.
 *
 * @throws TypeError for a wrong one
 */
export function scoreConstants(changes: Partial<ScoreConstants> = {}): ScoreConstants {
  return parseOptions('scoreConstants', constantsSchema, changes);
}
