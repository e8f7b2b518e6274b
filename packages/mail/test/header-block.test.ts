import { fieldName, parseHeaderBlock } from '@backscatter/mail';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('a block of header fields', () => {
  it.each(['\n', '\r\n', '\r'])('is read with line ends %j', (eol) => {
    const block = ['Subject: a', ' b', 'X-Y:c', ''].join(eol);
    expect(parseHeaderBlock(block)).toEqual({
      headers: [
        { name: 'subject', raw: ' a\n b' },
        { name: 'x-y', raw: 'c' },
      ],
      strayLines: 0,
    });
  });

  it('goes on behind blank lines and strays, and counts the strays', () => {
    const { headers, strayLines } = parseHeaderBlock(
      'A: 1\n\n\nno field\nB: 2\nhttp://x.example\n',
    );
    expect(headers.map(({ name }) => name)).toEqual(['a', 'b', 'http']);
    expect(strayLines).toBe(1);
  });

  it('takes an indented first line for a stray', () => {
    expect(parseHeaderBlock('  folded\nA: 1')).toEqual({
      headers: [{ name: 'a', raw: ' 1' }],
      strayLines: 1,
    });
  });

  it('ends after 2,000 fields', () => {
    expect(parseHeaderBlock('A: 1\n'.repeat(3_000)).headers).toHaveLength(2_000);
  });

  it.each([
    ['Final-Recipient: x', 'final-recipient'],
    ['Status : x', 'status'],
    ['__proto__: x', '__proto__'],
    ['Final Recipient: x', null],
    [': x', null],
    ['no colon', null],
    [`${'n'.repeat(77)}: x`, null],
    ['größe: x', null],
  ])('names the field of %j', (line, expected) => {
    expect(fieldName(line)).toBe(expected);
  });

  it('gives back what was written, field by field', () => {
    const field = fc.record({
      name: fc.string({
        unit: fc.constantFrom('a', 'z', '-', '_', '7'),
        minLength: 1,
        maxLength: 20,
      }),
      raw: fc.string({ unit: fc.constantFrom('a', ' ', ':', 'ü', '='), maxLength: 40 }),
    });
    fc.assert(
      fc.property(fc.array(field, { maxLength: 20 }), (fields) => {
        const block = fields.map(({ name, raw }) => `${name}:${raw}\r\n`).join('');
        expect(parseHeaderBlock(block)).toEqual({ headers: fields, strayLines: 0 });
      }),
      { seed: 5322, numRuns: 200 },
    );
  });
});
