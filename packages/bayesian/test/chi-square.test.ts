import { chiSquareTail, combine } from '@backscatter/bayesian';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('the tail of the chi-square distribution', () => {
  // Upper 5 %, 1 % and 0.1 % points of the published tables, by degrees of freedom.
  it.each([
    [5.991, 2, 0.05],
    [9.21, 2, 0.01],
    [9.488, 4, 0.05],
    [18.307, 10, 0.05],
    [29.588, 10, 0.001],
    [31.41, 20, 0.05],
    [124.342, 100, 0.05],
    [149.449, 100, 0.001],
  ])('agrees with the tables at %f for %d degrees of freedom', (chi2, freedom, tail) => {
    expect(chiSquareTail(chi2, freedom / 2)).toBeCloseTo(tail, tail < 0.01 ? 5 : 4);
  });

  it('is the plain sum where that does not underflow', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 600, noNaN: true }),
        fc.integer({ min: 1, max: 600 }),
        (chi2, half) => {
          const m = chi2 / 2;
          let term = Math.exp(-m);
          let sum = term;
          for (let i = 1; i < half; i += 1) {
            term *= m / i;
            sum += term;
          }
          expect(chiSquareTail(chi2, half)).toBeCloseTo(Math.min(1, sum), 9);
          compared += sum > 0.001 && sum < 0.999 ? 1 : 0;
        },
      ),
      { seed: 20260401, numRuns: 1000 },
    );
    expect(compared).toBeGreaterThan(20);
  });

  it('stays between 0 and 1 and never grows with chi2', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (a, b, half) => {
          const low = chiSquareTail(Math.min(a, b), half);
          const high = chiSquareTail(Math.max(a, b), half);
          expect(low).toBeLessThanOrEqual(1);
          expect(high).toBeGreaterThanOrEqual(0);
          expect(high).toBeLessThanOrEqual(low + 1e-9);
        },
      ),
      { seed: 20260402, numRuns: 300 },
    );
  });
});

describe('combined probabilities', () => {
  it('are 0.5 where nothing speaks or the evidence contradicts itself', () => {
    expect(combine([])).toBe(0.5);
    expect(combine([0.5])).toBeCloseTo(0.5, 12);
    expect(combine([...Array(50).fill(0.99), ...Array(50).fill(0.01)])).toBeCloseTo(0.5, 6);
  });

  it('do not underflow with thousands of tokens', () => {
    expect(combine(Array(5000).fill(0.999))).toBeCloseTo(1, 9);
    expect(combine(Array(5000).fill(0.001))).toBeCloseTo(0, 9);
    expect(combine(Array(5000).fill(0.8))).toBeCloseTo(1, 9);
  });

  it('bear certainty without becoming NaN', () => {
    expect(combine([0, 1])).toBeCloseTo(0.5, 9);
    expect(combine([1, 1, 1])).toBeGreaterThan(0.99);
  });

  it('mirror when every probability is mirrored, and lie between 0 and 1', () => {
    const probability = fc.double({ min: 0, max: 1, noNaN: true });
    let decided = 0;
    fc.assert(
      fc.property(fc.array(probability, { maxLength: 300 }), (all) => {
        const p = combine(all);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(combine(all.map((one) => 1 - one))).toBeCloseTo(1 - p, 6);
        decided += Math.abs(p - 0.5) > 0.3 ? 1 : 0;
      }),
      { seed: 20260403, numRuns: 500 },
    );
    expect(decided).toBeGreaterThan(20);
  });
});
