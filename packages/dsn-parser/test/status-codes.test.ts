import { classifyReason } from '@backscatter/dsn-parser';
import { describe, expect, it } from 'vitest';
import { describeRecipient } from '../src/status/describe-recipient.ts';
import { findReplyCode, findStatus, parseStatusField } from '../src/status/status-codes.ts';

describe('findStatus', () => {
  it.each([
    ['550 5.1.1 user unknown', '5.1.1'],
    ['550-5.7.26 not authenticated', '5.7.26'],
    ['(#5.1.1)', '5.1.1'],
    ['250 2.0.0 ok, then 550 5.2.2 full', '5.2.2'],
    ['250 2.0.0 ok', '2.0.0'],
    ['host 4.2.2.1 refused', null],
    ['connect to 192.0.2.25 failed', null],
    ['from 10.5.1.1', null],
    ['qmail 1.5.1.1', null],
    ['Postfix 3.7.11', null],
    ['version 5.65.1', null],
    ['5.9.9', null],
    ['5.1', null],
    ['Exchange (5.5.2653.19)', null],
    ['', null],
  ])('finds in %j %j', (text, status) => {
    expect(findStatus(text)).toBe(status);
  });
});

describe('findReplyCode', () => {
  it.each([
    ['550 5.1.1 user unknown', 550],
    ['smtp;550 no', 550],
    ['<<< 421-try later', 421],
    ['250 ok 550 no', 550],
    ['250 ok', null],
    ['room 1550', null],
    ['port 5501', null],
    ['192.0.2.550', null],
    ['570 is no reply code', null],
    ['', null],
  ])('finds in %j %j', (text, code) => {
    expect(findReplyCode(text)).toBe(code);
  });
});

describe('parseStatusField', () => {
  it.each([
    ['5.1.1', '5.1.1'],
    [' 4.4.7 (expired)', '4.4.7'],
    ['5.7.509', '5.7.509'],
    ['553 sorry', null],
    ['5.1.1.1', null],
    ['3.1.1', null],
    ['', null],
  ])('reads %j as %j', (value, status) => {
    expect(parseStatusField(value)).toBe(status);
  });
});

describe('classifyReason', () => {
  it.each([
    ['5.1.1', '550 5.1.1 User unknown', 'user-unknown'],
    ['5.0.0', '550 User <bob@example.net> unknown', 'user-unknown'],
    ['5.2.2', '552 mailbox full', 'mailbox-full'],
    ['5.0.0', '550 over quota', 'mailbox-full'],
    ['5.7.1', '550 5.7.1 blocked using bl.example.com', 'blocked-reputation'],
    ['5.7.1', '554 5.7.1 Message contains spam', 'spam-rejected'],
    ['5.7.26', '550 5.7.26 unauthenticated, DMARC policy', 'auth-failure'],
    ['5.7.1', '554 5.7.1 <bob@example.net>: Relay access denied', 'relay-denied'],
    ['5.3.4', '552 5.3.4 message too big', 'message-too-large'],
    ['4.4.7', '', 'expired'],
    ['5.4.4', 'Host not found', 'host-unknown'],
    ['5.1.2', '', 'host-unknown'],
    ['4.4.1', 'connection timed out', 'network-error'],
    ['5.4.6', '', 'loop'],
    ['5.1.10', '', 'domain-not-accepting'],
    ['4.7.1', '451 greylisted', 'rate-limited'],
    ['5.7.0', 'virus found', 'virus'],
    ['5.1.6', '', 'moved'],
    ['5.2.1', '', 'mailbox-disabled'],
    ['5.5.2', '', 'syntax'],
    ['4.3.0', '', 'system-error'],
    ['5.6.0', '', 'content-rejected'],
    ['5.7.1', '', 'policy'],
    [null, '', 'undefined'],
    ['5.0.0', '', 'undefined'],
  ] as const)('tells %j and %j to be %s', (status, words, reason) => {
    expect(classifyReason(status, words)).toBe(reason);
  });

  it('does not take a spam word for a refusal where the code says that no one is there', () => {
    expect(classifyReason('5.1.1', '550 5.1.1 <spam@example.net> unknown user')).toBe(
      'user-unknown',
    );
  });
});

describe('describeRecipient', () => {
  const finalRecipient = 'bob@example.net';

  it('tells a delay to be transient whatever its code', () => {
    const delayed = describeRecipient({
      finalRecipient,
      action: 'delayed',
      diagnosticCode: '550 no',
    });
    expect(delayed.permanence).toBe('transient');
  });

  it.each([
    ['failed', 'user unknown', 'user-unknown', 'permanent'],
    ['failed', 'mailbox is full', 'mailbox-full', 'transient'],
    ['failed', 'connection timed out', 'network-error', 'transient'],
    ['failed', 'retry timeout exceeded', 'expired', 'permanent'],
    ['failed', 'no luck', 'undefined', 'unknown'],
    ['failed', '450 4.1.1 user unknown', 'user-unknown', 'transient'],
    ['failed', '550 mailbox is full', 'mailbox-full', 'permanent'],
    ['delayed', '550 user unknown', 'user-unknown', 'transient'],
    [null, 'user unknown', 'user-unknown', 'unknown'],
  ] as const)('tells of %j and %j that it is %s and %s', (action, said, reason, permanence) => {
    const described = describeRecipient({ finalRecipient, action, diagnosticCode: said });
    expect(described).toMatchObject({ reason, permanence });
  });

  it('gives no reason to a success', () => {
    const done = describeRecipient({ finalRecipient, action: 'delivered', text: 'user unknown' });
    expect(done).toMatchObject({ reason: 'undefined', permanence: 'unknown' });
  });

  it("gives the reason by the refusing server's own code, the status by the field", () => {
    for (const [statusField, diagnosticCode, reason] of [
      ['5.1.1', '550 5.7.1 IP address blacklisted by recipient', 'blocked-reputation'],
      ['4.4.7', '450 4.7.1 go away', 'policy'],
      ['5.1.1', '550 5.0.0 go away', 'user-unknown'],
    ] as const) {
      const described = describeRecipient({ finalRecipient, statusField, diagnosticCode });
      expect(described).toMatchObject({ status: statusField, reason });
    }
  });

  it('knows the exit codes of programs that were handed the mail', () => {
    const described = describeRecipient({
      finalRecipient,
      statusField: '5.3.0',
      diagnosticCode: '67',
    });
    expect(described.reason).toBe('user-unknown');
  });

  it('says where a status was derived from', () => {
    expect(describeRecipient({ finalRecipient, diagnosticCode: '550 no' })).toMatchObject({
      status: '5.0.0',
      derived: 'reply-code',
    });
    expect(describeRecipient({ finalRecipient, text: '(#5.1.1)' })).toMatchObject({
      status: '5.1.1',
      derived: 'text',
    });
  });
});
