import { describe, expect, it } from 'vitest';
import { compareFilters, createRandom, type Judged } from '../../src/index.ts';
import { truthOf } from '../judged.ts';

/** The same cases, scored by a list; labelled from 1 up. */
function scored(genuine: readonly number[], backscatter: readonly number[]): readonly Judged[] {
  return [...genuine, ...backscatter].map((score, i) => ({
    truth: truthOf(i < genuine.length ? 'genuine' : 'backscatter', `${i}`),
    label: score >= 1 ? 'backscatter' : 'unsure',
    score,
    probability: null,
  }));
}

const options = { random: createRandom(1), rounds: 200 };

describe('two filters on the same cases', () => {
  const good = { name: 'good', judged: scored([0, 0, 0, 0.5], [2, 2, 2, 0.6]) };
  const poor = { name: 'poor', judged: scored([0, 1, 0, 2], [2, 0, 0, 2]) };

  it('are compared where their labels part, and by areas and fixed points', () => {
    const difference = compareFilters(good, poor, options);
    expect(difference).toMatchObject({
      one: 'good',
      other: 'poor',
      cases: 8,
      lost: { onlyOne: 0, onlyOther: 2, byChance: expect.closeTo(0.5, 9) },
      missed: { onlyOne: 1, onlyOther: 2, byChance: expect.closeTo(1, 9) },
    });
    // Of the poor one's 16 pairs 6 are in order and 6 tied.
    expect(difference.areaUnderRoc.value).toBeCloseTo(1 - 9 / 16, 12);
    expect(difference.caughtAtLost[0]?.caught.value).toBe(1);
    expect(difference.areaUnderRoc.low ?? -1).toBeGreaterThan(-0.5);
  });

  it('do not depend on the order of the cases', () => {
    const shuffled = { name: 'poor', judged: [...poor.judged].reverse() };
    const run = (other: typeof poor) =>
      compareFilters(good, other, { ...options, random: createRandom(1) });
    expect(run(shuffled)).toEqual(run(poor));
  });

  it('differ in nothing when they are one', () => {
    const { areaUnderRoc, lost, missed } = compareFilters(poor, { ...poor, name: 'same' }, options);
    expect(areaUnderRoc).toEqual({ value: 0, low: 0, high: 0 });
    expect([lost.byChance, missed.byChance]).toEqual([1, 1]);
  });

  it('are refused when they judged other cases', () => {
    const fewer = { name: 'fewer', judged: poor.judged.slice(1) };
    expect(() => compareFilters(good, fewer, options)).toThrow(RangeError);
    const others = {
      name: 'others',
      judged: poor.judged.map((one) => ({
        ...one,
        truth: { ...one.truth, id: `x${one.truth.id}` },
      })),
    };
    expect(() => compareFilters(good, others, options)).toThrow(/only good judged 0/);
  });
});
