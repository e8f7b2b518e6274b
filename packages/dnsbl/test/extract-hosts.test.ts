import { readdirSync, readFileSync } from 'node:fs';
import type { Envelope } from '@backscatter/core';
import { createOwnHosts, extractHosts, type OwnHostsOptions } from '@backscatter/dnsbl';
import { describe, expect, it } from 'vitest';
import { readEvidence } from './read-evidence.ts';

const FOLDER = new URL('hosts/', import.meta.url);

/** What is expected of a report: an address that is asked about, or why none is. */
interface Expected {
  readonly title: string;
  readonly own: OwnHostsOptions;
  readonly envelope?: Envelope;
  readonly reporter: string | null;
  readonly injector: string;
  readonly by?: string;
}

const fixtures = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const expected: Expected = JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8'));
    const report = readFileSync(new URL(name.replace('.json', '.eml'), FOLDER), 'latin1');
    return [`${expected.title} (${name.slice(0, 2)})`, expected, report] as const;
  });

describe('the hosts asked about', () => {
  it('has fixtures', () => {
    expect(fixtures.length).toBeGreaterThan(50);
  });

  it.each(fixtures)('%s', async (_, { own, envelope, reporter, injector, by }, report) => {
    for (const text of [report, report.replaceAll('\n', '\r\n')]) {
      const evidence = await readEvidence(Buffer.from(text, 'latin1'), envelope);
      const { hosts, left } = extractHosts(evidence, createOwnHosts(own));
      const found = new Map(hosts.map(({ role, address }) => [role, address]));
      const why = left.find(({ role }) => role === 'injector')?.code;
      expect([found.get('reporter') ?? null, found.get('injector') ?? why]).toEqual([
        reporter,
        injector,
      ]);
      if (by !== undefined) expect(hosts.map((host) => host.by)).toContain(by);
    }
  });

  it('say how sure they are, and why no more', async () => {
    const report = Buffer.from(fixtures.find(([title]) => title.endsWith('(06)'))?.[2] ?? '');
    const evidence = await readEvidence(report);
    const sure = extractHosts(evidence, createOwnHosts({ ownRelays: ['*.example.org'] }));
    expect(sure.hosts).toMatchObject([
      { role: 'reporter', derived: true, certainty: 0.8, question: { meets: ['bounce-reporter'] } },
      { role: 'injector', derived: false, certainty: 1, doubts: [], question: { meets: [] } },
    ]);
    const unsure = extractHosts(evidence, createOwnHosts({})).hosts[1];
    expect(unsure?.certainty).toBeLessThan(1);
    expect(unsure?.doubts).toEqual([expect.stringContaining('no networks or relays are declared')]);
  });

  it.each([
    ['', true],
    ['postmaster', true],
    ['Postmaster@example.net', true],
    ['postmaster13@example.net', false],
    ['anna@example.net', false],
  ])('meet the condition of lists of reporters with the sender %j: %j', async (mailFrom, meets) => {
    const report = Buffer.from(fixtures.find(([title]) => title.endsWith('(06)'))?.[2] ?? '');
    const client = { address: '::ffff:192.0.2.99', helo: null };
    const evidence = await readEvidence(report, { mailFrom, client });
    expect(extractHosts(evidence, createOwnHosts({})).hosts[0]).toMatchObject({
      address: '192.0.2.99',
      derived: false,
      certainty: 1,
      question: { kind: 'ip4', value: '192.0.2.99', meets: meets ? ['bounce-reporter'] : [] },
    });
  });
});

describe('what is ours', () => {
  it.each([
    [{ ownNetworks: ['198.51.100.0/33'] }, 'ownNetworks.0'],
    [{ ownNetworks: ['198.51.100.7', '010.0.0.1'] }, 'ownNetworks.1'],
    [{ ownNetworks: ['0.0.0.0/0'] }, 'ownNetworks.0'],
    [{ ownNetworks: ['mx.example.org'] }, 'ownNetworks.0'],
    [{ ownRelays: ['mx.*.org'] }, 'ownRelays.0'],
    [{ ownRelays: [''] }, 'ownRelays.0'],
  ])('refuses %j and names it', (options, name) => {
    expect(() => createOwnHosts(options)).toThrow(TypeError);
    expect(() => createOwnHosts(options)).toThrow(`option "${name}"`);
  });

  it('knows addresses and names', () => {
    const own = createOwnHosts({
      ownNetworks: ['198.51.100.7', '2001:db8:1::/48', '::ffff:203.0.113.0/120'],
      ownRelays: ['MX.example.org.', '*.out.example.org'],
    });
    expect(
      ['198.51.100.7', '::ffff:198.51.100.7', '2001:db8:1::9', '203.0.113.9'].filter(
        own.hasAddress,
      ),
    ).toHaveLength(4);
    expect(['198.51.100.8', '2001:db8:2::9', 'mx', ''].filter(own.hasAddress)).toEqual([]);
    expect(
      ['mx.example.org', 'a.out.example.org', 'A.B.out.example.org.'].filter(own.hasName),
    ).toHaveLength(3);
    expect(['out.example.org', 'xmx.example.org', 'example.org'].filter(own.hasName)).toEqual([]);
  });
});
