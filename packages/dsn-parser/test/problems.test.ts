/**
 * A clean report has no problem; each row changes one thing in it and names what
 * must be said then, and nothing else.
 */

import { DSN_PROBLEMS, type DsnProblemCode, parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';

interface Parts {
  readonly type: string;
  readonly returnedType: string;
  readonly header: readonly string[];
  readonly notice: readonly string[];
  readonly statusType: readonly string[];
  readonly message: readonly string[];
  readonly gap: readonly string[];
  readonly recipient: readonly string[];
  readonly extra: readonly string[];
  readonly returned: readonly string[];
}

const CLEAN: Parts = {
  header: [
    'Return-Path: <>',
    'Received: from mx.example.net (mx.example.net [192.0.2.25]) by mail.example.org; Tue, 4 Mar 2025 09:15:02 +0100',
    'From: Mail Delivery System <MAILER-DAEMON@mx.example.net>',
    'To: alice@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'Date: Tue, 4 Mar 2025 09:15:01 +0100',
    'MIME-Version: 1.0',
  ],
  type: 'multipart/report; report-type=delivery-status; boundary=b',
  notice: ['Your message could not be delivered.', '', '<bob@example.net>: unknown user'],
  statusType: ['Content-Type: message/delivery-status'],
  message: ['Reporting-MTA: dns; mx.example.net'],
  gap: [''],
  recipient: [
    'Final-Recipient: rfc822; bob@example.net',
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 unknown user',
  ],
  extra: [],
  returnedType: 'message/rfc822',
  returned: [
    'Return-Path: <alice@example.org>',
    'From: alice@example.org',
    'To: bob@example.net',
    'Subject: minutes',
    'Date: Tue, 4 Mar 2025 09:14:58 +0100',
    'Message-ID: <minutes.1@example.org>',
  ],
};

function write(change: Partial<Parts>): string {
  const mail = { ...CLEAN, ...change };
  const returned =
    mail.returned.length === 0
      ? []
      : [
          '--b',
          `Content-Type: ${mail.returnedType}`,
          '',
          ...mail.returned,
          '',
          'Here they are.',
          '',
        ];
  const status =
    mail.statusType.length === 0
      ? []
      : ['--b', ...mail.statusType, '', ...mail.message, ...mail.gap, ...mail.recipient, ''];
  return [
    ...mail.header,
    `Content-Type: ${mail.type}`,
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    ...mail.notice,
    '',
    ...status,
    ...mail.extra,
    ...returned,
    '--b--',
    '',
  ].join('\r\n');
}

async function codes(raw: string): Promise<readonly string[]> {
  const dsn = await parseDsn(await parseMail(raw), parseMail);
  if (dsn === null) throw new Error('no report');
  return dsn.problems.map(({ code }) => code);
}

function header(name: string, line: string | null): readonly string[] {
  const rest = CLEAN.header.filter((one) => !one.startsWith(`${name}:`));
  return line === null ? rest : [line, ...rest];
}

const returned = (line: string): string[] => [
  line,
  ...CLEAN.returned.filter((one) => one.split(':', 1)[0] !== line.split(':', 1)[0]),
];

const recipient = (...lines: readonly string[]): string[] => {
  const names = new Set(lines.map((line) => line.split(':', 1)[0]));
  return [...lines, ...CLEAN.recipient.filter((one) => !names.has(one.split(':', 1)[0] ?? ''))];
};

const status64 = Buffer.from([...CLEAN.message, '', ...CLEAN.recipient, ''].join('\r\n')).toString(
  'base64',
);

const ROWS: readonly (readonly [
  says: readonly DsnProblemCode[],
  what: string,
  change: Partial<Parts>,
])[] = [
  [['leading-blank-line'], 'begins with a blank line', { message: ['', ...CLEAN.message] }],
  [['two-blank-lines'], 'has two blank lines between its blocks', { gap: ['', ''] }],
  [['no-message-block', 'no-reporting-mta'], 'has no message block', { message: [], gap: [] }],
  [
    ['no-reporting-mta'],
    'names no reporting MTA',
    { message: ['Arrival-Date: Tue, 4 Mar 2025 09:14:59 +0100'] },
  ],
  [
    ['misspelt-field'],
    'writes a field without its dash',
    { recipient: ['Final Recipient: rfc822; bob@example.net', ...CLEAN.recipient.slice(1)] },
  ],
  [
    ['no-address-type'],
    'leaves the address type out',
    { recipient: recipient('Final-Recipient: bob@example.net') },
  ],
  [
    ['address-in-brackets'],
    'puts the address in brackets',
    { recipient: recipient('Final-Recipient: rfc822; <bob@example.net>') },
  ],
  [['incomplete-recipient'], 'has no Action', { recipient: recipient('Action:') }],
  [['unknown-action'], 'has an Action of its own', { recipient: recipient('Action: exploded') }],
  [['bad-status'], 'gives a reply line as Status', { recipient: recipient('Status: 550 no') }],
  [
    ['action-against-status'],
    'has failed with success',
    { recipient: recipient('Status: 2.0.0', 'Diagnostic-Code: smtp; 550 no') },
  ],
  [
    ['blank-diagnostic-line'],
    'begins its diagnostic with an empty line',
    { recipient: recipient('Diagnostic-Code: smtp;\r\n 550 5.1.1 unknown user') },
  ],
  [['mixed-line-ends'], 'mixes line ends', { recipient: [CLEAN.recipient.join('\n')] }],
  [
    ['encoded-status-part'],
    'encodes the delivery status',
    {
      statusType: [...CLEAN.statusType, 'Content-Transfer-Encoding: base64'],
      message: [status64],
      gap: [],
      recipient: [],
    },
  ],
  [
    ['unregistered-type'],
    'has a part of a type of its own',
    { statusType: ['Content-Type: message/xdelivery-status'] },
  ],
  [['no-report-type'], 'leaves report-type out', { type: 'multipart/report; boundary=b' }],
  [['not-multipart-report'], 'is multipart/mixed', { type: 'multipart/mixed; boundary=b' }],
  [
    ['too-many-recipients'],
    'lists more recipients than are read',
    {
      recipient: Array.from(
        { length: 502 },
        (_, i) =>
          `Final-Recipient: rfc822; r${i}@example.net\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
      ),
    },
  ],
  [
    ['incomplete-recipient', 'no-recipient', 'no-status'],
    'names nobody and says nothing of the cause',
    {
      notice: ['It failed.'],
      recipient: ['Action: failed'],
      returned: CLEAN.returned.filter((line) => !line.startsWith('To')),
    },
  ],
  [['nothing-returned'], 'returns nothing', { returned: [] }],
  [
    ['no-delivery-status'],
    'has no delivery status',
    {
      statusType: [],
      notice: ['Hello,', '', '<bob@example.net>: 550 5.1.1 could not be delivered'],
    },
  ],
  [
    ['sender-not-null'],
    'was sent with a return path',
    { header: header('Return-Path', 'Return-Path: <sales@example.net>') },
  ],
  [
    ['writer-not-a-server'],
    'comes from a person',
    { header: header('From', 'From: Carol <carol@example.net>') },
  ],
  [
    ['reporting-mta-not-in-trace'],
    'is reported by a server it did not pass',
    { message: ['Reporting-MTA: dns; mx.example.com'] },
  ],
  [
    ['attachment'],
    'carries a file',
    {
      extra: [
        '--b',
        'Content-Type: application/zip; name="invoice.zip"',
        'Content-Disposition: attachment; filename="invoice.zip"',
        '',
        'PK',
        '',
      ],
    },
  ],
  [
    ['link-in-notice'],
    'links to a stranger',
    { notice: [...CLEAN.notice, 'See https://pills.example.com/now'] },
  ],
  [
    ['returned-after-report'],
    'returns what was written later',
    { returned: returned('Date: Fri, 7 Mar 2025 09:14:58 +0100') },
  ],
  [['answers-null-sender'], 'answers the null sender', { returned: returned('Return-Path: <>') }],
  [
    ['answers-automatic'],
    'answers an automatic mail',
    { returned: returned('Auto-Submitted: auto-generated (by cron)') },
  ],
  [
    ['answers-suppressed'],
    'answers what asked for silence',
    { returned: returned('X-Auto-Response-Suppress: OOF, NDR') },
  ],
  [
    ['answers-report'],
    'answers a report',
    {
      returned: returned('Content-Type: multipart/report; report-type=delivery-status; boundary=c'),
    },
  ],
];

describe('the problems of a report', () => {
  it('are none where all is as the standards have it', async () => {
    expect(await codes(write({}))).toEqual([]);
  });

  it.each(ROWS)('are %j where it %s', async (says, _what, change) => {
    expect([...(await codes(write(change)))].sort()).toEqual([...says].sort());
  });

  it('are all tried here', () => {
    const tried = new Set(ROWS.flatMap(([says]) => says));
    expect([...tried].sort()).toEqual(Object.keys(DSN_PROBLEMS).sort());
  });

  it('are told in a sentence each', () => {
    for (const sentence of Object.values(DSN_PROBLEMS)) expect(sentence).toMatch(/^[A-Zm].*\.$/);
  });

  it.each([
    ['two Auto-Submitted words', 'Auto-Submitted: no (typed by a person)'],
    ['a word that forbids other answers', 'X-Auto-Response-Suppress: OOF, AutoReply'],
    ['a return path', 'Return-Path: <alice@example.org>'],
    ['a clock that is a little fast', 'Date: Tue, 4 Mar 2025 11:14:58 +0100'],
  ])('are none for %s of the returned message', async (_what, line) => {
    expect(await codes(write({ returned: returned(line) }))).toEqual([]);
  });
});
