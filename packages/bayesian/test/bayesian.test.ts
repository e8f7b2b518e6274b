import {
  type Bayesian,
  type BayesianOptions,
  createBayesian,
  createBayesModel,
  featuresOf,
  featuresOfTokens,
  mailId,
  scoreConstants,
  scoreTokens,
  teach,
} from '@backscatter/bayesian';
import type { Mail, Outcome, TokenStore } from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { evidenceOf, mailOf } from './mails.ts';

const SPAM = ['cheap pills online', 'cheap watches online', 'cheap loans online today'];
const HAM = ['minutes of the meeting', 'meeting moved, see minutes', 'lunch after the meeting'];

/** A mail of twenty features is heard with a quarter of the voice. */
const CUTOFFS = { hamCutoff: 0.3, spamCutoff: 0.57 };

const oddsOf = (p: number): number => Math.log(p / (1 - p));

/** A filter that has learned three messages of each class. */
async function filter(options: Partial<BayesianOptions> = {}): Promise<Bayesian> {
  const store = createBayesModel();
  const signal = createBayesian({
    store,
    minLearned: { spam: 3, ham: 3 },
    // With so little learned nothing is certain.
    ...CUTOFFS,
    ...options,
  });
  for (const text of SPAM) await signal.learn(mailOf({ text }), 'spam');
  for (const text of HAM) await signal.learn(mailOf({ text }), 'ham');
  return signal;
}

function ask(signal: Bayesian, text: string | null, notice?: string): Promise<Outcome> {
  const mail = text === null ? null : mailOf({ text });
  const context = { abort: new AbortController().signal, findings: [] };
  return signal.check(evidenceOf(mail, notice), context);
}

describe('the content filter', () => {
  it('finds spam in what came back, and says by which words', async () => {
    const outcome = await ask(await filter(), 'cheap pills online');
    if (outcome.status !== 'ok') throw new Error(outcome.why);
    const [finding] = outcome.findings;
    expect(finding?.code).toBe('bayes-spam');
    const probability = Number(finding?.data?.['probability']);
    expect(probability).toBeGreaterThan(CUTOFFS.spamCutoff);
    expect(finding?.strength).toBeCloseTo(
      Math.min(1, (0.7 * oddsOf(probability)) / oddsOf(CUTOFFS.spamCutoff)),
      9,
    );
    expect(finding?.summary).toMatch(
      /looks like spam: [5-7]\d\.\d % spam, strongest the word "[a-z]+" in the text/,
    );
  });

  it('finds ham, with a strength in log odds of its own cut-off', async () => {
    const outcome = await ask(await filter(), 'minutes of the meeting after lunch');
    if (outcome.status !== 'ok') throw new Error(outcome.why);
    expect(outcome.findings.map(({ code }) => code)).toEqual(['bayes-ham']);
    const probability = Number(outcome.findings[0]?.data?.['probability']);
    expect(outcome.findings[0]?.strength).toBeCloseTo(
      Math.min(1, (0.7 * oddsOf(probability)) / oddsOf(CUTOFFS.hamCutoff)),
      9,
    );
  });

  it('says what leans towards spam, with less than half a strength', async () => {
    const outcome = await ask(await filter({ spamCutoff: 0.75 }), 'cheap pills online');
    if (outcome.status !== 'ok') throw new Error(outcome.why);
    expect(outcome.findings.map(({ code }) => code)).toEqual(['bayes-suspect']);
    expect(outcome.findings[0]?.strength).toBeGreaterThanOrEqual(0.25);
    expect(outcome.findings[0]?.strength).toBeLessThan(0.5);
    expect(outcome.findings[0]?.summary).toContain('leans towards spam');
  });

  it('hears a short mail less than a long one of the same words', async () => {
    const signal = await filter();
    const few = await signal.score(mailOf({ text: 'cheap pills online' }));
    const padding = Array.from({ length: 200 }, (_, i) => `word${i}`).join(' ');
    const many = await signal.score(mailOf({ text: `cheap pills online ${padding}` }));
    const sumOf = ({ blocks }: typeof few): number =>
      Object.values(blocks).reduce((all, one) => all + one, 0);
    expect(oddsOf(few.probability) / sumOf(few)).toBeLessThan(
      (0.7 * oddsOf(many.probability)) / sumOf(many),
    );
  });

  it('hears what a program wrote less than what a person wrote', async () => {
    const headers = {
      'x-mailer': 'Bulk Mailer 3.1',
      'x-priority': '1 (Highest)',
      subject: 'cheap pills',
    };
    const signal = await filter();
    await signal.learn(mailOf({ headers, text: 'order today' }), 'spam');
    const heard = async (mail: Mail): Promise<number> => {
      const { probability, blocks } = await signal.score(mail);
      const sum = Object.values(blocks).reduce((all, one) => all + one, 0);
      // The square is what is heard of a mail, in features.
      return 300 * (oddsOf(probability) / (0.85 * sum)) ** 2;
    };
    const [header, text] = [mailOf({ headers }), mailOf({ text: 'cheap pills, order today' })];
    const size = (mail: Mail): number => featuresOf(mail).keys.length;
    expect(await heard(text)).toBeGreaterThan(0.9 * size(text));
    expect(await heard(header)).toBeLessThan(0.5 * size(header));
  });

  it('speaks lower, in both directions, when what it learned is other people’s mail', async () => {
    const [own, others] = [await filter(), await filter({ learnedElsewhere: true })];
    for (const text of ['cheap pills online', 'minutes of the meeting']) {
      const mail = mailOf({ text });
      const [mine, theirs] = [await own.score(mail), await others.score(mail)];
      expect(Math.abs(oddsOf(mine.probability))).toBeGreaterThan(0.1);
      expect(oddsOf(theirs.probability)).toBeCloseTo(0.7 * oddsOf(mine.probability), 9);
    }
    const store = createBayesModel();
    const shared = createBayesModel();
    const teacher = createBayesian({ store: shared });
    for (const text of SPAM) await teacher.learn(mailOf({ text }), 'spam');
    for (const text of HAM) await teacher.learn(mailOf({ text }), 'ham');
    const mail = mailOf({ text: 'cheap pills online' });
    const asOwn = await createBayesian({ store, shared }).score(mail);
    const asTheirs = await createBayesian({ store, shared, learnedElsewhere: true }).score(mail);
    expect(oddsOf(asTheirs.probability)).toBeCloseTo(0.7 * oddsOf(asOwn.probability), 9);
    // One's own model is one's own, whatever the shared one is.
    const both = { store: shared, shared: createBayesModel() };
    const { probability } = await createBayesian({ ...both, learnedElsewhere: true }).score(mail);
    expect(probability).toBe((await createBayesian(both).score(mail)).probability);
  });

  it('says nothing where it is unsure', async () => {
    const signal = await filter();
    expect(await ask(signal, 'cheap meeting')).toEqual({ status: 'ok', findings: [] });
    expect(await ask(signal, 'entirely other words')).toEqual({ status: 'ok', findings: [] });
  });

  it('never reads the notice', async () => {
    const signal = await filter();
    const spammy = 'cheap pills online cheap watches online';
    expect(await ask(signal, 'minutes of the meeting', spammy)).toEqual(
      await ask(signal, 'minutes of the meeting', 'short'),
    );
    expect(await ask(signal, null, spammy)).toEqual({
      status: 'abstained',
      why: 'nothing of the original came back',
    });
  });

  it('abstains until enough is learned, and says how much that is', async () => {
    const signal = await filter({ minLearned: { ham: 5, spam: 2 } });
    expect(await ask(signal, 'cheap pills')).toEqual({
      status: 'abstained',
      why: 'too little is learned: 3 of 2 spam, 3 of 5 ham',
    });
    const byDefault = createBayesian({ store: createBayesModel() });
    expect(await ask(byDefault, 'cheap pills')).toEqual({
      status: 'abstained',
      why: 'too little is learned: 0 of 200 spam, 0 of 200 ham',
    });
  });

  it('learns a message once, and takes it back without a trace', async () => {
    const store = createBayesModel();
    const signal = createBayesian({ store });
    const empty = store.toJson();
    const mail = mailOf({ headers: { 'message-id': '<1@example.org>' }, text: 'cheap pills' });
    expect(await signal.learnedAs(mail)).toBeNull();
    expect(await signal.learn(mail, 'spam')).toBe('learned');
    expect(await signal.learn(mail, 'spam')).toBe('unchanged');
    expect(await signal.learnedAs(mail)).toBe('spam');
    expect(await signal.unlearn(mail, 'ham')).toBe('unchanged');
    expect(await signal.unlearn(mail, 'spam')).toBe('unlearned');
    expect(JSON.parse(store.toJson())).toEqual(JSON.parse(empty));
  });

  it('learns a message as the other class as if it had never been the first', async () => {
    const [moved, straight] = [createBayesModel(), createBayesModel()];
    const mail = mailOf({ text: 'cheap pills' });
    const signal = createBayesian({ store: moved });
    await signal.learn(mail, 'spam');
    expect(await signal.learn(mail, 'ham')).toBe('moved');
    await createBayesian({ store: straight }).learn(mail, 'ham');
    expect(JSON.parse(moved.toJson())).toEqual(JSON.parse(straight.toJson()));
  });

  it('does not learn what it is certain of, nor far more of one class, when so told', async () => {
    const certain = await filter({ certainty: 0.57 });
    expect(await certain.learn(mailOf({ text: 'cheap pills online today' }), 'spam')).toBe(
      'certain',
    );
    expect(await certain.learn(mailOf({ text: 'cheap pills online today' }), 'ham')).toBe(
      'learned',
    );
    const even = await filter({ maxRatio: 2 });
    for (const word of ['alpha', 'beta', 'gamma']) {
      expect(await even.learn(mailOf({ text: word }), 'spam')).toBe('learned');
    }
    expect(await even.learn(mailOf({ text: 'delta' }), 'spam')).toBe('unbalanced');
  });

  it('dates what it learns, so that it can expire', async () => {
    const store = createBayesModel();
    const signal = createBayesian({ store, clock: { now: () => 20_000 * 86_400_000 } });
    await signal.learn(mailOf({ text: 'cheap pills' }), 'spam');
    expect(await store.expire({ before: 20_000, maxCount: 9 })).toBe(0);
    expect(await store.expire({ before: 20_001, maxCount: 9 })).toBeGreaterThan(5);
  });

  it('mixes a person’s own model with a shared one, by how much the own has learned', async () => {
    const shared = createBayesModel();
    const teacher = createBayesian({ store: shared });
    for (const text of SPAM) await teacher.learn(mailOf({ text }), 'spam');
    for (const text of HAM) await teacher.learn(mailOf({ text }), 'ham');
    const store = createBayesModel();
    const minLearned = { spam: 3, ham: 3 };
    const own = createBayesian({ store, shared, ownHalf: 3, minLearned, ...CUTOFFS });
    const mail = mailOf({ text: 'cheap pills online' });
    const before = await own.score(mail);
    expect(before.verdict).toBe('spam');
    expect(before.probability).toBeCloseTo((await teacher.score(mail)).probability, 9);
    // This person deals in pills: what is spam to others is ham here.
    for (const text of SPAM) await own.learn(mailOf({ text }), 'ham');
    for (const text of HAM) await own.learn(mailOf({ text }), 'spam');
    const after = await own.score(mail);
    expect(after.verdict).toBe('unsure');
    expect(after.learned).toEqual({ spam: 6, ham: 6 });
    expect((await shared.size()).messages).toBe(6);
  });

  it('names a mail by Message-ID and content, not by the way it came', () => {
    const name = (headers: Record<string, string>, text: string): string => {
      const mail = mailOf({ headers, text });
      return mailId(mail, featuresOf(mail));
    };
    const id = name({ 'message-id': '<1@example.org>' }, 'cheap pills');
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(name({ received: 'by x', 'message-id': '<1@example.org>' }, 'cheap pills')).toBe(id);
    expect(name({ 'message-id': '<2@example.org>' }, 'cheap pills')).not.toBe(id);
    expect(name({ 'message-id': '<1@example.org>' }, 'cheap watches')).not.toBe(id);
  });

  it('scores a mail however little was learned', async () => {
    const signal = createBayesian({ store: createBayesModel() });
    await signal.learn(mailOf({ text: 'cheap pills' }), 'spam');
    const score = await signal.score(mailOf({ text: 'pills' }));
    expect(score.clues.map(({ token }) => token)).toContain('b:pills');
    expect(score.probability).toBeGreaterThan(0.5);
  });

  it('is unavailable, and tells nothing of the cause, when the store rejects', async () => {
    const fail = (): Promise<never> => Promise.reject(new Error('redis://user:secret@host'));
    const store: TokenStore = { ...createBayesModel(), read: fail };
    expect(await ask(createBayesian({ store }), 'x')).toEqual({
      status: 'unavailable',
      why: 'the token store did not answer',
    });
  });

  it('throws for a wrong option and names it', () => {
    const store = createBayesModel();
    const make =
      (options: unknown): (() => Bayesian) =>
      () =>
        createBayesian(options as BayesianOptions);
    expect(make({})).toThrow(/"store": must be a TokenStore/);
    expect(make({ store, minLearned: { spam: 0 } })).toThrow(/minLearned\.spam/);
    expect(make({ store, prior: Number.NaN })).toThrow(/prior/);
    expect(make({ store, hamCutoff: 0.9 })).toThrow(/hamCutoff/);
    expect(make({ store, threshold: 1 })).toThrow(/threshold/);
    expect(() => scoreConstants({ maxClues: 0 })).toThrow(TypeError);
  });
});

describe('the score by chi-square', () => {
  /** Tokens in so many messages of spam and of ham, of ten each. */
  async function storeWith(
    counts: Readonly<Record<string, readonly [number, number]>>,
    each: readonly [number, number] = [10, 10],
  ): Promise<TokenStore> {
    const store = createBayesModel();
    for (const [column, as] of (['spam', 'ham'] as const).entries()) {
      for (let i = 0; i < (each[column] ?? 0); i += 1) {
        const tokens = Object.keys(counts).filter((token) => i < (counts[token]?.[column] ?? 0));
        const features = featuresOfTokens([...tokens, `b:${as}${i}`]);
        await teach(store, [{ id: `${as}${i}`, features, as }], 0);
      }
    }
    return store;
  }

  it('is Robinson’s: a token seen once in spam has 0.845', async () => {
    const { clues } = await scoreTokens(await storeWith({ 'b:x': [1, 0] }), ['b:x']);
    expect(clues[0]?.probability).toBeCloseTo((0.45 * 0.5 + 1) / 1.45, 9);
  });

  it('goes by shares, so that an uneven training does not decide', async () => {
    const store = await storeWith({ 'b:x': [5, 50] }, [10, 100]);
    const { clues, verdict } = await scoreTokens(store, ['b:x']);
    expect(clues).toEqual([]);
    expect(verdict).toBe('unsure');
  });

  it('takes the strongest clues only', async () => {
    const store = await storeWith({ 'b:weak': [7, 3], 'b:strong': [0, 9], 'b:mid': [9, 1] });
    const constants = scoreConstants({ method: 'chi-square', maxClues: 2 });
    const score = await scoreTokens(store, ['b:weak', 'b:strong', 'b:mid', 'b:never'], constants);
    expect(score.clues.map(({ token }) => token)).toEqual(['b:strong', 'b:mid']);
    expect(score.significant).toBe(true);
  });

  it('is never NaN, though a class be empty', async () => {
    const score = await scoreTokens(await storeWith({ 'b:x': [3, 0] }, [3, 0]), ['b:x', 'b:y']);
    expect(score.probability).toBeGreaterThan(0.5);
    expect(score.significant).toBe(false);
  });

  it('can be chosen for the filter', async () => {
    const score = await (await filter({ method: 'chi-square' })).score(
      mailOf({ text: 'cheap pills online' }),
    );
    expect(score.verdict).toBe('spam');
    expect(score.blocks).toEqual({});
  });
});

describe('the score by corrections', () => {
  it('says what each block of features and each word added', async () => {
    const mail = mailOf({ text: 'cheap pills online' });
    const { probability, blocks, clues } = await (await filter()).score(mail);
    const { ends } = featuresOf(mail);
    const [upToWords = 0, upToHeader = 0, , all = 0] = ends;
    const voice = Math.sqrt((all - 0.75 * (upToHeader - upToWords)) / 300);
    const parts = ['words', 'header', 'pairs', 'letters', 'chi-square', 'habits'];
    expect(Object.keys(blocks)).toEqual(parts);
    const sum = Object.values(blocks).reduce((all, one) => all + one, 0);
    expect(Math.log(probability / (1 - probability))).toBeCloseTo(0.85 * voice * sum, 9);
    const words = clues.reduce((all, { contribution }) => all + contribution, 0);
    expect(words).toBeCloseTo(blocks.words ?? Number.NaN, 1);
  });

  it('judges a header alone by what it has', async () => {
    const store = createBayesModel();
    const signal = createBayesian({ store });
    for (let i = 0; i < 6; i += 1) {
      const as = i % 2 === 0 ? 'spam' : 'ham';
      const headers = { subject: as === 'spam' ? `cheap offer ${i}` : `minutes ${i}` };
      await signal.learn(mailOf({ headers, text: `text ${as} number ${i}` }), as);
    }
    const header = await signal.score(mailOf({ headers: { subject: 'cheap offer now' } }));
    expect(header.probability).toBeGreaterThan(0.6);
    expect(header.blocks.letters).toBe(0);
  });
});
