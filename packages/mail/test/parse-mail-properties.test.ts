import { Buffer } from 'node:buffer';
import type { Mail } from '@backscatter/core';
import { headerValues } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { report, withLf } from './sample-report.ts';

const RUNS = { seed: 20260101, numRuns: 200 };
const LIMITS = { maxBytes: 4_000, maxHeaders: 20, maxHeaderLength: 200, maxParts: 8, maxDepth: 4 };

/** What holds of every mail, whatever it was read from. */
function expectSound(mail: Mail): void {
  expect(mail.root.headers).toEqual(mail.headers);
  expect(mail.headers.length).toBeLessThanOrEqual(LIMITS.maxHeaders);
  for (const { name } of mail.headers) expect(name).toBe(name.toLowerCase());
  expect(mail.size).toBeLessThanOrEqual(LIMITS.maxBytes + LIMITS.maxHeaders);
  expect(structuredClone(mail)).toEqual(mail);
}

/** A sound report with pieces of MIME syntax and noise put in and pieces cut out. */
const mutated = fc
  .tuple(
    fc.boolean(),
    fc.array(
      fc.record({
        at: fc.nat(1_200),
        cut: fc.nat(60),
        put: fc.oneof(
          fc.constantFrom(
            '\r\n',
            '\n',
            '\r',
            '\r\r\n',
            '--frontier\r\n',
            '--frontier--\r\n',
            'Content-Type: multipart/mixed; boundary=frontier\r\n\r\n',
            'Content-Type: ',
            'boundary=',
            'charset=utf-16',
            'Content-Transfer-Encoding: base64\r\n',
            'Content-Disposition: attachment\r\n',
            '=?utf-8?Q?',
            '\0',
          ),
          fc.string({ unit: 'binary', maxLength: 20 }),
        ),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  )
  .map(([lf, edits]) => {
    const start = (lf ? withLf(report()) : report()).toString('latin1');
    const text = edits.reduce(
      (mail, { at, cut, put }) => mail.slice(0, at) + put + mail.slice(at + cut),
      start,
    );
    return Buffer.from(text, 'latin1');
  });

describe('any mail', () => {
  it('is read, whatever its bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 6_000 }), async (bytes) => {
        expectSound(await parseMail(bytes, LIMITS));
      }),
      RUNS,
    );
  });

  it('is read, whatever happened to a report, and alike every time', async () => {
    let withParts = 0;
    let withProblems = 0;
    await fc.assert(
      fc.asyncProperty(mutated, async (bytes) => {
        const mail = await parseMail(bytes, LIMITS);
        expectSound(mail);
        expect(await parseMail(bytes, LIMITS)).toEqual(mail);
        if (mail.root.children.length > 0) withParts++;
        if (mail.problems.length > 0) withProblems++;
      }),
      { ...RUNS, numRuns: 400 },
    );
    expect(withParts).toBeGreaterThan(100);
    expect(withProblems).toBeGreaterThan(20);
  });

  it('gives the same with LF as with CRLF, but for the exact bytes', async () => {
    const text = fc.string({
      unit: fc.constantFrom('a', ' ', '\n', '-', ':', 'ü'),
      maxLength: 200,
    });
    await fc.assert(
      fc.asyncProperty(text, async (body) => {
        const lf = `Subject: x\n y\nContent-Type: text/plain\n\n${body}`;
        const { size: _, ...left } = await parseMail(lf);
        const { size: __, ...right } = await parseMail(lf.replaceAll('\n', '\r\n'));
        expect(right).toEqual(left);
      }),
      RUNS,
    );
  });

  it('gives back each header field that was written', async () => {
    const name = fc
      .tuple(
        fc.constantFrom('x-', 'List-', '__'),
        fc.string({ unit: fc.constantFrom('a', 'B', '-', '_', '7'), maxLength: 8 }),
      )
      .map(([prefix, rest]) => prefix + rest);
    const value = fc.string({
      unit: fc.constantFrom('a', ' ', ':', 'ü', '<', '"', '€', ';', '('),
      maxLength: 60,
    });
    const field = fc.record({ name, value, folded: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(field, { minLength: 1, maxLength: 15 }), async (fields) => {
        const written = fields.map(({ name: key, value: text, folded }) => ({
          name: key.toLowerCase(),
          raw: folded ? ` ${text}\r\n z` : ` ${text}`,
        }));
        const raw = fields.map(({ name: key }, i) => `${key}:${written[i]?.raw}\r\n`).join('');
        const { headers } = await parseMail(`${raw}\r\nbody`);
        expect(headers).toEqual(written);
        for (const { name: key } of written) {
          expect(headerValues(headers, key)).toHaveLength(
            written.filter((other) => other.name === key).length,
          );
        }
      }),
      RUNS,
    );
  });
});
