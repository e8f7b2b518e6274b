import { bayesModelFromJson, createBayesModel } from '@backscatter/bayesian';
import bayes from 'bayes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenStoreContract } from './token-store-contract.ts';

describe('the model on bayes', () => {
  tokenStoreContract(() => createBayesModel());

  it('is not confused by tokens named constructor or __proto__, as bayes alone is', async () => {
    const model = createBayesModel();
    await model.learn('1', ['constructor', '__proto__', 'toString'], 'spam');
    expect(await model.counts(['constructor', '__proto__', 'toString'])).toEqual(
      Array(3).fill({ spam: 1, ham: 0 }),
    );
    expect(JSON.parse(model.toJson()).vocabularySize).toBe(3);
    const alone = bayes<string>({ tokenizer: (text) => text.split(' ') });
    await alone.learn('constructor', 'spam');
    // The bug this guards against; when it is gone, the prefix is no longer needed.
    expect(typeof alone.wordFrequencyCount['spam']?.['constructor']).toBe('string');
  });

  it('keeps every sum of bayes consistent when it unlearns', async () => {
    const model = createBayesModel();
    const empty = JSON.parse(model.toJson());
    await model.learn('1', ['b:x', 'b:y'], 'spam');
    await model.learn('2', ['b:x'], 'ham');
    const before = model.toJson();
    await model.learn('3', ['b:x', 'b:z'], 'spam');
    await model.unlearn('3', ['b:x', 'b:z'], 'spam');
    expect(JSON.parse(model.toJson())).toEqual(JSON.parse(before));
    await model.unlearn('1', ['b:x', 'b:y'], 'spam');
    await model.unlearn('2', ['b:x'], 'ham');
    expect(JSON.parse(model.toJson())).toEqual(empty);
  });

  it('comes back from its JSON with counts and learned messages', async () => {
    const model = createBayesModel();
    await model.learn('1', ['b:x', 'b:__proto__'], 'spam');
    await model.learn('2', ['b:x'], 'ham');
    const { model: copy, problems } = bayesModelFromJson(model.toJson());
    expect(problems).toEqual([]);
    expect(JSON.parse(copy.toJson())).toEqual(JSON.parse(model.toJson()));
    await copy.learn('1', ['b:x', 'b:__proto__'], 'spam');
    expect(JSON.parse(copy.toJson())).toEqual(JSON.parse(model.toJson()));
    await copy.learn('3', ['b:x'], 'ham');
    expect(await copy.counts(['b:x'])).toEqual([{ spam: 1, ham: 2 }]);
  });

  it('is read by bayes itself, which then categorizes', async () => {
    const model = createBayesModel();
    for (const [i, token] of ['b:pills', 'b:pills', 'b:meeting'].entries()) {
      await model.learn(String(i), [token], token === 'b:pills' ? 'spam' : 'ham');
    }
    const classifier = bayes.fromJson<string>(model.toJson());
    classifier.tokenizer = (text) => text.split(' ').map((word) => `b:${word}`);
    expect(await classifier.categorize('pills')).toBe('spam');
    expect(await classifier.categorize('meeting')).toBe('ham');
  });

  it('reads what bayes wrote: prefixes tokens, clamps counts of words, drops accidents', async () => {
    const foreign = bayes<string>({ tokenizer: (text) => text.split(' ') });
    await foreign.learn('Free free free pills constructor', 'spam');
    await foreign.learn('meeting', 'ham');
    await foreign.learn('offer', 'newsletter');
    const { model, problems } = bayesModelFromJson(foreign.toJson());
    expect(await model.totals()).toEqual({ spam: 1, ham: 1 });
    expect(
      await model.counts(['b:free', 'b:pills', 'b:constructor', 'b:meeting', 'b:offer']),
    ).toEqual([
      { spam: 1, ham: 0 },
      { spam: 1, ham: 0 },
      { spam: 0, ham: 0 },
      { spam: 0, ham: 1 },
      { spam: 0, ham: 0 },
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
  ])('is empty when read from %j, and says why', async (text, detail) => {
    const { model, problems } = bayesModelFromJson(text);
    expect(problems).toEqual([{ code: 'bad-model', detail }]);
    await model.learn('1', ['b:x'], 'spam');
    expect(await model.totals()).toEqual({ spam: 1, ham: 0 });
  });

  it('holds only sound counts, whatever text it is read from', async () => {
    const key = fc.constantFrom('__proto__', 'constructor', 'b:x', 'X', '', 'y'.repeat(200), 'b:');
    const value = fc.oneof(
      fc.integer({ min: -3, max: 9 }),
      fc.constantFrom('function Object()12', null, 1.5, 1e300, {}, true),
    );
    const table = fc
      .array(fc.tuple(key, value), { maxLength: 6 })
      .map((pairs) => `{${pairs.map(([k, v]) => `${JSON.stringify(k)}:${JSON.stringify(v)}`)}}`);
    const text = fc
      .tuple(table, table, value, value, fc.json())
      .map(
        ([spam, ham, s, h, learned]) =>
          `{"docCount":{"spam":${JSON.stringify(s)},"ham":${JSON.stringify(h)}},` +
          `"wordFrequencyCount":{"spam":${spam},"ham":${ham}},"backscatter":{"learned":[${learned}]}}`,
      );
    let tokens = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 9, arbitrary: text }, fc.string()), async (json) => {
        const { model } = bayesModelFromJson(json);
        const totals = await model.totals();
        const state = JSON.parse(model.toJson());
        for (const as of ['spam', 'ham'] as const) {
          const entries: readonly [string, number][] = Object.entries(state.wordFrequencyCount[as]);
          for (const [token, count] of entries) {
            expect(token).toMatch(/^.:/);
            expect(Number.isSafeInteger(count) && count > 0 && count <= totals[as]).toBe(true);
          }
          expect(state.wordCount[as]).toBe(entries.reduce((all, [, count]) => all + count, 0));
          tokens += entries.length;
        }
        expect(bayesModelFromJson(model.toJson()).problems).toEqual([]);
      }),
      { seed: 20260406, numRuns: 400 },
    );
    expect(tokens).toBeGreaterThan(100);
  });

  it('forgets the oldest learned message where there are too many', async () => {
    const model = createBayesModel({ maxLearned: 2 });
    for (const id of ['1', '2', '3']) await model.learn(id, ['b:x'], 'spam');
    expect(await model.learnedAs('1')).toBeNull();
    expect(await model.learnedAs('2')).toBe('spam');
    expect(await model.totals()).toEqual({ spam: 3, ham: 0 });
    expect(() => createBayesModel({ maxLearned: 0 })).toThrow(/maxLearned/);
  });
});
