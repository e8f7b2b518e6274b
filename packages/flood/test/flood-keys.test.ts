import { describe, expect, it } from 'vitest';
import { createFloodKeys } from '../src/flood-keys.ts';

const KINDS = ['quick', 'slow', 'alarm', 'members', 'evidence', 'proved'] as const;

describe('the keys of the flood counters', () => {
  const keys = createFloodKeys('sixteen characters');
  const bases = Array.from({ length: 200 }, (_, i) => keys.of('address', `a${i}@example.org`));

  it('are 16 digits of hex, and other ones for each counter of each base', () => {
    const all = bases.flatMap((base) => [base, ...keys.counters(base, KINDS)]);
    for (const key of all) expect(key).toMatch(/^[0-9a-f]{16}$/);
    expect(new Set(all).size).toBe(all.length);
  });

  it('are the same under the same secret, and others under another', () => {
    const made = (secret: string): readonly string[] => {
      const { of, counters } = createFloodKeys(secret);
      const base = of('band', '0 x');
      return [base, ...counters(base, KINDS)];
    };
    expect(made('sixteen characters')).toEqual(made('sixteen characters'));
    const shared = new Set(made('sixteen characters'));
    expect(made('sixteen other ones').filter((key) => shared.has(key))).toEqual([]);
  });

  it('are other ones for an address, a domain, a band and a subject of one text', () => {
    const kinds = ['address', 'domain', 'band', 'subject', 'delivery'] as const;
    expect(new Set(kinds.map((kind) => keys.of(kind, 'example.org'))).size).toBe(kinds.length);
  });

  it('keep what is read of a key whose first digits are zeros', () => {
    const base = '00000000000000ab';
    for (const kind of KINDS) {
      const turnedTwice = keys.counters(base, [kind]).flatMap((key) => keys.counters(key, [kind]));
      expect(turnedTwice).toEqual([base]);
    }
  });
});
