import { parseDeliveryStatus } from '@backscatter/dsn-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_RECIPIENTS } from '../src/fields/delivery-status.ts';
import { parseAction, readRecipient } from '../src/fields/read-recipient.ts';

function finals(text: string): readonly (string | undefined)[] {
  return parseDeliveryStatus(text).recipients.map((fields) => fields.get('final-recipient'));
}

const BLOCKS = [
  ['Reporting-MTA: dns; mx1.example.net', 'Arrival-Date: Tue, 4 Mar 2025 09:14:59 +0100'],
  ['Final-Recipient: rfc822; bob@example.net', 'Action: failed', 'Status: 5.1.1'],
  ['Original-Recipient: rfc822;carol@example.net', 'Final-Recipient: rfc822; c@imap.example.net'],
  ['Final-Recipient: rfc822; dave@example.net', 'Diagnostic-Code: smtp; 550 no', 'Action: failed'],
];

describe('parseDeliveryStatus', () => {
  it('finds the same blocks however many blank lines stand around them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 5, maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.constantFrom('', ' ', '\t'),
        (gaps, end, blank) => {
          const gap = (i: number): string => `${blank}${end}`.repeat(gaps[i] ?? 1);
          const text = BLOCKS.map((lines, i) => gap(i) + lines.join(end) + end).join('') + gap(4);
          const status = parseDeliveryStatus(text);
          expect(status.message.get('reporting-mta')).toBe('dns; mx1.example.net');
          expect(status.recipients).toHaveLength(3);
          expect(status.recipients[2]?.get('diagnostic-code')).toBe('smtp; 550 no');
          expect(status.recipients[0]?.has('diagnostic-code')).toBe(false);
        },
      ),
      { seed: 3464, numRuns: 200 },
    );
  });

  it('keeps recipients apart where no blank line does', () => {
    expect(
      finals('Final-Recipient: a@example.net\nStatus: 5.1.1\nFinal-Recipient: b@example.net\n'),
    ).toEqual(['a@example.net', 'b@example.net']);
  });

  it('keeps a recipient whole when a blank line splits it', () => {
    const { recipients } = parseDeliveryStatus(
      'Final-Recipient: a@example.net\nAction: failed\n\nStatus: 5.1.1\nRemote-MTA: dns; mx\n',
    );
    expect(recipients).toHaveLength(1);
    expect(recipients[0]?.get('status')).toBe('5.1.1');
  });

  it('takes fields in any order, the recipient last', () => {
    expect(
      finals(
        'Action: failed\nStatus: 5.0.0\nFinal-Recipient: a@example.net\n\nAction: failed\nFinal-Recipient: b@example.net\n',
      ),
    ).toEqual(['a@example.net', 'b@example.net']);
  });

  it('joins folded lines, and prefers a filled field to an empty one', () => {
    const { recipients } = parseDeliveryStatus(
      'Final-Recipient: a@example.net\nDiagnostic-Code:\nDiagnostic-Code: smtp; 550\n\tno\n  such user\n',
    );
    expect(recipients[0]?.get('diagnostic-code')).toBe('smtp; 550\tno  such user');
  });

  it('reads names without their dash', () => {
    expect(finals('Reporting MTA: mx\n\nFinal Recipient: a@example.net\n')).toEqual([
      'a@example.net',
    ]);
  });

  it('mends every known name, and leaves others alone', () => {
    const { message, recipients } = parseDeliveryStatus(
      'Reporting_MTA: dns; mx\nReceived from MTA: dns; mx2\n\nFinal Recipient: a@example.net\nLast Attempt Date: today\nNo Such Field: x\n',
    );
    expect([...message.keys()]).toEqual(['reporting-mta', 'received-from-mta']);
    expect([...(recipients[0]?.keys() ?? [])]).toEqual(['final-recipient', 'last-attempt-date']);
  });

  it('says so when more recipients are listed than are read', () => {
    const text = Array.from(
      { length: MAX_RECIPIENTS + 5 },
      (_, i) => `Final-Recipient: r${i}@example.net\n\n`,
    );
    const { recipients, problems } = parseDeliveryStatus(text.join(''));
    expect(recipients).toHaveLength(MAX_RECIPIENTS);
    expect(problems.map(({ code }) => code)).toContain('too-many-recipients');
  });

  it('answers an empty text with nothing but a problem', () => {
    expect(parseDeliveryStatus('')).toMatchObject({
      recipients: [],
      problems: [{ code: 'no-reporting-mta' }],
    });
  });
});

describe('readRecipient', () => {
  it.each([
    ['failed', 'failed'],
    ['Failed (bad destination)', 'failed'],
    ['failure', 'failed'],
    ['delayed', 'delayed'],
    ['relayed-to', 'relayed'],
    ['deliverable', 'delivered'],
    ['expanded', 'expanded'],
    ['transferred', 'relayed'],
    ['opaque', 'relayed'],
    ['exploded', null],
    ['', null],
    [undefined, null],
  ])('reads the action %j as %j', (written, action) => {
    expect(parseAction(written)).toBe(action);
  });

  it('prefers the code in the diagnostic to a Status of 5.0.0', () => {
    const recipient = readRecipient(
      new Map([
        ['final-recipient', 'rfc822; a@example.net'],
        ['status', '5.0.0'],
        ['diagnostic-code', 'smtp; 550 5.2.2 over quota'],
      ]),
    );
    expect(recipient).toMatchObject({
      status: '5.2.2',
      derived: 'diagnostic-code',
      replyCode: 550,
    });
  });

  it('keeps an exact Status whatever the diagnostic says', () => {
    const recipient = readRecipient(
      new Map([
        ['final-recipient', 'rfc822; a@example.net'],
        ['status', '5.7.1'],
        ['diagnostic-code', 'smtp; 550 5.1.1 no'],
      ]),
    );
    expect(recipient).toMatchObject({ status: '5.7.1', derived: null });
  });

  it.each([
    ['553 sorry', '5.0.0', 'reply-code', 553],
    ['550 5.1.1 no such user', '5.1.1', null, 550],
    ['5.2.2 (mailbox full)', '5.2.2', null, null],
    ['#5.7.1', '5.7.1', null, null],
  ])('reads the Status %j', (written, status, derived, replyCode) => {
    const fields = new Map([
      ['final-recipient', 'a@example.net'],
      ['status', written],
    ]);
    expect(readRecipient(fields)).toMatchObject({ status, derived, replyCode });
  });

  it.each([
    [[['diagnostic-code', 'smtp; 550 5.2.2 full']], '5.2.2', 'diagnostic-code'],
    [[['diagnostic-code', 'smtp; 452 full']], '4.0.0', 'reply-code'],
    [[['x-supplementary-info', 'mailbox is full (#4.2.2)']], '4.2.2', 'text'],
    [[['diagnostic-code', 'x-unix; 75']], null, null],
  ] as const)('says where a missing status came from: %j', (more, status, derived) => {
    const fields = new Map<string, string>([['final-recipient', 'a@example.net'], ...more]);
    expect(readRecipient(fields)).toMatchObject({ status, derived });
  });

  it('keeps what is written about attempts and logs', () => {
    const fields = new Map([
      ['final-recipient', 'rfc822; a@example.net'],
      ['last-attempt-date', 'Tue, 4 Mar 2025 09:15:01 +0100'],
      ['final-log-id', '2025-03/x24FkQp1003'],
      ['will-retry-until', 'Sun, 9 Mar 2025 05:14:59 +0100'],
      ['remote-mta', 'dns; [192.0.2.7]'],
    ]);
    expect(readRecipient(fields)).toMatchObject({
      lastAttemptDate: 'Tue, 4 Mar 2025 09:15:01 +0100',
      finalLogId: '2025-03/x24FkQp1003',
      willRetryUntil: 'Sun, 9 Mar 2025 05:14:59 +0100',
      remoteMta: '192.0.2.7',
    });
  });
});
