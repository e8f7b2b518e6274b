import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesAny, mayHoldAny } from '../src/traces/glob.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', '*', 'Σ', 'İ', 'x'), maxLength: 6 });

describe('the quick look for a pattern', () => {
  it('finds whatever fits, wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3 }), text, text, text, (patterns, a, word, b) => {
        if (matchesAny(patterns, word)) expect(mayHoldAny(patterns, a + word + b)).toBe(true);
      }),
      { seed: 7, numRuns: 3_000 },
    );
  });

  it('finds the longest piece between stars, in any case', () => {
    expect(mayHoldAny(['mx*.Example.org'], 'by MX1.EXAMPLE.ORG with ESMTP')).toBe(true);
    expect(mayHoldAny(['mx*.example.org'], 'by mx1.example.net with ESMTP')).toBe(false);
  });

  it('finds nothing where there is no pattern', () => {
    expect(mayHoldAny([], 'by mx.example.org')).toBe(false);
  });
});
