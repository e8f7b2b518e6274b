import { parseDsn } from '@backscatter/dsn-parser';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';

const report = async (type: string, fields: readonly string[]) => {
  const raw = [
    'From: reports@provider.example',
    'To: abuse@example.org',
    'Subject: report',
    `Content-Type: multipart/report; report-type=${type}; boundary=b`,
    '',
    '--b',
    `Content-Type: message/${type}`,
    '',
    ...fields,
    '',
    '--b--',
    '',
  ].join('\r\n');
  return parseDsn(await parseMail(raw), (bytes) => parseMail(bytes));
};

describe('the fields of a feedback report', () => {
  it('are read, repeated ones all', async () => {
    const dsn = await report('feedback-report', [
      'Feedback-Type: Abuse',
      'User-Agent: SomeGenerator/1.0',
      'Version: 1',
      'Original-Mail-From: <anna@example.org>',
      'Original-Rcpt-To: <bert@provider.example>',
      'Original-Rcpt-To: <carla@provider.example>',
      'Received-Date: Thu, 5 Mar 2026 14:00:00 GMT',
      'Reporting-MTA: dns; mx.provider.example',
      'Source-IP: 192.0.2.1',
      'Reported-Domain: Example.org',
      'Reported-Uri: https://example.org/a',
      'Incidents: 3',
    ]);
    expect(dsn?.feedback).toEqual({
      feedbackType: 'abuse',
      userAgent: 'SomeGenerator/1.0',
      version: '1',
      originalEnvelopeId: null,
      originalMailFrom: 'anna@example.org',
      originalRecipients: ['bert@provider.example', 'carla@provider.example'],
      sourceIp: '192.0.2.1',
      sourcePort: null,
      arrivalDate: 'Thu, 5 Mar 2026 14:00:00 GMT',
      reportingMta: 'mx.provider.example',
      reportedDomains: ['example.org'],
      reportedUris: ['https://example.org/a'],
      authFailure: null,
      authenticationResults: [],
      deliveryResult: null,
      identityAlignment: null,
      dkimDomain: null,
      dkimIdentity: null,
      dkimSelector: null,
      spfDns: [],
      incidents: 3,
    });
    expect(dsn?.disposition).toBeNull();
  });

  it('are read of a report on failed authentication', async () => {
    const dsn = await report('feedback-report', [
      'Feedback-Type: auth-failure',
      'Original-Envelope-Id: id+3D1',
      'Original-Mail-From: <>',
      'Source-IP: 192.0.2.1',
      'Source-Port: 52012',
      'Auth-Failure: dmarc',
      'Authentication-Results: mx.provider.example; dkim=fail header.d=example.org',
      'Delivery-Result: Reject',
      'Identity-Alignment: none',
      'DKIM-Domain: Example.org',
      'DKIM-Identity: @example.org',
      'DKIM-Selector: s1',
      'SPF-DNS: txt : example.org : "v=spf1 -all"',
    ]);
    expect(dsn?.feedback).toMatchObject({
      originalEnvelopeId: 'id=1',
      originalMailFrom: '',
      sourcePort: 52012,
      authenticationResults: ['mx.provider.example; dkim=fail header.d=example.org'],
      deliveryResult: 'reject',
      identityAlignment: 'none',
      dkimDomain: 'example.org',
      dkimIdentity: '@example.org',
      dkimSelector: 's1',
      spfDns: ['txt : example.org : "v=spf1 -all"'],
    });
    expect(dsn?.originalEnvelopeId).toBe('id=1');
    expect(dsn?.messageIds).toEqual([{ id: 'id=1', place: 'envelope-id' }]);
  });

  it('are null where they are missing or nonsense', async () => {
    const dsn = await report('feedback-report', [
      'Feedback-Type: auth-failure',
      'Auth-Failure: DMARC',
      'Incidents: many',
    ]);
    expect(dsn?.feedback).toMatchObject({
      feedbackType: 'auth-failure',
      authFailure: 'dmarc',
      sourceIp: null,
      originalRecipients: [],
      incidents: null,
    });
  });
});

describe('the fields of a disposition notification', () => {
  it('are read', async () => {
    const dsn = await report('disposition-notification', [
      'Reporting-UA: mail.example.com; Reader 2',
      'Final-Recipient: rfc822;bert@example.com',
      'Original-Message-ID: <m1@example.org>',
      'Disposition: manual-action/MDN-sent-manually; Displayed/Expired, other',
    ]);
    expect(dsn?.disposition).toEqual({
      type: 'displayed',
      mode: 'manual-action/mdn-sent-manually',
      modifiers: ['expired', 'other'],
      reportingUserAgent: 'mail.example.com; Reader 2',
      mdnGateway: null,
      originalRecipient: null,
      finalRecipient: 'bert@example.com',
      originalMessageId: 'm1@example.org',
      failures: [],
      errors: [],
      warnings: [],
    });
    expect(dsn?.feedback).toBeNull();
  });

  it('are read with what went wrong and through which gateway', async () => {
    const dsn = await report('disposition-notification', [
      'MDN-Gateway: x400; gate.example.com',
      'Original-Recipient: rfc822;bertha+2Bnews@example.com',
      'Final-Recipient: rfc822;bert@example.com',
      'Disposition: automatic-action/MDN-sent-automatically; processed/error',
      'Error: part 2 cannot be read',
      'Failure: signature not understood',
      'Warning: kept for',
      ' a day',
    ]);
    expect(dsn?.disposition).toMatchObject({
      type: 'processed',
      modifiers: ['error'],
      mdnGateway: 'gate.example.com',
      originalRecipient: 'bertha+news@example.com',
      errors: ['part 2 cannot be read'],
      failures: ['signature not understood'],
      warnings: ['kept for a day'],
    });
  });
});

describe('an alias in a report of Exim', () => {
  const notice = (status: string) =>
    [
      'X-Failed-Recipients: kim@example.com',
      'From: Mail Delivery System <Mailer-Daemon@mx.example.net>',
      'To: anna@example.org',
      'Subject: Mail delivery failed: returning message to sender',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      '',
      'This message was created automatically by mail delivery software.',
      '',
      'A message that you sent could not be delivered to one or more of its',
      'recipients. The following address(es) failed:',
      '',
      '  kim@example.com',
      '    (generated from sales@example.net)',
      '    Unrouteable address',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example.net',
      '',
      'Action: failed',
      `Final-Recipient: rfc822;${status}`,
      'Status: 5.0.0',
      '',
      '--b--',
      '',
    ].join('\r\n');
  const read = async (status: string) => {
    const dsn = await parseDsn(await parseMail(notice(status)), (bytes) => parseMail(bytes));
    return dsn?.recipients.map((one) => [one.finalRecipient, one.originalRecipient]);
  };

  it('is the original recipient, and what failed behind it the final one', async () => {
    expect(await read('sales@example.net')).toEqual([['kim@example.com', 'sales@example.net']]);
  });

  it('changes nothing about another recipient', async () => {
    expect(await read('lee@example.net')).toEqual([['lee@example.net', null]]);
  });
});

describe('a dialect table of one’s own', () => {
  it('takes the place of the built-in one', async () => {
    const raw = [
      'Return-Path: <>',
      'From: MAILER-DAEMON@mx.example.com',
      'To: anna@example.org',
      'Subject: failure notice',
      '',
      'Hi. This is the qmail-send program at mx.example.com.',
      '',
      '<bert@example.com>:',
      'Sorry, no mailbox here by that name. (#5.1.1)',
      '',
    ].join('\r\n');
    const mail = await parseMail(raw);
    const parse = (bytes: Uint8Array) => parseMail(bytes);
    expect((await parseDsn(mail, parse))?.dialect).toBe('qmail');
    const bare = await parseDsn(mail, parse, { dialects: [] });
    expect(bare?.dialect).toBeNull();
    expect(bare?.recipients[0]?.finalRecipient).toBe('bert@example.com');
  });
});
