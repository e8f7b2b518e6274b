import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clopperPearson, shareOf, signTest } from '../../src/index.ts';

describe('the interval of Clopper and Pearson', () => {
  it.each([
    // Two-sided 95 %, as tables of the binomial distribution have them.
    [1, 10, 0.002529, 0.445016],
    [5, 10, 0.187086, 0.812914],
    [9, 10, 0.554984, 0.997471],
    [2, 100, 0.002431, 0.070384],
    [50, 100, 0.398321, 0.601679],
    // One-sided where nothing or everything was counted: 1 − 0.05^(1/n).
    [0, 10, 0, 0.258866],
    [10, 10, 0.741134, 1],
    [0, 100, 0, 0.029513],
  ])('of %i of %i is from %f to %f', (count, total, low, high) => {
    const ends = clopperPearson(count, total);
    expect(ends[0]).toBeCloseTo(low, 5);
    expect(ends[1]).toBeCloseTo(high, 5);
  });

  it('needs 30,000 cases without a loss for a bound of a hundredth of a per cent', () => {
    expect(shareOf(0, 30_000).high).toBeLessThan(1e-4);
    expect(shareOf(0, 29_900).high).toBeGreaterThan(1e-4);
  });

  it('says nothing of no case', () => {
    expect(shareOf(0, 0)).toEqual({ count: 0, total: 0, share: null, low: 0, high: 1 });
  });

  it('refuses more than all', () => {
    expect(() => shareOf(3, 2)).toThrow(RangeError);
    expect(() => shareOf(Number.NaN, 2)).toThrow(RangeError);
  });

  it('holds the share, mirrors, and stays within 0 and 1', () => {
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(1e6), (a, b) => {
        const [count, total] = [Math.min(a, b), Math.max(a, b)];
        const [low, high] = clopperPearson(count, total);
        const [otherLow, otherHigh] = clopperPearson(total - count, total);
        if (total > 0) expect(low <= count / total && count / total <= high).toBe(true);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(1 - otherHigh).toBeCloseTo(low, 9);
        expect(1 - otherLow).toBeCloseTo(high, 9);
      }),
      { seed: 7 },
    );
  });
});

describe('the sign test', () => {
  it.each([
    // 2 · P(X ≥ 9), X ~ B(10, 1/2) = 22/1024; 2 · P(X ≥ 5) is above 1; 2/32.
    [9, 1, 22 / 1024],
    [1, 9, 22 / 1024],
    [5, 5, 1],
    [0, 5, 2 / 32],
    [0, 0, 1],
  ])('of %i against %i is exact', (one, other, chance) => {
    expect(signTest(one, other)).toBeCloseTo(chance, 12);
  });
});
