/**
 * Invariants of the parser over mail nobody would write: bytes at random, and
 * fixtures cut, shuffled, doubled and bent. Seeded, and guarded against passing
 * because nothing was a report any more.
 */

import { isUtf8 } from 'node:buffer';
import { readdirSync, readFileSync } from 'node:fs';
import type { Dsn } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const folder = new URL('./fixtures/', import.meta.url);
const fixtures = readdirSync(folder)
  .filter((name) => name.endsWith('.eml'))
  .map((name) => readFileSync(new URL(name, folder)));

const KINDS = [
  'failure',
  'delay',
  'success',
  'auto-reply',
  'challenge-response',
  'virus-warning',
  'feedback-report',
  'disposition-notification',
];

async function read(raw: Uint8Array): Promise<Dsn | null> {
  return parseDsn(await parseMail(raw), parseMail);
}

/** One fixture with its lines or bytes disturbed. */
const bent: fc.Arbitrary<Buffer> = fc
  .record({
    fixture: fc.nat(fixtures.length - 1),
    bend: fc.constantFrom('cut', 'swap', 'double', 'drop', 'flip', 'join'),
    places: fc.array(fc.nat(100_000), { minLength: 2, maxLength: 6 }),
    byte: fc.integer({ min: 0, max: 255 }),
  })
  .map(({ fixture, bend, places, byte }) => {
    const mail = fixtures[fixture] ?? Buffer.alloc(0);
    const [first = 0, second = 0] = places;
    if (bend === 'cut') return mail.subarray(0, first % (mail.length + 1));
    if (bend === 'flip') {
      const copy = Buffer.from(mail);
      for (const place of places) copy[place % copy.length] = byte;
      return copy;
    }
    if (bend === 'join') {
      const other = fixtures[second % fixtures.length] ?? mail;
      return Buffer.concat([mail.subarray(0, first % mail.length), other]);
    }
    const lines = mail.toString('latin1').split('\n');
    const [a, b] = [first % lines.length, second % lines.length];
    if (bend === 'drop') lines.splice(a, 1 + (b % 5));
    else if (bend === 'double') lines.splice(a, 0, ...lines.slice(a, a + 1 + (b % 20)));
    else [lines[a], lines[b]] = [lines[b] ?? '', lines[a] ?? ''];
    return Buffer.from(lines.join('\n'), 'latin1');
  });

/** Damaged base64 and broken UTF-8 decode to anything; the golden fixtures cover the sound ones. */
const bentText = bent.filter(
  (raw) =>
    !raw.includes('base64') &&
    isUtf8(raw) &&
    !(raw.includes('quoted-printable') && /=[89A-F][0-9A-F]/i.test(raw.toString('latin1'))),
);

/** The input and everything that documented decodings make of it, in lower case. */
function decodings(raw: Buffer): string {
  const written = [
    raw.toString('utf8'),
    // Quoted-printable (RFC 2045 section 6.7).
    raw.toString('utf8').replace(/=\r?\n/g, ''),
  ];
  const decoded = written.flatMap((text) => [
    text,
    // xtext (RFC 3461 section 4) and the escapes of RFC 6533 section 3.
    text.replace(/\+(2B|3D|20)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    text.replace(/\\x\{([0-9A-F]{1,6})\}/gi, (whole, hex) => {
      const code = Number.parseInt(hex, 16);
      return code > 0x10ffff ? whole : String.fromCodePoint(code);
    }),
    // A quoted local part without its quotes (RFC 5322 section 3.2.4).
    text.replace(/["\\\p{Cc}]/gu, ''),
    text.replace(/"/g, ' '),
    // Control characters are no part of an address list (RFC 5322 section 2.2).
    text.replace(/\p{Cc}/gu, ''),
    text.replace(/\p{Cc}/gu, '').replace(/"/g, ' '),
    // What a reader sees of HTML.
    text.replace(/<[^<>]*>/g, ''),
    text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
  ]);
  return decoded.join('\n').toLowerCase();
}

describe('parseDsn over hostile input', () => {
  it('never rejects for arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (raw) => {
        const report = await read(raw);
        expect(report === null || KINDS.includes(report.kind)).toBe(true);
      }),
      { seed: 3464, numRuns: 150 },
    );
  });

  it('never rejects for arbitrary text behind the header of a report', async () => {
    let reports = 0;
    const header = `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail\n`;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(
          '',
          'Content-Type: multipart/report; report-type=delivery-status; boundary=b\n',
          'Content-Type: message/delivery-status\n',
          'Content-Type: message/disposition-notification\n',
          'X-Failed-Recipients: a@example.net, <b@example.net>\n',
          'X-Amz-Sns-Message-Id: 1\n',
        ),
        fc.array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 80 }),
            fc.constantFrom(
              '--b',
              '--b--',
              '',
              'Final-Recipient: rfc822; c@example.net',
              '{"notificationType":"Bounce","mail":{},"bounce":{"bouncedRecipients":[{}]}}',
              '<d@example.net>: 550 5.1.1 unknown',
              'Content-Type: message/delivery-status',
              '----- Original message -----',
              '> From: e@example.net',
            ),
          ),
          { maxLength: 40 },
        ),
        async (type, lines) => {
          const report = await read(Buffer.from(`${header}${type}\n${lines.join('\n')}`));
          if (report !== null) reports++;
        },
      ),
      { seed: 3462, numRuns: 150 },
    );
    expect(reports).toBeGreaterThan(50);
  });

  it('never rejects for bent fixtures, and names no address that the mail does not hold', async () => {
    let reports = 0;
    let named = 0;
    await fc.assert(
      fc.asyncProperty(bentText, async (raw) => {
        const report = await read(raw);
        if (report === null) return;
        reports++;
        const held = decodings(raw);
        for (const { finalRecipient, originalRecipient } of report.recipients) {
          for (const address of [finalRecipient, originalRecipient]) {
            if (address === null) continue;
            named++;
            // A dialect that names accounts without a domain adds that of the writer.
            const [local = '', domain = ''] = address.toLowerCase().split(/@(?=[^@]*$)/);
            const whole = held.includes(address.toLowerCase().replace(/\s+/g, ' '));
            const qualified =
              report.dialect === 'aol' && held.includes(local) && held.includes(domain);
            expect(whole || qualified, address).toBe(true);
          }
        }
      }),
      { seed: 3461, numRuns: 600 },
    );
    expect(reports).toBeGreaterThan(300);
    expect(named).toBeGreaterThan(300);
  });

  it('reads the same mail the same way twice', async () => {
    let reports = 0;
    await fc.assert(
      fc.asyncProperty(bent, async (raw) => {
        const report = await read(raw);
        if (report !== null) reports++;
        expect(await read(raw)).toEqual(report);
      }),
      { seed: 6522, numRuns: 200 },
    );
    expect(reports).toBeGreaterThan(100);
  });

  it('gives every id once, and one-line diagnostics of bounded length', async () => {
    let diagnostics = 0;
    await fc.assert(
      fc.asyncProperty(bent, async (raw) => {
        const report = await read(raw);
        if (report === null) return;
        const ids = report.messageIds.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { diagnosticCode, status, replyCode } of report.recipients) {
          if (diagnosticCode !== null) diagnostics++;
          expect(diagnosticCode ?? '').not.toMatch(/[\r\n]/);
          expect((diagnosticCode ?? '').length).toBeLessThanOrEqual(2_000);
          expect(status ?? '5.0.0').toMatch(/^[245]\.[0-9]{1,3}\.[0-9]{1,3}$/);
          expect(replyCode ?? 550).toBeGreaterThanOrEqual(400);
        }
      }),
      { seed: 3463, numRuns: 200 },
    );
    expect(diagnostics).toBeGreaterThan(50);
  });
});

describe('parseDsn', () => {
  it('stops opening reports within reports', async () => {
    const header = 'Return-Path: <>\nFrom: postmaster@gate.example.org\nContent-Type: ';
    let mail = `${header}text/plain\nSubject: Undelivered Mail\n\n<bob@example.net>: 550 unknown\n`;
    for (let depth = 0; depth < 6; depth++) {
      mail = `${header}multipart/mixed; boundary=b${depth}\n\n--b${depth}\nContent-Type: message/rfc822\n\n${mail}\n--b${depth}--\n`;
    }
    expect((await read(Buffer.from(mail)))?.recipients ?? []).toEqual([]);
  });

  it('hands the bytes of the returned message to the parser it is given, and only those', async () => {
    const [postfix] = fixtures;
    const seen: string[] = [];
    await parseDsn(await parseMail(postfix ?? ''), (raw) => {
      seen.push(Buffer.from(raw).toString('latin1'));
      return parseMail(raw);
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]).toMatch(/^Return-Path: <alice@example\.org>\r?\n/);
  });

  it('takes no complaint about a bounce for the bounce', async () => {
    const inner = fixtures[0]?.toString('latin1') ?? '';
    const complaint = [
      'Return-Path: <>',
      'From: feedback@example.net',
      'Content-Type: multipart/report; report-type=feedback-report; boundary=fb',
      '',
      '--fb',
      'Content-Type: message/feedback-report',
      '',
      'Feedback-Type: abuse',
      '',
      '--fb',
      'Content-Type: message/rfc822',
      '',
      inner,
      '--fb--',
    ].join('\n');
    expect((await read(Buffer.from(complaint, 'latin1')))?.kind).toBe('feedback-report');
  });
});
