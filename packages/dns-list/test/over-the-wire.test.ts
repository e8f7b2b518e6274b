/**
 * The client, a resolver and a server that behaves badly, all together.
 */

import { inspect } from 'node:util';
import type { Resolver } from '@backscatter/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDohResolver } from '../src/doh/index.ts';
import {
  createListClient,
  type ListClient,
  type ListDefinition,
  type ListQuestion,
} from '../src/index.ts';
import { createNodeResolver } from '../src/node/index.ts';
import { realClock } from './servers/clock.ts';
import { type DohEndpoint, startDohEndpoint } from './servers/doh-endpoint.ts';
import { type HostileDns, startHostileDns } from './servers/hostile-dns.ts';
import { KEY, listAnswers, listThat } from './servers/list-zones.ts';

const never = new AbortController().signal;

/** Listed wherever a list is honest. */
const LISTED: ListQuestion = { kind: 'ip4', value: '192.0.2.1' };
const UNLISTED: ListQuestion = { kind: 'ip4', value: '192.0.2.2' };
const SPAM: ListQuestion = { kind: 'domain', value: 'spam.example.net' };

/** Far beyond what the deadlines below leave: who waits for the resolver fails the test. */
const RESOLVER_MS = 30_000;

let dns: HostileDns;
let endpoint: DohEndpoint;
beforeAll(async () => {
  dns = await startHostileDns(listAnswers);
  endpoint = await startDohEndpoint(dns.port);
});
afterAll(async () => {
  await endpoint.stop();
  await dns.stop();
});

type MakeResolver = (timeoutMs?: number) => Resolver;

const RESOLVERS: readonly (readonly [string, MakeResolver])[] = [
  [
    'node:dns',
    (timeoutMs = 2_000) => createNodeResolver({ servers: [dns.server], timeoutMs, tries: 1 }),
  ],
  [
    'DNS over HTTPS',
    (timeoutMs = 2_000) =>
      createDohResolver({ url: endpoint.url, fetch, clock: realClock, timeoutMs }),
  ],
];

const clients: ListClient[] = [];
afterAll(() => {
  for (const client of clients) client.close();
});

function clientOf(
  resolver: Resolver,
  lists: readonly ListDefinition[],
  more: Partial<Parameters<typeof createListClient>[0]> = {},
): ListClient {
  const client = createListClient({
    resolver,
    clock: realClock,
    random: () => 0.5,
    lists,
    ...more,
  });
  clients.push(client);
  return client;
}

const statuses = (report: Awaited<ReturnType<ListClient['lookup']>>) =>
  Object.fromEntries(report.failures.map(({ list, status }) => [list, status]));

describe.each(RESOLVERS)('a client on %s', (title, makeResolver) => {
  it.each(['honest', 'moment', 'empty', 'alias', 'cut', 'slow'])(
    'has listed and unlisted from a list that is %s',
    async (behaviour) => {
      const client = clientOf(makeResolver(), [listThat(behaviour)]);
      const report = await client.lookup([LISTED, UNLISTED, SPAM], never);
      expect(report.failures).toEqual([]);
      expect(report.listings.map(({ subject, code }) => [subject.value, code])).toEqual([
        ['192.0.2.1', 'spam'],
        ['spam.example.net', 'spam'],
      ]);
    },
  );

  it.each([
    ['wildcard', 'broken'],
    ['parked', 'broken'],
    ['dead', 'broken'],
    ['public', 'refused'],
    ['refused', 'refused'],
    ['servfail', 'unavailable'],
    ['malformed', 'unavailable'],
    ['silent', 'timeout'],
  ])('never believes a list that is %s, which is %s', async (behaviour, status) => {
    const client = clientOf(makeResolver(400), [listThat(behaviour)], { deadlineMs: 1_500 });
    const health = await client.check(never);
    expect(health.map((row) => row.status)).toEqual([status, status]);
    const report = await client.lookup([LISTED, UNLISTED, SPAM], never);
    expect(report.listings).toEqual([]);
    expect(statuses(report)).toEqual({ [behaviour]: status });
    for (const { why } of report.failures) expect(why).toMatch(/^The \w+ list .*\.$/);
  });

  it.each(['loop', 'otherid', 'one'])(
    'takes nobody for listed by a list with a %s',
    async (how) => {
      const client = clientOf(makeResolver(400), [listThat(how)], { deadlineMs: 1_500 });
      await client.check(never);
      const report = await client.lookup([LISTED, UNLISTED], never);
      expect(report.listings).toEqual([]);
      expect(report.failures).toHaveLength(1);
    },
  );

  it('ends within its deadline with every list named where all are silent', async () => {
    const lists = Array.from({ length: 12 }, (_, i) => listThat('silent', i));
    const client = clientOf(makeResolver(RESOLVER_MS), lists, { deadlineMs: 300 });
    const start = Date.now();
    const report = await client.lookup([LISTED, UNLISTED, SPAM], never);
    expect(Date.now() - start).toBeLessThan(RESOLVER_MS / 2);
    expect(report.listings).toEqual([]);
    const silent = Object.fromEntries(lists.map(({ name }) => [name, 'timeout']));
    expect(statuses(report)).toEqual(silent);
  });

  it('calls nobody listed where every list refuses', async () => {
    const lists = ['public', 'refused'].flatMap((how) => [1, 2, 3].map((i) => listThat(how, i)));
    const client = clientOf(makeResolver(), lists);
    const report = await client.lookup([LISTED, SPAM], never);
    expect(report.listings).toEqual([]);
    expect(report.answered).toEqual([]);
    const all = Object.fromEntries(lists.map(({ name }) => [name, 'refused']));
    expect(statuses(report)).toEqual(all);
  });

  it('keeps what the others say where one is silent', async () => {
    const lists = [listThat('silent'), listThat('honest'), listThat('servfail')];
    const client = clientOf(makeResolver(RESOLVER_MS), lists, { deadlineMs: 500 });
    const report = await client.lookup([LISTED], never);
    expect(report.listings).toMatchObject([{ list: 'honest', subject: LISTED }]);
    expect(statuses(report)).toEqual({ silent: 'timeout', servfail: 'unavailable' });
  });

  it.each(['honest', 'servfail', 'refused', 'silent', 'malformed', 'public'])(
    'shows the key of a list that is %s to nobody',
    async (behaviour) => {
      const client = clientOf(makeResolver(400), [listThat(behaviour, '', true)], {
        deadlineMs: 1_000,
        keys: { account: KEY },
      });
      const seen = dns.asked.length;
      const report = await client.lookup([LISTED, SPAM], never);
      const health = await client.check(never);
      // It is asked by its key, or nothing is shown by this.
      expect(dns.asked.slice(seen).some(({ name }) => name.includes(KEY))).toBe(true);
      const shown = [report, health, client.plan([LISTED, SPAM]), client.lists, client.counters()];
      const all = [...shown.map((one) => JSON.stringify(one)), inspect(client, { depth: 9 })];
      expect(all.join('\n')).not.toContain(KEY);
    },
  );

  it(`asks the same again from its cache, a TTL of a second or not (${title})`, async () => {
    const client = clientOf(makeResolver(), [listThat('moment')]);
    const first = await client.lookup([LISTED, UNLISTED], never);
    const seen = dns.asked.length;
    const second = await client.lookup([LISTED, UNLISTED], never);
    expect(second.listings).toEqual(first.listings);
    expect(dns.asked.slice(seen).map(({ name }) => name)).not.toContain(
      '1.2.0.192.moment.lists.example',
    );
  });
});
