/**
 * Reports that try to steer whoever reads of them: what a terminal, a log, a header or a page
 * would obey stands in every field of the report, of its delivery status and of what it returns.
 */

import { bounce } from './mails.ts';

/** Clears a screen, sets a title, turns a line around, forges a line, hides, runs a script. */
export const EVIL = [
  '\x1b[2J',
  '\x1b]0;owned\x07',
  '\u009b2J',
  '\u202egpj.exe',
  '\u2028',
  '\0',
  '\x7f',
  '\u{e0041}',
  '\rX-Evil: 1',
  '<script>alert(1)</script>',
  `'"><img src=x onerror=alert(1)>`,
].join('x');

/** The same in a header field: as it is, but for CR, and as an encoded word (RFC 2047). */
const RAW = EVIL.replaceAll('\r', '');
const ENCODED = `=?utf-8?B?${Buffer.from(EVIL).toString('base64')}?=`;

const FIELDS = [
  ...['From', 'To', 'Subject', 'Date', 'Message-ID', 'In-Reply-To', 'References', 'Received'],
  ...['Return-Path', 'Delivered-To', 'X-Failed-Recipients', 'Auto-Submitted', 'Precedence'],
  ...['X-Mailer', 'List-Id', 'List-Unsubscribe', 'DKIM-Signature', 'Content-Disposition'],
];

const VALUES = [
  RAW,
  ENCODED,
  `<a${RAW}@example.org>`,
  `"${RAW}" <alice@example.org>`,
  `<"a ${RAW}"@example.org>`,
  `from ${RAW} (${RAW} [192.0.2.7]) by mail.example.org with ESMTP id ${RAW} for <alice@example.org>; Tue, 3 Mar 2026 08:05:00 +0000`,
  `attachment; filename="../../${RAW}.exe"`,
  `auto-replied; ${RAW}`,
];

const STATUS_FIELDS = [
  ...['Reporting-MTA', 'Original-Envelope-Id', 'Arrival-Date', 'X-Postfix-Queue-ID'],
  ...['Final-Recipient', 'Original-Recipient', 'Action', 'Status', 'Diagnostic-Code', 'Remote-MTA'],
];

const STATUS_VALUES = [
  RAW,
  `dns; ${RAW}`,
  `rfc822; a${RAW}@example.com`,
  // RFC 6533 section 3 and RFC 3461 section 4: both spell controls out.
  'utf-8; a\\x{1B}\\x{202E}b@example.com',
  'rfc822; a+1B+0Ab@example.com',
  `smtp; 550 5.1.1 ${RAW}`,
];

/** Every field with every value, each in a report of its own. */
export function hostileMails(): readonly string[] {
  const [head = '', notice = '', status = '', returned = ''] = bounce().split(/^(?=--b\n)/m);
  const end = '--b--\n';
  const mails = FIELDS.flatMap((field) =>
    VALUES.flatMap((value) => [
      `${withField(head, field, value)}${notice}${status}${returned}${end}`,
      `${head}${notice}${status}${inPart(returned, field, value)}${end}`,
    ]),
  );
  const statuses = STATUS_FIELDS.flatMap((field) =>
    STATUS_VALUES.map((value) => `${head}${notice}${withField(status, field, value)}${returned}`),
  );
  const said = notice.replace('550 5.1.1', () => `550 5.1.1 ${RAW} http://${RAW}.example.net/`);
  return [...mails, ...statuses, `${head}${said}${status}${returned}${end}`];
}

function inPart(part: string, field: string, value: string): string {
  const [own = '', ...rest] = part.split(/(?<=\n\n)/);
  return own + withField(rest.join(''), field, value);
}

/** The field with another value; before all others where there is none. */
function withField(text: string, field: string, value: string): string {
  const line = new RegExp(`^${field}:.*(?:\\n[ \\t].*)*`, 'm');
  return line.test(text)
    ? text.replace(line, () => `${field}: ${value}`)
    : text.replace(/^(?=[A-Z][\w-]*:)/m, () => `${field}: ${value}\n`);
}
