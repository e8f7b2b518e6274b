import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { strongest } from '../src/strongest.ts';

describe('strongest', () => {
  it('gives the places of the farthest, the farthest first, of equals the first first', () => {
    expect(strongest([1, 5, 3, 5, 2], 0, 3, 0)).toEqual([1, 3, 2]);
    expect(strongest([0.1, 0.5, 0.3, 1], 0.5, 3, 0.1)).toEqual([3, 0, 2]);
  });

  it('leaves out what is too weak, and gives fewer where there are fewer', () => {
    expect(strongest([0.2, 0.05, 0.1], 0, 5, 0.1)).toEqual([0, 2]);
    expect(strongest([], 0, 5, 0)).toEqual([]);
  });

  it('gives what a stable sort of all would give', () => {
    const strengths = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 200 });
    const sorted = (all: readonly number[], limit: number, least: number): readonly number[] =>
      [...all.keys()]
        .filter((i) => (all[i] ?? 0) >= least)
        .sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0))
        .slice(0, limit);
    fc.assert(
      fc.property(strengths, fc.integer({ min: 1, max: 50 }), fc.nat(20), (all, limit, least) => {
        expect(strongest(all, 0, limit, least)).toEqual(sorted(all, limit, least));
      }),
      { seed: 4711, numRuns: 300 },
    );
  });
});
