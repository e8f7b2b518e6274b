import { mixScores, type Score, scoreConstants } from '@backscatter/bayesian';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const settings = { ...scoreConstants(), minLearned: { spam: 200, ham: 200 } };
const HALF = 200;

function score(probability: number, more: Partial<Score> = {}): Score {
  const learned = { spam: 0, ham: 0 };
  return {
    probability,
    verdict: 'unsure',
    significant: false,
    learned,
    clues: [],
    blocks: {},
    ...more,
  };
}

const learned = (spam: number, ham: number): Partial<Score> => ({ learned: { spam, ham } });
const clue = (token: string, probability: number, contribution: number) => ({
  token,
  probability,
  contribution,
});

describe('a person’s own model and a shared one', () => {
  it('give what the shared one says while the own has learned nothing of one class', () => {
    const own = score(0.01, learned(0, 5_000));
    const mixed = mixScores(own, score(0.97, learned(9, 9)), settings, HALF);
    expect(mixed.probability).toBeCloseTo(0.97, 12);
    expect(mixed.verdict).toBe('spam');
    expect(mixed.learned).toEqual({ spam: 9, ham: 5_009 });
  });

  it('have equal voices when half the asked number is learned of the rarer class', () => {
    const own = score(0.9, learned(HALF, 10 * HALF));
    expect(mixScores(own, score(0.1), settings, HALF).probability).toBeCloseTo(0.5, 12);
    expect(mixScores(own, score(0.9), settings, HALF).probability).toBeCloseTo(0.9, 12);
  });

  it('give nearly what the own says when it has learned ten times as many', () => {
    const own = score(0.95, learned(10 * HALF, 10 * HALF));
    const { probability } = mixScores(own, score(0.5), settings, HALF);
    expect(probability).toBeCloseTo(1 / (1 + (1 / 19) ** (10 / 11)), 12);
  });

  it('judge by the mixed probability, not by what either says', () => {
    const own = score(0.99, { ...learned(HALF, HALF), verdict: 'spam' });
    const shared = score(0.005, { verdict: 'ham' });
    expect(mixScores(own, shared, settings, HALF).verdict).toBe('unsure');
    const certain = score(1, { ...learned(HALF, HALF), verdict: 'spam' });
    expect(mixScores(certain, shared, settings, HALF).verdict).toBe('spam');
  });

  it('answer when one of them has learned enough', () => {
    const yes = { significant: true };
    for (const [own, shared, both] of [
      [{}, {}, false],
      [yes, {}, true],
      [{}, yes, true],
    ] as const) {
      expect(mixScores(score(0.5, own), score(0.5, shared), settings, HALF).significant).toBe(both);
    }
  });

  it('weigh blocks and clues by their voices, and name a word of both once', () => {
    const own = score(0.9, {
      ...learned(HALF / 3, HALF),
      blocks: { words: 4 },
      clues: [clue('b:cheap', 0.9, 4), clue('b:mine', 0.2, -1)],
    });
    const shared = score(0.9, {
      blocks: { words: 8, header: 4 },
      clues: [clue('b:theirs', 0.7, 2), clue('b:cheap', 0.6, 0.4)],
    });
    const { clues, blocks } = mixScores(own, shared, settings, HALF);
    expect(blocks).toMatchObject({ words: 7, header: 3, pairs: 0 });
    expect(clues.map(({ token }) => token)).toEqual(['b:theirs', 'b:cheap', 'b:mine']);
    expect(clues[0]?.contribution).toBeCloseTo(1.5, 12);
    expect(clues[1]).toMatchObject({ probability: 0.6 });
    expect(clues[1]?.contribution).toBeCloseTo(1 + 0.3, 12);
    expect(clues[2]?.contribution).toBeCloseTo(-0.25, 12);
  });

  it('name no more clues than one model does, the strongest first', () => {
    const many = (name: string, by: number) =>
      Array.from({ length: 30 }, (_, i) => clue(`b:${name}${i}`, 0.9, by * (30 - i)));
    const own = score(0.9, { ...learned(HALF, HALF), clues: many('own', 1) });
    const shared = score(0.9, { clues: many('shared', -1.01) });
    const strengths = mixScores(own, shared, settings, HALF).clues.map(({ contribution }) =>
      Math.abs(contribution),
    );
    expect(strengths).toHaveLength(30);
    expect(strengths).toEqual([...strengths].sort((a, b) => b - a));
    expect(strengths.at(-1)).toBeCloseTo(8, 12);
  });

  it('never say more than the surer or less than the less sure, certain ones included', () => {
    const probability = fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000);
    let between = 0;
    fc.assert(
      fc.property(probability, probability, fc.nat(900), fc.nat(900), (a, b, spam, ham) => {
        const { probability: mixed } = mixScores(
          score(a, learned(spam, ham)),
          score(b),
          settings,
          HALF,
        );
        expect(mixed).toBeGreaterThanOrEqual(Math.min(a, b) - 1e-9);
        expect(mixed).toBeLessThanOrEqual(Math.max(a, b) + 1e-9);
        if (mixed > Math.min(a, b) + 0.1 && mixed < Math.max(a, b) - 0.1) between += 1;
      }),
      { seed: 20261127, numRuns: 500 },
    );
    expect(between).toBeGreaterThan(30);
  });
});
