/**
 * A token model in memory on the counts of `bayes`, the naive Bayes classifier
 * for JavaScript; this is the only file that knows it.
 *
 * Its state is public and its JSON widely used, so a model moves in and out.
 * Its arithmetic is not used: `categorize` gives a label only. Three traps are
 * shut here. It counts words where Robinson's method needs messages: each
 * token is learned once per message, so both agree. It cannot unlearn: that is
 * done on its counts. It keeps tokens as keys of plain objects, where
 * `constructor` already has a value: every key has a prefix.
 */

/// <reference path="./bayes.d.ts" />
import { type MailClass, type Problem, parseOptions, type TokenStore } from '@backscatter/core';
import bayes, { type Classifier } from 'bayes';
import { z } from 'zod';
import { createLearnedIds, type LearnedIds } from './learned-ids.ts';
import { readModelJson } from './model-json.ts';
import { prefixed } from './prefixed.ts';

/** Ids remembered by default: 60 bytes each in JSON. */
const DEFAULT_MAX_LEARNED = 100_000;

const CLASSES: readonly MailClass[] = ['spam', 'ham'];

type Tokens = readonly string[];

/** Options of a model. */
export interface BayesModelOptions {
  /** Learned messages remembered, for idempotence and unlearning; older ones are forgotten. Default 100,000. */
  readonly maxLearned?: number;
}

const optionsSchema = z.strictObject({
  maxLearned: z.int().positive().default(DEFAULT_MAX_LEARNED),
});

/** A token store in memory. Tokens without a prefix count as words of the body. */
export interface BayesModel extends TokenStore {
  /**
   * The model as JSON that `bayes.fromJson` reads too (which then needs a
   * tokenizer that prefixes). Call it when what was learned has been awaited.
   */
  toJson(): string;
}

/**
 * Makes an empty model.
 *
 * @throws TypeError for a wrong option
 */
export function createBayesModel(options: BayesModelOptions = {}): BayesModel {
  const { maxLearned } = parseOptions('createBayesModel', optionsSchema, options);
  const classifier = bayes<Tokens>({ tokenizer: identity });
  return modelOn(classifier, createLearnedIds(maxLearned));
}

/**
 * Reads a model that `toJson` or `bayes` wrote. Never throws for what the text
 * holds: what is bad is left out and named in `problems`; text that is no
 * model gives an empty one.
 *
 * @throws TypeError for a wrong option
 */
export function bayesModelFromJson(
  text: string,
  options: BayesModelOptions = {},
): { readonly model: BayesModel; readonly problems: readonly Problem[] } {
  const { maxLearned } = parseOptions('bayesModelFromJson', optionsSchema, options);
  const { state, learned, problems } = readModelJson(text);
  const classifier = bayes.fromJson<Tokens>(JSON.stringify(state));
  // Functions are not in JSON; with the default tokenizer a model of prefixed tokens knows nothing.
  classifier.tokenizer = identity;
  const ids = createLearnedIds(maxLearned);
  for (const [id, as] of learned) ids.set(id, as);
  return { model: modelOn(classifier, ids), problems };
}

function modelOn(classifier: Classifier<Tokens>, learned: LearnedIds): BayesModel {
  for (const name of CLASSES) classifier.initializeCategory(name);
  const spam = tableOf(classifier, 'spam');
  const ham = tableOf(classifier, 'ham');

  // `learn` of bayes is asynchronous: one change after the other, or two could interleave.
  let last: Promise<void> = Promise.resolve();
  const inTurn = (change: () => Promise<void>): Promise<void> => {
    last = last.then(change, change);
    return last;
  };

  return {
    totals: async () => ({
      spam: classifier.docCount['spam'] ?? 0,
      ham: classifier.docCount['ham'] ?? 0,
    }),
    counts: async (tokens) =>
      tokens.map((token) => {
        const key = prefixed(token);
        return { spam: spam[key] ?? 0, ham: ham[key] ?? 0 };
      }),
    learnedAs: async (id) => learned.get(id),
    learn: (id, tokens, as) =>
      inTurn(async () => {
        const before = learned.get(id);
        if (before === as) return;
        const keys = distinct(tokens);
        if (before !== null) takeBack(classifier, keys, before);
        await classifier.learn(keys, as);
        learned.set(id, as);
      }),
    unlearn: (id, tokens, as) =>
      inTurn(async () => {
        if (learned.get(id) !== as) return;
        takeBack(classifier, distinct(tokens), as);
        learned.delete(id);
      }),
    // The counts may have millions of keys: what is ours is put behind them, not parsed in.
    toJson: () =>
      `${classifier.toJson().slice(0, -1)},"backscatter":${JSON.stringify({
        version: 1,
        learned: learned.entries(),
      })}}`,
  };
}

/** Undoes one `learn`: every count that it raised goes down by as much. */
function takeBack(classifier: Classifier<Tokens>, keys: Tokens, as: MailClass): void {
  const table = tableOf(classifier, as);
  const other = tableOf(classifier, as === 'spam' ? 'ham' : 'spam');
  for (const key of keys) {
    const count = table[key];
    if (count === undefined) continue;
    lower(classifier.wordCount, as);
    if (count > 1) {
      table[key] = count - 1;
      continue;
    }
    delete table[key];
    if (other[key] === undefined && classifier.vocabulary[key] === true) {
      delete classifier.vocabulary[key];
      classifier.vocabularySize -= 1;
    }
  }
  lower(classifier.docCount, as);
  classifier.totalDocuments = Math.max(0, classifier.totalDocuments - 1);
}

function lower(counts: Record<string, number>, name: MailClass): void {
  counts[name] = Math.max(0, (counts[name] ?? 0) - 1);
}

function tableOf(classifier: Classifier<Tokens>, name: MailClass): Record<string, number> {
  const table = classifier.wordFrequencyCount[name];
  if (table === undefined) throw new Error(`bayes has no category ${name}`);
  return table;
}

function distinct(tokens: Tokens): Tokens {
  return [...new Set(tokens.map(prefixed))];
}

function identity(tokens: Tokens): Tokens {
  return tokens;
}
