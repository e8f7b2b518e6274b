/**
 * Transfer encodings, charsets, flowed text and attached files take the short way
 * too. Whatever it gives must be what mailparser gives.
 */

import { Buffer } from 'node:buffer';
import type { Part, Problem } from '@backscatter/core';
import { DEFAULT_LIMITS } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMimeMail } from '../src/mailparser/mime-mail.ts';
import { readPlainMail } from '../src/mailparser/plain-mail.ts';

/** What the short way gives, null where it leaves a mail to mailparser; expects both to agree. */
async function agreed(header: readonly string[], body: Buffer | string): Promise<Part | null> {
  const head = ['From: a@example.org', ...header, '', ''].join('\r\n');
  const raw = Buffer.concat([
    Buffer.from(head, 'latin1'),
    Buffer.from(body.toString('latin1'), 'latin1'),
  ]);
  const short = readPlainMail(raw, DEFAULT_LIMITS);
  if (short === null) return null;
  const problems: Problem[] = [];
  expect(short).toEqual(await readMimeMail(raw, DEFAULT_LIMITS, problems));
  expect(problems).toEqual([]);
  return short;
}

const QUOTED = 'Content-Transfer-Encoding: Quoted-Printable';
const BASE64 = 'Content-Transfer-Encoding: base64';
const FLOWED = 'Content-Type: text/plain; charset=utf-8; format=flowed';

describe('the short way through encodings', () => {
  it.each([
    [QUOTED, 'Gr=C3=BC=c3=9fe=20 \r\nsoft=\r\n break= \t\n.=', 'Grüße \nsoft break.'],
    [QUOTED, 'a stray = sign=0x=.=3 \r\n=', 'a stray = sign=0x=.=3\n'],
    [QUOTED, '=3', '=3'],
    [QUOTED, '=\r-', '=\r-'],
    ['Content-Type: text/plain; charset=unicode-1-1-utf-7', 'a+AGI- c', 'a+AGI- c'],
    [
      'Content-Type: text/plain; charset=gb2312; format=flowed',
      '\u00ba\u00ba \r\n\u00d7\u00d6',
      '汉 字',
    ],
    [BASE64, 'R3LDvMOf\r\nZQ==\r\n', 'Grüße'],
    [BASE64, '', ''],
  ])('decodes %s of %j', async (field, body, text) => {
    expect((await agreed([field], body))?.text).toBe(text);
  });

  it.each([
    [QUOTED, '=3=\r\nD'],
    [QUOTED, '==\r\n3D'],
    ['Content-Type: text/plain; charset=gb2312; format=flowed', '\u00b0'],
    [QUOTED, '=EF=BB=BFmarked'],
    [BASE64, 'R3LDv'],
    [BASE64, 'R3LDvMOfZQ==R3LD'],
    [BASE64, 'R3LD vMOf'],
    ['Content-Transfer-Encoding: x-uuencode', 'x'],
  ])('leaves to mailparser %s of %j', async (field, body) => {
    expect(await agreed([field], body)).toBeNull();
  });

  it('reads every byte of charsets of one byte a character as mailparser does', async () => {
    const bytes = Buffer.from(Array.from({ length: 224 }, (_, i) => i + 32));
    for (const charset of [1, 2, 15]
      .map((part) => `ISO-8859-${part}`)
      .concat(
        [0, 1, 2].map((part) => `windows-125${part}`),
        'koi8-r',
      )) {
      const part = await agreed([`Content-Type: text/plain; charset=${charset}`], bytes);
      expect(part?.text, charset).toHaveLength(bytes.length);
    }
  });

  it('reads what several bytes mean as mailparser does, whole or not', async () => {
    const charsets = ['gb2312', 'GBK', 'gb18030', 'big5', 'euc-kr', 'ks_c_5601-1987', 'euc-jp'];
    charsets.push('Shift_JIS', 'iso-2022-jp', 'windows-1256', 'x-unknown', 'default', 'ibm850');
    charsets.push('unicode-1-1-utf-7', 'utf-7', 'utf-16', 'ascii', 'utf8', 'us_ascii', 'hex');
    charsets.push('latin1', 'iso8859-1', 'cp1252', 'macintosh', 'tis-620', '__proto__', 'binary');
    const byte = fc.oneof(
      fc.integer({ min: 0, max: 255 }),
      fc.integer({ min: 0xa1, max: 0xf7 }),
      fc.constantFrom(0x0d, 0x0a, 0x1b, 0x24, 0x42, 0x28, 0x2b, 0x2d, 0x80, 0xff),
    );
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...charsets), fc.array(byte), async (charset, bytes) => {
        const field = `Content-Type: text/plain; charset=${charset}`;
        if ((await agreed([field], Buffer.from(bytes))) !== null) answered += 1;
      }),
      { seed: 13, numRuns: 1_000 },
    );
    expect(answered).toBeGreaterThan(700);
    for (const charset of ['gb2312', 'big5', 'euc-kr', 'euc-jp', 'shift_jis', 'iso-2022-jp']) {
      const pairs = Array.from({ length: 126 * 190 }, (_, i) => [
        0x81 + Math.floor(i / 190),
        0x40 + (i % 190),
      ]);
      const field = `Content-Type: text/plain; charset=${charset}`;
      const lines = pairs.map(([lead = 0, trail = 0]) => [lead, trail, 0x0a]);
      expect(await agreed([field], Buffer.from(lines.flat())), charset).not.toBeNull();
      const some = lines.filter((_, i) => i % 4_000 === 7);
      for (const line of some) expect(await agreed([field], Buffer.from(line))).not.toBeNull();
    }
  });

  it('agrees with mailparser on any body in any of them', async () => {
    const piece = fc.constantFrom(
      ...['a', '-', '-- ', ' ', '\t', '\r\n', '\n', '\r', '>', '> ', '=', '=\r\n', '=3D', '=20'],
      ...['=fc', '=C3=BC', '=3', 'D', '\u00fc', '\u00c3\u00bc', '\u0093', 'QUJD', 'QQ==', '\u2028'],
    );
    const fields = fc.tuple(
      fc.constantFrom(QUOTED, BASE64, 'Content-Transfer-Encoding: 8bit'),
      fc.constantFrom(
        FLOWED,
        `${FLOWED}; delsp=yes`,
        'Content-Type: text/plain; charset=windows-1252; format=Flowed; DelSp=Yes',
        'Content-Type: text/html; charset=iso-8859-1; format=flowed',
        'Content-Type: text/plain; charset=koi8-r',
        'Content-Type: text/plain; charset=iso-2022-jp',
        'Content-Type: text/plain; charset=gbk; format=flowed',
        'Content-Type: text/plain; charset=utf-7; format=flowed; delsp=yes',
        'Content-Type: text/plain',
      ),
    );
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(fields, fc.array(piece, { maxLength: 40 }), async (header, pieces) => {
        if ((await agreed(header, pieces.join(''))) !== null) answered += 1;
      }),
      { seed: 11, numRuns: 1_500 },
    );
    expect(answered).toBeGreaterThan(500);
  });
});

describe('the short way through attached files', () => {
  it.each([
    ['application/pdf', 'attachment; filename="a.pdf"', true],
    ['image/png', 'inline', true],
    ['image/png; name=a.png', null, true],
    ['text/plain', 'attachment', true],
    ['text/csv', null, true],
    ['application/octet-stream', null, true],
    ['application/octet-stream; name=a.eml', null, true],
    ['application/octet-stream', 'attachment; filename="a.bin"', true],
    ['application/octet-stream; name=a.txt', 'inline', true],
    ['message/rfc822', null, true],
    ['message/delivery-status; name=details.txt', 'attachment', true],
    ['application/pdf', 'attachment; filename="=?utf-8?q?a?="', false],
    ['x-unknown/x', null, false],
    [null, 'attachment', false],
  ])('%s, disposition %s', async (type, disposition, isShort) => {
    for (const [encoding, body] of [
      ['base64', 'QUJD\r\nREU='],
      ['quoted-printable', 'A=42CDE'],
      ['8bit', 'ABCDE'],
    ]) {
      const part = await agreed(
        ['Content-Type: multipart/mixed; boundary=b'],
        [
          ...['--b', 'Content-Type: text/plain', '', 'See the file.', '--b'],
          ...(type === null ? [] : [`Content-Type: ${type}`]),
          `Content-Transfer-Encoding: ${encoding}`,
          ...(disposition === null ? [] : [`Content-Disposition: ${disposition}`]),
          ...['', body, '--b--', ''],
        ].join('\r\n'),
      );
      expect(part?.children[1]?.size ?? null).toBe(isShort ? 5 : null);
    }
  });
});

describe('the short way through bodies that are missing', () => {
  it.each(['text/plain', 'message/rfc822', 'image/png'])(
    'a part of %s of nothing but line ends',
    async (type) => {
      let answered = 0;
      for (const behind of ['--b\n\nx\n--b--\n', '--b--\n', '--b--', ''])
        for (const blank of ['', '\n', '\n\n', '\n\n\n', '\n\r\n', '\r\n\n', '\n\n\n\n']) {
          const body = `--b\n\nfirst\n--b\nContent-Type: ${type}\n${blank}${behind}`;
          for (const written of [body, body.replace(/\r?\n/g, '\r\n')]) {
            const part = await agreed(['Content-Type: multipart/mixed; boundary=b'], written);
            if (part !== null) answered += 1;
          }
        }
      expect(answered).toBeGreaterThan(40);
    },
  );

  it.each([
    ['', true],
    ['\r\n', true],
    ['Only the header was returned.', true],
    ['--b', false],
    ['--b--', false],
  ])('a multipart whose body is %j', async (body, isShort) => {
    const part = await agreed(['Content-Type: multipart/mixed; boundary=b'], body);
    expect(part?.children.length ?? null).toBe(isShort ? 0 : null);
  });

  it('a multipart that has perhaps lost the fold of its boundary is left to mailparser', async () => {
    const body = 'Content-Type: multipart/alternative;\nboundary=c\n';
    expect(await agreed(['Content-Type: multipart/mixed; boundary=b'], body)).toBeNull();
  });

  it('an empty mail', async () => {
    const short = readPlainMail(Buffer.alloc(0), DEFAULT_LIMITS);
    expect(short).not.toBeNull();
    expect(short).toEqual(await readMimeMail(Buffer.alloc(0), DEFAULT_LIMITS, []));
  });
});
