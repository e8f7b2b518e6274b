import {
  createBayesModel,
  type Features,
  featuresOfTokens,
  type Lesson,
  scoreConstants,
  scoreReading,
  teach,
} from '@backscatter/bayesian';
import type { MailClass, TokenStore } from '@backscatter/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const settings = { ...scoreConstants(), minLearned: { spam: 1, ham: 1 } };

/** Features as a mail has them: words, and as many of the other blocks. */
function features(words: readonly string[]): Features {
  const { keys, tokenAt } = featuresOfTokens(words);
  const all = [1, 2, 3, 4].flatMap((block) => [...keys].map((key) => Math.imul(key, block) >>> 0));
  return {
    keys: Uint32Array.from(new Set(all)),
    ends: [1, 2, 3, 4].map((n) => n * keys.length),
    tokenAt,
    habits: () => ({ author: null, all: [], own: [] }),
    counted: () => [words.length, 1],
  };
}

const lesson = (id: string, words: readonly string[], as: MailClass | null): Lesson => ({
  id,
  features: features(words),
  as,
});

async function probability(store: TokenStore, words: readonly string[]): Promise<number> {
  const asked = features(words);
  return scoreReading(asked, await store.read(asked.keys, []), settings).probability;
}

describe('teaching', () => {
  it('takes everything back to the last bit, in whatever order', async () => {
    const id = fc.constantFrom('1', '2', '3', '4', '5', '6');
    const as = fc.constantFrom<MailClass | null>('spam', 'ham', null);
    const step = fc.tuple(id, as);
    const wordsOf = (name: string): readonly string[] => [
      'all',
      `own${name}`,
      `pair${Number(name) % 2}`,
    ];
    let most = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
        const store = createBayesModel();
        const empty = store.toJson();
        for (const [name, what] of steps)
          await teach(store, [lesson(name, wordsOf(name), what)], 0);
        most = Math.max(most, (await store.size()).messages);
        for (const name of ['3', '1', '6', '5', '2', '4']) {
          await teach(store, [lesson(name, wordsOf(name), null)], 0);
        }
        expect(JSON.parse(store.toJson())).toEqual(JSON.parse(empty));
      }),
      { seed: 20261125, numRuns: 100 },
    );
    expect(most).toBeGreaterThan(3);
  });

  it('of many at once is the same as of one after the other', async () => {
    const lessons = [
      lesson('1', ['cheap', 'pills'], 'spam'),
      lesson('2', ['meeting', 'minutes'], 'ham'),
      lesson('3', ['cheap', 'flights', 'meeting'], 'ham'),
      lesson('1', ['cheap', 'pills'], 'spam'),
      lesson('2', ['meeting', 'minutes'], 'spam'),
      lesson('3', ['cheap', 'flights', 'meeting'], null),
    ];
    const [together, apart] = [createBayesModel(), createBayesModel()];
    const results = await teach(together, lessons, 0);
    expect(results).toEqual(['learned', 'learned', 'learned', 'unchanged', 'moved', 'unlearned']);
    for (const one of lessons) await teach(apart, [one], 0);
    expect(JSON.parse(together.toJson())).toEqual(JSON.parse(apart.toJson()));
  });

  it('corrects where the model was wrong, and only counts where it was right', async () => {
    const store = createBayesModel();
    const errors: number[] = [];
    for (let i = 0; i < 150; i += 1) {
      const as = i % 2 === 0 ? 'spam' : 'ham';
      await teach(store, [lesson(`${i}`, [as === 'spam' ? 'pills' : 'minutes', 'the'], as)], 0);
      const { learned } = await store.read(new Uint32Array(), [`${i}`]);
      errors.push(learned[0]?.error ?? -1);
    }
    expect(errors[0]).toBe(32_768);
    expect(errors.at(-1)).toBe(0);
    expect(await probability(store, ['pills', 'the'])).toBeGreaterThan(0.6);
    expect(await probability(store, ['minutes', 'the'])).toBeLessThan(0.35);
  });

  it('survives mail that is learned class by class, and speaks lower until that is mended', async () => {
    const store = createBayesModel();
    const some = (as: MailClass, from: number, to: number): readonly Lesson[] =>
      Array.from({ length: to - from }, (_, i) =>
        lesson(`${as}${from + i}`, [`${as}${i % 10}`, `any${i % 7}`, `rare${as}${from + i}`], as),
      );
    for (const as of ['ham', 'spam'] as const) await teach(store, some(as, 0, 150), 0);
    expect(await probability(store, ['spam3', 'any3'])).toBeGreaterThan(0.55);
    expect(await probability(store, ['ham3', 'any3'])).toBeLessThan(0.47);

    /** What it says, in what it would say of the same cells if errors were in balance. */
    const voice = async (): Promise<number> => {
      const asked = features(['spam3', 'any3']);
      const reading = await store.read(asked.keys, []);
      const { spam, ham, spamError } = reading.totals;
      const balanced = { ...reading, totals: { spam, ham, spamError, hamError: spamError } };
      const [says, would] = [reading, balanced].map((one) => {
        const { probability: p } = scoreReading(asked, one, settings);
        return Math.log(p / (1 - p));
      });
      return (says ?? 0) / (would ?? 0);
    };
    expect(await voice()).toBeCloseTo(0.7, 9);
    const [ham, spam] = [some('ham', 150, 400), some('spam', 150, 400)].map((lessons) =>
      lessons.map((one, i) => ({ ...one, features: features([`new${i}`, `other${i % 3}`]) })),
    );
    await teach(
      store,
      (ham ?? []).flatMap((one, i) => [one, spam?.[i] ?? one]),
      0,
    );
    expect(await voice()).toBeCloseTo(1, 9);
  });

  it('is done anew when somebody else was faster, and given up when always', async () => {
    const store = createBayesModel();
    let meddle = true;
    const raced: TokenStore = {
      ...store,
      read: async (keys, ids) => {
        const reading = await store.read(keys, ids);
        if (meddle) await teach(store, [lesson('1', ['cheap'], 'ham')], 0);
        meddle = false;
        return reading;
      },
    };
    expect(await teach(raced, [lesson('1', ['cheap'], 'spam')], 0)).toEqual(['moved']);
    expect((await store.read(new Uint32Array(), [])).totals).toMatchObject({ spam: 1, ham: 0 });
    const never: TokenStore = { ...store, write: async () => false };
    await expect(teach(never, [lesson('2', ['x'], 'spam')], 0)).rejects.toThrow(/other writers/);
  });

  it('writes nothing where nothing changes', async () => {
    const store = createBayesModel();
    let writes = 0;
    const counted: TokenStore = {
      ...store,
      write: (change) => {
        writes += 1;
        return store.write(change);
      },
    };
    await teach(counted, [lesson('1', ['x'], 'spam')], 0);
    await teach(counted, [lesson('1', ['x'], 'spam'), lesson('2', ['y'], null)], 0);
    expect(writes).toBe(1);
  });
});
