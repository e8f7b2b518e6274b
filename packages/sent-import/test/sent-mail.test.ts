import { describe, expect, it } from 'vitest';
import { readSentMail } from '../src/index.ts';

const NOW = Date.parse('2026-03-05T00:00:00Z');
const read = (lines: readonly string[], more: object = {}) =>
  readSentMail(new TextEncoder().encode(lines.join('\r\n')), { now: NOW, ...more });

const PLAIN = [
  'From: Anna <anna@example.org>',
  'To: Bob <bob@example.com>, "Cleo, her" <Cleo@Example.COM>',
  'Cc: Team: dora@example.net, emil@example.net;',
  'Message-ID: <1@example.org>',
  'Date: Sun, 1 Mar 2026 09:00:00 +0100 (CET)',
  '',
  'To: nobody@example.net',
];

describe('a copy in a Sent folder', () => {
  it('tells sender, all recipients, id and time', () => {
    expect(read(PLAIN)).toEqual({
      status: 'ok',
      record: {
        at: Date.parse('2026-03-01T08:00:00Z'),
        senders: ['anna@example.org'],
        recipients: ['bob@example.com', 'cleo@example.com', 'dora@example.net', 'emil@example.net'],
        ids: ['1@example.org'],
        queueId: [],
      },
    });
  });

  it('tells blind copies, those it was resent to, and the ids of providers', () => {
    const result = read([
      'Return-Path: <bounces@news.example.org>',
      'Resent-To: gus@example.com',
      'Resent-Message-ID: <2@example.org>',
      'X-Microsoft-Original-Message-ID: <first@example.org>',
      'X-SES-Message-ID: 0100019c9f1c2d3e-1a2b3c4d-000000',
      'Bcc: hal@example.com',
      ...PLAIN,
    ]);
    expect(result).toMatchObject({
      record: {
        senders: ['bounces@news.example.org', 'anna@example.org'],
        recipients: expect.arrayContaining(['gus@example.com', 'hal@example.com']),
        ids: [
          '1@example.org',
          '2@example.org',
          'first@example.org',
          '0100019c9f1c2d3e-1a2b3c4d-000000@email.amazonses.com',
        ],
      },
    });
  });

  it.each([
    ['lies in the future', 'Date: Fri, 1 Jan 2038 00:00:00 +0000'],
    ['is from before there was mail', 'Date: Thu, 1 Jan 1970 00:00:00 +0000'],
    ['is none', 'Date: yesterday'],
  ])('counts as of when it was filed where its date %s', (_what, date) => {
    const lines = [...PLAIN.slice(0, 4), date];
    const filedAt = Date.parse('2026-03-02T00:00:00Z');
    expect(read(lines, { filedAt })).toMatchObject({ record: { at: filedAt } });
    expect(read(lines)).toEqual({ status: 'left-out', why: 'no-date' });
    const received = 'Received: from pc by mail.example.org; Mon, 2 Mar 2026 00:00:00 +0000';
    expect(read([received, ...lines])).toMatchObject({ record: { at: filedAt } });
  });

  it('is not younger than its filing', () => {
    const filedAt = Date.parse('2026-02-01T00:00:00Z');
    expect(read(PLAIN, { filedAt })).toMatchObject({ record: { at: filedAt } });
  });

  it('is left out where it is of somebody else, or was received', () => {
    expect(read(PLAIN, { senders: ['example.net'] })).toEqual({
      status: 'left-out',
      why: 'other-sender',
    });
    const delivered = ['Delivered-To: anna@example.org', ...PLAIN];
    expect(read(delivered)).toEqual({ status: 'left-out', why: 'received' });
    expect(read(delivered, { senders: ['.example.org'] })).toMatchObject({ status: 'ok' });
    expect(read(PLAIN.slice(1))).toEqual({ status: 'left-out', why: 'no-sender' });
    expect(read([PLAIN[0] ?? '', ...PLAIN.slice(4)])).toEqual({
      status: 'left-out',
      why: 'no-id-nor-recipient',
    });
  });
});
