import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { detPlot } from '../filter/det-plot.ts';
import { readMaskedMail } from '../filter/masked-mail.ts';
import { errorCurve, measure, type Scored } from '../filter/measures.ts';
import { FORMS, wrapBounce } from '../filter/wrap-bounce.ts';

const scored = (spam: readonly number[], ham: readonly number[]): readonly Scored[] => [
  ...spam.map((score) => ({ label: 'spam' as const, score })),
  ...ham.map((score) => ({ label: 'ham' as const, score })),
];

describe('the measures of a filter', () => {
  it('count pairs in the wrong order, ties half', () => {
    expect(measure(scored([3, 4], [1, 2])).oneMinusAuc).toBe(0);
    expect(measure(scored([1, 2], [3, 4])).oneMinusAuc).toBe(100);
    expect(measure(scored([1, 3], [2, 0])).oneMinusAuc).toBe(25);
    expect(measure(scored([1, 1], [1, 1])).oneMinusAuc).toBe(50);
  });

  it('give the spam caught when a thousandth of ham may be lost, and when none may', () => {
    const ham = Array.from({ length: 1_000 }, (_, i) => i / 1_000);
    const { caughtAtThousandth, caughtAtNone } = measure(scored([0.9985, 0.9995, 0.5, 2], ham));
    expect(caughtAtThousandth).toBe(0.75);
    expect(caughtAtNone).toBe(0.5);
  });

  it('trace the curve of errors from nothing caught to nothing missed', () => {
    expect(errorCurve(scored([3, 1], [2, 0]))).toEqual([
      [0, 0.5],
      [0.5, 0.5],
      [0.5, 0],
      [1, 0],
    ]);
  });
});

describe('the plot', () => {
  it('draws each curve, a single point as a dot, and names them', () => {
    const svg = detPlot('Title', [
      { name: 'one', color: '#123456', points: errorCurve(scored([3, 1], [2, 0])) },
      { name: 'two', color: '#654321', points: [[0.01, 0.1]] },
    ]);
    expect(svg).toMatch(/<path d="M[\d. HV]+" fill="none" stroke="#123456"/);
    expect(svg).toMatch(/<circle [^>]+fill="#654321"/);
    expect(svg).toContain('>one</text>');
    expect(svg).not.toContain('NaN');
  });
});

describe('masked mail', () => {
  it('keeps what the author wrote, without what tells the collection', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'masked-'));
    mkdirSync(join(folder, 'post'));
    const mail = [
      'From ham@example.org Mon Jan  1 00:00:00 2024',
      'Received: from a.example by b.example for <anna@store.example>; Mon, 1 Jan 2024 00:00:00 +0000',
      'Delivered-To: anna@store.example',
      'X-Spam-Status: No',
      'Date: Mon, 1 Jan 2024 00:00:00 +0000',
      'From: Bob <bob@example.org>',
      'To: Anna <anna@store.example>, carl@example.net',
      'Message-ID: <abc@store.example>',
      'Subject: [Some-List] Minutes',
      '',
      'See http://www.store.example/minutes.',
      '',
    ].join('\r\n');
    writeFileSync(join(folder, 'post', '1.eml'), mail);
    writeFileSync(join(folder, 'mail.index.jsonl'), `${JSON.stringify(INDEX)}\n`);
    // The reader takes an archive; a folder of that name serves as well.
    mkdirSync(join(folder, 'mail-post.tar.gz', 'post'), { recursive: true });
    writeFileSync(join(folder, 'mail-post.tar.gz', 'post', '1.eml'), mail);
    const [masked] = await readMaskedMail(folder);
    rmSync(folder, { recursive: true });
    expect(masked?.id).toBe('1');
    expect(masked?.raw.toString()).toBe(
      [
        'From: Bob <bob@example.org>',
        'To: <user@mask.example>, <user@mask.example>',
        'Message-ID: <1@mask.example>',
        'Subject: Minutes',
        '',
        'See http://mask.example/minutes.',
        '',
      ].join('\n'),
    );
  });
});

const INDEX = { path: 'post/1.eml', corpus: 'post', label: 'ham' };

describe('bounces made of other mail', () => {
  const raw = Buffer.from(`Subject: Offer\nFrom: shop@example.com\n\n${'word '.repeat(500)}\n`);

  it.each([
    ['whole', 'message', 2_499],
    ['headers', 'headers', 0],
    ['truncated', 'message', 750],
  ] as const)('are read as returning the message %s', async (form, returned, length) => {
    expect(FORMS).toContain(form);
    const report = await parseDsn(await parseMail(wrapBounce(raw, form)), (bytes) =>
      parseMail(bytes),
    );
    expect(report?.kind).toBe('failure');
    expect(report?.returned.form).toBe(returned);
    const text = report?.returned.mail?.text?.trimEnd() ?? '';
    expect(Math.abs(text.length - length)).toBeLessThan(10);
  });
});
