import { createClassifier } from '@backscatter/pipeline';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { report, stoppedClock } from './reports.ts';

const classifier = createClassifier({ clock: stoppedClock() });
const FIFTY_MB = 50 * 1024 * 1024;

function nested(levels: number): string {
  let mail = 'From: mailer-daemon@mx.example.com\nSubject: Undelivered mail\n';
  for (let i = 0; i < levels; i++) {
    mail += `Content-Type: multipart/mixed; boundary="b${i}"\n\n--b${i}\n`;
  }
  return mail;
}

/** Text in which every phrase and every form that looks for an address starts over and over. */
const tricky = [
  '<'.repeat(100_000),
  `${'a.'.repeat(50_000)}@`,
  'delivered to '.repeat(8_000),
  '----- original message '.repeat(4_000),
  'Received: from '.repeat(6_000),
  `${'>'.repeat(500)}\n`.repeat(200),
  `${'a@b.c '.repeat(15_000)}`,
  '=?utf-8?q?'.repeat(9_000),
  '5.1.'.repeat(25_000),
].map(
  (text) =>
    `From: MAILER-DAEMON@mx.example.com\nReturn-Path: <>\nSubject: failure notice\n\n${text}\n`,
);

describe('broken and hostile input', () => {
  it.each<[name: string, raw: () => string | Uint8Array, problem: string | null]>([
    ['an empty file', () => '', 'empty-message'],
    ['only a line end', () => '\r\n', 'empty-message'],
    [
      'binary noise',
      () => Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 255),
      'no-header',
    ],
    ['a body line of 50 MB', () => `Subject: x\n\n${'a'.repeat(FIFTY_MB)}`, 'message-truncated'],
    ['a header line of 50 MB', () => `Subject: ${'a'.repeat(FIFTY_MB)}`, 'header-too-long'],
    ['an unclosed boundary', () => report().replace(/--b1--[\s\S]*/, ''), 'unclosed-boundary'],
    ['a boundary that never comes', () => report().replaceAll('--b1', '--b2'), 'no-parts'],
    ['10,000 nested parts', () => nested(10_000), 'mime-error'],
    ['100 nested parts', () => `${nested(100)}Content-Type: text/plain\n\nx`, 'too-deep'],
    ['100,000 header fields', () => `${'X-A: b\n'.repeat(100_000)}\nbody`, 'too-many-headers'],
    [
      'headers named like properties',
      () => report().replace('Subject:', '__proto__: x\r\nconstructor: y\r\nSubject:'),
      'property-as-header',
    ],
  ])('%s gives a verdict', async (_name, raw, problem) => {
    const verdict = await classifier.classify(raw());
    expect(['genuine', 'backscatter', 'unsure', 'not-a-bounce']).toContain(verdict.label);
    const codes = [...verdict.problems, ...(verdict.report?.problems ?? [])].map(
      ({ code }) => code,
    );
    if (problem !== null) expect(codes).toContain(problem);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('reads a report whose parts are cut off', async () => {
    const cut = report().slice(0, report().indexOf('Content-Type: message/rfc822'));
    expect(await classifier.classify(cut)).toMatchObject({ label: 'unsure', kind: 'failure' });
  });

  it.each(tricky.map((raw, index) => [index, raw]))(
    'text made to be slow, %i, ends',
    async (_i, raw) => {
      expect(await classifier.classify(String(raw))).toHaveProperty('label');
    },
  );

  it('never rejects for arbitrary bytes or a mutilated report', async () => {
    const original = Buffer.from(report());
    let reports = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { maxLength: 30 }),
        fc.nat(original.length),
        fc.uint8Array({ maxLength: 300 }),
        async (changes, cut, noise) => {
          const mutilated = Buffer.from(original.subarray(0, Math.max(cut, 1)));
          for (const [at, byte] of changes) if (at < mutilated.length) mutilated[at] = byte;
          const verdict = await classifier.classify(Buffer.concat([mutilated, noise]));
          if (verdict.report !== null) reports++;
          await classifier.classify(noise);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
    expect(reports).toBeGreaterThan(50);
  });
});
