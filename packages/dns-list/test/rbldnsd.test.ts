import type { DnsAnswer, Resolver } from '@backscatter/core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDohResolver } from '../src/doh/index.ts';
import { writeQuestionName } from '../src/index.ts';
import type { ListKind } from '../src/list-definition.ts';
import { createNodeResolver } from '../src/node/index.ts';
import { realClock } from './servers/clock.ts';
import { type DohEndpoint, startDohEndpoint } from './servers/doh-endpoint.ts';
import { describeWithRbldnsd, type Rbldnsd, startRbldnsd } from './servers/rbldnsd.ts';
import { NEGATIVE_TTL, ZONES } from './servers/zones.ts';

const never = new AbortController().signal;

interface Row {
  readonly kind: ListKind;
  readonly value: string;
  readonly zone: string;
  readonly answer: Partial<DnsAnswer>;
}

const listed = (...records: readonly string[]): Partial<DnsAnswer> => ({ status: 'ok', records });
const UNLISTED: Partial<DnsAnswer> = { status: 'nxdomain' };

const ROWS: readonly Row[] = [
  { kind: 'ip4', value: '127.0.0.2', zone: 'hosts.example', answer: listed('127.0.0.2') },
  { kind: 'ip4', value: '127.0.0.1', zone: 'hosts.example', answer: UNLISTED },
  { kind: 'ip4', value: '192.0.2.1', zone: 'hosts.example', answer: listed('127.0.0.2') },
  { kind: 'ip4', value: '192.0.2.70', zone: 'hosts.example', answer: listed('127.0.0.4') },
  { kind: 'ip4', value: '192.0.2.99', zone: 'hosts.example', answer: UNLISTED },
  { kind: 'ip4', value: '192.0.2.2', zone: 'hosts.example', answer: UNLISTED },
  {
    kind: 'ip4',
    value: '192.0.2.200',
    zone: 'hosts.example',
    answer: listed('127.0.0.4', '127.0.0.10'),
  },
  { kind: 'ip6', value: '::ffff:7f00:2', zone: 'hosts.example', answer: listed('127.0.0.2') },
  { kind: 'ip6', value: '::ffff:7f00:1', zone: 'hosts.example', answer: UNLISTED },
  { kind: 'ip6', value: '2001:db8:1:2::3', zone: 'hosts.example', answer: listed('127.0.0.3') },
  { kind: 'ip6', value: '2001:db8:1::bead', zone: 'hosts.example', answer: UNLISTED },
  { kind: 'ip6', value: '2001:db8:2::1', zone: 'hosts.example', answer: UNLISTED },
  { kind: 'ip4', value: '198.51.100.77', zone: 'trie.example', answer: listed('127.0.0.9') },
  { kind: 'ip4', value: '198.51.100.200', zone: 'trie.example', answer: UNLISTED },
  {
    kind: 'domain',
    value: 'a.spam.example.net',
    zone: 'names.example',
    answer: listed('127.0.1.2'),
  },
  { kind: 'domain', value: 'spam.example.net', zone: 'names.example', answer: listed('127.0.1.2') },
  {
    kind: 'domain',
    value: 'phish.example.com',
    zone: 'names.example',
    answer: listed('127.0.1.4'),
  },
  { kind: 'domain', value: 'a.phish.example.com', zone: 'names.example', answer: UNLISTED },
  { kind: 'domain', value: 'good.example.org', zone: 'names.example', answer: UNLISTED },
];

describeWithRbldnsd('a real list server', () => {
  let server: Rbldnsd;
  let endpoint: DohEndpoint;
  beforeAll(async () => {
    server = await startRbldnsd(ZONES);
    endpoint = await startDohEndpoint(server.port);
  });
  afterAll(async () => {
    await endpoint.stop();
    await server.stop();
  });

  const resolvers: readonly (readonly [string, () => Resolver])[] = [
    ['node:dns', () => createNodeResolver({ servers: [server.server] })],
    ['DNS over HTTPS', () => createDohResolver({ url: endpoint.url, fetch, clock: realClock })],
  ];

  describe.each(resolvers)('asked by %s', (title, resolver) => {
    it.each(ROWS)('answers about $value in $zone', async ({ kind, value, zone, answer }) => {
      const name = `${writeQuestionName({ kind, value })}.${zone}`;
      const got = await resolver().resolve(name, 'A', never);
      const sorted =
        got.status === 'ok' ? { ...got, records: [...got.records].sort(byNumber) } : got;
      expect(sorted).toMatchObject(answer);
    });

    it('tells why in a TXT record', async () => {
      const answer = await resolver().resolve('1.2.0.192.hosts.example', 'TXT', never);
      expect(answer).toMatchObject(listed('Listed, see https://list.example/192.0.2.1'));
    });

    it('tells the TTL of a listing', async () => {
      const answer = await resolver().resolve('1.2.0.192.hosts.example', 'A', never);
      expect(answer).toMatchObject({ ttl: 300 });
    });

    it('is REFUSED outside its zones', async () => {
      const answer = await resolver().resolve('2.0.0.127.other.example', 'A', never);
      expect(answer).toMatchObject({ status: 'refused' });
    });

    it('has no IPv6 addresses where it has IPv4 ones', async () => {
      const answer = await resolver().resolve('1.2.0.192.hosts.example', 'AAAA', never);
      expect(answer).toMatchObject({ status: 'nodata' });
    });

    it('tells how long "not listed" may be believed, where the resolver can hear it', async () => {
      const answer = await resolver().resolve('9.9.9.9.hosts.example', 'A', never);
      const ttl = title === 'node:dns' ? null : NEGATIVE_TTL;
      expect(answer).toEqual({ status: 'nxdomain', ttl });
    });
  });
});

const byNumber = (a: string, b: string): number =>
  Number(a.split('.').at(-1)) - Number(b.split('.').at(-1));
