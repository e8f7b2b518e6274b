import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { headerValue, headerValues, walkParts } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';
import { lines, multipart, NOTICE, RETURNED, report, STATUS, withLf } from './sample-report.ts';

const latin1 = (bytes: Uint8Array | null | undefined): string | undefined =>
  bytes == null ? undefined : Buffer.from(bytes).toString('latin1');

describe('the header of a parsed mail', () => {
  it('keeps every field in order, duplicates too, names in lower case', async () => {
    const { headers } = await parseMail(
      lines('Received: one', 'FROM: a@example.org', 'received: two', 'From: b@example.org', '', ''),
    );
    expect(headers.map(({ name, raw }) => `${name}:${raw}`)).toEqual([
      'received: one',
      'from: a@example.org',
      'received: two',
      'from: b@example.org',
    ]);
    expect(headerValue(headers, 'from')).toBe('a@example.org');
    expect(headerValues(headers, 'received')).toEqual(['one', 'two']);
  });

  it('keeps raw values undecoded, with their folding', async () => {
    const { headers } = await parseMail(
      lines('Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=', '\t=?utf-8?Q?_an_alle?=', '', 'x'),
    );
    expect(headers[0]?.raw).toBe(' =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\r\n\t=?utf-8?Q?_an_alle?=');
    expect(headerValue(headers, 'subject')).toBe('Grüße an alle');
  });

  it('reads bytes beyond ASCII as UTF-8 where they are, else as windows-1252', async () => {
    const utf8 = await parseMail('Subject: Grüße\n\nx');
    const windows1252 = await parseMail(lines('Subject: Gr\u00fc\u00dfe', '', 'x'));
    expect(headerValue(utf8.headers, 'subject')).toBe('Grüße');
    expect(headerValue(windows1252.headers, 'subject')).toBe('Grüße');
  });

  it('takes names that mean something to JavaScript as names like others', async () => {
    const hostile = lines(
      '__proto__: a',
      'constructor: b',
      'toString: c',
      'hasOwnProperty: d',
      'List-__proto__: <mailto:e@example.org>',
      'Content-Type: text/plain; __proto__=f; constructor=g',
      '',
      'x',
    );
    const { headers, root, text } = await parseMail(hostile);
    expect(headers.map(({ name }) => name)).toEqual([
      '__proto__',
      'constructor',
      'tostring',
      'hasownproperty',
      'list-__proto__',
      'content-type',
    ]);
    expect(headerValue(headers, '__proto__')).toBe('a');
    expect(headerValue(headers, 'valueof')).toBeNull();
    expect([...root.parameters]).toEqual([
      ['__proto__', 'f'],
      ['constructor', 'g'],
    ]);
    expect(text).toBe('x');
    expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  });
});

describe('the parts of a parsed mail', () => {
  it('form a tree with types, parameters and headers of their own', async () => {
    const { root, text, html, problems } = await parseMail(report());
    expect(root.type).toBe('multipart/report');
    expect(root.parameters.get('report-type')).toBe('delivery-status');
    expect(root.children.map(({ type }) => type)).toEqual([
      'text/plain',
      'message/delivery-status',
      'message/rfc822',
    ]);
    expect(root.children[2]?.headers).toEqual([
      { name: 'content-type', raw: ' message/rfc822' },
      { name: 'content-transfer-encoding', raw: ' 8bit' },
    ]);
    expect(root.children[2]?.encoding).toBe('8bit');
    expect(text).toBe(NOTICE.trimEnd().concat('\n'));
    expect(html).toBeNull();
    expect(problems).toEqual([]);
  });

  it('nest as they do in the mail', async () => {
    const inner =
      'Content-Type: multipart/alternative; boundary=inner\r\n\r\n--inner\r\n\r\nplain\r\n' +
      '--inner\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n--inner--';
    const picture =
      'Content-Type: image/png; name="=?utf-8?Q?=C3=BC?=.png"\r\nContent-Disposition: INLINE\r\n' +
      'Content-Transfer-Encoding: BASE64\r\n\r\nAAEC';
    const { root, text, html } = await parseMail(multipart('multipart/mixed', [inner, picture]));
    expect(walkParts(root).map(({ type }) => type)).toEqual([
      'multipart/mixed',
      'multipart/alternative',
      'text/plain',
      'text/html',
      'image/png',
    ]);
    expect(text).toBe('plain');
    expect(html).toBe('<p>rich</p>');
    expect(root.children[1]).toMatchObject({
      disposition: 'inline',
      encoding: 'base64',
      filename: 'ü.png',
      content: null,
      size: 3,
    });
  });

  it('give their texts joined, attached text apart', async () => {
    const { text, html, root } = await parseMail(
      multipart('multipart/mixed', [
        '\r\none',
        'Content-Type: text/html\r\n\r\n<b>two</b>',
        'Content-Disposition: attachment; filename=a.txt\r\n\r\nthree',
        '\r\nfour',
        'Content-Type: text/html\r\n\r\n<b>five</b>',
      ]),
    );
    expect(text).toBe('one\n\nfour');
    expect(html).toBe('<b>two</b>\n<b>five</b>');
    expect(root.children[2]).toMatchObject({ text: null, filename: 'a.txt' });
    expect(latin1(root.children[2]?.content)).toBe('three');
  });

  it.each([
    ['CRLF', report(), RETURNED, STATUS],
    ['LF', withLf(report()), RETURNED.replaceAll('\r\n', '\n'), STATUS.replaceAll('\r\n', '\n')],
  ])('keep the exact bytes of what a report returns, with %s', async (_, raw, returned, status) => {
    const [, second, third] = (await parseMail(raw)).root.children;
    expect(latin1(second?.content)).toBe(status);
    expect(latin1(third?.content)).toBe(returned);
    expect(third?.size).toBe(returned.length);
  });

  it.each(['text/rfc822-headers', 'text/rfc822', 'message/global', 'message/global-headers'])(
    'keep the exact bytes of %s',
    async (type) => {
      const { root } = await parseMail(report(type));
      expect(root.children[2]?.type).toBe(type);
      expect(latin1(root.children[2]?.content)).toBe(RETURNED);
    },
  );

  it.each(['inline', 'attachment'])('keep a returned message that is %s', async (disposition) => {
    const part = `Content-Type: message/rfc822\r\nContent-Disposition: ${disposition}\r\n\r\n${RETURNED}`;
    const { root, text } = await parseMail(multipart('multipart/mixed', [part]));
    expect(root.children[0]).toMatchObject({ type: 'message/rfc822', disposition, children: [] });
    expect(latin1(root.children[0]?.content)).toBe(RETURNED);
    expect(text).toBeNull();
  });

  it('keep the decoded bytes of a message in base64', async () => {
    const base64 = Buffer.from(RETURNED, 'latin1').toString('base64');
    const part = `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64}`;
    const { root } = await parseMail(multipart('multipart/mixed', [part]));
    expect(latin1(root.children[0]?.content)).toBe(RETURNED);
  });

  it('are one where the mail is nothing but a status', async () => {
    const { root, text } = await parseMail(
      lines('Content-Type: message/delivery-status', '', STATUS),
    );
    expect(root.type).toBe('message/delivery-status');
    expect(latin1(root.content)).toBe(STATUS);
    expect(text).toBeNull();
  });

  it.each([
    ['text/plain; charset=iso-8859-1', '8bit', 'Gr\u00fc\u00dfe'],
    ['text/plain; charset=utf-8', 'quoted-printable', 'Gr=C3=BC=C3=9Fe'],
    ['text/plain; charset=utf-8', 'base64', 'R3LDvMOfZQ=='],
    ['text/plain', '8bit', 'Gr\u00fc\u00dfe'],
    ['text/plain; charset=us-ascii', '8bit', 'Gr\u00fc\u00dfe'],
    ['text/plain; charset=x-unknown', '8bit', 'Gr\u00fc\u00dfe'],
    ['text/plain; charset=utf-8; format=flowed', '8bit', 'Gr\u00fc\u00dfe'],
    ['text', '8bit', 'Gr\u00fc\u00dfe'],
    ['', '8bit', 'Gr\u00fc\u00dfe'],
  ])('have their text decoded from "%s" in %s', async (type, encoding, body) => {
    const header = `Content-Type: ${type}\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
    const alone = await parseMail(Buffer.from(header + body, 'latin1'));
    const within = await parseMail(multipart('multipart/mixed', [header + body]));
    for (const { text, root } of [alone, within]) {
      expect(text).toBe('Grüße');
      expect(walkParts(root).at(-1)).toMatchObject({ type: 'text/plain', content: null });
    }
  });

  it('keep a replacement character that the sender wrote', async () => {
    for (const type of ['text/plain; charset=utf-8', 'text/plain; format=fixed']) {
      const { text } = await parseMail(`Content-Type: ${type}\n\nGrüße \ufffd`);
      expect(text).toBe('Grüße \ufffd');
    }
  });

  it('leave UTF-7 undecoded', async () => {
    const { text } = await parseMail('Content-Type: text/plain; charset=utf-7\n\n+ADw-script+AD4-');
    expect(text).toBe('+ADw-script+AD4-');
  });
});

describe('the forms of a raw mail', () => {
  const raw = report('message/rfc822', RETURNED.replace('\u00fc', 'u'));
  async function* stream(): AsyncGenerator<Uint8Array | string> {
    yield raw.subarray(0, 100);
    yield raw.toString('latin1', 100, 101);
    yield new Uint8Array(raw.subarray(101));
  }

  it.each([
    ['a Uint8Array', new Uint8Array(raw)],
    ['a view into a larger buffer', new Uint8Array([1, ...raw, 2]).subarray(1, raw.length + 1)],
    ['a string', raw.toString('latin1')],
    ['an async iterable', stream()],
    ['a Readable', Readable.from([raw.subarray(0, 7), raw.subarray(7)])],
  ])('are all read alike: %s', async (_, form) => {
    const expected = await parseMail(raw);
    expect(expected.root.children).toHaveLength(3);
    expect(await parseMail(form)).toEqual(expected);
  });

  it.each([
    ['undefined', undefined],
    ['null', null],
    ['a number', 42],
    ['an object', {}],
    ['an array', [raw]],
    ['an ArrayBuffer', new ArrayBuffer(3)],
  ])('are no others: %s is refused by name', async (_, wrong) => {
    const call = parseMail(wrong as unknown as string);
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow('parseMail: "raw" must be');
  });

  it('refuse a stream whose chunks are neither bytes nor text', async () => {
    const call = parseMail(Readable.from([{ not: 'bytes' }]));
    await expect(call).rejects.toThrow(TypeError);
    await expect(call).rejects.toThrow('parseMail: "raw"');
  });

  it('pass on the error of a stream that breaks', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield 'Subject: x\n';
      throw new Error('connection lost');
    }
    await expect(parseMail(broken())).rejects.toThrow('connection lost');
  });
});
