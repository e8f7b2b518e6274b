import { hash } from 'node:crypto';
import { normalizeAddress } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { deliveryKey, type HexSha256 } from '../src/delivery-key.ts';

/** Lines of seventy characters, each another. */
const linesOf = (what: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${what} ${i} `.padEnd(70, '.'));

interface Written {
  readonly from?: string;
  readonly date?: string;
  readonly messageId?: string;
  readonly notice?: readonly string[];
  readonly returned?: readonly string[];
  readonly lineEnd?: string;
  readonly to?: string;
}

async function keyOf(written: Written = {}, hexSha256?: HexSha256): Promise<string> {
  const raw = [
    `From: ${written.from ?? 'mailer-daemon@mx.example.net'}`,
    'To: anna@example.org',
    `Date: ${written.date ?? 'Thu, 26 Nov 2026 01:00:00 +0000'}`,
    `Message-ID: ${written.messageId ?? '<r1@mx.example.net>'}`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    ...(written.notice ?? ['bea@example.net does not exist.']),
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: anna@example.org',
    'Subject: Offer',
    '',
    ...(written.returned ?? ['Dear Bea']),
    '--b--',
    '',
  ].join(written.lineEnd ?? '\r\n');
  const mail = await parseMail(Buffer.from(raw));
  return deliveryKey(
    { mail, addressee: normalizeAddress(written.to ?? 'anna@example.org') },
    hexSha256,
  );
}

/** A returned message far larger than what is read of it. */
const LARGE = linesOf('word', 2_000);

const changed = (lines: readonly string[], at: number): string[] =>
  lines.map((line, i) => (i === at ? line.replace('word', 'sword') : line));

describe('the key of a delivery', () => {
  it('is 64 digits of hex, the same each time', async () => {
    expect(await keyOf()).toMatch(/^[0-9a-f]{64}$/);
    expect(await keyOf()).toBe(await keyOf());
  });

  it.each([
    ['addressee', { to: 'bert@example.org' }],
    ['From', { from: 'postmaster@mx.example.net' }],
    ['Date', { date: 'Thu, 26 Nov 2026 01:00:01 +0000' }],
    ['Message-ID', { messageId: '<r2@mx.example.net>' }],
    ['notice', { notice: ['carl@example.net does not exist.'] }],
    ['returned message', { returned: ['Dear Carl'] }],
  ])('differs with another %s', async (_, other) => {
    expect(await keyOf(other)).not.toBe(await keyOf());
  });

  it.each([1, 500, 2_000])('is the same where %i lines end in CRLF or in LF', async (count) => {
    const [notice, returned] = [linesOf('Zeile für', count), linesOf('word', count)];
    const keys = [
      await keyOf({ notice, returned }),
      await keyOf({ notice, returned, lineEnd: '\n' }),
    ];
    expect(keys[0]).toBe(keys[1]);
  });

  it.each([0, LARGE.length - 1])('differs with another line %i of a large part', async (at) => {
    const key = await keyOf({ returned: LARGE });
    expect(await keyOf({ returned: changed(LARGE, at) })).not.toBe(key);
    expect(await keyOf({ notice: changed(LARGE, at) })).not.toBe(await keyOf({ notice: LARGE }));
  });

  it('reads no middle of a large part', async () => {
    const key = await keyOf({ returned: LARGE });
    expect(await keyOf({ returned: changed(LARGE, 1_000) })).toBe(key);
  });

  it('is the same by the hash of the platform, in whatever order reports come', async () => {
    const large =
      linesOf('Ж', 60_000)
        .join('')
        .match(/.{1,900}/g) ?? [];
    for (const written of [
      {},
      { notice: large, returned: LARGE },
      { from: 'é'.repeat(40_000) },
      {},
    ]) {
      const byPlatform = await keyOf(written, (bytes) => hash('sha256', bytes, 'hex'));
      expect(byPlatform).toBe(await keyOf(written));
    }
  });

  it('is the SHA-256 of what it says it is', async () => {
    const notice = 'bea@example.net does not exist.\n';
    const returned = 'From: anna@example.org\nSubject: Offer\n\nDear Bea';
    const head = [
      'anna@example.org',
      'mailer-daemon@mx.example.net',
      'Thu, 26 Nov 2026 01:00:00 +0000',
    ];
    const gathered: string[] = [];
    await keyOf({}, (bytes) => {
      gathered.push(Buffer.from(bytes).toString());
      return '';
    });
    expect(gathered).toEqual([
      [...head, '<r1@mx.example.net>', notice.trimEnd(), returned].join('\0'),
    ]);
  });

  it('reads all of a part of four thousand bytes', async () => {
    const whole = linesOf('word', 55);
    const keys = await Promise.all(whole.map((_, at) => keyOf({ returned: changed(whole, at) })));
    expect(new Set(keys).size).toBe(whole.length);
  });
});
