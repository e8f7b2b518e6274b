/**
 * Every list of the table on a real list server, with an entry for every answer
 * that the table knows: what each operator would send comes out as what it means.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compilePattern } from '../src/answer-pattern.ts';
import {
  type AnswerPattern,
  createListClient,
  LIST_TABLE,
  type ListDefinition,
  type ListKind,
  type ListQuestion,
} from '../src/index.ts';
import { createNodeResolver } from '../src/node/index.ts';
import { realClock } from './servers/clock.ts';
import { describeWithRbldnsd, type Rbldnsd, startRbldnsd, type Zone } from './servers/rbldnsd.ts';

const never = new AbortController().signal;

const KEYS = new Map(
  LIST_TABLE.flatMap(({ key }) => (key === undefined ? [] : [[key, `${key}-for-tests`] as const])),
);

/** The first address that a pattern means. */
function addressOf(when: AnswerPattern): string {
  if (typeof when !== 'string') return `127.0.0.${when.bit}`;
  return when
    .split('.')
    .map((octet) => (octet === '*' ? '3' : octet.replace(/-.*/, '')))
    .join('.');
}

/** Whom the entry of number `n` is about. */
const subjectOf = (kind: ListKind, n: number): string =>
  ({ ip4: `192.0.2.${n}`, ip6: `2001:db8::${n}`, domain: `entry${n}.example.com` })[kind];

const TYPES = { ip4: 'ip4set', ip6: 'ip6trie', domain: 'dnset' } as const;
const HEAD = ['$SOA 900 ns.example hostmaster.example 1 600 300 86400 150', '$NS 900 ns.example'];

const zoneOf = ({ zone, key }: ListDefinition): string =>
  zone.replace('{key}', KEYS.get(key ?? '') ?? '');

/** Its zone, a data set for each kind; entry `n` answers by row `n` of `rows`. */
function zonesOf(list: ListDefinition, rows: readonly AnswerPattern[], tag = ''): readonly Zone[] {
  return list.kinds.map((kind) => {
    const points = list.selfTest.find((one) => one.kind === kind)?.listed ?? null;
    // Its own test point answers by its first row, whatever the operator's does.
    const first = addressOf(list.answers[0]?.when ?? '127.0.0.2');
    const full = kind === 'ip6' ? '/128' : '';
    return {
      zone: `${tag}${zoneOf(list)}`,
      type: TYPES[kind],
      lines: [
        ...HEAD,
        ...(points === null ? [] : [`${points}${full} :${first}:`]),
        ...rows.map((when, n) => `${subjectOf(kind, n)}${full} :${addressOf(when)}:`),
      ],
    };
  });
}

const whens = (rows: readonly { readonly when: AnswerPattern }[]) => rows.map(({ when }) => when);

describeWithRbldnsd('the lists of the table on a real list server', () => {
  let answering: Rbldnsd;
  let refusing: Rbldnsd;
  beforeAll(async () => {
    answering = await startRbldnsd(
      LIST_TABLE.flatMap((list) => zonesOf(list, whens(list.answers))),
    );
    refusing = await startRbldnsd(
      LIST_TABLE.flatMap((list) => zonesOf(list, whens(list.refusals))),
    );
  });
  afterAll(async () => {
    await answering.stop();
    await refusing.stop();
  });

  const clientOn = ({ server }: Rbldnsd, list: ListDefinition) =>
    createListClient({
      resolver: createNodeResolver({ servers: [server] }),
      clock: realClock,
      random: () => 0.5,
      lists: [list.name],
      keys: list.key === undefined ? {} : { [list.key]: KEYS.get(list.key) ?? '' },
    });

  const question = (list: ListDefinition, kind: ListKind, n: number): ListQuestion => ({
    kind,
    value: subjectOf(kind, n),
    ...(list.condition === undefined ? {} : { meets: [list.condition] }),
  });

  describe.each(LIST_TABLE.map((list) => [list.name, list] as const))('%s', (_name, list) => {
    it.each(list.kinds)('is well, asked about %s', async (kind) => {
      const client = clientOn(answering, list);
      const health = await client.check(never);
      client.close();
      const points = list.selfTest.find((row) => row.kind === kind);
      const half = points !== undefined && points.listed === null;
      expect(health.find((row) => row.kind === kind)).toMatchObject({
        status: points === undefined ? 'untested' : 'ok',
        why: half ? expect.stringMatching(/^it was only tested/) : null,
      });
    });

    it.each(list.kinds)('has each answer about %s mean what its row says', async (kind) => {
      const client = clientOn(answering, list);
      const questions = list.answers.map((_, n) => question(list, kind, n));
      const report = await client.lookup(questions, never);
      client.close();
      expect(report).toMatchObject({ failures: [], undocumented: [], dropped: 0 });
      const codes = list.answers.map((row, n) => [
        subjectOf(kind, n),
        // Rows may overlap: the first that takes the answer counts.
        list.answers.find(({ when }) => takes(when, addressOf(row.when)))?.code,
      ]);
      expect(report.listings.map(({ subject, code }) => [subject.value, code])).toEqual(codes);
    });

    it.each(list.refusals.map((row, n) => [addressOf(row.when), row, n] as const))(
      'takes %s for a refusal, with its reason',
      async (_address, row, n) => {
        const client = clientOn(refusing, list);
        const [kind = 'ip4'] = list.kinds;
        const report = await client.lookup([question(list, kind, n)], never);
        client.close();
        expect(report.listings).toEqual([]);
        expect(report.failures).toMatchObject([{ list: list.name, status: 'refused' }]);
        expect(report.failures[0]?.why).toContain(row.why);
      },
    );
  });
});

function takes(when: AnswerPattern, address: string): boolean {
  return compilePattern(when)?.(address.split('.').map(Number)) ?? false;
}
