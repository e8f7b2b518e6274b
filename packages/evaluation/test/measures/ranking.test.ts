import { describe, expect, it } from 'vitest';
import { createRandom, histogramOf, rankingOf } from '../../src/index.ts';
import { thinCurve } from '../../src/measures/thin-curve.ts';
import { judgedAs } from '../judged.ts';

describe('a ranking', () => {
  const judged = [
    ...judgedAs('genuine', [-5, -4, -3, 1]),
    ...judgedAs('backscatter', [0, 2, 3, 4]),
    ...judgedAs('not-a-bounce', [9]),
  ];

  it('states areas and fixed points, each within its interval', () => {
    const ranking = rankingOf(judged, { random: createRandom(1), rounds: 200 });
    expect(ranking.areaUnderRoc.value).toBe(15 / 16);
    expect(ranking.averagePrecision.value).toBeCloseTo(0.95, 12);
    expect(ranking.caughtAtLost.map(({ lost, caught }) => [lost, caught.value])).toEqual([
      [0, 0.75],
      [0.0001, 0.75],
      [0.001, 0.75],
      [0.005, 0.75],
    ]);
    expect(ranking.lostAtCaught.map(({ caught, lost }) => [caught, lost.value])).toEqual([
      [0.95, 0.25],
      [0.99, 0.25],
      [0.999, 0.25],
    ]);
    for (const { value, low, high } of [
      ranking.areaUnderRoc,
      ranking.averagePrecision,
      ...ranking.caughtAtLost.map(({ caught }) => caught),
      ...ranking.lostAtCaught.map(({ lost }) => lost),
    ]) {
      expect(low ?? 2).toBeLessThanOrEqual(value ?? -1);
      expect(high ?? -1).toBeGreaterThanOrEqual(value ?? 2);
    }
    expect(ranking.roc.at(-1)).toEqual([1, 1]);
  });

  it('does not take 0 of few for certain', () => {
    const parted = [...judgedAs('genuine', [-1, -2]), ...judgedAs('backscatter', [1, 2])];
    const { lostAtCaught, caughtAtLost, areaUnderRoc, averagePrecision } = rankingOf(parted, {
      random: createRandom(1),
      rounds: 50,
    });
    expect(areaUnderRoc).toEqual({ value: 1, low: expect.closeTo(Math.sqrt(0.05), 9), high: 1 });
    expect(averagePrecision).toEqual({ value: 1, low: null, high: null });
    expect(lostAtCaught[0]?.lost).toMatchObject({ value: 0, low: 0 });
    expect(lostAtCaught[0]?.lost.high).toBeCloseTo(1 - Math.sqrt(0.05), 9);
    expect(caughtAtLost[0]?.caught.low).toBeCloseTo(Math.sqrt(0.05), 9);
  });

  it('is empty without one of both', () => {
    const ranking = rankingOf(judgedAs('genuine', [1, 2]), { random: createRandom(1) });
    expect(ranking.areaUnderRoc).toEqual({ value: null, low: null, high: null });
    expect(ranking.caughtAtLost.every(({ caught }) => caught.value === null)).toBe(true);
    expect([ranking.roc, ranking.precisionRecall]).toEqual([[], []]);
  });
});

describe('a thinned curve', () => {
  it('keeps every corner of a short one and drops what lies on a step', () => {
    expect(
      thinCurve([
        [0, 0.1],
        [0, 0.2],
        [0, 0.3],
        [0.5, 0.3],
        [1, 0.3],
        [1, 1],
      ]),
    ).toEqual([
      [0, 0.1],
      [0, 0.3],
      [1, 0.3],
      [1, 1],
    ]);
  });

  it('is short and stays near a long one, its ends kept', () => {
    const long = Array.from({ length: 50_000 }, (_, i): readonly [number, number] => {
      const lost = (i + 1) / 50_000;
      return [lost, lost ** 0.1];
    });
    const thin = thinCurve(long);
    expect(thin.length).toBeLessThan(1_500);
    expect([thin[0], thin.at(-1)]).toEqual([long[0], long.at(-1)]);
    for (const [i, [lost]] of thin.entries()) {
      const before = thin[i - 1];
      if (before !== undefined) expect(lost - before[0]).toBeLessThan(0.05);
    }
  });
});

describe('a histogram of scores', () => {
  it('counts each report once, what is beyond all bounds at the end', () => {
    const histogram = histogramOf([
      ...judgedAs('genuine', [-4, -4, Number.NEGATIVE_INFINITY]),
      ...judgedAs('backscatter', [0, 4]),
      ...judgedAs('not-a-bounce', [9]),
    ]);
    expect(histogram).toMatchObject({ from: -4, to: 4 });
    expect(histogram?.genuine[0]).toBe(3);
    expect(histogram?.backscatter[20]).toBe(1);
    expect(histogram?.backscatter.at(-1)).toBe(1);
  });

  it('has a width when all scores are one, and is none without any', () => {
    expect(histogramOf(judgedAs('genuine', [3]))).toMatchObject({ from: 2.5, to: 3.5 });
    expect(histogramOf([])).toBeNull();
  });
});
