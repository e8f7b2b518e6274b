/**
 * The short way and the long way over every report the project has: where the
 * short way answers, it answers what mailparser does.
 */

import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Problem } from '@backscatter/core';
import { DEFAULT_LIMITS } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundBytes } from '../src/mailparser/bound-bytes.ts';
import { readMimeMail } from '../src/mailparser/mime-mail.ts';
import { readPlainMail } from '../src/mailparser/plain-mail.ts';

const FOLDERS = ['../../dsn-parser/test/fixtures/', '../../../examples/bounces/'];

const reports = FOLDERS.flatMap((folder) => {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path)
    .filter((name) => name.endsWith('.eml'))
    .map((name) => [name, readFileSync(path + name)] as const);
});

/** Whether the short way answered; expects both to agree where it did. */
async function agree(raw: Buffer): Promise<boolean> {
  const { bytes } = boundBytes(raw, DEFAULT_LIMITS);
  const short = readPlainMail(bytes, DEFAULT_LIMITS);
  if (short === null) return false;
  const problems: Problem[] = [];
  expect(short).toEqual(await readMimeMail(bytes, DEFAULT_LIMITS, problems));
  expect(problems).toEqual([]);
  return true;
}

const OUTER =
  'Subject: x\r\nContent-Type: multipart/mixed; boundary="out?er=1"\r\n\r\n--out?er=1\r\n';

describe('the short way', () => {
  it('agrees with the long one on every report it answers', async () => {
    let short = 0;
    for (const [, raw] of reports) {
      if (await agree(raw)) short++;
      if (await agree(Buffer.from(raw.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1')))
        short++;
    }
    expect(short).toBeGreaterThan(reports.length);
  });

  it('agrees with it on mutilated ones', async () => {
    let short = 0;
    const lines = fc.record({
      report: fc.constantFrom(...reports.map(([, raw]) => raw.toString('latin1').split('\n'))),
      drop: fc.nat(80),
      double: fc.nat(80),
      swap: fc.nat(80),
    });
    await fc.assert(
      fc.asyncProperty(lines, async ({ report, drop, double, swap }) => {
        const mutilated = [...report];
        mutilated.splice(drop % mutilated.length, 1);
        mutilated.splice(double % mutilated.length, 0, mutilated[double % mutilated.length] ?? '');
        mutilated.splice(swap % mutilated.length, 0, ...mutilated.splice(0, 1));
        if (await agree(Buffer.from(mutilated.join('\n'), 'latin1'))) short++;
      }),
      { seed: 5, numRuns: 600 },
    );
    expect(short).toBeGreaterThan(100);
  });

  it('agrees with it on headers with lines that name no field', async () => {
    const piece = fc.constantFrom(
      ...['Subject', 'From', 'POST', 'content-type', ':', ': ', ' ', '\t', 'x', '=', ';', '"b"'],
      ...[
        '\r\n',
        '\n',
        '\r',
        '\u00a0',
        '\u00fc',
        'text/html',
        'charset = ',
        'boundary=a=b',
        '--a=b',
      ],
    );
    const text = (maxLength: number): fc.Arbitrary<string> =>
      fc.array(piece, { maxLength }).map((pieces) => pieces.join(''));
    let short = 0;
    await fc.assert(
      fc.asyncProperty(text(20), text(20), fc.boolean(), async (first, second, wrapped) => {
        const header = `${first}\r\nX-Next: y\r\n${second}`;
        const raw = wrapped ? `${OUTER}${header}\r\n\r\nz\r\n--out?er=1--` : `${header}\n\nz`;
        if (await agree(Buffer.from(raw, 'latin1'))) short++;
      }),
      { seed: 3, numRuns: 1_500 },
    );
    expect(short).toBeGreaterThan(500);
  });

  it('agrees with it on reports that are cut off anywhere, and on those within another', async () => {
    let short = 0;
    const cuts = fc.record({
      report: fc.constantFrom(
        ...reports.map(([, raw]) => raw.toString('latin1').replace(/\r?\n/g, '\r\n')),
      ),
      share: fc.integer({ min: 1, max: 1000 }),
      wrapped: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(cuts, async ({ report, share, wrapped }) => {
        const cut = report.slice(0, Math.ceil((share * report.length) / 1000));
        const whole = wrapped ? `${OUTER}${cut}\r\n--out?er=1--\r\n` : cut;
        if (await agree(Buffer.from(whole, 'latin1'))) short++;
      }),
      { seed: 11, numRuns: 600 },
    );
    expect(short).toBeGreaterThan(300);
  });
});
