/**
 * The signal `bayesian`: is the message that the report returns spam?
 *
 * It judges the returned message only, never the notice around it. Filters
 * that read the whole bounce learn that "MAILER-DAEMON" and "delivery failed"
 * are spam, and from then on lose real bounces. Where nothing came back, or
 * too little was learned, it abstains.
 */

import {
  abstained,
  type ClassCounts,
  type Finding,
  found,
  type Mail,
  type MailClass,
  type Outcome,
  parseOptions,
  type Signal,
  type TokenStore,
  unavailable,
} from '@backscatter/core';
import { z } from 'zod';
import { mailId } from './mail-id.ts';
import {
  CUTOFFS_IN_ORDER,
  type Score,
  type ScoreConstants,
  scoreConstantsShape,
  scoreCounts,
  scoreTokens,
} from './score-tokens.ts';
import { tokenize } from './tokenize.ts';

/** Clues named in a finding. */
const SHOWN_CLUES = 5;

/** Options of `createBayesian`. */
export interface BayesianOptions extends Partial<ScoreConstants> {
  /** Where the counts live. */
  readonly store: TokenStore;
  /**
   * Messages of each class that must be learned before it answers. Default 200,
   * as rspamd has it; with 20, three of a hundred honest mails passed for spam.
   */
  readonly minLearned?: Partial<ClassCounts>;
}

const STORE_METHODS = ['totals', 'counts', 'learnedAs', 'learn', 'unlearn'];

const least = z.int().min(1).default(200);

const optionsSchema = z
  .strictObject({
    ...scoreConstantsShape,
    store: z.custom<TokenStore>(isStore, 'must be a TokenStore'),
    minLearned: z.strictObject({ spam: least, ham: least }).prefault({}),
  })
  .refine(({ hamCutoff, spamCutoff }) => hamCutoff < spamCutoff, CUTOFFS_IN_ORDER);

type Settings = z.output<typeof optionsSchema>;

/** The signal, and the way to teach it. */
export interface Bayesian extends Signal {
  /** Learns a message once; learning it as the other class moves it. Rejects when the store does. */
  learn(mail: Mail, as: MailClass): Promise<void>;
  /** Takes back what was learned; no effect on a message not learned as that class. */
  unlearn(mail: Mail, as: MailClass): Promise<void>;
  /** Scores a message, however little was learned. Rejects when the store does. */
  score(mail: Mail): Promise<Score>;
}

/**
 * Makes the signal.
 *
 * @throws TypeError for a wrong option
 */
export function createBayesian(options: BayesianOptions): Bayesian {
  const settings = parseOptions('createBayesian', optionsSchema, options);
  const { store } = settings;
  return {
    name: 'bayesian',
    round: 'content',
    codes: ['bayes-spam', 'bayes-ham'],
    check: async ({ report }) => {
      const { mail } = report.returned;
      if (mail === null) return abstained('nothing of the original came back');
      try {
        return await judge(mail, settings);
      } catch {
        // The store's message may name hosts and passwords.
        return unavailable('the token store did not answer');
      }
    },
    learn: async (mail, as) => {
      const tokens = tokenize(mail);
      return store.learn(mailId(mail, tokens), tokens, as);
    },
    unlearn: async (mail, as) => {
      const tokens = tokenize(mail);
      return store.unlearn(mailId(mail, tokens), tokens, as);
    },
    score: async (mail) => scoreTokens(store, tokenize(mail), settings),
  };
}

async function judge(mail: Mail, settings: Settings): Promise<Outcome> {
  const { store, minLearned } = settings;
  const totals = await store.totals();
  if (totals.spam < minLearned.spam || totals.ham < minLearned.ham) {
    return abstained(
      `too little is learned: ${totals.spam} of ${minLearned.spam} spam, ${totals.ham} of ${minLearned.ham} ham`,
    );
  }
  const tokens = tokenize(mail);
  const score = scoreCounts(tokens, await store.counts(tokens), totals, settings);
  return found(findingsOf(score, settings));
}

function findingsOf(score: Score, { hamCutoff, spamCutoff }: Settings): readonly Finding[] {
  const { probability, verdict, significant } = score;
  if (verdict === 'unsure') return [];
  const clues = score.clues.slice(0, SHOWN_CLUES);
  const named = clues.map(({ token }) => JSON.stringify(token)).join(', ');
  const percent = (100 * probability).toFixed(1);
  return [
    {
      code: `bayes-${verdict}`,
      strength:
        verdict === 'spam' ? share(probability, spamCutoff) : share(1 - probability, 1 - hamCutoff),
      summary: `The returned message looks like ${verdict}: ${percent} % spam by ${significant} tokens, strongest ${named}.`,
      data: { probability, significant, clues },
    },
  ];
}

/** How far a value lies between the cut-off (0) and certainty (1). */
function share(value: number, cutoff: number): number {
  return cutoff >= 1 ? 1 : Math.min(1, Math.max(0, (value - cutoff) / (1 - cutoff)));
}

function isStore(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return STORE_METHODS.every((name) => typeof Reflect.get(value, name) === 'function');
}
