import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf } from '../../src/index.ts';
import {
  showBounds,
  showCount,
  showEstimate,
  showNumber,
  showPercent,
  showPlain,
  showShare,
} from '../../src/render/format.ts';

describe('figures', () => {
  it.each([
    [0, '0 %'],
    [1, '100 %'],
    [0.341, '34.1 %'],
    [0.0123, '1.23 %'],
    [0.99934, '99.934 %'],
    [0.00001, '0.001 %'],
    [0.000034, '0.0034 %'],
    [0.9999999, '100 %'],
    [null, '–'],
  ])('of a share of %s are written %s', (share, written) => {
    expect(showPercent(share)).toBe(written);
  });

  it('have commas', () => {
    expect([0, 999, 1_000, 1_234_567].map(showCount)).toEqual(['0', '999', '1,000', '1,234,567']);
  });

  it('come with their bounds, open to one side where nothing or everything was counted', () => {
    expect(showShare(shareOf(0, 30_000))).toBe('0 of 30,000: 0 % (≤ 0.01 %)');
    expect(showShare(shareOf(30_000, 30_000))).toBe('30,000 of 30,000: 100 % (≥ 99.99 %)');
    expect(showShare(shareOf(5, 10))).toBe('5 of 10: 50 % (18.7–81.3 %)');
    expect(showShare(shareOf(0, 0))).toBe('–');
    expect(showBounds({ low: 0, high: 1 })).toBe('anything');
    expect(showEstimate({ value: 0.5, low: null, high: null })).toBe('50 %');
    expect(showNumber({ value: 0.98765, low: 0.98761, high: 0.98769 })).toBe(
      '0.9877 (0.9876–0.9877)',
    );
    expect(showPlain(null)).toBe('–');
  });

  it('are rounded outwards in bounds', () => {
    const ends = fc.tuple(
      fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
      fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
    );
    fc.assert(
      fc.property(ends, ([a, b]) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [shownLow, shownHigh] = showBounds({ low, high })
          .replace(' %', '')
          .split('–')
          .map(Number);
        expect(shownLow).toBeLessThanOrEqual(100 * low + 1e-9);
        expect(shownHigh).toBeGreaterThanOrEqual(100 * high - 1e-9);
      }),
      { seed: 7 },
    );
  });
});
