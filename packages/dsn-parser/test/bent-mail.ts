/**
 * Fixtures disturbed as no server would: cut, flipped, shuffled, spliced. What
 * comes out is still report enough to reach every reader.
 */

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';

const folder = new URL('./fixtures/', import.meta.url);

/** All fixtures, as they stand. */
export const fixtures: readonly Buffer[] = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(new URL(name, folder)));

type Bend = (mail: Buffer, other: Buffer, places: readonly number[]) => Buffer;

const byLines =
  (bend: (lines: string[], a: number, b: number, others: readonly string[]) => void): Bend =>
  (mail, other, [first = 0, second = 0]) => {
    const lines = mail.toString('latin1').split('\n');
    bend(lines, first % lines.length, second % lines.length, other.toString('latin1').split('\n'));
    return Buffer.from(lines.join('\n'), 'latin1');
  };

const BENDS: Readonly<Record<string, Bend>> = {
  truncated: (mail, _other, [at = 0]) => mail.subarray(0, at % (mail.length + 1)),
  'bits flipped': (mail, _other, places) => {
    const copy = Buffer.from(mail);
    for (const place of places) {
      const at = place % copy.length;
      copy[at] = (copy[at] ?? 0) ^ (1 << (place % 8));
    }
    return copy;
  },
  'bytes replaced': (mail, _other, [byte = 0, ...places]) => {
    const copy = Buffer.from(mail);
    for (const place of places) copy[place % copy.length] = byte % 256;
    return copy;
  },
  'head of one, whole of another': (mail, other, [at = 0]) =>
    Buffer.concat([mail.subarray(0, at % mail.length), other]),
  'lines swapped': byLines((lines, a, b) => {
    [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
  }),
  'lines dropped': byLines((lines, a, b) => {
    lines.splice(a, 1 + (b % 5));
  }),
  'lines doubled': byLines((lines, a, b) => {
    lines.splice(a, 0, ...lines.slice(a, a + 1 + (b % 20)));
  }),
  'a stretch reversed': byLines((lines, a, b) => {
    const stretch = lines.splice(a, 1 + (b % 12));
    lines.splice(a, 0, ...stretch.reverse());
  }),
  'a part of another spliced in': byLines((lines, a, b, others) => {
    const starts = others.flatMap((line, i) => (line.startsWith('--') ? [i] : []));
    const from = starts[b % Math.max(1, starts.length)] ?? 0;
    lines.splice(a, 0, ...others.slice(from, from + 5 + (b % 60)));
  }),
  'everything behind quote marks': byLines((lines, a) => {
    for (let i = a; i < lines.length; i++) lines[i] = `> ${lines[i]}`;
  }),
};

/** One fixture, disturbed. */
export const bentMail: fc.Arbitrary<Buffer> = fc
  .record({
    mail: fc.nat(fixtures.length - 1),
    other: fc.nat(fixtures.length - 1),
    bend: fc.constantFrom(...Object.keys(BENDS)),
    places: fc.array(fc.nat(100_000), { minLength: 2, maxLength: 8 }),
  })
  .map(({ mail, other, bend, places }) => {
    const whole = fixtures[mail] ?? Buffer.alloc(0);
    return BENDS[bend]?.(whole, fixtures[other] ?? whole, places) ?? whole;
  });
