import { readFileSync } from 'node:fs';
import type { Evidence, Outcome, SignalContext } from '@backscatter/core';
import type { ListFailure } from '@backscatter/dns-list';
import { createDnsbl, type DnsblOptions } from '@backscatter/dnsbl';
import { describe, expect, it } from 'vitest';
import { createFakeClient, type Row } from './fake-client.ts';
import { readEvidence } from './read-evidence.ts';

const CONTEXT: SignalContext = { abort: new AbortController().signal, findings: [] };
const OWN = { ownRelays: ['*.example.org'], ownNetworks: ['198.51.100.0/24'] };
const REPORTER = '192.0.2.25';
const INJECTOR = '203.0.113.7';
const TIMEOUT: ListFailure = {
  list: 'zen',
  status: 'timeout',
  why: 'List zen did not answer in time',
};

const fixture = (name: string): Promise<Evidence> =>
  readEvidence(readFileSync(new URL(`hosts/${name}.eml`, import.meta.url)));
const postfix = await fixture('06-postfix');

async function check(
  rows: readonly Row[],
  own: Partial<DnsblOptions> = OWN,
  evidence = postfix,
): Promise<Outcome> {
  return createDnsbl({ client: createFakeClient(rows), ...own }).check(evidence, CONTEXT);
}

describe('the signal', () => {
  it.each([
    [INJECTOR, 'exploited', 'exploited', 'injector-exploited'],
    [INJECTOR, 'spam-source', 'css', 'injector-exploited'],
    [INJECTOR, 'policy', 'pbl', 'injector-policy'],
    [INJECTOR, 'hijacked', 'drop', 'injector-hijacked'],
    [INJECTOR, 'spam-source', 'sbl', 'injector-spam-source'],
    [INJECTOR, 'good', 'dnswl-hi', 'injector-good'],
    [REPORTER, 'exploited', 'xbl', 'reporter-listed'],
    [REPORTER, 'policy', 'pbl', 'reporter-listed'],
    [REPORTER, 'spam-source', 'sbl', 'reporter-listed'],
    [REPORTER, 'bounces', 'bounces', 'reporter-bounces'],
  ] as const)('says of %s as %s (%s): %s', async (address, category, listed, code) => {
    const outcome = await check([[address, 'zen', category, 'strong', listed]]);
    expect(outcome).toMatchObject({ status: 'ok', findings: [{ code, data: { address } }] });
  });

  it.each([
    [INJECTOR, 'bounces'],
    [INJECTOR, 'grey'],
    [INJECTOR, 'new-domain'],
    [REPORTER, 'good'],
    ['203.0.113.99', 'exploited'],
  ] as const)('says nothing of %s as %s', async (address, category) => {
    expect(await check([[address, 'zen', category]])).toMatchObject({ status: 'ok', findings: [] });
  });

  it('names the role of the host, who saw it, and each list', async () => {
    const outcome = await check([
      [INJECTOR, 'zen', 'exploited', 'weak'],
      [INJECTOR, 'wave', 'exploited', 'normal'],
    ]);
    expect(outcome).toMatchObject({
      findings: [
        {
          strength: 0.7,
          summary:
            '203.0.113.7, which handed the returned message to mx.example.net, is on List zen as a case of exploited and on List wave as a case of exploited.',
          data: { role: 'injector', by: 'mx.example.net', hop: 0, certainty: 1 },
        },
      ],
    });
  });

  it('is less sure where nothing is declared as ours, and says so', async () => {
    const outcome = await check([[INJECTOR, 'zen', 'policy']], {});
    expect(outcome).toMatchObject({
      findings: [
        {
          code: 'injector-policy',
          strength: 0.6,
          summary: expect.stringContaining('declared as ours'),
        },
      ],
    });
  });

  it('hears no praise of a host that another list blames', async () => {
    const outcome = await check([
      [INJECTOR, 'dnswl', 'good'],
      [INJECTOR, 'zen', 'spam-source', 'weak'],
    ]);
    expect(outcome).toMatchObject({ findings: [{ code: 'injector-spam-source' }] });
    expect(outcome).toHaveProperty('findings.length', 1);
  });

  it.each(['01-own-user-at-home', '02-own-user-at-home-undeclared', '03-user-of-a-provider'])(
    'finds nothing on our own user at home, whom every list has: %s',
    async (name) => {
      const everything: Row[] = ['203.0.113.9', '198.51.100.7', '192.168.1.20'].map((address) => [
        address,
        'zen',
        'policy',
      ]);
      const evidence = await fixture(name);
      for (const own of [OWN, {}, { ownRelays: ['out.example.org'] }]) {
        const client = createFakeClient(everything);
        const outcome = await createDnsbl({ client, ...own }).check(evidence, CONTEXT);
        expect('findings' in outcome ? outcome.findings : []).toEqual([]);
        expect(client.questions.map(({ value }) => value)).not.toContain('203.0.113.9');
      }
    },
  );

  it('abstains where there is nobody to ask about, and asks nothing', async () => {
    const client = createFakeClient([]);
    const outcome = await createDnsbl({ client, ...OWN }).check(
      await fixture('01-own-user-at-home'),
      CONTEXT,
    );
    expect(outcome).toEqual({
      status: 'abstained',
      why: expect.stringContaining('a server of ours'),
    });
    expect(client.questions).toEqual([]);
  });

  it('names each list that did not answer beside what the others found', async () => {
    const client = createFakeClient([[INJECTOR, 'wave', 'exploited']], {
      failures: [TIMEOUT],
      answered: ['wave'],
    });
    expect(await createDnsbl({ client, ...OWN }).check(postfix, CONTEXT)).toMatchObject({
      status: 'ok',
      findings: [{ code: 'injector-exploited' }],
      unavailable: ['List zen did not answer in time'],
    });
  });

  it('is unavailable where no list answered', async () => {
    const client = createFakeClient([], { failures: [TIMEOUT], answered: [] });
    expect(await createDnsbl({ client, ...OWN }).check(postfix, CONTEXT)).toEqual({
      status: 'unavailable',
      why: 'List zen did not answer in time',
    });
  });

  it('abstains where no list takes such addresses', async () => {
    const client = createFakeClient([], { answered: [] });
    expect(await createDnsbl({ client, ...OWN }).check(postfix, CONTEXT)).toMatchObject({
      status: 'abstained',
    });
  });

  it('declares every code it may report, and tells its hosts without asking', async () => {
    const dnsbl = createDnsbl({ client: createFakeClient([]), ...OWN });
    expect(dnsbl).toMatchObject({ name: 'dnsbl', round: 'network' });
    expect(dnsbl.codes).toContain('injector-policy');
    expect(dnsbl.hostsOf(postfix).hosts.map(({ address }) => address)).toEqual([
      REPORTER,
      INJECTOR,
    ]);
  });

  it.each([
    [{}, 'client'],
    [{ client: createFakeClient([]), ownNetworks: 'all' }, 'ownNetworks'],
    [{ client: createFakeClient([]), ownRelays: [7] }, 'ownRelays.0'],
    [{ client: createFakeClient([]), networks: [] }, 'networks'],
  ])('refuses wrong options %#', (options, name) => {
    expect(() => createDnsbl(options as unknown as DnsblOptions)).toThrow(TypeError);
    expect(() => createDnsbl(options as unknown as DnsblOptions)).toThrow(name);
  });
});
