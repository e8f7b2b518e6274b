import { readFileSync } from 'node:fs';
import type { Evidence, Header, Mail } from '@backscatter/core';
import type { ListCategory, ListWeight } from '@backscatter/dns-list';
import { createDnsbl, createOwnHosts, extractHosts } from '@backscatter/dnsbl';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { describe, expect, it } from 'vitest';
import { createFakeClient, type Row } from './fake-client.ts';
import { readEvidence } from './read-evidence.ts';

const OWN = { ownNetworks: ['198.51.100.0/24', '2001:db8:1::/48'], ownRelays: ['*.example.org'] };
const own = createOwnHosts(OWN);
const base = await readEvidence(readFileSync(new URL('hosts/06-postfix.eml', import.meta.url)));

const address = fc.oneof(
  fc.constantFrom(
    '10.0.0.5',
    '127.0.0.1',
    '198.51.100.7',
    '::ffff:198.51.100.9',
    '2001:db8:1::5',
    '203.0.113.7',
  ),
  fc.ipV4(),
  fc.ipV6(),
);
const host = fc.constantFrom(
  'mx.example.net',
  'gw.example.net',
  'out.example.org',
  'pc',
  'unknown',
  'dsl-7.example.com',
  'localhost',
);
const line = fc
  .tuple(
    host,
    host,
    address,
    host,
    fc.constantFrom('ESMTP', 'ESMTPSA', 'SMTP', 'HTTP', 'LMTP'),
    fc.nat(3),
  )
  .map(([helo, name, ip, by, protocol, form]) => {
    const from = [
      `from ${helo} (${name} [${ip}])`,
      `from ${name} ([${ip}] helo=${helo})`,
      `from ${helo} (${ip})`,
      `from unknown (HELO ${helo}) (${ip})`,
    ][form];
    return `${from} by ${by} with ${protocol} id 1; Thu, 5 Mar 2026 10:00:00 +0000`;
  });
const noise = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'from ',
        'by ',
        'with ',
        '(',
        ')',
        '[',
        ']',
        '; ',
        'helo=',
        ' auth',
        '\n\t',
        '%',
        ':',
      ),
      host,
      address,
      fc.string({ unit: 'binary', maxLength: 6 }),
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

const received = (raw: string): Header => ({ name: 'received', raw: ` ${raw}` });
const returning = (mail: Mail, lines: readonly string[]): Mail => ({
  ...mail,
  headers: lines.map(received),
});

function evidenceOf(reportLines: readonly string[], lines: readonly string[]): Evidence {
  const { mail } = base.report.returned;
  if (mail === null) throw new Error('nothing returned');
  return {
    ...base,
    mail: {
      ...base.mail,
      headers: [
        ...reportLines.map(received),
        ...base.mail.headers.filter(({ name }) => name !== 'received'),
      ],
    },
    report: { ...base.report, returned: { form: 'message', mail: returning(mail, lines) } },
  };
}

describe('whatever the headers hold', () => {
  it('an address asked about is public and not ours', () => {
    let asked = 0;
    const lines = fc.array(fc.oneof({ weight: 3, arbitrary: line }, noise), { maxLength: 6 });
    fc.assert(
      fc.property(lines, lines, (report, returned) => {
        const { hosts, left } = extractHosts(evidenceOf(report, returned), own);
        expect(hosts.length + left.length).toBe(2);
        for (const found of hosts) {
          asked += 1;
          expect(own.hasAddress(found.address)).toBe(false);
          const parsed = ipaddr.process(found.address);
          const documented = /^(?:192\.0\.2\.|198\.51\.100\.|203\.0\.113\.|2001:db8:)/.test(
            found.address,
          );
          expect(documented || parsed.range() === 'unicast').toBe(true);
          expect(found.certainty).toBeGreaterThan(0);
          expect(found.certainty).toBeLessThanOrEqual(1);
        }
      }),
      { seed: 5782, numRuns: 1_000 },
    );
    expect(asked).toBeGreaterThan(300);
  });

  it('no hop below our own relay or a login is asked about', () => {
    const stops = fc.constantFrom(
      'from pc (pc [203.0.113.50]) by out.example.org (Postfix) with ESMTP id 1; Thu, 5 Mar 2026 10:00:00 +0000',
      'from out.example.org (out.example.org [198.51.100.7]) by mx.example.net (Postfix) with ESMTP id 1; Thu, 5 Mar 2026 10:00:00 +0000',
      'from pc (pc [203.0.113.50]) by mx.example.net (Postfix) with ESMTPSA id 1; Thu, 5 Mar 2026 10:00:00 +0000',
      'from [203.0.113.50] by mx.example.net with HTTP; Thu, 5 Mar 2026 10:00:00 +0000',
    );
    const inner = fc.constantFrom(
      'from f (f.internal [10.0.0.5]) by mx.example.net (Postfix) with ESMTP id 1; Thu, 5 Mar 2026 10:00:00 +0000',
      'by mx.example.net (Postfix) id 1; Thu, 5 Mar 2026 10:00:00 +0000',
      '(qmail 1 invoked from network); 5 Mar 2026 10:00:00 -0000',
    );
    fc.assert(
      fc.property(
        fc.array(inner, { maxLength: 4 }),
        stops,
        fc.array(line, { minLength: 1, maxLength: 4 }),
        (above, stop, below) => {
          const { hosts, left } = extractHosts(evidenceOf([], [...above, stop, ...below]), own);
          expect(hosts.filter(({ role }) => role === 'injector')).toEqual([]);
          expect(left.find(({ role }) => role === 'injector')).toMatchObject({ hop: above.length });
        },
      ),
      { seed: 3848, numRuns: 500 },
    );
  });

  it('a trace of any length costs its first lines only', () => {
    const inner =
      'from f (f.internal [10.0.0.5]) by mx.example.net with ESMTP id 1; Thu, 5 Mar 2026 10:00:00 +0000';
    const bot =
      'from pc (unknown [203.0.113.7]) by mx.example.net with ESMTP id 1; Thu, 5 Mar 2026 10:00:00 +0000';
    const near = extractHosts(evidenceOf([], [...Array(15).fill(inner), bot]), own);
    const far = extractHosts(evidenceOf([], [...Array(16).fill(inner), bot]), own);
    expect(near.hosts.map(({ hop }) => hop)).toContain(15);
    expect(far.left).toContainEqual(expect.objectContaining({ code: 'internal', hop: 15 }));
  });
});

describe('whatever the lists say', () => {
  it('one bad listing more never makes a finding weaker, nor lets one vanish', async () => {
    const bad = fc.constantFrom<ListCategory>(
      'spam-source',
      'exploited',
      'policy',
      'hijacked',
      'bounces',
    );
    const weight = fc.constantFrom<ListWeight>('strong', 'normal', 'weak', 'none');
    const row = (category: typeof bad | fc.Arbitrary<ListCategory>): fc.Arbitrary<Row> =>
      fc.tuple(
        fc.constantFrom('192.0.2.25', '203.0.113.7'),
        fc.constantFrom('a', 'b'),
        category,
        weight,
      );
    const any = row(fc.oneof(bad, fc.constant<ListCategory>('good')));
    let found = 0;
    const strengths = async (rows: readonly Row[]): Promise<ReadonlyMap<string, number>> => {
      const dnsbl = createDnsbl({ client: createFakeClient(rows), ...OWN });
      const outcome = await dnsbl.check(base, {
        abort: new AbortController().signal,
        findings: [],
      });
      if (outcome.status !== 'ok') throw new Error(outcome.why);
      return new Map(outcome.findings.map(({ code, strength }) => [code, strength]));
    };
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 6 }), row(bad), async (rows, more) => {
        const before = await strengths(rows);
        const after = await strengths([...rows, more]);
        for (const [code, strength] of before) {
          if (code === 'injector-good') continue;
          found += 1;
          expect(after.get(code) ?? 0).toBeGreaterThanOrEqual(strength);
        }
        expect(after.get('injector-good') ?? 0).toBeLessThanOrEqual(
          before.get('injector-good') ?? 0,
        );
      }),
      { seed: 1, numRuns: 500 },
    );
    expect(found).toBeGreaterThan(200);
  });
});
