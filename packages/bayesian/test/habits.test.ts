import { type Bayesian, createBayesian, createBayesModel } from '@backscatter/bayesian';
import type { Mail } from '@backscatter/core';
import { parseMail } from '@backscatter/mail/mailparser';
import { describe, expect, it } from 'vitest';

const MESSAGES = 20;
const THUNDERBIRD = ['User-Agent: Mozilla Thunderbird', 'Content-Type: text/plain; charset=utf-8'];
const OUTLOOK = ['X-Mailer: Microsoft Outlook 16.0', 'Content-Type: text/html; charset=iso-8859-2'];

function mail(from: string, fields: readonly string[], text: string): Promise<Mail> {
  return parseMail([`From: ${from}`, 'Subject: hello', ...fields, '', text, ''].join('\r\n'));
}

/** Two people who write alike, each with a program of theirs; spam with either. */
async function filter(): Promise<Bayesian> {
  const signal = createBayesian({ store: createBayesModel(), minLearned: { spam: 20, ham: 20 } });
  for (let i = 0; i < MESSAGES; i += 1) {
    await signal.learn(await mail('ann@example.org', THUNDERBIRD, `the minutes ${i}`), 'ham');
    await signal.learn(await mail('bob@example.org', OUTLOOK, `the minutes ${i}`), 'ham');
    await signal.learn(await mail('x@spam.example', THUNDERBIRD, `cheap pills ${i}`), 'spam');
    await signal.learn(await mail('y@spam.example', OUTLOOK, `cheap pills ${i}`), 'spam');
  }
  return signal;
}

/** What habits add to the sum of a mail. */
async function habits(signal: Bayesian, from: string, fields: readonly string[]): Promise<number> {
  const { blocks } = await signal.score(await mail(from, fields, 'about tomorrow'));
  return blocks.habits ?? Number.NaN;
}

describe('habits', () => {
  it('speak for spam where an author writes as only others have written', async () => {
    const signal = await filter();
    expect(await habits(signal, 'ann@example.org', OUTLOOK)).toBeGreaterThan(0.6);
    expect(await habits(signal, 'Bob <BOB@example.org>', THUNDERBIRD)).toBeGreaterThan(0.6);
  });

  it('say nothing where an author writes as before, in whatever version and case', async () => {
    const signal = await filter();
    expect(await habits(signal, 'ann@example.org', THUNDERBIRD)).toBe(0);
    const newer = [
      'X-Mailer: microsoft outlook 17.1',
      'Content-Type: TEXT/HTML; charset=ISO-8859-2',
    ];
    expect(await habits(signal, 'bob@example.org', newer)).toBe(0);
  });

  it('say nothing of an author of whom nothing was learned as ham, and of mail without one', async () => {
    const signal = await filter();
    expect(await habits(signal, 'carol@example.org', OUTLOOK)).toBe(0);
    expect(await habits(signal, 'x@spam.example', OUTLOOK)).toBe(0);
    expect(await habits(signal, 'undisclosed', OUTLOOK)).toBe(0);
  });

  it('say nothing where the field that would show them did not come back', async () => {
    const signal = await filter();
    expect(await habits(signal, 'bob@example.org', [])).toBe(0);
    expect(await habits(signal, 'bob@example.org', ['Content-Type: text/html'])).toBe(0);
  });

  it('say more of an author the more was learned, and never more than nine tenths', async () => {
    const signal = await filter();
    const said: number[] = [];
    for (let i = 0; i < 60; i += 1) {
      await signal.learn(await mail('dan@example.org', THUNDERBIRD, `the plan ${i}`), 'ham');
      said.push(await habits(signal, 'dan@example.org', OUTLOOK));
    }
    expect(said[0]).toBeGreaterThan(0);
    expect(said[0]).toBeLessThan(0.3);
    expect(said.every((one, i) => i === 0 || one >= (said[i - 1] ?? 0))).toBe(true);
    expect(said.at(-1)).toBeCloseTo(0.9, 12);
  });

  it('are forgotten with the mail that showed them', async () => {
    const signal = await filter();
    const learned = await mail('erin@example.org', THUNDERBIRD, 'the only one');
    await signal.learn(learned, 'ham');
    expect(await habits(signal, 'erin@example.org', OUTLOOK)).toBeGreaterThan(0);
    await signal.unlearn(learned, 'ham');
    expect(await habits(signal, 'erin@example.org', OUTLOOK)).toBe(0);
  });

  it('are read of any mail, and end', async () => {
    const signal = await filter();
    const endless = [
      `X-Mailer: ${'x'.repeat(100_000)}`,
      `Content-Type: text/${'y'.repeat(100_000)}`,
    ];
    expect(await habits(signal, 'ann@example.org', endless)).toBeGreaterThan(0);
    expect((await signal.score(await parseMail(''))).blocks.habits).toBe(0);
  });
});
