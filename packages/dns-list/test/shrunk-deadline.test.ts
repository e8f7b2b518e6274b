import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffMs } from '../src/back-off.ts';
import { shrunkDeadlineMs } from '../src/shrunk-deadline.ts';

describe('the shrinking deadline', () => {
  it.each([
    [0, 10, 1_000],
    [1, 10, 1_000],
    [1, 8, 988],
    [5, 10, 800],
    [7, 8, 388],
    [79, 80, 388],
    [10, 10, 200],
    [0, 0, 200],
  ])('leaves, with %i of %i answers in, %i of 1,000 ms', (done, all, left) => {
    expect(shrunkDeadlineMs(1_000, done, all)).toBe(left);
  });

  it('never grows, and never exceeds the full time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60_000 }),
        fc.integer({ min: 1, max: 500 }),
        (full, all) => {
          let before = full;
          for (let done = 0; done <= all; done += 1) {
            const now = shrunkDeadlineMs(full, done, all);
            expect(now).toBeLessThanOrEqual(before);
            before = now;
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('the back-off', () => {
  it.each([
    [1, 0.5, 100],
    [2, 0.5, 200],
    [3, 0.5, 400],
    [4, 0.5, 500],
    [1_000, 0.5, 500],
    [1, 0, 80],
    [1, 0.999_999, 120],
    [1, Number.NaN, 100],
    [1, 17, 100],
  ])('is, at failure %i in a row and the dice at %d, %i ms', (strike, dice, ms) => {
    expect(backOffMs(strike, 100, 500, () => dice)).toBe(ms);
  });
});
