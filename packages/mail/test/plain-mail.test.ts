/**
 * Mail without MIME structure takes a short way. Whatever it gives must be what
 * mailparser gives, which an added Content-Disposition makes read the same mail.
 */

import { Buffer } from 'node:buffer';
import type { Mail } from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const DETOUR = 'Content-Disposition: inline';

async function bothWays(
  header: readonly string[],
  body: string,
  eol: string,
): Promise<[Mail, Mail]> {
  const raw = (fields: readonly string[]): Buffer =>
    Buffer.from(`${fields.join(eol)}${eol}${eol}${body}`, 'latin1');
  const short = await parseMail(raw(header));
  const long = await parseMail(raw([...header, DETOUR]));
  const headers = long.headers.slice(0, -1);
  return [
    short,
    {
      ...long,
      headers,
      root: { ...long.root, headers, disposition: null },
      size: long.size - DETOUR.length - eol.length,
    },
  ];
}

describe('the short way', () => {
  it.each([
    [[]],
    [['Content-Type: text/plain']],
    [['Content-Type: TEXT/HTML; charset="utf-8"']],
    [['Content-Type: text/plain; CHARSET=US-ASCII', 'Content-Transfer-Encoding: 8BIT']],
    [['Content-Type: text/plain; charset=us-ascii;']],
    [['Content-Type: text/plain (a comment)']],
    [['Content-Type: text/plain;', ' charset=utf-8']],
    [['Content-Type: text/plain; charset=iso-8859-15']],
    [['Content-Type: text/plain', 'Content-Type: text/html']],
    [['Content-Transfer-Encoding: quoted-printable']],
    [['Content-Type: text']],
    [['Subject : blank in front of the colon']],
    [['no colon', 'Subject: x']],
  ])('agrees with the long one on %j', async (fields) => {
    for (const eol of ['\n', '\r\n']) {
      const body = `Gr\u00fc\u00dfe=20${eol}${eol}--${eol}bye${eol}`;
      const [short, long] = await bothWays(['From: a@example.org', ...fields], body, eol);
      expect(short).toEqual(long);
      expect(short.text ?? short.html).toContain('Grüße');
    }
  });

  it('agrees with the long one on any text', async () => {
    const piece = fc.constantFrom(
      'a',
      ' ',
      '\n',
      '\r\n',
      '\t',
      ':',
      '\u00fc',
      '\u00c3\u00bc',
      '=',
      '.',
    );
    const text = fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join(''));
    const value = text.map((raw) => raw.replace(/[\r\n]+/g, ' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(value, { minLength: 1, maxLength: 5 }),
        text,
        fc.constantFrom('\n', '\r\n'),
        async (values, body, eol) => {
          const fields = values.map((field, i) => `X-${i}: ${field}`);
          const [short, long] = await bothWays(fields, body, eol);
          expect(short).toEqual(long);
        },
      ),
      { seed: 7, numRuns: 200 },
    );
  });
});
