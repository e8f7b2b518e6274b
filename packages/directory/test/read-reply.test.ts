import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplyReader } from '../src/smtp/read-reply.ts';

/** Reads a text in the given pieces; the first thing that comes of it. */
function read(text: string, cuts: readonly number[] = []): unknown {
  const reader = createReplyReader();
  const places = [...new Set(cuts.map((cut) => cut % (text.length + 1)))].sort((a, b) => a - b);
  let from = 0;
  for (const to of [...places, text.length]) {
    const came = reader.push(text.slice(from, to));
    from = to;
    if (came !== null) return came;
  }
  return null;
}

describe('createReplyReader', () => {
  it.each([
    ['250 ok\r\n', { code: 250, status: null, lines: ['ok'] }],
    ['250\r\n', { code: 250, status: null, lines: [''] }],
    ['250-a\r\n250 b\n', { code: 250, status: null, lines: ['a', 'b'] }],
    [
      '550-5.1.1 a\r\n550 5.1.1 b\r\n',
      { code: 550, status: '5.1.1', lines: ['5.1.1 a', '5.1.1 b'] },
    ],
    [
      '550 4.1.1 of another class\r\n',
      { code: 550, status: null, lines: ['4.1.1 of another class'] },
    ],
    ['550 5.1.1.1 is none\r\n', { code: 550, status: null, lines: ['5.1.1.1 is none'] }],
    ['250-a\r\n550 b\r\n', 'fault'],
    ['150 x\r\n', 'fault'],
    ['2500 x\r\n', 'fault'],
    ['HTTP/1.1 400\r\n', 'fault'],
    ['\r\n', 'fault'],
    [`250 ${'x'.repeat(3_000)}`, 'fault'],
    ['250-x\r\n'.repeat(101), 'fault'],
    ['250-x\r\n', null],
    ['250 x', null],
  ])('reads %j', (text, reply) => {
    expect(read(text)).toEqual(reply);
  });

  it('reads the same however the bytes are cut, and never throws', () => {
    let replies = 0;
    const line = fc.tuple(
      fc.constantFrom('250', '550', '4', ''),
      fc.constantFrom(' ', '-', ''),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), fc.array(fc.nat(200)), (lines, cuts) => {
        const text = lines.map((parts) => `${parts.join('')}\r\n`).join('');
        const whole = read(text);
        if (whole !== null && whole !== 'fault') replies += 1;
        expect(read(text, cuts)).toEqual(whole);
      }),
      { numRuns: 500, seed: 6 },
    );
    expect(replies).toBeGreaterThan(50);
  });
});
