import { Buffer } from 'node:buffer';
import { headerValue, headerValues } from '@backscatter/mail';
import { fromParsedMail, parseMail } from '@backscatter/mail/mailparser';
import { type ParsedMail, simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import { NOTICE, RETURNED, report, STATUS } from './sample-report.ts';

const KEEP = { keepDeliveryStatus: true, ignoreEmbedded: true };

const text = (bytes: Uint8Array | null | undefined): string =>
  Buffer.from(bytes ?? []).toString('latin1');

describe('a mail that simpleParser has read', () => {
  it('is as good as one read here, with the right options', async () => {
    const mail = fromParsedMail(await simpleParser(report(), KEEP));
    const ours = await parseMail(report());
    expect(mail.headers).toEqual(ours.headers);
    expect(mail.text).toBe(ours.text);
    expect(mail.root.type).toBe('multipart/report');
    expect(mail.root.parameters.get('report-type')).toBe('delivery-status');
    expect(mail.root.parameters.get('boundary')).toBe('frontier');
    expect(mail.root.children.map(({ type }) => type)).toEqual(
      ours.root.children.map(({ type }) => type),
    );
    expect(text(mail.root.children[1]?.content)).toBe(STATUS);
    expect(text(mail.root.children[2]?.content)).toBe(RETURNED);
    expect(mail.size).toBe(NOTICE.replace('\r', '').length + STATUS.length + RETURNED.length);
    expect(mail.problems).toEqual([]);
  });

  it.each(['delivery-status', 'Delivery-Status'])(
    'has lost its %s with the default options, and says so',
    async (reportType) => {
      const raw = report().toString('latin1').replace('=delivery-status', `=${reportType}`);
      const mail = fromParsedMail(await simpleParser(raw));
      expect(mail.text).toContain('Final-Recipient: rfc822; nobody@example.net');
      expect(mail.problems.map(({ code }) => code)).toEqual(['delivery-status-lost']);
    },
  );

  it('is plain where it has no parts', async () => {
    const raw = 'Received: a\nReceived: b\nSubject: =?utf-8?Q?=C3=BC?=\n\nhello';
    const mail = fromParsedMail(await simpleParser(raw));
    expect(headerValues(mail.headers, 'received')).toEqual(['a', 'b']);
    expect(headerValue(mail.headers, 'subject')).toBe('ü');
    expect(mail).toMatchObject({ text: 'hello', html: null, size: 5, problems: [] });
    expect(mail.root).toMatchObject({ type: 'text/plain', text: 'hello', children: [] });
  });

  it('is HTML where it has nothing else', async () => {
    const raw = 'Content-Type: text/html; charset=utf-8\n\n<p>hello</p>';
    const mail = fromParsedMail(await simpleParser(raw, { skipHtmlToText: true }));
    expect(mail.html).toBe('<p>hello</p>');
    expect(mail.root.parameters.get('charset')).toBe('utf-8');
  });

  it('keeps no pictures', async () => {
    const raw =
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nhello\n--b\n' +
      'Content-Type: image/png; name=a.png\nContent-Disposition: attachment\n\nxyz\n--b--\n';
    const { root } = fromParsedMail(await simpleParser(raw, KEEP));
    expect(root.children[1]).toMatchObject({
      type: 'image/png',
      disposition: 'attachment',
      filename: 'a.png',
      content: null,
      size: 3,
    });
  });

  it.each([undefined, null, 'text', {}, { attachments: 'none' }])(
    'is nothing else: %j is refused by name',
    (wrong) => {
      const call = (): unknown => fromParsedMail(wrong as unknown as ParsedMail);
      expect(call).toThrow(TypeError);
      expect(call).toThrow('fromParsedMail: "parsed"');
    },
  );
});
