import {
  type BayesModel,
  bayesModelFromJson,
  createBayesModel,
  featuresOfTokens,
  type LessonResult,
  teach,
} from '@backscatter/bayesian';
import type { MailClass } from '@backscatter/core';
import bayes from 'bayes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenStoreContract } from './token-store-contract.ts';

async function learn(
  model: BayesModel,
  id: string,
  tokens: readonly string[],
  as: MailClass | null,
): Promise<LessonResult | undefined> {
  const [result] = await teach(model, [{ id, features: featuresOfTokens(tokens), as }], 0);
  return result;
}

/** Counts of tokens in messages of spam and of ham. */
async function counts(
  model: BayesModel,
  tokens: readonly string[],
): Promise<readonly (readonly number[])[]> {
  const { keys } = featuresOfTokens(tokens);
  const { cells } = await model.read(keys, []);
  return tokens.map((_, i) => [...cells.subarray(4 * i, 4 * i + 2)]);
}

async function totals(model: BayesModel): Promise<readonly number[]> {
  const { spam, ham } = (await model.read(new Uint32Array(), [])).totals;
  return [spam, ham];
}

describe('the model in memory', () => {
  tokenStoreContract(() => createBayesModel());

  it('keeps the cells seen most often where there are too many', async () => {
    const model = createBayesModel({ maxCells: 10 });
    for (const id of ['1', '2']) await learn(model, id, ['b:often', 'b:more'], 'spam');
    await learn(
      model,
      '3',
      Array.from({ length: 20 }, (_, i) => `b:once${i}`),
      'ham',
    );
    expect((await model.size()).cells).toBe(9);
    expect(await counts(model, ['b:often', 'b:more'])).toEqual([
      [2, 0],
      [2, 0],
    ]);
    expect(JSON.parse(model.toJson()).vocabularySize).toBe(9);
    // What is dropped is not brought back by unlearning.
    await learn(
      model,
      '3',
      Array.from({ length: 20 }, (_, i) => `b:once${i}`),
      null,
    );
    expect((await model.size()).cells).toBe(2);
  });

  it('forgets the oldest learned message where there are too many', async () => {
    const model = createBayesModel({ maxLearned: 2 });
    for (const id of ['1', '2', '3']) await learn(model, id, ['b:x'], 'spam');
    const { learned } = await model.read(new Uint32Array(), ['1', '2']);
    expect(learned.map((one) => one?.as)).toEqual([undefined, 'spam']);
    expect(await totals(model)).toEqual([3, 0]);
    expect(() => createBayesModel({ maxLearned: 0 })).toThrow(/maxLearned/);
  });
});

describe('the JSON of a model', () => {
  it('is not confused by tokens named constructor or __proto__, as bayes alone is', async () => {
    const model = createBayesModel();
    const traps = ['b:constructor', 'b:__proto__', 'b:toString'];
    await learn(model, '1', traps, 'spam');
    const { model: copy } = bayesModelFromJson(model.toJson());
    expect(await counts(copy, traps)).toEqual(Array(3).fill([1, 0]));
    expect(JSON.parse(copy.toJson()).vocabularySize).toBe(3);
    const alone = bayes<string>({ tokenizer: (text) => text.split(' ') });
    await alone.learn('constructor', 'spam');
    // The bug this guards against; when it is gone, the prefix is no longer needed.
    expect(typeof alone.wordFrequencyCount['spam']?.['constructor']).toBe('string');
  });

  it('comes back with counts, corrections and learned messages', async () => {
    const model = createBayesModel();
    await learn(model, '1', ['b:x', 'b:__proto__'], 'spam');
    await learn(model, '2', ['b:x'], 'ham');
    const { model: copy, problems } = bayesModelFromJson(model.toJson());
    expect(problems).toEqual([]);
    expect(JSON.parse(copy.toJson())).toEqual(JSON.parse(model.toJson()));
    expect(await learn(copy, '1', ['b:x', 'b:__proto__'], 'spam')).toBe('unchanged');
    expect(await learn(copy, '1', ['b:x', 'b:__proto__'], null)).toBe('unlearned');
    expect(await learn(copy, '2', ['b:x'], null)).toBe('unlearned');
    expect(JSON.parse(copy.toJson())).toEqual(JSON.parse(createBayesModel().toJson()));
  });

  it('is read by bayes itself, which then categorizes', async () => {
    const model = createBayesModel();
    for (const [i, token] of ['b:pills', 'b:pills', 'b:meeting'].entries()) {
      await learn(model, String(i), [token], token === 'b:pills' ? 'spam' : 'ham');
    }
    const classifier = bayes.fromJson<string>(model.toJson());
    classifier.tokenizer = (text) => text.split(' ').map((word) => `b:${word}`);
    expect(await classifier.categorize('pills')).toBe('spam');
    expect(await classifier.categorize('meeting')).toBe('ham');
  });

  it('of bayes is read: prefixes tokens, clamps counts of words, drops accidents', async () => {
    const foreign = bayes<string>({ tokenizer: (text) => text.split(' ') });
    await foreign.learn('Free free free pills constructor', 'spam');
    await foreign.learn('meeting', 'ham');
    await foreign.learn('offer', 'newsletter');
    const { model, problems } = bayesModelFromJson(foreign.toJson());
    expect(await totals(model)).toEqual([1, 1]);
    expect(
      await counts(model, ['b:free', 'b:pills', 'b:constructor', 'b:meeting', 'b:offer']),
    ).toEqual([
      [1, 0],
      [1, 0],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(problems.map(({ code }) => code).sort()).toEqual([
      'bad-token-count',
      'count-above-documents',
      'unknown-category',
    ]);
    expect(problems.find(({ code }) => code === 'bad-token-count')?.detail).toBe(
      'a count is no whole number, that of: "constructor"',
    );
    const { vocabularySize, wordCount, totalDocuments } = JSON.parse(model.toJson());
    expect({ vocabularySize, wordCount, totalDocuments }).toEqual({
      vocabularySize: 3,
      wordCount: { spam: 2, ham: 1 },
      totalDocuments: 2,
    });
  });

  it.each([
    ['', 'the model is not JSON'],
    ['[]', 'the JSON is no model: it has no "wordFrequencyCount"'],
    ['null', 'the JSON is no model: it has no "wordFrequencyCount"'],
    ['{"wordFrequencyCount":[]}', 'the JSON is no model: it has no "wordFrequencyCount"'],
  ])('gives an empty model when it is %j, and says why', async (text, detail) => {
    const { model, problems } = bayesModelFromJson(text);
    expect(problems).toEqual([{ code: 'bad-model', detail }]);
    await learn(model, '1', ['b:x'], 'spam');
    expect(await totals(model)).toEqual([1, 0]);
  });

  it('gives only sound counts, whatever text it is', async () => {
    const key = fc.constantFrom('__proto__', 'constructor', 'b:x', 'X', '', 'y'.repeat(200), 'b:');
    const value = fc.oneof(
      { weight: 3, arbitrary: fc.integer({ min: -3, max: 9 }) },
      fc.constantFrom('function Object()12', null, 1.5, 1e300, {}, true),
    );
    const table = fc
      .array(fc.tuple(key, value), { maxLength: 6 })
      .map((pairs) => `{${pairs.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`)}}`);
    const cells = fc.option(fc.array(value, { maxLength: 20 }), { nil: undefined, freq: 1 });
    const text = fc
      .tuple(table, table, value, value, fc.json(), cells)
      .map(
        ([spam, ham, s, h, learned, own]) =>
          `{"docCount":{"spam":${JSON.stringify(s)},"ham":${JSON.stringify(h)}},` +
          `"wordFrequencyCount":{"spam":${spam},"ham":${ham}},` +
          `"backscatter":{"version":2,"learned":[${learned}]${own === undefined ? '' : `,"cells":${JSON.stringify(own)}`}}}`,
      );
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: text }, fc.string()), async (json) => {
        const { model } = bayesModelFromJson(json);
        const [spam = 0, ham = 0] = await totals(model);
        for await (const { cells } of model.chunks()) {
          for (let at = 0; at < cells.length; at += 4) {
            const [s = 0, h = 0] = cells.subarray(at, at + 2);
            expect(s + h).toBeGreaterThan(0);
            expect(s >= 0 && s <= spam && h >= 0 && h <= ham).toBe(true);
            seen += 1;
          }
        }
        const state = JSON.parse(model.toJson());
        for (const token of Object.keys(state.vocabulary)) expect(token).toMatch(/^.:/);
        expect(bayesModelFromJson(model.toJson()).problems).toEqual([]);
      }),
      { seed: 20260406, numRuns: 400 },
    );
    expect(seen).toBeGreaterThan(100);
  });
});
