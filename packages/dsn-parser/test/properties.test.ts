/**
 * Invariants of the parser over mail nobody would write: bytes at random, and
 * fixtures bent. Seeded, and guarded against passing because nothing was a
 * report any more.
 */

import { type Dsn, type Mail, REPORT_KINDS } from '@backscatter/core';
import { DSN_PROBLEMS, parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bentMail } from './bent-mail.ts';
import { decodings } from './decodings.ts';

async function read(raw: Uint8Array): Promise<Dsn | null> {
  return parseDsn(await parseMail(raw), parseMail);
}

/** Whatever changes a frozen thing throws; bytes cannot be frozen and are compared instead. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (value instanceof Map) {
    for (const one of value.values()) deepFreeze(one);
    value.set = () => {
      throw new TypeError('The mail was changed.');
    };
  }
  for (const one of Object.values(value)) deepFreeze(one);
  return Object.freeze(value);
}

function bytesOf(mail: Mail): readonly string[] {
  const bytes: string[] = [];
  const walk = (part: Mail['root']): void => {
    if (part.content !== null) bytes.push(Buffer.from(part.content).toString('latin1'));
    for (const child of part.children) walk(child);
  };
  walk(mail.root);
  return bytes;
}

describe('parseDsn over hostile input', () => {
  it('never rejects for arbitrary bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2_000 }), async (raw) => {
        const report = await read(raw);
        expect(report === null || REPORT_KINDS.includes(report.kind)).toBe(true);
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
          'Content-Type: message/feedback-report\n',
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
              'Original-Message-ID:',
              'Disposition: ;/,,',
              '{"notificationType":"Bounce","mail":{},"bounce":{"bouncedRecipients":[{}]}}',
              '<d@example.net>: 550 5.1.1 unknown',
              'Content-Type: message/delivery-status',
              '----- Original message -----',
              '> From: e@example.net',
              'Received: by mx id <>;',
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

  it('names no address that the mail does not hold after the documented decoding', async () => {
    let named = 0;
    let decoded = 0;
    await fc.assert(
      fc.asyncProperty(bentMail, async (raw) => {
        const mail = await parseMail(raw);
        const report = await parseDsn(mail, parseMail);
        if (report === null) return;
        const plain = raw.toString('latin1').toLowerCase();
        let held: string | null = null;
        for (const { finalRecipient, originalRecipient } of report.recipients) {
          for (const address of [finalRecipient, originalRecipient]) {
            if (address === null) continue;
            named++;
            const wanted = address.toLowerCase().replace(/\s+/g, ' ');
            if (plain.includes(wanted)) continue;
            decoded++;
            held ??= await decodings(mail);
            // A dialect that names accounts without a domain adds that of the writer.
            const [local = '', domain = ''] = wanted.split(/@(?=[^@]*$)/);
            const whole = held.includes(wanted);
            const qualified =
              report.dialect !== null && held.includes(local) && held.includes(`@${domain}`);
            expect(whole || qualified, address).toBe(true);
          }
        }
      }),
      { seed: 3461, numRuns: 900 },
    );
    expect(named).toBeGreaterThan(500);
    expect(decoded).toBeGreaterThan(5);
  });

  it('reads the same mail the same way twice, and leaves it as it was', async () => {
    let reports = 0;
    await fc.assert(
      fc.asyncProperty(bentMail, async (raw) => {
        const mail = deepFreeze(await parseMail(raw));
        const bytes = bytesOf(mail);
        const first = await parseDsn(mail, parseMail);
        const second = await parseDsn(mail, parseMail);
        if (first !== null) reports++;
        expect(second).toEqual(first);
        expect(bytesOf(mail)).toEqual(bytes);
      }),
      { seed: 6522, numRuns: 300 },
    );
    expect(reports).toBeGreaterThan(150);
  });

  it('keeps every bound', async () => {
    let diagnostics = 0;
    let ids = 0;
    await fc.assert(
      fc.asyncProperty(bentMail, async (raw) => {
        const report = await read(raw);
        if (report === null) return;
        const found = report.messageIds.map(({ id }) => id);
        ids += found.length;
        expect(new Set(found).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(80);
        for (const id of found) {
          expect(id.length).toBeLessThanOrEqual(998);
          expect(id).not.toMatch(/[\s<>]/);
        }
        expect(report.recipients.length).toBeLessThanOrEqual(500);
        expect(report.problems.length).toBeLessThanOrEqual(50);
        for (const { code, detail } of report.problems) {
          expect(Object.hasOwn(DSN_PROBLEMS, code), code).toBe(true);
          expect(detail.length).toBeLessThanOrEqual(400);
        }
        for (const { diagnosticCode, status, replyCode } of report.recipients) {
          if (diagnosticCode !== null) diagnostics++;
          expect(diagnosticCode ?? '').not.toMatch(/[\r\n]/);
          expect((diagnosticCode ?? '').length).toBeLessThanOrEqual(2_000);
          expect(status ?? '5.0.0').toMatch(/^[245]\.[0-9]{1,3}\.[0-9]{1,3}$/);
          expect(replyCode ?? 550).toBeGreaterThanOrEqual(400);
        }
      }),
      { seed: 3463, numRuns: 300 },
    );
    expect(diagnostics).toBeGreaterThan(50);
    expect(ids).toBeGreaterThan(200);
  });

  it.each([
    ['recipients', 500, (i: number) => `Final-Recipient: rfc822; r${i}@example.net\n\n`],
    [
      'one long field',
      1,
      (i: number) => (i === 0 ? 'Final-Recipient: a@b.example\n' : ` ${'x'.repeat(200)}\n`),
    ],
    ['one field again and again', 1, () => 'Diagnostic-Code: smtp; 550 no\n'],
  ])('keeps its bounds over too many: %s', async (_what, most, line) => {
    const text = Array.from({ length: 5_000 }, (_, i) => line(i)).join('');
    const raw = `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.net\nContent-Type: message/delivery-status\n\n${text}`;
    const report = await read(Buffer.from(raw));
    expect(report?.recipients.length).toBe(most);
    for (const { finalRecipient, diagnosticCode } of report?.recipients ?? []) {
      expect((finalRecipient ?? '').length).toBeLessThanOrEqual(4_000);
      expect((diagnosticCode ?? '').length).toBeLessThanOrEqual(2_000);
    }
  });

  it('keeps its bounds over a notice of too many addresses', async () => {
    const lines = Array.from(
      { length: 3_000 },
      (_, i) => `<r${i}@example.net>: 550 5.1.1 unknown user`,
    );
    const raw = `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail\n\nNot delivered to:\n${lines.join('\n')}\n`;
    const report = await read(Buffer.from(raw));
    expect(report?.recipients.length).toBe(200);
  });
});
