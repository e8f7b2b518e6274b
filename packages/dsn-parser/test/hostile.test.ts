import type { Dsn } from '@backscatter/core';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';

/** A report in plain text, as a server writes it that nobody has described. */
async function read(notice: string): Promise<Dsn | null> {
  const raw = [
    'Return-Path: <>',
    'From: Mail Delivery System <mailer-daemon@mx.example.net>',
    'To: anna@example.org',
    'Subject: Undelivered mail',
    '',
    'Your message could not be delivered.',
    notice,
    '',
  ].join('\n');
  return parseDsn(await parseMail(raw), parseMail);
}

const addressesOf = (dsn: Dsn | null): readonly (string | null)[] =>
  dsn?.recipients.map(({ finalRecipient }) => finalRecipient) ?? [];

describe('a notice written to hold the parser up', () => {
  it.each([
    ['letters without end', 'a'.repeat(400_000)],
    ['blanks without end', `${' '.repeat(400_000)}x`],
    ['empty lines without end', '\n'.repeat(400_000)],
    ['opening brackets without end', '<'.repeat(400_000)],
    ['quote marks without end', '> '.repeat(200_000)],
    ['a rule without end', '-'.repeat(400_000)],
    ['a word without end that never becomes an address', 'a@a.'.repeat(100_000)],
    ['dots behind an address', `bob@${'b.'.repeat(200_000)}`],
    ['words of naming lines without an address', 'unknown user mailbox address '.repeat(10_000)],
    ['hosts that are never closed', 'host a.b.c.d.e by a.b.c.d '.repeat(10_000)],
    ['codes that are none', '5.1.1.1 550_ 4.2.2.2 '.repeat(20_000)],
    ['links that are none', 'https://a@b@c/'.repeat(20_000)],
  ])('is a report that names nobody: %s', async (_what, notice) => {
    const dsn = await read(notice);
    expect(dsn?.kind).toBe('failure');
    expect(addressesOf(dsn)).toEqual([]);
    expect(dsn?.notice.length).toBeLessThan(1_100);
  });

  it('is read to its thousandth character where a line has more', async () => {
    const filler = 'x'.repeat(2_000);
    expect(addressesOf(await read(`<bob@example.net>: ${filler} 550 5.1.1`))).toEqual([
      'bob@example.net',
    ]);
    expect(addressesOf(await read(`${filler} <bob@example.net>: 550 5.1.1`))).toEqual([]);
  });

  it('is read to its 1,500th line', async () => {
    const filler = 'nothing\n'.repeat(2_000);
    expect(addressesOf(await read(`<bob@example.net>: 550\n${filler}`))).toEqual([
      'bob@example.net',
    ]);
    expect(addressesOf(await read(`${filler}<bob@example.net>: 550`))).toEqual([]);
  });

  it('names 200 recipients at most, each with what stands at its own address', async () => {
    const lines = Array.from({ length: 1_000 }, (_, i) => `<user${i}@example.net>:`);
    const codes = Array.from({ length: 400 }, (_, i) => `550 5.1.1 user${i}@example.net unknown`);
    const dsn = await read([...lines, '', ...codes].join('\n'));
    expect(dsn?.recipients.length).toBe(200);
    expect(dsn?.recipients[7]).toMatchObject({
      finalRecipient: 'user7@example.net',
      status: '5.1.1',
    });
  });

  it('is no header, however many fields of one it repeats', async () => {
    const dsn = await read('To: bob\n'.repeat(5_000));
    expect(dsn?.returned.form).toBe('none');
  });

  it('returns the message behind announcements of nothing', async () => {
    const announced = 'The original message follows\n\n'.repeat(300);
    const dsn = await read(
      `${announced}Received: from a by b\nFrom: a@example.org\nSubject: one\n\nhello`,
    );
    expect(dsn?.returned.form).toBe('quoted');
  });
});
