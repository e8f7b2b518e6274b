import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeJson, escapeText, quote } from '../src/index.ts';

/** Whatever a terminal or an editor would obey. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** Text in which they are as common as any other. */
const hostile = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '\x1b',
      '\0',
      '\n',
      '\x7f',
      '\u009b',
      '\u202e',
      '\u2028',
      '\ufeff',
      '\u{e0041}',
    ),
    fc.constantFrom('\\', '"', '\ud800', 'ü', '😀'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});

describe('escapeText', () => {
  it.each([
    ['ESC', '\x1b[2J', '\\x1b[2J'],
    ['C1 control', '\u009b2J', '\\x9b2J'],
    ['BEL, BS, DEL', '\x07\x08\x7f', '\\x07\\x08\\x7f'],
    ['line ends', 'a\nb\r\tc', 'a\\x0ab\\x0d\\x09c'],
    ['an override', '\u202egnp.exe', '\\u202egnp.exe'],
    ['isolates and marks', '\u2066\u2069\u200e\u061c', '\\u2066\\u2069\\u200e\\u061c'],
    ['separators', 'a\u2028b\u2029', 'a\\u2028b\\u2029'],
    ['a tag', '\u{e0041}', '\\u{e0041}'],
    ['half a surrogate', '\ud800', '\\ud800'],
    ['nothing else', 'Grüße, 日本, 😀', 'Grüße, 日本, 😀'],
  ])('spells out: %s', (_what, text, shown) => {
    expect(escapeText(text)).toBe(shown);
  });

  it('leaves nothing that a terminal would obey', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(OBEYED.test(escapeText(text))).toBe(false);
        expect(OBEYED.test(quote(text, 5))).toBe(false);
      }),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('escapeJson', () => {
  it('leaves JSON that says the same and can be shown', () => {
    let escaped = 0;
    fc.assert(
      fc.property(hostile, (text) => {
        const json = JSON.stringify({ [text]: [text] });
        const safe = escapeJson(json);
        if (safe !== json) escaped++;
        expect(OBEYED.test(safe)).toBe(false);
        expect(JSON.parse(safe)).toEqual({ [text]: [text] });
      }),
      { seed: 5, numRuns: 500 },
    );
    expect(escaped).toBeGreaterThan(100);
  });
});

describe('quote', () => {
  it('cuts to a number of characters and never through one', () => {
    expect(quote('abcdef', 6)).toBe('abcdef');
    expect(quote('abcdefg', 6)).toBe('abcde…');
    expect([...quote('😀'.repeat(10), 3)]).toEqual(['😀', '😀', '…']);
    expect(quote('\x1b'.repeat(1_000_000), 10)).toHaveLength(10);
    expect(quote('a'.repeat(200))).toHaveLength(120);
  });
});
