import type { DnsAnswer } from '@backscatter/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createListClient, LIST_TABLE, type ListKind, type ListQuestion } from '../src/index.ts';
import { createFakeClock, never, settle, world } from './fake-world.ts';

const SEED = 20_260_304;
const KEYS = Object.fromEntries(LIST_TABLE.flatMap(({ key }) => (key ? [[key, 'k3y']] : [])));

const LISTED_POINT = /^(?:2\.0\.0\.|test\.|dbltest\.com\.|surbl-org-permanent)/;
const POINT = new RegExp(`${LISTED_POINT.source}|^(?:1\\.0\\.0\\.|invalid\\.|example\\.com\\.)`);

const octet = fc.integer({ min: 0, max: 255 });
/** Records of all sorts, most of them near what lists really answer. */
const record = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      ...[
        '127.0.0.2',
        '127.0.0.4',
        '127.0.1.2',
        '127.0.0.10',
        '127.0.0.64',
        '127.0.5.3',
        '127.0.2.9',
      ],
    ),
  },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(0, 0, 0, 1, 2, 255), octet)
      .map(([third, last]) => `127.0.${third}.${last}`),
  },
  { weight: 2, arbitrary: fc.tuple(octet, octet, octet).map((rest) => `127.${rest.join('.')}`) },
  { weight: 1, arbitrary: fc.tuple(octet, octet, octet, octet).map((all) => all.join('.')) },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }) },
);
const answer: fc.Arbitrary<unknown> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      status: fc.constant('ok'),
      records: fc.array(record, { maxLength: 4 }),
      ttl: fc.option(fc.integer({ min: -10, max: 100_000 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ status: fc.constantFrom('nxdomain', 'nodata'), ttl: fc.constant(60) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      status: fc.constantFrom('servfail', 'refused', 'timeout', 'aborted'),
      why: fc.string(),
    }),
  },
  { weight: 1, arbitrary: fc.constantFrom('hang', 'throw', 'reject') },
  { weight: 1, arbitrary: fc.anything() },
);
const meets = fc.constant(['bounce-reporter', 'link-host'] as const);
const question: fc.Arbitrary<ListQuestion> = fc.oneof(
  fc.record({ kind: fc.constant('ip4' as const), value: fc.ipV4(), meets }),
  fc.record({ kind: fc.constant('ip6' as const), value: fc.ipV6(), meets }),
  fc.record({ kind: fc.constant('domain' as const), value: fc.domain(), meets }),
  fc.record(
    {
      kind: fc.constantFrom<ListKind>('ip4', 'ip6', 'domain'),
      value: fc.oneof(fc.ipV4(), fc.ipV6(), fc.domain(), fc.string()),
      registered: fc.oneof(fc.domain(), fc.string()),
      meets,
    },
    { requiredKeys: ['kind', 'value'] },
  ),
);
const names = fc.subarray(
  LIST_TABLE.map(({ name }) => name),
  { minLength: 1, maxLength: 6 },
);

/** Whether a documented row says this of this answer; bits and patterns written anew. */
function documented(list: string, code: string, address: string): boolean {
  const octets = address.split('.').map(Number);
  return (LIST_TABLE.find(({ name }) => name === list)?.answers ?? []).some(
    ({ when, code: own }) => {
      if (own !== code) return false;
      if (typeof when !== 'string')
        return address.startsWith('127.0.0.') && ((octets[3] ?? 0) & when.bit) > 0;
      return when.split('.').every((part, index) => {
        const [from = 0, to = from] = part.split('-').map(Number);
        const value = octets[index] ?? -1;
        return part === '*' || (value >= from && value <= to);
      });
    },
  );
}

describe('whatever the DNS answers', () => {
  it('nothing is listed but by a documented answer, nothing throws and all ends in time', async () => {
    let listings = 0;
    let failures = 0;
    const kinds = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(fc.array(question, { maxLength: 12 }), { minLength: 1, maxLength: 4 }),
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        async (lists, rounds, answers, well) => {
          const clock = createFakeClock();
          const given = new Map<string, unknown>();
          let turn = 0;
          const resolve = async (name: string) => {
            if (well && POINT.test(name)) {
              const listed = LISTED_POINT.test(name);
              return listed
                ? { status: 'ok', records: ['127.0.0.2'], ttl: 60 }
                : { status: 'nxdomain', ttl: 60 };
            }
            const next = answers[turn % answers.length];
            turn += 1;
            given.set(name, next);
            if (next === 'throw') throw new Error(name);
            if (next === 'reject') return Promise.reject();
            return next === 'hang' ? new Promise(() => {}) : next;
          };
          const client = createListClient(
            world({ resolve } as never, clock, {
              lists,
              keys: KEYS,
              maxQuestions: 20,
              deadlineMs: 1_000,
            }),
          );
          for (const questions of rounds) {
            let ended = false;
            const pending = client.lookup(questions, never()).finally(() => {
              ended = true;
            });
            await clock.advance(1_000);
            await settle();
            expect(ended).toBe(true);
            const report = await pending;
            expect(report.asked).toBeLessThanOrEqual(20);
            for (const { list, code, answer: said } of report.listings) {
              expect(documented(list, code, said)).toBe(true);
              expect(said).not.toBe('127.0.0.1');
              expect(said).not.toMatch(/^127\.255\.255\./);
            }
            for (const { list, status, why } of report.failures) {
              expect(lists).toContain(list);
              expect(why.length).toBeLessThan(500);
              kinds.add(status);
            }
            const failed = report.failures.map(({ list }) => list);
            expect(new Set(failed).size).toBe(failed.length);
            listings += report.listings.length;
            failures += report.failures.length;
            await clock.advance(120_000);
          }
          client.close();
          await settle();
          expect(clock.sleeping()).toBe(0);
        },
      ),
      { seed: SEED, numRuns: 250 },
    );
    expect(listings).toBeGreaterThan(100);
    expect(failures).toBeGreaterThan(100);
    expect([...kinds].sort()).toEqual(['broken', 'refused', 'timeout', 'unavailable']);
  });

  it('every list that was asked has answered or is among the failures', async () => {
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.array(answer, { minLength: 1, maxLength: 6 }),
        async (lists, answers) => {
          const clock = createFakeClock();
          let turn = 0;
          const resolve = async () => {
            turn += 1;
            const next = answers[turn % answers.length];
            return next === 'hang' ? new Promise(() => {}) : (next as DnsAnswer);
          };
          const client = createListClient(
            world({ resolve } as never, clock, { lists, keys: KEYS }),
          );
          const meets = ['bounce-reporter', 'link-host'] as const;
          const pending = client.lookup(
            [
              { kind: 'ip4', value: '192.0.2.1', meets },
              { kind: 'domain', value: 'shop.example', meets },
            ],
            never(),
          );
          await clock.advance(5_000);
          const { answered, failures } = await pending;
          const accounted = new Set([...answered, ...failures.map(({ list }) => list)]);
          expect([...accounted].sort()).toEqual([...lists].sort());
        },
      ),
      { seed: SEED, numRuns: 100 },
    );
  });
});
