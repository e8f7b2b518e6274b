import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeJsonError } from '../src/config/describe-json-error.ts';

function said(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return describeJsonError(error, text);
  }
}

const LONG = `{\n  "sent": {\n    "store": "redis://u:hunter2@redis.example.org/0"\n  },\n`;

describe('describeJsonError', () => {
  it.each([
    ['a value without quotes', `${LONG}  "key": hunter2hunter2\n}`, 'unexpected token in line 5'],
    ['one of few characters', '{ "a": hunter2 }', /^unexpected token in line 1$/],
    ['a comma too many', `${LONG}}`, /^expected double-quoted property name in line 5$/],
    [
      'a comma that lacks',
      `${LONG.replace('},', '}')}"a": 1}`,
      /^expected ',' or '}' .* in line 5$/,
    ],
    ['a line end in a text', `${LONG}"a": "hunter2\n" }`, /^bad control character .* in line 5$/],
    ['text behind it', '{}\nhunter2', /^unexpected non-whitespace character after JSON in line 2$/],
    ['no end', LONG.replace(',\n', ''), /line 4$/],
    ['nothing', '', 'unexpected end of JSON input'],
  ])('says what and where: %s', (_what, text, says) => {
    expect(said(text)).toMatch(says);
    expect(said(text)).not.toContain('hunter2'.slice(0, 3));
  });

  it('repeats nothing of a text that is broken anywhere', () => {
    const whole = JSON.stringify({ a: { b: ['ZYXWV', 'ZYXWV'] }, ZYXWV: 'ZYXWV' }, null, 1);
    let broken = 0;
    fc.assert(
      fc.property(
        fc.nat(whole.length),
        fc.nat(3),
        fc.constantFrom('', 'ZYXWV', '"', '{', ',', '\n', '\\'),
        (at, length, put) => {
          const words = said(whole.slice(0, at) + put + whole.slice(at + length));
          if (words === null) return;
          broken++;
          expect(words).not.toMatch(/ZY|YX|XW|WV/);
          expect(words).toMatch(/ in line \d+$|^unexpected end of JSON input$/);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
    expect(broken).toBeGreaterThan(200);
  });
});
