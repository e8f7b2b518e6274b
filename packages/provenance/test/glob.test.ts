import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesAny } from '../src/traces/glob.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'B', '.', '*', 'Σ', 'İ', 'x'), maxLength: 6 });
const plain = fc.string({ unit: fc.constantFrom('a', 'b', '.', 'x'), maxLength: 6 });

describe('a pattern', () => {
  it('fits whatever stands in the place of its stars, in any case', () => {
    fc.assert(
      fc.property(plain, plain, plain, plain, (a, b, one, other) => {
        const said = `${a}${one}${b}${other}`;
        expect(matchesAny([`${a}*${b}*`], said)).toBe(true);
        expect(matchesAny([`${a}*${b}*`.toUpperCase()], said)).toBe(true);
      }),
      { seed: 7, numRuns: 2_000 },
    );
  });

  it('is anchored at both ends', () => {
    expect(matchesAny(['mx*.Example.org'], 'MX1.EXAMPLE.ORG')).toBe(true);
    expect(matchesAny(['mx*.example.org'], 'mx1.example.org.example.net')).toBe(false);
    expect(matchesAny(['mx*.example.org'], 'xmx1.example.org')).toBe(false);
  });

  it('fits nothing where there is none, and no text that is too long for a name', () => {
    fc.assert(
      fc.property(text, (said) => !matchesAny([], said)),
      { seed: 7 },
    );
    expect(matchesAny(['*'], 'x'.repeat(1_001))).toBe(false);
  });
});
