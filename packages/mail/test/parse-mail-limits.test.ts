import { Buffer } from 'node:buffer';
import { headerValue, walkParts } from '@backscatter/mail';
import { DEFAULT_LIMITS, type MailLimits, parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { multipart } from './sample-report.ts';

const MEGABYTE = 1024 * 1024;

async function problemsOf(
  raw: Uint8Array | string,
  limits?: Partial<MailLimits>,
): Promise<readonly string[]> {
  return (await parseMail(raw, limits)).problems.map(({ code }) => code);
}

/** A multipart in a multipart, so many times. */
function nested(depth: number): string {
  const levels = Array.from(
    { length: depth },
    (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
  );
  return `${levels.join('')}\ninnermost\n`;
}

const siblings = (count: number): Buffer =>
  multipart('multipart/mixed', [
    'Content-Type: text/plain\r\n\r\nThe notice.',
    ...Array.from({ length: count - 1 }, () => '\r\nx'),
  ]);

describe('the limits of a mail', () => {
  it('cut a message at maxBytes', async () => {
    const mail = await parseMail('Subject: x\n\n0123456789', { maxBytes: 16 });
    expect(mail.text).toBe('0123');
    expect(mail.size).toBe(16);
    expect(mail.problems).toEqual([
      { code: 'message-truncated', detail: 'Only the first 16 of 22 bytes were read.' },
    ]);
    expect(await problemsOf('Subject: x\n\n0123', { maxBytes: 16 })).toEqual([]);
  });

  it('leave a stream once it has given too much', async () => {
    let chunks = 0;
    async function* endless(): AsyncGenerator<string> {
      yield 'Subject: x\n\n';
      for (;;) {
        chunks++;
        yield 'x'.repeat(100);
      }
    }
    const { problems } = await parseMail(endless(), { maxBytes: 1_000 });
    expect(problems.map(({ code }) => code)).toEqual(['message-truncated']);
    expect(chunks).toBe(10);
  });

  it('keep maxHeaders fields, and the body', async () => {
    const header = Array.from({ length: 1_500 }, (_, i) => `X-${i}: ${'y'.repeat(20)}\n`).join('');
    const { headers, text, problems } = await parseMail(`${header}\nbody`);
    expect(headers).toHaveLength(1_000);
    expect(headers.at(-1)?.name).toBe('x-999');
    expect(text).toBe('body');
    expect(problems.map(({ code }) => code)).toEqual(['too-many-headers']);
  });

  it('keep maxHeaders fields of each part', async () => {
    const part = `${'X: y\r\n'.repeat(50)}\r\nbody`;
    const { root } = await parseMail(multipart('multipart/mixed', [part]), { maxHeaders: 10 });
    expect(root.children[0]?.headers).toHaveLength(10);
  });

  it.each([
    ['in one line', 'y'.repeat(50_000)],
    ['folded', ' y\n'.repeat(50_000).trim()],
  ])('shorten a field longer than maxHeaderLength, %s', async (_, value) => {
    const mail = await parseMail(`A: 1\nSubject: ${value}\nB: 2\n\nbody`);
    expect(mail.headers.map(({ name }) => name)).toEqual(['a', 'subject', 'b']);
    expect(mail.headers[1]?.raw.length).toBeLessThanOrEqual(2 * DEFAULT_LIMITS.maxHeaderLength);
    expect(headerValue(mail.headers, 'subject')).toMatch(/^y[ y]+$/);
    expect(mail.text).toBe('body');
    expect(mail.problems.map(({ code }) => code)).toEqual(['header-too-long']);
  });

  it('read a header up to what the MIME parser bears, and the body', async () => {
    const fields = Array.from({ length: 900 }, (_, i) => `X-${i}: ${'y'.repeat(2_000)}\n`);
    const { headers, text, problems } = await parseMail(`Subject: x\n${fields.join('')}\nbody`);
    expect(headers.length).toBeGreaterThan(400);
    expect(headerValue(headers, 'subject')).toBe('x');
    expect(text).toBe('body');
    expect(problems.map(({ code }) => code)).toEqual(['too-many-headers']);
  });

  it('keep maxParts parts, the root included', async () => {
    const { root, problems } = await parseMail(siblings(12), { maxParts: 10 });
    expect(walkParts(root)).toHaveLength(10);
    expect(problems).toEqual([
      { code: 'too-many-parts', detail: 'More than 10 parts; the rest was not read.' },
    ]);
    expect(await problemsOf(siblings(9), { maxParts: 10 })).toEqual([]);
  });

  it('keep maxDepth levels', async () => {
    const { root, problems } = await parseMail(nested(12), { maxDepth: 10 });
    expect(walkParts(root)).toHaveLength(10);
    expect(problems.map(({ code }) => code)).toEqual(['too-deep', 'unclosed-boundary']);
    expect(await problemsOf(nested(9), { maxDepth: 10 })).toEqual(['unclosed-boundary']);
  });

  it('hold for 10,000 nested parts', async () => {
    const { root, problems } = await parseMail(nested(10_000));
    expect(walkParts(root)).toHaveLength(DEFAULT_LIMITS.maxDepth);
    expect(problems.map(({ code }) => code)).toEqual([
      'mime-error',
      'too-deep',
      'unclosed-boundary',
    ]);
  });

  it('hold for 10,000 parts side by side, and do not lose the first', async () => {
    const { root, text, problems } = await parseMail(siblings(10_000));
    expect(walkParts(root)).toHaveLength(DEFAULT_LIMITS.maxParts);
    expect(text).toMatch(/^The notice\.\n\nx/);
    expect(problems.map(({ code }) => code)).toEqual(['mime-error', 'too-many-parts']);
  });

  it('hold for a part with an endless header, and do not lose those before', async () => {
    const mail = await parseMail(
      multipart('multipart/mixed', ['\r\nThe notice.', `X: ${'y'.repeat(2 * MEGABYTE)}\r\n\r\nz`]),
    );
    expect(mail.root.type).toBe('multipart/mixed');
    expect(mail.text).toContain('The notice.');
    expect(mail.problems.map(({ code }) => code)).toEqual(['mime-error']);
  });

  it.each([
    ['in the body', `Subject: x\n\n`],
    ['in the header', 'Subject: '],
    ['in an encoded word', 'Subject: =?utf-8?Q?'],
    ['in an unclosed part', 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\n'],
  ])('hold for a line of 50 MB %s', async (_, before) => {
    const raw = Buffer.concat([Buffer.from(before), Buffer.alloc(50 * MEGABYTE, 'a')]);
    const { headers, problems } = await parseMail(raw);
    expect(headers).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toContain('message-truncated');
  });

  it.each([
    ['maxBytes', 0],
    ['maxBytes', Number.NaN],
    ['maxHeaders', 1.5],
    ['maxHeaderLength', '16'],
    ['maxParts', 1_001],
    ['maxDepth', -1],
    ['maxWords', 7],
  ])('are checked: %s cannot be %s', async (name, value) => {
    const call = parseMail('', { [name]: value } as Partial<MailLimits>);
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow(name);
  });
});
