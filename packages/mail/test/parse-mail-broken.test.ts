import { Buffer } from 'node:buffer';
import { headerValue, walkParts } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { lines, NOTICE, RETURNED, report } from './sample-report.ts';

const SIMPLE = 'Subject: x\r\nX: 1\r\n\r\none\r\ntwo';

const codes = (mail: Awaited<ReturnType<typeof parseMail>>): readonly string[] =>
  mail.problems.map(({ code }) => code);

describe('mail that is broken in ways that happen', () => {
  it.each([
    ['CR alone', SIMPLE.replaceAll('\r\n', '\r'), ['bare-cr']],
    ['CR CR LF', SIMPLE.replaceAll('\r\n', '\r\r\n'), ['double-cr']],
    ['LF in the header only', SIMPLE.replace('\r\n', '\n'), []],
    ['blank lines in front', `\r\n \r\n${SIMPLE}`, ['leading-blank-lines']],
    ['an mbox From line', `From anna@example.org Thu Jan  1 10:00:00 2026\r\n${SIMPLE}`, []],
    ['a quoted From line', `>From anna@example.org Thu Jan  1 10:00:00 2026\r\n${SIMPLE}`, []],
  ])('is read all the same: %s', async (_, raw, problems) => {
    const mail = await parseMail(raw);
    expect(mail.headers.map(({ name, raw: value }) => `${name}:${value}`)).toEqual([
      'subject: x',
      'x: 1',
    ]);
    expect(mail.text).toBe('one\ntwo');
    expect(codes(mail)).toEqual(problems);
  });

  it('is read in linear time where a run of CR ends in no LF', async () => {
    const run = Buffer.alloc(512 * 1024, '\r');
    const mail = await parseMail(Buffer.concat([Buffer.from('A: 1\r\r\n\r\r\n'), run, lines('x')]));
    expect(codes(mail)).toEqual(['double-cr']);
    expect(mail.text).toHaveLength(run.length + 1);
  });

  it('skips a line without a colon', async () => {
    const mail = await parseMail('no header field\nSubject: x\nnor this\nX: 1\n\nbody');
    expect(mail.headers.map(({ name }) => name)).toEqual(['subject', 'x']);
  });

  it.each(['\n', '\r\n'])('finds the parts where boundary= has lost its folding', async (eol) => {
    const raw = [
      'Content-Type: multipart/mixed;',
      'boundary="b"',
      '',
      '--b',
      '',
      'hi',
      '--b--',
      '',
    ];
    const mail = await parseMail(raw.join(eol));
    expect(mail.root.children).toHaveLength(1);
    expect(mail.text).toBe('hi');
    expect(codes(mail)).toEqual(['lost-folding']);
  });

  it('takes a line "boundary=" in a body for what it is', async () => {
    const text = 'Set the parameter;\nboundary=b\n';
    const mail = await parseMail(`Subject: x\n\n${text}`);
    expect(mail.text).toBe(text);
    expect(mail.problems).toEqual([]);
  });

  it.each([
    ['names no boundary', 'multipart/mixed'],
    ['names another boundary', 'multipart/mixed; boundary=other'],
  ])('is text where a multipart %s', async (_, type) => {
    const mail = await parseMail(
      `Content-Type: ${type}\n\n--b\n\nI could not deliver it.\n--b--\n`,
    );
    expect(mail.root).toMatchObject({ type: 'multipart/mixed', children: [] });
    expect(mail.text).toContain('I could not deliver it.');
    expect(codes(mail)).toEqual(['no-parts']);
  });

  it('keeps what came before a cut', async () => {
    const whole = report();
    const cut = whole.subarray(0, whole.indexOf('Subject: Hello'));
    const { root, text } = await parseMail(cut);
    expect(root.children.map(({ type }) => type)).toEqual([
      'text/plain',
      'message/delivery-status',
      'message/rfc822',
    ]);
    expect(text).toContain(NOTICE.trim());
    const kept = Buffer.from(root.children[2]?.content ?? []).toString('latin1');
    expect(kept.length).toBeGreaterThan(100);
    expect(RETURNED.startsWith(kept)).toBe(true);
  });

  it('keeps the type of a part that ends with its header', async () => {
    const { root } = await parseMail(
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n--b--\n',
    );
    expect(walkParts(root).map(({ type }) => type)).toEqual(['multipart/mixed', 'message/rfc822']);
  });

  it.each([
    ['nothing', ''],
    ['blank lines', '\r\n\r\n'],
    ['a From line', 'From anna@example.org'],
    ['no header', 'hello world'],
    ['zeros', '\0'.repeat(1_000)],
  ])('is a mail without fields: %s', async (_, raw) => {
    const mail = await parseMail(raw);
    expect(mail.headers).toEqual([]);
    expect(mail.root).toMatchObject({ type: 'text/plain', children: [] });
    expect(mail.html).toBeNull();
  });

  it('gives a value for binary noise', async () => {
    const noise = Buffer.from(
      Array.from({ length: 50_000 }, (_, i) => (i * i * 31 + (i >> 3)) & 0xff),
    );
    const mail = await parseMail(noise);
    expect(mail.size).toBeGreaterThan(0);
    expect(mail.root.children).toEqual([]);
  });

  it('takes a second Content-Type for nothing', async () => {
    const mail = await parseMail('Content-Type: text/html\nContent-Type: text/plain\n\n<p>x</p>');
    expect(mail.html).toBe('<p>x</p>');
    expect(headerValue(mail.headers, 'content-type')).toBe('text/html');
  });
});
