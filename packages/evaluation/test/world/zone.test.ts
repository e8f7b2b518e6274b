import { createListClient } from '@backscatter/dns-list';
import { expect, it } from 'vitest';
import { createRandom } from '../../src/random.ts';
import { createZone, createZoneResolver } from '../../src/world/zone.ts';

const addresses = Array.from({ length: 2_000 }, (_, i) => `198.18.${i >> 8}.${i & 255}`);
const hosts = Array.from({ length: 2_000 }, (_, i) => `www.shop${i}-example.com`);

function share<T>(all: readonly T[], is: (one: T) => boolean): number {
  return all.filter(is).length / all.length;
}

it('lists most hosts and links of spam, and few of the honest', () => {
  const spam = createZone(createRandom(1));
  for (const address of addresses) spam.spamHost(address);
  for (const host of hosts) spam.spamLink(host);
  expect(share(addresses, spam.listsHost)).toBeCloseTo(0.7, 1);
  expect(share(hosts, spam.listsLink)).toBeCloseTo(0.6, 1);
  const honest = createZone(createRandom(1));
  for (const address of addresses) honest.honestHost(address);
  honest.honestLinks(hosts.map((host) => [host]));
  expect(share(addresses, honest.listsHost)).toBeLessThan(0.01);
  expect(share(hosts, honest.listsLink)).toBeLessThan(0.005);
});

it('never lists a domain that much honest mail links to, though spam does too', () => {
  const zone = createZone(createRandom(2));
  zone.honestLinks(Array.from({ length: 100 }, () => hosts));
  for (const host of hosts) zone.spamLink(host);
  expect(hosts.filter(zone.listsLink)).toEqual([]);
});

it('answers the questions of the default lists, and passes their self-tests', async () => {
  const zone = createZone(createRandom(3));
  for (const address of [...addresses, '2001:db8::1']) zone.spamHost(address);
  for (const host of hosts) zone.spamLink(host);
  const client = createListClient({
    resolver: createZoneResolver(zone.zone),
    clock: { now: () => 0, sleep: () => new Promise(() => {}) },
    random: () => 0.5,
  });
  const abort = new AbortController().signal;
  const lists = new Set<string>();
  for (const [i, value] of addresses.slice(0, 50).entries()) {
    const host = hosts[i] ?? '';
    const { listings, failures } = await client.lookup(
      [
        { kind: 'ip4', value },
        { kind: 'domain', value: host, registered: host.replace('www.', '') },
      ],
      abort,
    );
    expect(failures).toEqual([]);
    const isListed = (kind: string): boolean =>
      listings.some(({ subject }) => subject.kind === kind);
    expect(isListed('ip4')).toBe(zone.listsHost(value));
    expect(isListed('domain')).toBe(zone.listsLink(host));
    for (const { list } of listings) lists.add(list);
  }
  expect([...lists].sort()).toEqual(['spamhaus-dbl', 'spamhaus-zen', 'surbl-multi', 'uribl-multi']);
});
