import {
  type Bayesian,
  type BayesianOptions,
  createBayesian,
  createBayesModel,
  mailId,
  scoreConstants,
  scoreCounts,
  tokenize,
} from '@backscatter/bayesian';
import type { Outcome, TokenStore } from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { evidenceOf, mailOf } from './mails.ts';

const SPAM = ['cheap pills online', 'cheap watches online', 'cheap loans online today'];
const HAM = ['minutes of the meeting', 'meeting moved, see minutes', 'lunch after the meeting'];

/** A filter that has learned three messages of each class. */
async function filter(options: Partial<BayesianOptions> = {}): Promise<Bayesian> {
  const store = createBayesModel();
  const signal = createBayesian({ store, minLearned: { spam: 3, ham: 3 }, ...options });
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
    expect(finding?.strength).toBeGreaterThan(0);
    expect(finding?.strength).toBeLessThanOrEqual(1);
    expect(finding?.summary).toMatch(
      /looks like spam: 9\d\.\d % spam by \d+ tokens, strongest "b:/,
    );
  });

  it('finds ham, with strength from its own cut-off', async () => {
    const outcome = await ask(await filter(), 'minutes of the meeting after lunch');
    if (outcome.status !== 'ok') throw new Error(outcome.why);
    expect(outcome.findings.map(({ code }) => code)).toEqual(['bayes-ham']);
    const probability = Number(outcome.findings[0]?.data?.['probability']);
    expect(outcome.findings[0]?.strength).toBeCloseTo((0.2 - probability) / 0.2, 9);
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
    await signal.learn(mail, 'spam');
    await signal.learn(mail, 'spam');
    expect(await store.totals()).toEqual({ spam: 1, ham: 0 });
    await signal.unlearn(mail, 'spam');
    expect(JSON.parse(store.toJson())).toEqual(JSON.parse(empty));
  });

  it('names a mail by Message-ID and content, not by the way it came', () => {
    const name = (headers: Record<string, string>, text: string): string => {
      const mail = mailOf({ headers, text });
      return mailId(mail, tokenize(mail));
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
    const store: TokenStore = {
      totals: fail,
      counts: fail,
      learnedAs: fail,
      learn: fail,
      unlearn: fail,
    };
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

describe('the score of counts', () => {
  it('is Robinson’s: a token seen once in spam has 0.845', () => {
    const { clues } = scoreCounts(['b:x'], [{ spam: 1, ham: 0 }], { spam: 10, ham: 10 });
    expect(clues[0]?.probability).toBeCloseTo((0.45 * 0.5 + 1) / 1.45, 9);
  });

  it('goes by shares, so that an uneven training does not decide', () => {
    const { clues, verdict } = scoreCounts(['b:x'], [{ spam: 5, ham: 50 }], { spam: 10, ham: 100 });
    expect(clues).toEqual([]);
    expect(verdict).toBe('unsure');
  });

  it('takes the strongest clues only', () => {
    const tokens = ['b:weak', 'b:strong', 'b:mid'];
    const counts = [
      { spam: 7, ham: 3 },
      { spam: 0, ham: 9 },
      { spam: 9, ham: 1 },
    ];
    const constants = scoreConstants({ maxClues: 2 });
    const score = scoreCounts(tokens, counts, { spam: 10, ham: 10 }, constants);
    expect(score.clues.map(({ token }) => token)).toEqual(['b:strong', 'b:mid']);
    expect(score.significant).toBe(2);
  });

  it('is never NaN, though a class be empty or counts be missing', () => {
    const totals = { spam: 0, ham: 0 };
    const score = scoreCounts(['b:x', 'b:y'], [{ spam: 3, ham: 0 }], totals);
    expect(score.probability).toBeGreaterThan(0.5);
  });
});
