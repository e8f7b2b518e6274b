/**
 * Every row of the table, asked through the client: the expectations are written out
 * here from the operators' pages, not computed from the table.
 */

import { describe, expect, it } from 'vitest';
import { createListClient, LIST_TABLE, type ListQuestion } from '../src/index.ts';
import { createFakeClock, createFakeResolver, type Given, never, world } from './fake-world.ts';

type Row = readonly [list: string, answer: string, listings: string];

const KEYS = {
  'spamhaus-dqs': 'k3y0000000000000000000000q',
  'invaluement-sip': 'sip.lists.example.net',
  'invaluement-sip24': 'sip24.lists.example.net',
  'invaluement-uri': 'uri.lists.example.net',
};

const SBL = (list: string): readonly Row[] => [
  [list, '127.0.0.2', 'sbl spam-source strong'],
  [list, '127.0.0.3', 'css spam-source normal'],
  [list, '127.0.0.9', 'drop hijacked strong'],
  [list, '127.0.0.30', 'bcl hijacked strong'],
];
const XBL = (list: string): readonly Row[] => [
  [list, '127.0.0.4', 'xbl exploited strong'],
  [list, '127.0.0.5', 'xbl exploited strong'],
  [list, '127.0.0.6', 'xbl exploited strong'],
  [list, '127.0.0.7', 'xbl exploited strong'],
];
const PBL = (list: string): readonly Row[] => [
  [list, '127.0.0.10', 'pbl-isp policy strong'],
  [list, '127.0.0.11', 'pbl-spamhaus policy strong'],
];
const ZEN = (list: string): readonly Row[] => [
  ...SBL(list),
  ...XBL(list),
  ...PBL(list),
  [list, '127.0.0.2 127.0.0.9', 'sbl spam-source strong, drop hijacked strong'],
  [
    list,
    '127.0.0.2 127.0.0.4 127.0.0.10',
    'sbl spam-source strong, xbl exploited strong, pbl-isp policy strong',
  ],
];
const DBL = (list: string): readonly Row[] => [
  [list, '127.0.1.2', 'dbl-spam spam-domain strong'],
  [list, '127.0.1.4', 'dbl-phish phishing strong'],
  [list, '127.0.1.5', 'dbl-malware malware strong'],
  [list, '127.0.1.6', 'dbl-botnet botnet strong'],
  [list, '127.0.1.102', 'dbl-abused-spam abused-domain normal'],
  [list, '127.0.1.103', 'dbl-abused-redirector abused-domain weak'],
  [list, '127.0.1.104', 'dbl-abused-phish abused-domain normal'],
  [list, '127.0.1.105', 'dbl-abused-malware abused-domain normal'],
  [list, '127.0.1.106', 'dbl-abused-botnet abused-domain normal'],
];
const TRUST = [
  [0, 'dnswl-none good none'],
  [1, 'dnswl-low good weak'],
  [2, 'dnswl-medium good normal'],
  [3, 'dnswl-high good strong'],
] as const;

const LISTED: readonly Row[] = [
  ...ZEN('spamhaus-zen'),
  ...SBL('spamhaus-sbl'),
  ...XBL('spamhaus-xbl'),
  ...PBL('spamhaus-pbl'),
  ...DBL('spamhaus-dbl'),
  ...ZEN('spamhaus-dqs-zen'),
  ...SBL('spamhaus-dqs-sbl'),
  ...XBL('spamhaus-dqs-xbl'),
  ...PBL('spamhaus-dqs-pbl'),
  ...DBL('spamhaus-dqs-dbl'),
  ...[2, 3, 13, 24].map((hours): Row => {
    return ['spamhaus-dqs-zrd', `127.0.2.${hours}`, 'zrd new-domain weak'];
  }),
  ['surbl-multi', '127.0.0.4', 'surbl-dm grey weak'],
  ['surbl-multi', '127.0.0.8', 'surbl-ph phishing strong'],
  ['surbl-multi', '127.0.0.16', 'surbl-mw malware strong'],
  ['surbl-multi', '127.0.0.32', 'surbl-ct grey weak'],
  ['surbl-multi', '127.0.0.64', 'surbl-abuse spam-domain strong'],
  ['surbl-multi', '127.0.0.128', 'surbl-cr abused-domain normal'],
  ['surbl-multi', '127.0.0.80', 'surbl-mw malware strong, surbl-abuse spam-domain strong'],
  ['uribl-multi', '127.0.0.2', 'uribl-black spam-domain strong'],
  ['uribl-multi', '127.0.0.4', 'uribl-grey grey weak'],
  ['uribl-multi', '127.0.0.8', 'uribl-red new-domain weak'],
  ['uribl-multi', '127.0.0.6', 'uribl-black spam-domain strong, uribl-grey grey weak'],
  ...[2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 99].flatMap((kind) =>
    TRUST.map(([score, says]): Row => ['dnswl', `127.0.${kind}.${score}`, says]),
  ),
  ['spamcop', '127.0.0.2', 'spamcop spam-source normal'],
  ['barracuda', '127.0.0.2', 'brbl spam-source normal'],
  ['uceprotect-1', '127.0.0.2', 'uceprotect-1 spam-source weak'],
  ['uceprotect-2', '127.0.0.2', 'uceprotect-2 spam-source weak'],
  ['uceprotect-3', '127.0.0.2', 'uceprotect-3 spam-source none'],
  ['backscatterer', '127.0.0.2', 'backscatterer bounces weak'],
  ['mailspike-bl', '127.0.0.2', 'mailspike-wave exploited normal'],
  ['mailspike-bl', '127.0.0.10', 'mailspike-l5 spam-source normal'],
  ['mailspike-bl', '127.0.0.11', 'mailspike-l4 spam-source normal'],
  ['mailspike-bl', '127.0.0.12', 'mailspike-l3 spam-source weak'],
  ['mailspike-wl', '127.0.0.17', 'mailspike-h2 good none'],
  ['mailspike-wl', '127.0.0.18', 'mailspike-h3 good weak'],
  ['mailspike-wl', '127.0.0.19', 'mailspike-h4 good weak'],
  ['mailspike-wl', '127.0.0.20', 'mailspike-h5 good normal'],
  ['invaluement-sip', '127.0.0.2', 'ivmsip spam-source strong'],
  ['invaluement-sip24', '127.0.0.2', 'ivmsip24 spam-source weak'],
  ['invaluement-uri', '127.0.0.2', 'ivmuri spam-domain strong'],
  ['nordspam-bl', '127.0.0.2', 'nordspam-bl spam-source normal'],
  ['nordspam-dbl', '127.0.0.2', 'nordspam-dbl spam-domain normal'],
];

const SPAMHAUS_CODES = [250, 251, 252, 254, 255].map((last) => `127.255.255.${last}`);
const SPAMHAUS_LISTS = LIST_TABLE.map(({ name }) => name).filter((n) => n.startsWith('spamhaus'));

/** Answers that are refusals, with a word that the advice must hold. */
const REFUSED: readonly (readonly [list: string, answer: string, advice: RegExp])[] = [
  ...SPAMHAUS_LISTS.flatMap((list) =>
    SPAMHAUS_CODES.map((code) => [list, code, /resolver of your own|key|definition/] as const),
  ),
  ['surbl-multi', '127.0.0.1', /resolver of your own/],
  ['surbl-multi', '127.0.0.65', /resolver of your own/],
  ['uribl-multi', '127.0.0.1', /resolver of your own/],
  ['uribl-multi', '127.0.0.255', /resolver of your own/],
  ['dnswl', '127.0.0.255', /resolver of your own/],
  ...LIST_TABLE.flatMap(
    ({ name }) =>
      [
        [name, '127.0.0.1', /resolver of your own/],
        [name, '127.255.255.253', /resolver of your own/],
        [name, '127.0.0.2 127.0.0.1', /resolver of your own/],
      ] as const,
  ),
];

/** Answers that no page of the list explains. */
const UNDOCUMENTED: readonly (readonly [list: string, answer: string])[] = [
  ['spamhaus-zen', '127.0.0.8'],
  ['spamhaus-zen', '127.0.1.2'],
  ['spamhaus-dbl', '127.0.0.2'],
  ['spamhaus-dbl', '127.0.1.3'],
  ['spamhaus-dqs-zrd', '127.0.2.25'],
  ['surbl-multi', '127.0.0.2'],
  ['uribl-multi', '127.0.0.16'],
  ['uribl-multi', '127.0.1.2'],
  ['dnswl', '127.0.5.4'],
  ['dnswl', '127.0.0.3'],
  ...LIST_TABLE.map(({ name }) => [name, '127.9.9.9'] as const),
];

const ALL_MET = ['bounce-reporter', 'link-host'] as const;

/** The report on one subject of the list's own kind; its test points answer as they should. */
async function ask(list: string, answer: string) {
  const found = LIST_TABLE.find(({ name }) => name === list);
  const kind = found?.kinds[0] ?? 'ip4';
  const question: ListQuestion =
    kind === 'domain'
      ? { kind, value: 'www.shop.example', registered: 'shop.example', meets: ALL_MET }
      : { kind, value: '192.0.2.99', meets: ALL_MET };
  const records = answer.split(' ');
  const resolver = createFakeResolver((name): Given | undefined =>
    /^(?:99\.2\.0\.192|(?:www\.)?shop\.example)\./.test(name) ? records : points(name),
  );
  const client = createListClient(
    world(resolver, createFakeClock(), { lists: [list], keys: KEYS }),
  );
  return { report: await client.lookup([question], never()), client };
}

const points = (name: string): Given | undefined =>
  /^(?:2\.0\.0\.127|2\.0\.0\.0\.0\.0\.f\.7|test|dbltest\.com|test\.uribl\.com|surbl-org-permanent-test-point\.com)\./.test(
    name,
  )
    ? ['127.0.0.2']
    : undefined;

describe('the table of lists', () => {
  it.each(LISTED)('reads of %s the answer %s as %s', async (list, answer, listings) => {
    const { report } = await ask(list, answer);
    expect(
      report.listings.map(({ code, category, weight }) => `${code} ${category} ${weight}`).sort(),
    ).toEqual(listings.split(', ').sort());
    expect(report).toMatchObject({ failures: [], undocumented: [], answered: [list] });
    expect(report.listings.every((listing) => listing.list === list && listing.meaning)).toBe(true);
  });

  it.each(REFUSED)('takes of %s the answer %s for a refusal', async (list, answer, advice) => {
    const { report, client } = await ask(list, answer);
    expect(report).toMatchObject({ listings: [], answered: [], undocumented: [] });
    expect(report.failures).toEqual([
      { list, status: 'refused', why: expect.stringMatching(advice) },
    ]);
    const again = await client.lookup(
      [
        { kind: 'ip4', value: '192.0.2.5', meets: ALL_MET },
        { kind: 'domain', value: 'b.example' },
      ],
      never(),
    );
    expect(again.answered).toEqual([]);
  });

  it.each(UNDOCUMENTED)(
    'takes of %s the answer %s for no listing, and tells it',
    async (list, answer) => {
      const { report } = await ask(list, answer);
      expect(report).toMatchObject({ listings: [], failures: [] });
      expect(report.undocumented).toMatchObject([{ list, answer }]);
    },
  );

  it.each(['spamhaus-dbl', 'spamhaus-dqs-dbl', 'spamhaus-dqs-zrd'])(
    'takes of %s the answer 127.0.1.255 for a fault of the question, not of the list',
    async (list) => {
      const { report, client } = await ask(list, '127.0.1.255');
      expect(report.listings).toEqual([]);
      expect(report.failures).toMatchObject(
        [{ list, status: 'refused', why: /lists domains only/ }].map((row) => ({
          ...row,
          why: expect.stringMatching(row.why),
        })),
      );
      const again = await client.lookup([{ kind: 'domain', value: 'b.example' }], never());
      expect(again).toMatchObject({ failures: [], answered: [list] });
    },
  );

  it('has a test here for every row', () => {
    const tested = new Set(
      LISTED.flatMap(([list, , says]) => says.split(', ').map((one) => `${list} ${one}`)),
    );
    const rows = LIST_TABLE.flatMap(({ name, answers }) =>
      answers.map(({ code, category, weight }) => `${name} ${code} ${category} ${weight}`),
    );
    expect(rows.filter((row) => !tested.has(row))).toEqual([]);
    expect(new Set(rows).size).toBeGreaterThan(70);
  });

  it.each(LIST_TABLE.map((row) => [row.name, row] as const))(
    'gives terms, source and test points of %s',
    (_, list) => {
      expect(list.terms).toMatch(/https:\/\/\S+$/);
      expect(list.source).toMatch(/^https:\/\/\S+$/);
      expect(list.selfTest.map(({ kind }) => kind).sort()).toEqual([...list.kinds].sort());
      expect(list.use === 'key' || list.key === undefined).toBe(true);
    },
  );

  it('has every name and zone once', () => {
    const names = LIST_TABLE.map(({ name }) => name);
    const zones = LIST_TABLE.map(({ zone, key }) => `${zone} ${key}`);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(zones).size).toBe(zones.length);
  });
});
