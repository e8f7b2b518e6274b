import type { DnsAnswer } from '@backscatter/core';
import { describe, expect, it } from 'vitest';
import { createListClient, type ListQuestion } from '../src/index.ts';
import {
  BL,
  createFakeClock,
  createFakeResolver,
  type Given,
  healthy,
  never,
  PLAIN,
  settle,
  world,
} from './fake-world.ts';

const MINUTE = 60_000;
let last = 0;
/** A host that was not asked about before. */
const fresh = (): ListQuestion => {
  last += 1;
  return { kind: 'ip4', value: `198.51.${100 + Math.floor(last / 250)}.${last % 250}` };
};
const SERVFAIL: DnsAnswer = { status: 'servfail', why: 'ESERVFAIL' };
const LISTED = ['127.0.0.2'];

/** A client whose list answers what `answer` gives at the time. */
function start(list: typeof BL, answer: (name: string) => Given | undefined, more = {}) {
  const clock = createFakeClock();
  const resolver = createFakeResolver((name) => answer(name));
  const client = createListClient(world(resolver, clock, { lists: [list], ...more }));
  const ask = async () => {
    const report = client.lookup([fresh()], never());
    await settle();
    await clock.advance(5_000);
    return report;
  };
  return { clock, resolver, client, ask };
}

describe('a list that refuses', () => {
  it('is off for minutes, asked again after them, and back when it answers', async () => {
    let answer: Given = ['127.255.255.254'];
    const { client, clock, resolver } = start(PLAIN, () => answer);
    expect((await client.lookup([fresh()], never())).failures).toEqual([
      {
        list: 'plain',
        status: 'refused',
        why: 'Plain answers with an error code; ask through a resolver of your own and mind its terms of use.',
      },
    ]);
    answer = LISTED;
    await clock.advance(5 * MINUTE - 1);
    expect(await client.lookup([fresh()], never())).toMatchObject({
      listings: [],
      failures: [{ status: 'refused' }],
    });
    expect(resolver.asked).toHaveLength(1);
    await clock.advance(1);
    expect(await client.lookup([fresh()], never())).toMatchObject({
      listings: [{ code: 'spam' }],
      failures: [],
    });
    expect((await client.lookup([fresh()], never())).listings).toHaveLength(1);
  });

  it('stays off for twice as long each time, up to the limit', async () => {
    const { client, clock, resolver } = start(PLAIN, () => ['127.0.0.1']);
    const waits: number[] = [];
    await client.lookup([fresh()], never());
    for (let round = 2; round < 8; round += 1) {
      let waited = 0;
      while (resolver.asked.length < round) {
        await clock.advance(MINUTE);
        waited += 1;
        await client.lookup([fresh()], never());
      }
      waits.push(waited);
    }
    expect(waits).toEqual([5, 10, 20, 40, 60, 60]);
  });

  it('is off once, however many questions it refuses at a time', async () => {
    const { client, clock, resolver } = start(PLAIN, () => ['127.0.0.1']);
    await client.lookup(Array.from({ length: 20 }, fresh), never());
    await clock.advance(5 * MINUTE);
    await client.lookup([fresh()], never());
    expect(resolver.asked).toHaveLength(21);
  });

  it('is tried with one question, not with all', async () => {
    let answer: Given = ['127.0.0.1'];
    const { client, clock, resolver } = start(PLAIN, () => answer);
    await client.lookup([fresh()], never());
    await clock.advance(5 * MINUTE);
    answer = 'hang';
    void client.lookup(Array.from({ length: 20 }, fresh), never());
    await settle();
    expect(resolver.asked).toHaveLength(2);
  });

  it('is tried by its self-test where it has one', async () => {
    let answer: Given | null = ['127.255.255.254'];
    const { client, clock, resolver } = start(BL, (name) => answer ?? healthy(name));
    await client.lookup([fresh()], never());
    await settle();
    answer = null;
    await clock.advance(5 * MINUTE);
    resolver.asked.length = 0;
    expect((await client.lookup([fresh()], never())).failures).toMatchObject([
      { status: 'refused' },
    ]);
    await settle();
    expect(resolver.asked.sort()).toEqual(['1.0.0.127.bl.example.net', '2.0.0.127.bl.example.net']);
    expect(await client.lookup([fresh()], never())).toMatchObject({
      answered: ['our-bl'],
      failures: [],
    });
  });

  it('refuses by DNS too', async () => {
    const { client, resolver } = start(PLAIN, () => ({ status: 'refused', why: '' }));
    expect((await client.lookup([fresh()], never())).failures).toEqual([
      {
        list: 'plain',
        status: 'refused',
        why: 'Plain is not answered by the resolver (DNS REFUSED); ask through a resolver that may ask it.',
      },
    ]);
    await client.lookup([fresh()], never());
    expect(resolver.asked).toHaveLength(1);
  });

  it('still gives what it answered before', async () => {
    let answer: Given = LISTED;
    const { client } = start(PLAIN, () => answer);
    const known = fresh();
    await client.lookup([known], never());
    answer = ['127.0.0.1'];
    await client.lookup([fresh()], never());
    expect(await client.lookup([known], never())).toMatchObject({
      listings: [{ code: 'spam' }],
      failures: [],
    });
  });

  it('is never called a listing, with every list refusing', async () => {
    const lists = ['spamhaus-zen', 'surbl-multi', 'uribl-multi', 'dnswl', 'spamcop', 'barracuda'];
    const resolver = createFakeResolver(() => ['127.0.0.1']);
    const client = createListClient(world(resolver, createFakeClock(), { lists }));
    const report = await client.lookup([{ ...fresh(), meets: ['link-host'] }], never());
    expect(report.listings).toEqual([]);
    expect(report.failures.map(({ list, status }) => `${list} ${status}`)).toEqual(
      lists.map((list) => `${list} refused`),
    );
  });
});

describe('a list that is dead', () => {
  it.each<[string, Given, RegExp]>([
    [
      'a parked address',
      ['203.0.113.80'],
      /^Our BL answered 203\.0\.113\.80 instead of an address in 127\.0\.0\.0\/8/,
    ],
    [
      'a parked address beside a listing',
      ['127.0.0.2', '203.0.113.80'],
      /answered 203\.0\.113\.80/,
    ],
    ['no address at all', ['<html>'], /answered something that is no address/],
    ['an address cut short', ['127.0.0'], /answered something that is no address/],
    ['an octet too large', ['127.0.0.256'], /answered something that is no address/],
  ])('and answers %s is broken and lists nobody', async (_, answer, why) => {
    const { client, resolver } = start({ ...BL, selfTest: [] }, () => answer);
    const report = await client.lookup([fresh()], never());
    expect(report.listings).toEqual([]);
    expect(report.failures).toEqual([
      { list: 'our-bl', status: 'broken', why: expect.stringMatching(why) },
    ]);
    await client.lookup([fresh()], never());
    expect(resolver.asked).toHaveLength(1);
  });

  it('and lists everything is noticed before its first listing is believed', async () => {
    const { client } = start(BL, () => LISTED);
    const report = await client.lookup([fresh(), fresh()], never());
    expect(report.listings).toEqual([]);
    expect(report.failures).toEqual([
      {
        list: 'our-bl',
        status: 'broken',
        why: 'Our BL lists everything: its test point 127.0.0.1, which must not be listed, is.',
      },
    ]);
  });

  it('and begins to list everything later is noticed at the next self-test, and what it said forgotten', async () => {
    let dead = false;
    const { client, clock } = start(BL, (name) => (dead ? LISTED : healthy(name)));
    const known = fresh();
    expect((await client.lookup([known], never())).failures).toEqual([]);
    await settle();
    await clock.advance(59 * MINUTE);
    dead = true;
    const before = await client.lookup([known, fresh()], never());
    expect(before.listings).toHaveLength(2);
    await clock.advance(2 * MINUTE);
    await client.lookup([fresh()], never());
    await settle();
    expect(await client.lookup([known], never())).toMatchObject({
      listings: [],
      failures: [{ status: 'broken' }],
    });
    dead = false;
    await clock.advance(5 * MINUTE);
    await client.lookup([known], never());
    await settle();
    expect(await client.lookup([known], never())).toMatchObject({ listings: [], failures: [] });
  });

  it('and lists nothing is noticed', async () => {
    const { client } = start(BL, () => undefined);
    await client.lookup([fresh()], never());
    await settle();
    expect((await client.lookup([fresh()], never())).failures).toMatchObject([
      {
        status: 'broken',
        why: expect.stringMatching(/lists nothing: its test point 127\.0\.0\.2/),
      },
    ]);
  });

  it('for IPv6 still answers for IPv4', async () => {
    const { client } = start(BL, (name) => (name.includes('f.f.f.f') ? LISTED : healthy(name)));
    const six = { kind: 'ip6', value: '2001:db8::1' } as const;
    await client.lookup([fresh(), six], never());
    await settle();
    const report = await client.lookup([fresh(), six], never());
    expect(report.failures).toMatchObject([{ status: 'broken' }]);
    expect(report.answered).toEqual(['our-bl']);
  });
});

describe('a self-test', () => {
  it('tells that it could look for one fault only where no listed point is known', async () => {
    const half = { ...BL, selfTest: BL.selfTest.map((points) => ({ ...points, listed: null })) };
    const { client } = start(half, () => undefined);
    const [row] = await client.check(never());
    expect(row).toMatchObject({ status: 'ok', why: expect.stringMatching(/^it was only tested/) });
  });

  it('runs beside the first questions and not before them', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver((name) => healthy(name), clock, 30);
    const client = createListClient(world(resolver, clock));
    const began = clock.now();
    let took = 0;
    const report = client.lookup([fresh()], never()).finally(() => {
      took = clock.now() - began;
    });
    await settle();
    expect(resolver.asked).toHaveLength(3);
    await clock.advance(100);
    expect((await report).answered).toEqual(['our-bl']);
    expect(took).toBe(30);
  });

  it('is asked by the RFC 5782 points of each kind', async () => {
    const { client, resolver } = start(BL, healthy);
    expect(await client.check(never())).toMatchObject([
      { list: 'our-bl', kind: 'ip4', status: 'ok', why: null, offUntil: null },
      { list: 'our-bl', kind: 'ip6', status: 'ok' },
      { list: 'our-bl', kind: 'domain', status: 'ok' },
    ]);
    expect(resolver.asked.sort()).toEqual([
      '1.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.bl.example.net',
      '1.0.0.127.bl.example.net',
      '2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.bl.example.net',
      '2.0.0.127.bl.example.net',
      'invalid.bl.example.net',
      'test.bl.example.net',
    ]);
    expect(client.counters()).toMatchObject({ asked: 0, tests: 6 });
  });

  it('is repeated now and then, a fifth sooner or later by chance', async () => {
    const times: number[] = [];
    for (const random of [0, 0.5, 0.999]) {
      const { client, clock } = start(BL, healthy, { random: () => random });
      await client.lookup([fresh()], never());
      await settle();
      let minutes = 0;
      while (client.counters().tests === 2) {
        await clock.advance(MINUTE);
        minutes += 1;
        await client.lookup([fresh()], never());
      }
      times.push(minutes);
    }
    expect(times).toEqual([48, 60, 72]);
  });

  it('that is not answered says nothing, and is tried again ever more seldom', async () => {
    const { client, clock, ask } = start(BL, (name) =>
      /^[12]\.0\.0\.127/.test(name) ? SERVFAIL : LISTED,
    );
    expect((await ask()).listings).toHaveLength(1);
    const at: number[] = [];
    for (let minute = 1; minute <= 16; minute += 1) {
      const before = client.counters().tests;
      await clock.advance(MINUTE - 5_000);
      await ask();
      if (client.counters().tests > before) at.push(minute);
    }
    expect(at).toEqual([1, 3, 7, 15]);
    // The list is asked on, and a person who tests it is told.
    expect((await ask()).listings).toHaveLength(1);
    expect(await client.check(never())).toMatchObject([
      {
        kind: 'ip4',
        status: 'unavailable',
        why: expect.stringMatching(/ESERVFAIL/),
        offUntil: null,
      },
      {},
      {},
    ]);
  });

  it('that hangs holds the first listings back no longer than the deadline, and then says nothing', async () => {
    const hangs = (name: string) => (/^[12]\.0\.0\.127/.test(name) ? 'hang' : LISTED);
    const { client, clock } = start(BL, hangs);
    let report: unknown = null;
    void client.lookup([fresh()], never()).then((ended) => {
      report = ended;
    });
    await clock.advance(4_999);
    expect(report).toBeNull();
    await clock.advance(1);
    await settle();
    expect(report).toMatchObject({ listings: [{ code: 'spam' }], failures: [] });
    expect((await client.lookup([fresh()], never())).listings).toHaveLength(1);
  });

  it('asked for by a person brings a list back at once', async () => {
    let answer: Given | null = ['127.0.0.1'];
    const { client } = start(BL, (name) => answer ?? healthy(name));
    expect((await client.check(never())).map(({ status }) => status)).toEqual([
      'refused',
      'refused',
      'refused',
    ]);
    answer = null;
    expect((await client.check(never())).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok']);
    expect((await client.lookup([fresh()], never())).failures).toEqual([]);
  });

  it('ends when aborted', async () => {
    const { client } = start(BL, () => 'hang');
    expect(await client.check(AbortSignal.abort())).toMatchObject([
      { status: 'untested' },
      { status: 'untested' },
      { status: 'untested' },
    ]);
  });

  it('says of a list without test points that it is untested', async () => {
    const { client, resolver } = start(PLAIN, () => 'hang');
    expect((await client.check(never())).map(({ status }) => status)).toEqual([
      'untested',
      'untested',
      'untested',
    ]);
    expect(resolver.asked).toEqual([]);
  });
});

describe('the breaker', () => {
  it.each<[string, Given, string, RegExp]>([
    ['time-outs', 'hang', 'timeout', /^Plain did not answer in time, several times in a row/],
    [
      'server failures',
      SERVFAIL,
      'unavailable',
      /^Plain could not be asked: .* \(ESERVFAIL\), several times/,
    ],
    [
      'time-outs of the resolver',
      { status: 'timeout', why: '' },
      'timeout',
      /several times in a row/,
    ],
  ])('opens after several %s in a row', async (_, answer, status, why) => {
    const { ask, resolver } = start(PLAIN, () => answer);
    for (let round = 0; round < 5; round += 1) {
      expect((await ask()).failures).toMatchObject([{ status }]);
    }
    expect(resolver.asked).toHaveLength(5);
    expect((await ask()).failures).toEqual([
      { list: 'plain', status, why: expect.stringMatching(why) },
    ]);
    expect(resolver.asked).toHaveLength(5);
  });

  it('stays shut when an answer comes in between', async () => {
    let round = 0;
    const { ask, resolver } = start(PLAIN, () => {
      round += 1;
      return round % 5 === 0 ? undefined : SERVFAIL;
    });
    for (let asked = 0; asked < 20; asked += 1) await ask();
    expect(resolver.asked).toHaveLength(20);
  });

  it('lets one question through when half open, and opens for twice as long when that fails', async () => {
    let answer: Given | undefined = SERVFAIL;
    const { ask, client, clock, resolver } = start(PLAIN, () => answer);
    await client.lookup(Array.from({ length: 5 }, fresh), never());
    await clock.advance(MINUTE);
    await client.lookup(Array.from({ length: 5 }, fresh), never());
    expect(resolver.asked).toHaveLength(6);
    await clock.advance(2 * MINUTE - 1);
    await client.lookup([fresh()], never());
    expect(resolver.asked).toHaveLength(6);
    answer = undefined;
    await clock.advance(1);
    expect((await client.lookup([fresh()], never())).failures).toEqual([]);
    expect((await ask()).failures).toEqual([]);
  });

  it('does not count what the caller gave up', async () => {
    const { client, resolver } = start(PLAIN, () => 'hang');
    for (let round = 0; round < 10; round += 1) {
      const abort = new AbortController();
      const report = client.lookup([fresh()], abort.signal);
      await settle();
      abort.abort();
      await report;
    }
    expect(resolver.asked).toHaveLength(10);
  });
});

describe('a resolver that is broken', () => {
  it.each<[string, () => unknown]>([
    [
      'throws',
      () => {
        throw new Error('99.2.0.192.plain.example.net');
      },
    ],
    ['rejects', () => Promise.reject(new Error('no'))],
    ['rejects with nothing', () => Promise.reject()],
    ['answers nothing', () => Promise.resolve(undefined)],
    ['answers no promise', () => 7],
    ['answers an unknown status', () => Promise.resolve({ status: 'listed' })],
    ['answers ok without records', () => Promise.resolve({ status: 'ok', ttl: 1 })],
    [
      'answers records of the wrong kind',
      () => Promise.resolve({ status: 'servfail', records: 7 }),
    ],
    [
      'answers with a getter that throws',
      () =>
        Promise.resolve({
          get status() {
            throw new Error();
          },
        }),
    ],
  ])('and %s makes the list unavailable', async (_, resolve) => {
    const client = createListClient(
      world({ resolve } as never, createFakeClock(), { lists: [PLAIN] }),
    );
    const report = await client.lookup([fresh()], never());
    expect(report.listings).toEqual([]);
    expect(report.failures).toMatchObject([{ list: 'plain', status: 'unavailable' }]);
  });
});
