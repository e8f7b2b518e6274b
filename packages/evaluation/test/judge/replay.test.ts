import { parseMail } from '@backscatter/mail/mailparser';
import { expect, test } from 'vitest';
import type { BenchmarkSet, SetEvent } from '../../src/generator/events.ts';
import {
  createFullOperator,
  createMemoryFilter,
  type Observation,
  replay,
  scoreAgain,
  type Truth,
} from '../../src/index.ts';
import { truthOf } from '../judged.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-03-02T00:00:00Z');

test('A replay logs mails as they leave, so the bounce of one is genuine and of another is not.', async () => {
  const [genuine, forged] = await observe();
  expect(genuine?.label).toBe('genuine');
  expect(codesOf(genuine)).toContain('sent-id');
  expect(forged?.label).toBe('backscatter');
  expect(codesOf(forged)).toContain('not-sent-id');
});

test('What a replay saw gives the same label and score when it is scored again.', async () => {
  for (const observation of await observe()) {
    const { label, score, probability } = scoreAgain({ without: ['other-filter'] })(observation);
    expect({ label, score, probability }).toEqual({
      label: observation.label,
      score: observation.score,
      probability: observation.probability,
    });
  }
});

test('Without the signals of proof and absence a report is unsure.', async () => {
  const again = scoreAgain({ without: ['newsender', 'provenance', 'directory', 'other-filter'] });
  for (const observation of await observe()) expect(again(observation).label).toBe('unsure');
});

test('Codes that are not heard count for nothing.', async () => {
  const [genuine] = await observe();
  if (genuine === undefined) throw new Error('nothing was observed');
  const again = scoreAgain({ without: ['other-filter'], withoutCodes: ['sent-id'] });
  expect(again(genuine).label).toBe('unsure');
});

test('A shadow that is heard in the place of a signal says what it said, under its name.', async () => {
  const [first] = await observe();
  if (first === undefined) throw new Error('nothing was observed');
  const heard = scoreAgain({ inPlaceOf: { shadow: 'other-filter', signal: 'newsender' } });
  const answers = first.answers.flatMap((answer) => {
    if (answer.signal === 'newsender') return [];
    return [answer.signal === 'other-filter' ? { ...answer, signal: 'newsender' } : answer];
  });
  expect(heard(first)).toEqual(scoreAgain()({ ...first, answers }));
  expect(heard(first).label).toBe('unsure');
  expect(scoreAgain()(first).label).toBe('genuine');
});

test('A shadow is observed and does not count.', async () => {
  const [first] = await observe();
  const answer = first?.answers.find(({ signal }) => signal === 'other-filter');
  expect(answer?.status).toBe('abstained');
});

async function observe(): Promise<readonly Observation[]> {
  const all: Observation[] = [];
  const run = replay({
    set: tinySet(),
    parse: (raw) => parseMail(raw),
    operator: (world, clock) => createFullOperator(world, { clock }),
    shadows: [{ ...createMemoryFilter(), name: 'other-filter' }],
  });
  for await (const observation of run) all.push(observation);
  return all;
}

function codesOf(observation: Observation | undefined): readonly string[] {
  return (observation?.answers ?? []).flatMap(({ findings }) => findings.map(({ code }) => code));
}

function tinySet(): BenchmarkSet {
  const since = START - 30 * DAY;
  const sent = {
    sender: 'anna@example.org',
    recipient: 'bob@example.com',
    messageId: 'one@example.org',
  };
  const events: readonly SetEvent[] = [
    // The log begins long before, or its silence would not count.
    { what: 'sent', at: since, sent: { ...sent, messageId: 'first@example.org', at: since } },
    { what: 'sent', at: START, sent: { ...sent, at: START } },
    caseOf('genuine', 'one@example.org', START + 60_000),
    caseOf('backscatter', 'two@forged.example', START + 120_000),
  ];
  return {
    seed: 1,
    part: 'test',
    world: {
      addresses: ['anna@example.org'],
      neverSends: [],
      catchAll: [],
      domains: ['example.org'],
      keys: { keys: { 1: 'a key of a test, known to all' }, active: 1 },
      signs: { returnPath: [], messageId: [], since },
      coverage: [{ senders: ['example.org'], since }],
      relayed: { senders: [], since },
      relays: [{ name: 'relay.example.org', address: '192.0.2.1' }],
      freemail: [],
      zone: { addresses: new Map() },
    },
    earlier: [],
    events: () => events,
  };
}

function caseOf(label: Truth['label'], messageId: string, at: number): SetEvent {
  const failed = label === 'genuine' ? 'bob@example.com' : 'stranger@example.net';
  const raw = [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mx.example.com',
    'To: anna@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
    '',
    '--b',
    '',
    `Your message to <${failed}> could not be delivered: user unknown.`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.com',
    '',
    `Final-Recipient: rfc822; ${failed}`,
    'Action: failed',
    'Status: 5.1.1',
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    'From: anna@example.org',
    `To: ${failed}`,
    `Message-ID: <${messageId}>`,
    '',
    '--b--',
    '',
  ].join('\r\n');
  const truth = truthOf(label, messageId, { at, returned: 'headers' });
  return { what: 'case', at, case: { truth, raw: new TextEncoder().encode(raw) } };
}
