import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  areaUnderRoc,
  averagePrecision,
  caughtAtLost,
  type Ladder,
  ladderOf,
  lostAtCaught,
  precisionRecallCurve,
  rankedOf,
  reportsOf,
  rocCurve,
} from '../../src/index.ts';
import { judgedAs } from '../judged.ts';

function ladder(backscatter: readonly number[], genuine: readonly number[]): Ladder {
  return ladderOf([
    ...backscatter.map((score) => ({ positive: true, score })),
    ...genuine.map((score) => ({ positive: false, score })),
  ]);
}

describe('the area under the ROC curve', () => {
  it.each([
    [[3, 4], [1, 2], 1],
    [[1, 2], [3, 4], 0],
    [[1, 3], [2, 0], 0.75],
    [[1, 1], [1, 1], 0.5],
    // Of the six pairs four are in order and one is tied.
    [[5, 3], [3, 1, 4], 4.5 / 6],
    [[Number.POSITIVE_INFINITY], [Number.NEGATIVE_INFINITY], 1],
  ])('of %j over %j counts pairs in order, ties half', (backscatter, genuine, area) => {
    expect(areaUnderRoc(ladder(backscatter, genuine))).toBeCloseTo(area, 12);
  });

  it('is that of counting every pair, and does not change under any rising map', () => {
    const scores = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(scores, scores, (backscatter, genuine) => {
        const area = areaUnderRoc(ladder(backscatter, genuine));
        const pairs = backscatter.flatMap((one) =>
          genuine.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)),
        );
        const counted = pairs.reduce<number>((sum, pair) => sum + pair, 0) / pairs.length;
        expect(area).toBeCloseTo(counted, 12);
        const rising = (score: number): number => Math.exp(score / 3) - 5;
        expect(areaUnderRoc(ladder(backscatter.map(rising), genuine.map(rising)))).toBe(area);
        expect(areaUnderRoc(ladder(genuine, backscatter))).toBeCloseTo(1 - counted, 12);
      }),
      { seed: 7 },
    );
  });

  it('needs both, and numbers', () => {
    expect(areaUnderRoc(ladder([1], []))).toBeNull();
    expect(areaUnderRoc(ladder([], [1]))).toBeNull();
    expect(() => ladder([Number.NaN], [1])).toThrow(RangeError);
  });

  it('leaves mail out that is no bounce', () => {
    const reports = reportsOf([
      ...judgedAs('backscatter', [1]),
      ...judgedAs('not-a-bounce', [5]),
      ...judgedAs('genuine', [0]),
    ]);
    expect(areaUnderRoc(ladderOf(rankedOf(reports)))).toBe(1);
  });
});

describe('the curves', () => {
  it('have a point a distinct score, from the highest down', () => {
    const steps = ladder([3, 1], [2, 1]);
    expect(rocCurve(steps)).toEqual([
      { score: 3, lost: 0, caught: 0.5 },
      { score: 2, lost: 0.5, caught: 0.5 },
      { score: 1, lost: 1, caught: 1 },
    ]);
    expect(precisionRecallCurve(steps)).toEqual([
      { score: 3, recall: 0.5, precision: 1 },
      { score: 2, recall: 0.5, precision: 0.5 },
      { score: 1, recall: 1, precision: 0.5 },
    ]);
  });

  it('average precision by the recall that each step adds', () => {
    expect(averagePrecision(ladder([3, 1], [2, 1]))).toBe(0.75);
    expect(averagePrecision(ladder([3, 2], [1]))).toBe(1);
    expect(averagePrecision(ladder([], [1]))).toBeNull();
  });
});

describe('fixed points', () => {
  const genuine = Array.from({ length: 1_000 }, (_, i) => i / 1_000);

  it('give what is caught when so much may be lost', () => {
    const list = ladder([0.9985, 0.9995, 0.5, 2], genuine);
    expect(caughtAtLost(list, 0)).toBe(0.5);
    expect(caughtAtLost(list, 0.0009)).toBe(0.5);
    expect(caughtAtLost(list, 0.001)).toBe(0.75);
    expect(caughtAtLost(list, 1)).toBe(1);
  });

  it('give what is lost when so much must be caught', () => {
    const list = ladder([0.9985, 0.9995, 0.5, 2], genuine);
    expect(lostAtCaught(list, 0.5)).toBe(0);
    expect(lostAtCaught(list, 0.75)).toBe(0.001);
    // Whoever catches the one at 0.5 loses all from 0.5 up, the tie included.
    expect(lostAtCaught(list, 0.76)).toBe(0.5);
  });

  it('are found in a tie only as a whole', () => {
    const tied = ladder([1, 1, 0], [1, -1]);
    expect(caughtAtLost(tied, 0)).toBe(0);
    expect(lostAtCaught(tied, 0.1)).toBe(0.5);
  });
});
