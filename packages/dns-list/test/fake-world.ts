/**
 * A world to test in: a clock that moves when told, and a resolver that answers from
 * a table, in a given time or never.
 */

import type { Clock, DnsAnswer, Resolver } from '@backscatter/core';
import type { ListClientOptions, ListDefinition } from '../src/index.ts';

/** A clock that stands still until it is moved. */
export interface FakeClock extends Clock {
  /** Moves on, waking sleepers in their order, and lets what they woke run. */
  advance(ms: number): Promise<void>;
  /** Sleepers that were neither woken nor aborted. */
  sleeping(): number;
}

const START = Date.parse('2026-03-04T08:00:00Z');

/** Lets all that is ready run. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

export function createFakeClock(): FakeClock {
  let now = START;
  const sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();
  return {
    now: () => now,
    sleeping: () => sleepers.size,
    sleep: (ms, abort) =>
      new Promise((resolve, reject) => {
        if (abort.aborted) return reject(abort.reason);
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        abort.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(abort.reason);
        });
      }),
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const [next] = [...sleepers]
          .filter(({ at }) => at <= end)
          .sort((left, right) => left.at - right.at);
        if (next === undefined) break;
        now = Math.max(now, next.at);
        sleepers.delete(next);
        next.wake();
        await settle();
      }
      now = end;
    },
  };
}

/** What a name gets: A records, a whole answer, or no answer ever. */
export type Given = readonly string[] | DnsAnswer | 'hang';

/** A resolver that notes what it was asked and which questions were given up. */
export interface FakeResolver extends Resolver {
  readonly asked: string[];
  readonly given: string[];
  /** Names asked but for those of self-tests. */
  names(): readonly string[];
}

const TEST_POINT =
  /^(?:[12]\.0\.0\.127|[12]\.0\.0\.0\.0\.0\.f\.7\.|test\.|invalid\.|example\.com\.|dbltest\.com\.|test\.uribl\.com\.|surbl-org-permanent)/;

/** Answers from `table`, and NXDOMAIN to all else; `delayMs` by the fake clock. */
export function createFakeResolver(
  table: (name: string) => Given | undefined,
  clock?: FakeClock,
  delayMs = 0,
): FakeResolver {
  const asked: string[] = [];
  const given: string[] = [];
  return {
    asked,
    given,
    names: () => asked.filter((name) => !TEST_POINT.test(name)),
    async resolve(name, _type, abort) {
      asked.push(name);
      abort.addEventListener('abort', () => given.push(name));
      if (clock !== undefined && delayMs > 0)
        await clock.sleep(delayMs, new AbortController().signal);
      const answer = table(name) ?? { status: 'nxdomain', ttl: 300 };
      if (answer === 'hang') return new Promise(() => {});
      return 'status' in answer ? answer : { status: 'ok', records: answer, ttl: 300 };
    },
  };
}

/** The answers of a list in good health at its RFC 5782 test points. */
export const healthy = (name: string): Given | undefined =>
  /^(?:2\.0\.0\.127\.|2\.0\.0\.0\.0\.0\.f\.7\.|test\.bl)/.test(name) ? ['127.0.0.2'] : undefined;

/** A list of our own, for all kinds. */
export const BL: ListDefinition = {
  name: 'our-bl',
  title: 'Our BL',
  zone: 'bl.example.net',
  kinds: ['ip4', 'ip6', 'domain'],
  domains: 'registered',
  answers: [
    {
      when: '127.0.0.2',
      code: 'spam',
      category: 'spam-source',
      weight: 'normal',
      meaning: 'a source of spam',
    },
    {
      when: '127.0.0.4-7',
      code: 'bot',
      category: 'exploited',
      weight: 'strong',
      meaning: 'an infected host',
    },
  ],
  refusals: [{ when: '127.0.0.9', of: 'question', why: 'does not like this question' }],
  selfTest: [
    { kind: 'ip4', listed: '127.0.0.2', unlisted: '127.0.0.1' },
    { kind: 'ip6', listed: '::ffff:7f00:2', unlisted: '::ffff:7f00:1' },
    { kind: 'domain', listed: 'test', unlisted: 'invalid' },
  ],
  terms: 'None.',
  source: 'https://bl.example.net/',
  use: 'on-request',
};

/** One without test points. */
export const PLAIN: ListDefinition = {
  ...BL,
  name: 'plain',
  title: 'Plain',
  zone: 'plain.example.net',
  selfTest: [],
};

/** Options around a resolver, the dice always in the middle. */
export const world = (
  resolver: Resolver,
  clock: Clock,
  more: Partial<ListClientOptions> = {},
): ListClientOptions => ({ resolver, clock, random: () => 0.5, lists: [BL], ...more });

/** A signal that nobody aborts. */
export const never = (): AbortSignal => new AbortController().signal;
