import { createProvenance, type ProvenanceOptions } from '@backscatter/provenance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, DAY, NOW, type ReportFacts, said } from './report.ts';

/** What is told of us: a relay, a service, and where they are. */
const HOSTS = {
  ownRelays: ['relay.example.org', 'mx.example.org', '*.service.example.edu'],
  ownNetworks: ['192.0.2.16/28', '2001:db8:25::/48'],
};
const coverage = [{ senders: ['example.org'], since: NOW - 30 * DAY }];

type Said = readonly (readonly [string, number])[];

async function judge(
  lines: readonly string[],
  {
    facts = {},
    traces = { ...HOSTS, coverage },
  }: {
    readonly facts?: ReportFacts;
    readonly traces?: ProvenanceOptions['traces'];
  } = {},
): Promise<Said> {
  const returnedHeaders = lines.map((line) => `Received: ${line}; Tue, 10 Mar 2026 09:00:00 +0000`);
  const outcome = await ask(createProvenance({ traces }), { ...facts, returnedHeaders });
  return said(outcome);
}

const DESK = 'from desk-7 (unknown [10.1.2.3]) by relay.example.org (Postfix) with ESMTPS id 1';
const MX = 'by mx.example.com (Postfix) with ESMTPS id 2';
const US: Said = [
  ['own-handover', 1],
  ['own-trace', 1],
];

describe('the line of the server that reports', () => {
  it('tells our address in every way of writing it', async () => {
    const lines = [
      `from relay.example.org (relay.example.org [192.0.2.20]) ${MX}`,
      `from relay.example.org (unknown [IPv6:2001:db8:25::7]) ${MX}`,
      'from relay.example.org ([192.0.2.20]) by mx.example.com with esmtps (TLS1.3) (Exim 4.98) id 1rK-00001-AB',
      'from [192.0.2.20] (helo=relay.example.org) by mx.example.com with esmtp (Exim 4.98) id 1rK-00001-AB',
      'from [2001:db8:25::7] (port=4242 helo=relay) by mx.example.com with esmtp (Exim 4.98) id 1rK-00001-AB',
      'from relay.example.org (IDENT:root@relay.example.org [192.0.2.20] (may be forged)) by mx.example.com (8.18.1/8.18.1) with ESMTP id 52A',
      'from unknown (HELO relay.example.org) (192.0.2.20) by mx.example.com with SMTP',
      'from relay.example.org (192.0.2.20) by mx.example.com (10.0.0.5) with Microsoft SMTP Server (version=TLS1_2, cipher=TLS_ECDHE) id 15.1.2507.9',
      'from relay.example.org (2001:db8:25::7) by MX.example.com (2001:db8:1::5) with Microsoft SMTP Server id 15.20.1.2 via Frontend Transport',
      'from relay.example.org (relay.example.org. [192.0.2.20]) by mx.example.com with ESMTPS id a1si123.4 for <bert@example.com> (version=TLS1_3)',
    ];
    for (const line of lines) expect(await judge([line, DESK]), line).toEqual(US);
  });

  it('tells us by a name that was found for the address, which is worth less', async () => {
    const line = `from out7.service.example.edu (out7.service.example.edu [203.0.113.7]) ${MX}`;
    expect(await judge([line])).toEqual([
      ['own-handover', 0.75],
      ['own-trace', 1],
    ]);
  });

  it('is worth less where its writer bears none of the names of the reporter', async () => {
    const line =
      'from relay.example.org (relay.example.org [192.0.2.20]) by gw.example.net with ESMTP id 1';
    expect(await judge([line])).toEqual([
      ['own-handover', 0.5],
      ['own-trace', 1],
    ]);
  });

  it('tells of a stranger, whatever he writes below it and says in HELO', async () => {
    const forged = [
      [`from bot (dsl-9.example.net [203.0.113.9]) ${MX}`],
      [`from bot (dsl-9.example.net [203.0.113.9]) ${MX}`, DESK],
      [
        `from bot (unknown [203.0.113.9]) ${MX}`,
        `from relay.example.org (bot [203.0.113.9]) ${MX}`,
      ],
      [`from relay.example.org (dsl-9.example.net [203.0.113.9]) ${MX}`, DESK],
    ];
    for (const lines of forged) expect(await judge(lines)).toEqual([['foreign-handover', 1]]);
    // Nobody looked the name up: the address of a service may be missing.
    const claimed = `from relay.example.org (unknown [203.0.113.9]) ${MX}`;
    expect(await judge([claimed, DESK])).toEqual([['foreign-handover', 0.5]]);
  });

  it('says nothing against where no coverage is declared', async () => {
    const lines = [`from bot (dsl-9.example.net [203.0.113.9]) ${MX}`, DESK];
    expect(await judge(lines, { traces: HOSTS })).toEqual([]);
    expect(
      await judge(lines, { traces: { ...HOSTS, coverage }, facts: { to: 'eve@example.edu' } }),
    ).toEqual([]);
  });

  it('says nothing of a stranger by names alone where nobody looked one up', async () => {
    const traces = { ownRelays: HOSTS.ownRelays, coverage };
    expect(await judge([`from bot (unknown [203.0.113.9]) ${MX}`], { traces })).toEqual([
      ['foreign-trace', 1],
    ]);
    expect(await judge([`from bot (dsl-9.example.net [203.0.113.9]) ${MX}`], { traces })).toEqual([
      ['foreign-handover', 0.75],
    ]);
    // Our own domain, a host that nobody named.
    expect(await judge([`from a (new.example.org [203.0.113.9]) ${MX}`], { traces })).toEqual([
      ['foreign-trace', 1],
    ]);
  });
});

describe('a forwarder or a list', () => {
  it('says himself that he had it from us, and then it is no stranger’s', async () => {
    const lines = [
      `from list.example.net (list.example.net [203.0.113.4]) ${MX}`,
      'from relay.example.org (relay.example.org [192.0.2.20]) by list.example.net (Postfix) with ESMTP id 3',
      DESK,
    ];
    expect(await judge(lines)).toEqual([['own-trace', 1]]);
    expect(await judge(lines.slice(0, 2))).toEqual([['own-trace', 1]]);
    expect(await judge(lines.slice(0, 1))).toEqual([['foreign-handover', 1]]);
  });
});

describe('the hops of a large reporter', () => {
  const inside = [
    'from gw.example.com (gw.example.com [198.51.100.5]) by store.example.com with ESMTP id 5',
    'from filter (filter.example.com [10.9.8.7]) by gw.example.com with ESMTP id 4',
    'by filter with LMTP id 3',
  ];

  it('are walked down to whoever is not of its house', async () => {
    const top = [...inside, `from relay.example.org (relay.example.org [192.0.2.20]) ${MX}`];
    expect(await judge([...top, DESK])).toEqual(US);
    expect(await judge([...inside, `from bot (unknown [203.0.113.9]) ${MX}`, DESK])).toEqual([
      ['foreign-handover', 1],
    ]);
  });

  it('are none of a line that is rented out, and of none that only claims its name', async () => {
    const below = `from relay.example.org (relay.example.org [192.0.2.20]) ${MX}`;
    const rented = `from pc (dyn-113-9.example.com [203.0.113.9]) ${MX}`;
    const claims = `from mx.example.com (unknown [203.0.113.9]) ${MX}`;
    for (const line of [rented, claims]) {
      expect((await judge([line, below])).map(([code]) => code)).not.toContain('own-handover');
    }
  });

  it('are those of Exchange by their neighbours, for it looks no names up', async () => {
    const lines = [
      'from A.example.com (2001:db8:10:1::5) by B.example.com (2001:db8:10:2::6) with Microsoft SMTP Server id 15.20.1.2',
      'from relay.example.org (192.0.2.20) by A.example.com (2001:db8:10:1::5) with Microsoft SMTP Server id 15.20.1.2',
    ];
    expect(await judge(lines)).toEqual(US);
  });

  it('end at a user of the reporter’s, and where another house wrote on', async () => {
    expect(
      await judge([`from pc (unknown [203.0.113.9]) by mx.example.com with ESMTPSA id 1`]),
    ).toEqual([['foreign-trace', 1]]);
    const odd = [
      inside[1] ?? '',
      'from relay.example.org (x [192.0.2.20]) by mx.example.net with SMTP id 1',
    ];
    expect(await judge(odd)).toEqual([['own-trace', 1]]);
  });
});

describe('our own server', () => {
  const own = { headers: ['Message-ID: <r1@relay.example.org>'] };

  it('has it from our users, where it reports itself', async () => {
    const seen = { client: { address: '192.0.2.20', helo: 'relay.example.org' } };
    expect(await judge([DESK], { facts: { ...own, ...seen } })).toEqual(US);
    expect(await judge([DESK], { facts: own })).toEqual([
      ['own-handover', 0.75],
      ['own-trace', 1],
    ]);
    const local = 'by relay.example.org (Postfix, from userid 33) id 1';
    expect(await judge([local], { facts: { ...own, ...seen } })).toEqual(US);
  });

  it('does not vouch for what strangers sent it, nor for what others report', async () => {
    const bot = 'from bot (unknown [203.0.113.9]) by mx.example.org with ESMTP id 1';
    expect(await judge([bot], { facts: own })).toEqual([['own-trace', 1]]);
    expect(await judge([DESK])).toEqual([['own-trace', 1]]);
  });
});

describe('any trace', () => {
  const host = fc.constantFrom(
    'relay.example.org',
    'mx.example.com',
    'bot.example.net',
    'localhost',
  );
  const address = fc.constantFrom(
    '192.0.2.20',
    '203.0.113.9',
    '10.0.0.1',
    'IPv6:2001:db8:25::7',
    'fe80::1',
    '999.1.2.3',
  );
  const line = fc.oneof(
    fc
      .tuple(host, host, address, host)
      .map(([helo, name, at, by]) => `from ${helo} (${name} [${at}]) by ${by} with SMTP id 1`),
    fc.string({ maxLength: 60 }).map((text) => text.replace(/[\r\n]/g, ' ')),
  );

  it('makes a stranger of nobody whose top line names our address', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (below) => {
        const codes = (await judge([`from x (y [192.0.2.20]) ${MX}`, ...below])).map(
          ([code]) => code,
        );
        expect(codes).toContain('own-handover');
        expect(codes).not.toContain('foreign-handover');
      }),
      { seed: 11, numRuns: 150 },
    );
  });

  it('under a line about a stranger never says that we handed it over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (below) => {
        const codes = (await judge([`from x (bot.example.net [203.0.113.9]) ${MX}`, ...below])).map(
          ([code]) => code,
        );
        expect(codes).not.toContain('own-handover');
      }),
      { seed: 12, numRuns: 150 },
    );
  });
});
