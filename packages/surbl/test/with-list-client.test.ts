/**
 * The signal with the real list client and a DNS that is written down here.
 */

import type { DnsAnswer, Resolver } from '@backscatter/core';
import { createListClient } from '@backscatter/dns-list';
import { describe, expect, it } from 'vitest';
import { createNameChooser, createSurbl, surblQuestions } from '../src/index.ts';
import { context, evidenceOf } from './fake-client.ts';
import { mailOf } from './mail-of.ts';

const LISTS = ['surbl-multi', 'spamhaus-dbl'] as const;

const ANSWERS: Readonly<Record<string, string>> = {
  'pills.example.multi.surbl.org': '127.0.0.64',
  '7.2.0.192.multi.surbl.org': '127.0.0.8',
  'www.bank.example.dbl.spamhaus.org': '127.0.1.4',
  // The points that the lists hold for testing them.
  'surbl-org-permanent-test-point.com.multi.surbl.org': '127.0.0.126',
  '2.0.0.127.multi.surbl.org': '127.0.0.126',
  'dbltest.com.dbl.spamhaus.org': '127.0.1.2',
};

function clientOf(answer: (name: string) => DnsAnswer): ReturnType<typeof createListClient> {
  const resolver: Resolver = { resolve: async (name) => answer(name) };
  return createListClient({
    resolver,
    clock: { now: () => 0, sleep: () => new Promise(() => {}) },
    random: () => 0,
    lists: LISTS,
  });
}

const written = (name: string): DnsAnswer => {
  const address = ANSWERS[name];
  return address === undefined
    ? { status: 'nxdomain', ttl: 60 }
    : { status: 'ok', records: [address], ttl: 60 };
};

const MAIL = mailOf({
  text: 'http://a.pills.example/ http://3221225991/ http://www.bank.example/',
  headers: [['from', 'x@mail.pills.example']],
});

describe('the signal surbl with a list client', () => {
  it('asks each list by its own rule, once for each name', () => {
    const { names } = createNameChooser()(evidenceOf(MAIL));
    const asked = clientOf(written)
      .plan(surblQuestions(names))
      .map(({ name }) => name);
    expect(asked.sort()).toEqual(
      [
        'pills.example.multi.surbl.org',
        'bank.example.multi.surbl.org',
        '7.2.0.192.multi.surbl.org',
        'a.pills.example.dbl.spamhaus.org',
        'mail.pills.example.dbl.spamhaus.org',
        'www.bank.example.dbl.spamhaus.org',
      ].sort(),
    );
  });

  it('reports what they answer, of the name that counts most', async () => {
    const outcome = await createSurbl({ client: clientOf(written) }).check(
      evidenceOf(MAIL),
      context,
    );
    expect(
      outcome.status === 'ok' ? outcome.findings.map(({ code }) => code).sort() : outcome,
    ).toEqual(['surbl-phishing', 'surbl-spam']);
    expect(outcome).toMatchObject({
      findings: expect.arrayContaining([
        expect.objectContaining({
          code: 'surbl-spam',
          summary: expect.stringMatching(/leads to a\.pills\.example, listed as .* by SURBL/),
        }),
      ]),
    });
  });

  it('calls nothing listed where every list refuses, and says which', async () => {
    const client = clientOf(() => ({ status: 'refused', why: 'REFUSED' }));
    const outcome = await createSurbl({ client }).check(evidenceOf(MAIL), context);
    expect(outcome).toMatchObject({ status: 'unavailable' });
    expect(outcome).toMatchObject({ why: expect.stringMatching(/SURBL.*Spamhaus/s) });
  });
});
