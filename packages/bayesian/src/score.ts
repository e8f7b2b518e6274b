/**
 * From what a store holds to a probability, and to what decided.
 */

import {
  CELL_WIDTH,
  type ClassCounts,
  type TokenReading,
  type TokenStore,
} from '@backscatter/core';
import { type Clue, chiSquareClues, chiSquareScore } from './chi-square-score.ts';
import { BLOCKS, type Block, type Features, featuresOfTokens } from './features.ts';
import { type ScoreConstants, scoreConstants } from './score-constants.ts';
import { strongest } from './strongest.ts';
import { type Acquaintance, balanceVoice, STRANGER, voiceOf } from './voice.ts';
import { shareOfSpam, weigh } from './weigh.ts';

/**
 * From what is heard of the sum to the log odds of spam; no evidence is 0.5. The spam
 * cut-off of 0.9 lies at 2.6, the ham cut-off of 0.2 at −1.6. At 2.0 two of a hundred spam
 * more are caught, of mail like that which was learned; but of ham of other times and
 * places more than twice as much lies above it (7 instead of 3 of 1,000), and of real
 * bounces in the eyes of somebody else's model.
 */
const SLOPE = 0.85;

/**
 * What the words' chi-square combination is worth beside the sum: it errs on
 * other mails, and carries over better to mail of other times and places.
 * Chosen, like the constants of `weigh`, on parts learned and tested crosswise.
 */
const CHI_SQUARE_WEIGHT = 0.1;

/**
 * What strange habits are worth beside the sum, and up to where: type, charset and program go together, so
 * a third of what they say apart. What is usual with an author says nothing, for a forger hits it by chance.
 * On SpamAssassin's mail this calls no other of 1,473 later mails by authors of whom three were learned, and sees a
 * fifth of the forged mail that was missed. It could be worth more of people with one way to write; at 0.5, of addresses at which
 * several people write one mail of a thousand more is lost.
 */
const HABITS_WEIGHT = 0.3;
const MOST_STRANGE = 3;

/** Words named at most, the strongest first. */
const MAX_CLUES = 30;

/** Smaller contributions decide nothing. */
const LEAST_CONTRIBUTION = 0.01;

/** What is summed: the blocks, the combination of the words, and the author's habits. */
type Part = Block | 'chi-square' | 'habits';
const PARTS: readonly Part[] = [...BLOCKS, 'chi-square', 'habits'];

/** What a mail's features say. */
export interface Score {
  /** 0 (ham) to 1 (spam). */
  readonly probability: number;
  readonly verdict: 'spam' | 'ham' | 'unsure';
  /** Whether enough of both classes is learned for the probability to mean something. */
  readonly significant: boolean;
  /** What was learned in all. */
  readonly learned: ClassCounts;
  /** The words that decided, the strongest first. */
  readonly clues: readonly Clue[];
  /**
   * What each block of features, the words' chi-square combination, and habits that are strange to the author, added to the
   * sum that gave the probability, before its voice was lowered (see `voice.ts`); empty for the method `chi-square`.
   */
  readonly blocks: Readonly<Partial<Record<Part, number>>>;
}

/** Where spam and ham begin, and how much must be learned. */
export interface ScoreSettings extends ScoreConstants {
  readonly minLearned: ClassCounts;
}

/** How a model stands to a mail; of no account to the method `chi-square`. */
export interface Standing {
  /** How loudly it speaks, 0 to 1. Default 1. */
  readonly voice?: number;
  /** How well it knows whom the mail came back to. Default not at all. */
  readonly knows?: Acquaintance;
  /** How strange the mail's habits are to its author (see `habits.ts`). Default 0. */
  readonly strangeness?: number;
}

/** Nothing is known of either. */
const ALOOF: Standing = {};

/** Scores features by what a store answered. */
export function scoreReading(
  features: Features,
  { cells, totals }: Pick<TokenReading, 'cells' | 'totals'>,
  settings: ScoreSettings,
  { voice = 1, knows = STRANGER, strangeness = 0 }: Standing = ALOOF,
): Score {
  const { method, minLearned } = settings;
  const learned = { spam: totals.spam, ham: totals.ham };
  const significant = totals.spam >= minLearned.spam && totals.ham >= minLearned.ham;
  const combined = chiSquareScore(features, cells, totals, settings);
  if (method === 'chi-square') {
    const clues = chiSquareClues(features, combined, settings);
    return { ...judged(combined.probability, settings), significant, learned, clues, blocks: {} };
  }
  const { blocks, sum: weighed, words } = weigh(features, cells, totals);
  const together = CHI_SQUARE_WEIGHT * logOdds(combined.probability);
  const habits = HABITS_WEIGHT * Math.min(MOST_STRANGE, Math.max(0, strangeness));
  const sum = weighed + together + habits;
  const heard = voice * balanceVoice(totals) * voiceOf(features, sum, knows) * sum;
  const [ofWords = 0, header = 0, pairs = 0, letters = 0] = blocks;
  return {
    ...judged(logistic(SLOPE * heard), settings),
    significant,
    learned,
    clues: cluesOf(features, words, cells, totals),
    blocks: { words: ofWords, header, pairs, letters, 'chi-square': together, habits },
  };
}

/** The words that added most to the sum. */
function cluesOf(
  { tokenAt }: Features,
  words: Float64Array,
  cells: Int32Array,
  totals: ClassCounts,
): readonly Clue[] {
  return strongest(words, 0, MAX_CLUES, LEAST_CONTRIBUTION).map((i) => {
    const at = i * CELL_WIDTH;
    const probability = shareOfSpam(cells[at] ?? 0, cells[at + 1] ?? 0, totals, 1, 0.5);
    return { token: tokenAt(i), probability, contribution: words[i] ?? 0 };
  });
}

/**
 * Scores tokens alone by what a store has learned, by Robinson's and Fisher's
 * method.
 *
 * @param tokens as `tokenize` gives them, or a caller's own
 * @throws (rejects) when the store does
 */
export async function scoreTokens(
  store: TokenStore,
  tokens: readonly string[],
  constants: ScoreConstants = scoreConstants({ method: 'chi-square' }),
): Promise<Score> {
  const features = featuresOfTokens(tokens);
  const reading = await store.read(features.keys, []);
  return scoreReading(features, reading, { ...constants, minLearned: { spam: 1, ham: 1 } });
}

/**
 * Mixes what a person's own model and a shared one say. The own model has a
 * voice as loud as it has learned: as much as the shared one when `half`
 * messages of its rarer class are learned, nearly all with ten times as many.
 */
export function mixScores(own: Score, shared: Score, settings: ScoreSettings, half: number): Score {
  const known = Math.min(own.learned.spam, own.learned.ham);
  const share = known / (known + half);
  const odds = share * logOdds(own.probability) + (1 - share) * logOdds(shared.probability);
  const blocks = PARTS.map((part) => [
    part,
    share * (own.blocks[part] ?? 0) + (1 - share) * (shared.blocks[part] ?? 0),
  ]);
  return {
    ...judged(logistic(odds), settings),
    significant: own.significant || shared.significant,
    learned: {
      spam: own.learned.spam + shared.learned.spam,
      ham: own.learned.ham + shared.learned.ham,
    },
    clues: mixClues(own.clues, shared.clues, share),
    blocks: Object.fromEntries(blocks),
  };
}

/** The clues of both, each word once, as loud as its model. */
function mixClues(own: readonly Clue[], shared: readonly Clue[], share: number): readonly Clue[] {
  const mixed = new Map<string, Clue>();
  for (const [clues, part] of [
    [own, share],
    [shared, 1 - share],
  ] as const) {
    for (const clue of clues) {
      const contribution = part * clue.contribution;
      const before = mixed.get(clue.token);
      const sum = contribution + (before?.contribution ?? 0);
      // Of two probabilities, that of the louder model.
      const louder = before !== undefined && share >= 0.5 ? before : clue;
      mixed.set(clue.token, { ...louder, contribution: sum });
    }
  }
  return [...mixed.values()]
    .sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))
    .slice(0, MAX_CLUES);
}

function judged(
  probability: number,
  { hamCutoff, spamCutoff }: ScoreConstants,
): Pick<Score, 'probability' | 'verdict'> {
  const verdict = probability >= spamCutoff ? 'spam' : probability <= hamCutoff ? 'ham' : 'unsure';
  return { probability, verdict };
}

function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}

/** Nothing is certain: chi-square gives exact zeros. */
const EDGE = 1e-12;

/** The inverse, bounded. */
export function logOdds(probability: number): number {
  const p = Math.min(1 - EDGE, Math.max(EDGE, probability));
  return Math.log(p / (1 - p));
}
