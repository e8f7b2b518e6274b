import { createMemoryCounterStore, type Verdict } from '@backscatter/core';
import { createDirectory, createHarvestCounter } from '@backscatter/directory';
import { createMemorySentStore, createNewsender } from '@backscatter/newsender';
import { describe, expect, it } from 'vitest';
import { createClassifier } from '../src/index.ts';

const NOW = Date.UTC(2026, 2, 3, 12);
const clock = { now: () => NOW, sleep: () => new Promise<void>(() => {}) };

const report = (to: string, n: number): string =>
  `Return-Path: <>
Message-ID: <${n}@mx.example.com>
From: MAILER-DAEMON@mx.example.com
To: ${to}
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

<bob@example.com>: 550 5.1.1 no such user
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; bob@example.com
Action: failed
Status: 5.1.1
--b
Content-Type: message/rfc822

From: ${to}
To: bob@example.com
Message-ID: <sent-${n}@example.org>

Hello Bob.
--b--
`;

async function afterHarvesting(): Promise<(to: string, n: number) => Promise<Verdict>> {
  const newsender = createNewsender({ store: createMemorySentStore() });
  await newsender.record({
    sender: 'anna@example.org',
    recipients: ['bob@example.com'],
    messageId: '<sent-99@example.org>',
    at: new Date(NOW - 3_600_000),
  });
  const harvest = createHarvestCounter({ store: createMemoryCounterStore() });
  const lookup = { known: ['anna@example.org', 'carl@example.org'], domains: ['example.org'] };
  const signals = [newsender, createDirectory({ lookup, harvest })];
  const classifier = createClassifier({ clock, signals, exhaustive: true });
  const judge = (to: string, n: number): Promise<Verdict> =>
    classifier.classify(report(to, n), {
      mailFrom: '',
      recipient: to,
      client: { address: '192.0.2.25', helo: null },
    });
  for (let n = 0; n < 20; n += 1) {
    const verdict = await judge(`x${n}@example.org`, n);
    expect(verdict.label).toBe('backscatter');
    // The verdict may have gone through a queue, and come twice.
    const kept = JSON.parse(JSON.stringify({ notes: verdict.notes, key: verdict.key }));
    await classifier.commit(kept);
    await classifier.commit(kept);
  }
  return judge;
}

describe('a client that names many unknown recipients', () => {
  it('makes no report to an address that exists backscatter by itself', async () => {
    const judge = await afterHarvesting();
    const { label, reasons } = await judge('carl@example.org', 30);
    expect(reasons).toContainEqual(expect.objectContaining({ code: 'harvesting', points: 2 }));
    expect(reasons.find(({ code }) => code === 'harvesting')?.data).toEqual({
      client: '192.0.2.25',
      unknown: 20,
      known: 0,
    });
    expect(label).toBe('unsure');
  });

  it('leaves a report genuine that is proved', async () => {
    const judge = await afterHarvesting();
    const { label, reasons } = await judge('anna@example.org', 99);
    expect(label).toBe('genuine');
    expect(reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['sent-id', 'harvesting']),
    );
  });
});
