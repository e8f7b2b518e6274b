/**
 * A report as Postfix writes one, in pieces, for the tests to put together and
 * to break.
 */

import { Buffer } from 'node:buffer';

/** The returned message; byte 0xFC stands for a letter that is no valid UTF-8. */
export const RETURNED = [
  'Received: from [192.0.2.7] by mail.example.org; Thu, 1 Jan 2026 09:59:00 +0000',
  'Message-ID: <1@mail.example.org>',
  'From: anna@example.org',
  'To: nobody@example.net',
  'Subject: Hello',
  '',
  'A letter that is no UTF-8: \u00fc',
  '',
].join('\r\n');

export const STATUS = [
  'Reporting-MTA: dns; mx.example.net',
  '',
  'Final-Recipient: rfc822; nobody@example.net',
  'Action: failed',
  'Status: 5.1.1',
  '',
].join('\r\n');

export const NOTICE = 'I could not deliver your message.\r\n';

/** Lines joined by CRLF, one character a byte. */
export function lines(...all: readonly string[]): Buffer {
  return Buffer.from(all.join('\r\n'), 'latin1');
}

/** A multipart with these parts, each with its own header and body. */
export function multipart(type: string, parts: readonly string[]): Buffer {
  const delimited = parts.map((part) => `--frontier\r\n${part}\r\n`).join('');
  return Buffer.from(
    `From: MAILER-DAEMON@mx.example.net\r\nTo: anna@example.org\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\nContent-Type: ${type}; boundary="frontier"\r\n\r\nThis is MIME.\r\n${delimited}--frontier--\r\n`,
    'latin1',
  );
}

/** A whole report: notice, delivery status, and the message as `type`. */
export function report(type = 'message/rfc822', returned = RETURNED): Buffer {
  return multipart('multipart/report; report-type=delivery-status', [
    `Content-Type: text/plain; charset=us-ascii\r\n\r\n${NOTICE}`,
    `Content-Type: message/delivery-status\r\n\r\n${STATUS}`,
    `Content-Type: ${type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${returned}`,
  ]);
}

/** The same bytes with LF as line end. */
export function withLf(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1');
}
