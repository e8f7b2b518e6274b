/**
 * A real signed mail, as a server would return it: does its body hash, which
 * held before, still hold for the bytes that come out of the report?
 */

import { Buffer } from 'node:buffer';
import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { bodyHashes } from './body-hash.ts';

/** Ways in which mail comes back. */
export const WAYS = ['as it is', 'with LF', 'in base64', 'quoted in text'] as const;

type Way = (typeof WAYS)[number];

/** Whether the body hash holds for what a report returns in this way. */
export async function holdsReturned(raw: Uint8Array, way: Way): Promise<boolean> {
  const report = await parseDsn(await parseMail(wrap(Buffer.from(raw), way)), parseMail);
  const bytes = report?.returned.bytes;
  return bytes !== undefined && (await bodyHashes(bytes)).holds;
}

function wrap(mail: Buffer, way: Way): Buffer {
  const crlf = Buffer.from(mail.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
  if (way === 'quoted in text') return Buffer.concat([Buffer.from(QUOTING), crlf]);
  const encoding = way === 'in base64' ? 'base64' : '8bit';
  const body =
    way === 'in base64'
      ? Buffer.from((crlf.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n'))
      : crlf;
  const head = HEAD.replace('ENCODING', encoding);
  const report = Buffer.concat([Buffer.from(head), body, Buffer.from('\r\n--b-7f3a--\r\n')]);
  if (way !== 'with LF') return report;
  return Buffer.from(report.toString('latin1').replace(/\r\n/g, '\n'), 'latin1');
}

const HEAD = [
  'From: MAILER-DAEMON@mx.example.com',
  'To: anna@example.org',
  'Subject: Undelivered Mail Returned to Sender',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b-7f3a"',
  '',
  '--b-7f3a',
  '',
  '<bert@example.com>: 550 5.1.1 user unknown',
  '--b-7f3a',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.example.com',
  '',
  'Final-Recipient: rfc822; bert@example.com',
  'Action: failed',
  'Status: 5.1.1',
  '',
  '--b-7f3a',
  'Content-Type: message/rfc822',
  'Content-Transfer-Encoding: ENCODING',
  '',
  '',
].join('\r\n');

const QUOTING = [
  'From: MAILER-DAEMON@mx.example.com',
  'To: anna@example.org',
  'Subject: failure notice',
  '',
  'Hi. This is the qmail-send program at mx.example.com.',
  "I'm afraid I wasn't able to deliver your message to the following addresses.",
  '',
  '<bert@example.com>:',
  '550 5.1.1 user unknown',
  '',
  '--- Below this line is a copy of the message.',
  '',
  '',
].join('\r\n');
