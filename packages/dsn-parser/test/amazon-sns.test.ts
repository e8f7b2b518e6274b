import { describe, expect, it } from 'vitest';
import { parseSnsNotification } from '../src/fields/amazon-sns.ts';

const BOUNCE = {
  notificationType: 'Bounce',
  mail: { messageId: 'm1', timestamp: '2025-03-04T08:14:58.000Z' },
  bounce: {
    bounceSubType: 'General',
    reportingMTA: 'dsn; a8.example.com',
    bouncedRecipients: [{ emailAddress: 'bob@example.net', action: 'failed', status: '5.1.1' }],
  },
};

describe('parseSnsNotification', () => {
  it('reads a bounce into the fields of RFC 3464', () => {
    const read = parseSnsNotification(JSON.stringify(BOUNCE));
    expect(Object.fromEntries(read?.status.message ?? [])).toEqual({
      'reporting-mta': 'dsn; a8.example.com',
      'arrival-date': '2025-03-04T08:14:58.000Z',
      'x-original-message-id': 'm1',
    });
    expect(Object.fromEntries(read?.status.recipients[0] ?? [])).toEqual({
      'final-recipient': 'bob@example.net',
      action: 'failed',
      status: '5.1.1',
      'x-supplementary-info': 'General',
    });
    expect(read).toMatchObject({ complaint: false, original: null });
  });

  it('opens the envelope that SNS puts around it, and the event form of its name', () => {
    const { notificationType, ...rest } = BOUNCE;
    const event = JSON.stringify({ ...rest, eventType: notificationType });
    const wrapped = JSON.stringify({ Type: 'Notification', Message: event });
    expect(parseSnsNotification(wrapped)?.status.recipients).toHaveLength(1);
  });

  it('reads a delay as one', () => {
    const delay = {
      eventType: 'DeliveryDelay',
      mail: {},
      deliveryDelay: {
        delayType: 'MailboxFull',
        delayedRecipients: [{ emailAddress: 'b@example.net' }],
      },
    };
    const [recipient] = parseSnsNotification(JSON.stringify(delay))?.status.recipients ?? [];
    expect(recipient?.get('action')).toBe('delayed');
    expect(recipient?.get('x-supplementary-info')).toBe('Mailbox Full');
  });

  it('mends lines that Sendmail broke', () => {
    const broken = JSON.stringify(BOUNCE).replace('bouncedRecip', 'bounced!\n Recip');
    expect(parseSnsNotification(broken)?.status.recipients).toHaveLength(1);
  });

  it('lets no header value smuggle in another header', () => {
    const mail = { headers: [{ name: 'Subject', value: 'a\r\nMessage-ID: <forged@example.com>' }] };
    const read = parseSnsNotification(JSON.stringify({ ...BOUNCE, mail }));
    expect(read?.original?.headers.map(({ name }) => name)).toEqual(['subject']);
  });

  it.each([
    ['no JSON', 'hello'],
    ['half of it', JSON.stringify(BOUNCE).slice(0, 40)],
    [
      'another type',
      JSON.stringify({ ...BOUNCE, notificationType: 'AmazonSnsSubscriptionSucceeded' }),
    ],
    ['no mail', JSON.stringify({ ...BOUNCE, mail: null })],
    ['a name of every object', JSON.stringify({ ...BOUNCE, notificationType: 'constructor' })],
    ['nesting without end', `{"notificationType":${'['.repeat(100_000)}}`],
    ['more than SNS carries', `{"a":"${'x'.repeat(300_000)}"}`],
  ])('answers null for %s', (_, text) => {
    expect(parseSnsNotification(text)).toBeNull();
  });

  it('reads recipients of the wrong shape as nothing known', () => {
    const bounce = { bouncedRecipients: [null, 7, 'bob', { emailAddress: { toString: 1 } }] };
    const read = parseSnsNotification(JSON.stringify({ ...BOUNCE, bounce }));
    expect(read?.status.recipients.every((fields) => !fields.has('final-recipient'))).toBe(true);
  });
});
