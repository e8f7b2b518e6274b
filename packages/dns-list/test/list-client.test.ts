import { describe, expect, it } from 'vitest';
import { createListClient, type ListQuestion } from '../src/index.ts';
import {
  BL,
  createFakeClock,
  createFakeResolver,
  healthy,
  never,
  PLAIN,
  settle,
  world,
} from './fake-world.ts';

const HOST: ListQuestion = { kind: 'ip4', value: '192.0.2.99' };
const OTHER: ListQuestion = { kind: 'ip4', value: '192.0.2.1' };
const hosts = (count: number): readonly ListQuestion[] =>
  Array.from({ length: count }, (_, index) => ({ kind: 'ip4', value: `198.51.100.${index}` }));

describe('a look-up', () => {
  it('names what is listed, as the list put it, and is silent on what is not', async () => {
    const resolver = createFakeResolver(
      (name) => healthy(name) ?? (name.startsWith('99.') ? ['127.0.0.2', '127.0.0.5'] : undefined),
    );
    const client = createListClient(world(resolver, createFakeClock()));
    const report = await client.lookup([OTHER, HOST], never());
    expect(report).toEqual({
      listings: [
        {
          list: 'our-bl',
          title: 'Our BL',
          subject: { kind: 'ip4', value: '192.0.2.99' },
          asked: '192.0.2.99',
          answer: '127.0.0.2',
          category: 'spam-source',
          weight: 'normal',
          code: 'spam',
          meaning: 'a source of spam',
        },
        expect.objectContaining({ code: 'bot', answer: '127.0.0.5', category: 'exploited' }),
      ],
      failures: [],
      answered: ['our-bl'],
      undocumented: [],
      asked: 2,
      dropped: 0,
    });
  });

  it('puts all its questions before the first is answered', async () => {
    const resolver = createFakeResolver(() => 'hang');
    const client = createListClient(world(resolver, createFakeClock(), { lists: [BL, PLAIN] }));
    void client.lookup(hosts(5), never());
    await settle();
    expect(resolver.names()).toHaveLength(10);
  });

  it('asks a name once that several subjects lead to, and names the first', async () => {
    const resolver = createFakeResolver(() => ['127.0.0.2']);
    const client = createListClient(world(resolver, createFakeClock(), { lists: [PLAIN] }));
    const report = await client.lookup(
      [
        { kind: 'domain', value: 'a.shop.example', registered: 'shop.example' },
        { kind: 'domain', value: 'b.shop.example', registered: 'shop.example' },
      ],
      never(),
    );
    expect(resolver.asked).toEqual(['shop.example.plain.example.net']);
    expect(report.listings).toEqual([
      expect.objectContaining({
        subject: { kind: 'domain', value: 'a.shop.example' },
        asked: 'shop.example',
      }),
    ]);
  });

  it('asks the whole host name where that is the list’s rule', async () => {
    const resolver = createFakeResolver(() => undefined);
    const lists = [{ ...PLAIN, domains: 'host' as const }];
    const client = createListClient(world(resolver, createFakeClock(), { lists }));
    const question = {
      kind: 'domain',
      value: 'a.shop.example',
      registered: 'shop.example',
    } as const;
    await client.lookup([question], never());
    expect(resolver.asked).toEqual(['a.shop.example.plain.example.net']);
  });

  it('asks a mapped IPv4 address as IPv4 and names it as it was put', async () => {
    const resolver = createFakeResolver(() => ['127.0.0.2']);
    const client = createListClient(world(resolver, createFakeClock(), { lists: [PLAIN] }));
    const report = await client.lookup([{ kind: 'ip6', value: '::ffff:192.0.2.7' }], never());
    expect(resolver.asked).toEqual(['7.2.0.192.plain.example.net']);
    expect(report.listings[0]?.subject).toEqual({ kind: 'ip6', value: '::ffff:192.0.2.7' });
  });

  it('asks only the lists that a question names, that take its kind and whose condition it meets', async () => {
    const resolver = createFakeResolver(() => undefined);
    const bounces = {
      ...PLAIN,
      name: 'bounces',
      zone: 'b.example',
      condition: 'bounce-reporter',
    } as const;
    const links = { ...PLAIN, name: 'links', zone: 'l.example', condition: 'link-host' } as const;
    const four = {
      ...PLAIN,
      name: 'four',
      zone: 'f.example',
      kinds: ['ip4'],
      domains: undefined,
    } as const;
    const lists = [bounces, links, four];
    const client = createListClient(world(resolver, createFakeClock(), { lists }));
    await client.lookup(
      [
        HOST,
        { ...OTHER, meets: ['bounce-reporter'], lists: ['bounces', 'links'] },
        { kind: 'ip4', value: '192.0.2.3', meets: ['link-host'] },
        { kind: 'domain', value: 'shop.example' },
      ],
      never(),
    );
    expect(resolver.asked.sort()).toEqual([
      '1.2.0.192.b.example',
      '3.2.0.192.f.example',
      '3.2.0.192.l.example',
      '99.2.0.192.f.example',
      'shop.example.l.example',
    ]);
  });

  it('asks no more names than the cap and counts what it dropped', async () => {
    const resolver = createFakeResolver(() => undefined);
    const options = { lists: [BL, PLAIN], maxQuestions: 7 };
    const client = createListClient(world(resolver, createFakeClock(), options));
    const report = await client.lookup(
      [...hosts(5), { kind: 'ip4', value: 'no address' }, { kind: 'domain', value: 'x' }],
      never(),
    );
    expect(resolver.names()).toHaveLength(7);
    expect(report).toMatchObject({ asked: 7, dropped: 3 + 4 });
  });

  it('reads no more subjects than it can', async () => {
    const resolver = createFakeResolver(() => undefined);
    const client = createListClient(world(resolver, createFakeClock(), { lists: [PLAIN] }));
    const report = await client.lookup(Array(100_000).fill(HOST), never());
    expect(report).toMatchObject({ asked: 1, dropped: 95_000 });
  });

  it('asks nothing when there is nothing to ask', async () => {
    const resolver = createFakeResolver(() => undefined);
    const client = createListClient(world(resolver, createFakeClock()));
    expect(await client.lookup([], never())).toEqual({
      listings: [],
      failures: [],
      answered: [],
      undocumented: [],
      asked: 0,
      dropped: 0,
    });
    expect(resolver.asked).toEqual([]);
  });

  it('tells an undocumented answer, which is neither a listing nor none', async () => {
    const resolver = createFakeResolver(() => ['127.0.0.77', '127.0.0.4']);
    const client = createListClient(world(resolver, createFakeClock(), { lists: [PLAIN] }));
    const report = await client.lookup([HOST], never());
    expect(report.undocumented).toEqual([
      { list: 'plain', subject: { kind: 'ip4', value: '192.0.2.99' }, answer: '127.0.0.77' },
    ]);
    expect(report.listings.map(({ code }) => code)).toEqual(['bot']);
  });

  it('plans the names without asking them', async () => {
    const resolver = createFakeResolver(() => undefined);
    const client = createListClient(world(resolver, createFakeClock()));
    expect(
      client.plan([HOST, { kind: 'domain', value: 'x.shop.example', registered: 'shop.example' }]),
    ).toEqual([
      {
        list: 'our-bl',
        title: 'Our BL',
        subject: { kind: 'ip4', value: '192.0.2.99' },
        asked: '192.0.2.99',
        name: '99.2.0.192.bl.example.net',
      },
      {
        list: 'our-bl',
        title: 'Our BL',
        subject: { kind: 'domain', value: 'x.shop.example' },
        asked: 'shop.example',
        name: 'shop.example.bl.example.net',
      },
    ]);
    expect(resolver.asked).toEqual([]);
  });
});

describe('the deadline', () => {
  it('comes with every list silent, and each is named', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => 'hang');
    const client = createListClient(
      world(resolver, clock, { lists: [BL, PLAIN], deadlineMs: 1_000 }),
    );
    const report = client.lookup([HOST, OTHER], never());
    await clock.advance(1_000);
    expect(await report).toMatchObject({
      listings: [],
      answered: [],
      failures: [
        { list: 'our-bl', status: 'timeout', why: 'Our BL did not answer in time.' },
        { list: 'plain', status: 'timeout', why: 'Plain did not answer in time.' },
      ],
    });
    expect(clock.sleeping()).toBe(0);
  });

  it('shrinks as answers come in, so that one dead list does not hold up the others', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(
      (name) => (name.includes('plain') ? 'hang' : healthy(name)),
      clock,
      10,
    );
    const client = createListClient(
      world(resolver, clock, { lists: [BL, PLAIN], deadlineMs: 1_000 }),
    );
    const start = clock.now();
    let ended = 0;
    const report = client.lookup(hosts(1), never()).finally(() => {
      ended = clock.now() - start;
    });
    await clock.advance(1_000);
    expect((await report).failures.map(({ list }) => list)).toEqual(['plain']);
    // One of two answered: 1000 · (0.2 + 0.8 · (1 − 0.25)).
    expect(ended).toBe(800);
  });

  it('keeps the answer that came too late for one message for the next', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(
      (name) => (name.startsWith('99.') ? ['127.0.0.2'] : undefined),
      clock,
    );
    const slow = {
      ...resolver,
      resolve: async (name: string, type: 'A', abort: AbortSignal) => {
        if (name.startsWith('99.')) await clock.sleep(900, new AbortController().signal);
        return resolver.resolve(name, type, abort);
      },
    };
    const client = createListClient(
      world(slow as never, clock, { lists: [PLAIN], deadlineMs: 1_000 }),
    );
    const first = client.lookup([HOST, ...hosts(9)], never());
    await clock.advance(950);
    expect((await first).failures).toMatchObject([{ list: 'plain', status: 'timeout' }]);
    expect((await client.lookup([HOST], never())).listings).toHaveLength(1);
    expect(client.counters()).toMatchObject({ asked: 10, cacheHits: 1 });
  });

  it('does not wait when aborted, and gives its questions up', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => 'hang');
    const client = createListClient(world(resolver, clock, { lists: [PLAIN] }));
    const abort = new AbortController();
    const report = client.lookup([HOST], abort.signal);
    await settle();
    abort.abort();
    expect((await report).failures).toEqual([
      { list: 'plain', status: 'unavailable', why: 'Plain was given up before it answered.' },
    ]);
    expect(resolver.given).toEqual(resolver.asked);
    expect(clock.sleeping()).toBe(0);
  });

  it('asks nothing when aborted before it begins', async () => {
    const resolver = createFakeResolver(() => undefined);
    const client = createListClient(world(resolver, createFakeClock()));
    const report = await client.lookup([HOST], AbortSignal.abort());
    expect(report.failures).toMatchObject([{ list: 'our-bl', status: 'unavailable' }]);
    expect(resolver.asked).toEqual([]);
  });

  it('leaves a question running that another look-up waits for', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => ['127.0.0.2'], clock, 50);
    const client = createListClient(world(resolver, clock, { lists: [PLAIN] }));
    const abort = new AbortController();
    const first = client.lookup([HOST], abort.signal);
    const second = client.lookup([HOST], never());
    await settle();
    abort.abort();
    expect((await first).answered).toEqual([]);
    await clock.advance(50);
    expect((await second).listings).toHaveLength(1);
    expect(client.counters()).toMatchObject({ asked: 1, joined: 1 });
  });

  it('does not let a later look-up join a question that was just given up', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => ['127.0.0.2'], clock, 50);
    const client = createListClient(world(resolver, clock, { lists: [PLAIN] }));
    const abort = new AbortController();
    void client.lookup([HOST], abort.signal);
    await settle();
    abort.abort();
    const second = client.lookup([HOST], never());
    await clock.advance(50);
    expect((await second).listings).toHaveLength(1);
  });
});

describe('the cache', () => {
  const ttl = (seconds: number | null, records: readonly string[] | null) => () =>
    records === null
      ? ({ status: 'nxdomain', ttl: seconds } as const)
      : ({ status: 'ok', records, ttl: seconds } as const);

  it.each([
    ['a listing with a TTL of a second', 1, ['127.0.0.2'], 60],
    ['a listing with a TTL of a day', 86_400, ['127.0.0.2'], 3_600],
    ['a listing without a TTL', null, ['127.0.0.2'], 300],
    ['a listing with a TTL in between', 600, ['127.0.0.2'], 600],
    ['a listing with a negative TTL', -5, ['127.0.0.2'], 300],
    ['"not listed" with a TTL of a second', 1, null, 60],
    ['"not listed" with a TTL of a day', 86_400, null, 900],
    ['"not listed" without a TTL', null, null, 300],
  ])('keeps %s (%s, %j) for %i seconds', async (_, seconds, records, kept) => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(ttl(seconds, records));
    const client = createListClient(world(resolver, clock, { lists: [PLAIN] }));
    const first = await client.lookup([HOST], never());
    await clock.advance(kept * 1_000 - 1);
    expect(await client.lookup([HOST], never())).toEqual(first);
    expect(client.counters()).toMatchObject({ asked: 1, cacheHits: 1 });
    await clock.advance(1);
    expect(await client.lookup([HOST], never())).toEqual(first);
    expect(client.counters()).toMatchObject({ asked: 2, cacheHits: 1 });
  });

  it('keeps no failure', async () => {
    let answer: 'hang' | readonly string[] = 'hang';
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => answer);
    const client = createListClient(world(resolver, clock, { lists: [PLAIN] }));
    const first = client.lookup([HOST], never());
    await clock.advance(5_000);
    expect((await first).failures).toHaveLength(1);
    answer = ['127.0.0.2'];
    expect((await client.lookup([HOST], never())).listings).toHaveLength(1);
  });

  it('holds no more answers than it may', async () => {
    const resolver = createFakeResolver(() => undefined);
    const options = { lists: [PLAIN], cache: { maxEntries: 3 } };
    const client = createListClient(world(resolver, createFakeClock(), options));
    await client.lookup(hosts(4), never());
    await client.lookup(hosts(4).slice(1), never());
    expect(client.counters()).toMatchObject({ asked: 4, cacheHits: 3 });
    await client.lookup(hosts(1), never());
    expect(client.counters().asked).toBe(5);
  });
});

describe('many look-ups at once', () => {
  it('join their questions', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => ['127.0.0.2'], clock, 30);
    const client = createListClient(world(resolver, clock, { lists: [PLAIN] }));
    const all = Promise.all(Array.from({ length: 50 }, () => client.lookup([HOST], never())));
    await clock.advance(30);
    expect((await all).every(({ listings }) => listings.length === 1)).toBe(true);
    expect(client.counters()).toMatchObject({ asked: 1, joined: 49 });
  });

  it('have no more questions in flight than may be', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => undefined, clock, 30);
    const client = createListClient(world(resolver, clock, { lists: [PLAIN], maxInFlight: 4 }));
    const report = client.lookup(hosts(6), never());
    await settle();
    expect(resolver.asked).toHaveLength(4);
    await clock.advance(30);
    expect((await report).failures).toEqual([
      {
        list: 'plain',
        status: 'unavailable',
        why: 'Plain was not asked: too many questions are in flight.',
      },
    ]);
    expect((await report).answered).toEqual(['plain']);
  });
});

describe('a closed client', () => {
  it('gives up what is in flight and asks nothing more', async () => {
    const clock = createFakeClock();
    const resolver = createFakeResolver(() => 'hang');
    const client = createListClient(world(resolver, clock));
    const running = client.lookup([HOST], never());
    await settle();
    client.close();
    expect((await running).failures).toMatchObject([{ list: 'our-bl', status: 'unavailable' }]);
    await settle();
    expect(clock.sleeping()).toBe(0);
    const asked = resolver.asked.length;
    expect((await client.lookup([OTHER], never())).failures).toEqual([
      {
        list: 'our-bl',
        status: 'unavailable',
        why: 'Our BL was not asked: the client is closed.',
      },
    ]);
    expect(resolver.asked).toHaveLength(asked);
  });
});
