import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesAny, parseGlob } from '../src/traces/glob.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', '*', 'Σ', 'İ', 'x'), maxLength: 6 });
const plain = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'x'), maxLength: 6 });

const fits = (patterns: readonly string[], said: string): boolean =>
  matchesAny(patterns.map(parseGlob), said);

describe('a pattern', () => {
  it('fits whatever stands in the place of its stars, in any case', () => {
    fc.assert(
      fc.property(plain, plain, plain, plain, (a, b, one, other) => {
        const said = `${a}${one}${b}${other}`;
        expect(fits([`${a}*${b}*`], said)).toBe(true);
        expect(fits([`${a}*${b}*`.toUpperCase()], said)).toBe(true);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it('is anchored at both ends', () => {
    expect(fits(['mx*.Example.org'], 'MX1.EXAMPLE.ORG')).toBe(true);
    expect(fits(['mx*.example.org'], 'mx1.example.org.example.net')).toBe(false);
    expect(fits(['mx*.example.org'], 'xmx1.example.org')).toBe(false);
  });

  it('fits nothing where there is none, and no text that is too long for a name', () => {
    fc.assert(
      fc.property(text, (said) => !fits([], said)),
      { seed: 7 },
    );
    expect(fits(['*'], 'x'.repeat(1_001))).toBe(false);
  });
});
