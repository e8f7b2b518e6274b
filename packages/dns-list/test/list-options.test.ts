import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { createListClient, LIST_TABLE, type ListDefinition, type OwnList } from '../src/index.ts';
import { createFakeClock, createFakeResolver, never, PLAIN, world } from './fake-world.ts';

const idle = createFakeResolver(() => undefined);
const make = (more: object) => () => createListClient(world(idle, createFakeClock(), more));
const own = (more: object): ListDefinition => ({ ...PLAIN, ...more }) as ListDefinition;
const row = (when: unknown) => own({ answers: [{ ...PLAIN.answers[0], when }] });
const SECRET = 's3cretk3ys3cretk3ys3cretk3';

describe('the options', () => {
  it.each<[object, RegExp]>([
    [{ resolver: null }, /option "resolver": must be a resolver/],
    [{ clock: { now: 1 } }, /option "clock": must be a clock/],
    [{ random: 0.5 }, /option "random": must be a function/],
    [{ deadlineMs: 0 }, /option "deadlineMs"/],
    [{ deadlineMs: Number.NaN }, /option "deadlineMs"/],
    [{ maxQuestions: 1.5 }, /option "maxQuestions"/],
    [{ cache: { minTtl: 100, maxTtl: 50 } }, /option "cache.minTtl": must not be above/],
    [{ cache: { ttl: 1 } }, /option "cache": Unrecognized key/],
    [{ wait: 1 }, /Unrecognized key: "wait"/],
    [{ lists: [] }, /option "lists"/],
    [{ lists: [7] }, /option "lists.0": must be the name of a list/],
    [
      { lists: ['default', 'spamhouse-zen'] },
      /option "lists.1": is the name of no list; known are/,
    ],
    [{ lists: [PLAIN, PLAIN] }, /option "lists.1": two lists have the name plain/],
    [
      { lists: ['spamhaus-dqs-zen'] },
      /option "lists.0": spamhaus-dqs-zen needs the option "keys.spamhaus-dqs"/,
    ],
    [{ lists: [own({ zone: 'Example.net' })] }, /option "lists.0.zone"/],
    [{ lists: [own({ zone: 'a..example' })] }, /option "lists.0.zone"/],
    [{ lists: [own({ zone: '{key}.example' })] }, /option "lists.0.key": must name the key/],
    [{ lists: [own({ key: 'mine' })] }, /option "lists.0.key": must name the key/],
    [{ lists: [own({ name: 'Plain' })] }, /option "lists.0.name": must be kebab-case/],
    [{ lists: [own({ title: 'a\nb' })] }, /option "lists.0.title": must hold no control/],
    [{ lists: [own({ kinds: [] })] }, /option "lists.0.kinds"/],
    [{ lists: [own({ kinds: ['ip4'] })] }, /option "lists.0.domains"/],
    [{ lists: [own({ domains: undefined })] }, /option "lists.0.domains"/],
    [{ lists: [own({ answers: [] })] }, /option "lists.0.answers"/],
    [{ lists: [own({ colour: 'red' })] }, /option "lists.0": Unrecognized key/],
    [{ lists: [row('127.0.0')] }, /option "lists.0.answers.0.when": must be a pattern/],
    [{ lists: [row('10.0.0.2')] }, /option "lists.0.answers.0.when": must be a pattern/],
    [{ lists: [row('*.0.0.2')] }, /option "lists.0.answers.0.when": must be a pattern/],
    [{ lists: [row('127.0.0.9-4')] }, /option "lists.0.answers.0.when": must be a pattern/],
    [{ lists: [row('127.0.0.256')] }, /option "lists.0.answers.0.when": must be a pattern/],
    [{ lists: [row({ bit: 3 })] }, /option "lists.0.answers.0.when"/],
    [{ lists: [row(2)] }, /option "lists.0.answers.0.when": must be a pattern/],
    [{ lists: [row('127.0.0.1')] }, /option "lists.0.answers.0.when": is how lists refuse/],
    [{ lists: [row({ bit: 1 })] }, /option "lists.0.answers.0.when": is how lists refuse/],
    [{ lists: [row('127.255.255.254')] }, /option "lists.0.answers.0.when": is how lists refuse/],
    [{ keys: { 'spamhaus-dsq': SECRET } }, /option "keys": holds a name that no list uses/],
    [{ keys: { 'spamhaus-dqs': 'a b' } }, /option "keys.spamhaus-dqs": must be labels/],
    [{ keys: { 'spamhaus-dqs': '' } }, /option "keys.spamhaus-dqs"/],
  ])('%j are refused by name', (more, message) => {
    expect(make(more)).toThrow(TypeError);
    expect(make(more)).toThrow(message);
  });

  it('take a definition that says only what it must', () => {
    const { name, title, zone, answers } = PLAIN;
    const client = make({ lists: [{ name, title, zone, answers, kinds: ['ip4'] }] })();
    expect(client.lists).toEqual([
      {
        name,
        title,
        zone,
        kinds: ['ip4'],
        domains: null,
        condition: null,
        categories: ['spam-source', 'exploited'],
        terms: 'Not stated.',
        source: 'Not stated.',
      },
    ]);
  });

  it('test a definition without test points for listing everything, and for nothing else', async () => {
    const { name, title, zone, answers } = PLAIN;
    const lists = [{ name, title, zone, answers, kinds: ['ip4', 'domain'], domains: 'host' }];
    const check = async (records: readonly string[] | undefined) => {
      const resolver = createFakeResolver(() => records);
      const options = { lists: lists as OwnList[] };
      const client = createListClient(world(resolver, createFakeClock(), options));
      const health = await client.check(never());
      expect(resolver.asked.sort()).toEqual([`1.0.0.127.${zone}`, `invalid.${zone}`]);
      return health.map(({ status }) => status);
    };
    expect(await check(undefined)).toEqual(['ok', 'ok']);
    expect(await check(['127.0.0.2'])).toEqual(['broken', 'broken']);
  });

  it('accept the whole table as definitions of one’s own', () => {
    const keys = Object.fromEntries(LIST_TABLE.flatMap(({ key }) => (key ? [[key, 'x1']] : [])));
    expect(make({ lists: [...LIST_TABLE], keys })().lists).toHaveLength(LIST_TABLE.length);
  });
});

describe('the selection', () => {
  const names = (more: object): readonly string[] => make(more)().lists.map(({ name }) => name);

  it('is conservative when nothing is said: lists without key, agreement or neighbours', () => {
    const client = createListClient({
      resolver: idle,
      clock: createFakeClock(),
      random: () => 0.5,
    });
    expect(client.lists.map(({ name }) => name)).toEqual([
      'spamhaus-zen',
      'spamhaus-dbl',
      'surbl-multi',
      'uribl-multi',
      'dnswl',
    ]);
  });

  it('asks by key what has one', () => {
    expect(names({ lists: ['default'], keys: { 'spamhaus-dqs': SECRET } })).toEqual([
      'spamhaus-dqs-zen',
      'spamhaus-dqs-dbl',
      'surbl-multi',
      'uribl-multi',
      'dnswl',
    ]);
  });

  it('adds what is named, each once, in its order', () => {
    const keys = { 'spamhaus-dqs': SECRET };
    const lists = ['spamcop', PLAIN, 'default', 'dnswl', 'spamhaus-dqs-zrd'];
    expect(names({ lists, keys })).toEqual([
      'spamcop',
      'plain',
      'spamhaus-dqs-zen',
      'spamhaus-dqs-dbl',
      'surbl-multi',
      'uribl-multi',
      'dnswl',
      'spamhaus-dqs-zrd',
    ]);
  });

  it('fills the key into the names that are asked', async () => {
    const resolver = createFakeResolver(() => undefined);
    const client = createListClient(
      world(resolver, createFakeClock(), {
        lists: ['spamhaus-dqs-zrd', 'invaluement-uri'],
        keys: { 'spamhaus-dqs': SECRET.toUpperCase(), 'invaluement-uri': 'uri.lists.example.net' },
      }),
    );
    await client.lookup([{ kind: 'domain', value: 'shop.example' }], never());
    expect(resolver.names()).toEqual([
      `shop.example.${SECRET}.zrd.dq.spamhaus.net`,
      'shop.example.uri.lists.example.net',
    ]);
  });
});

describe('a key', () => {
  const keys = { 'spamhaus-dqs': SECRET, 'invaluement-sip': `${SECRET}.example.net` };
  const lists = ['default', 'spamhaus-dqs-zrd', 'invaluement-sip', PLAIN];
  const questions = [
    { kind: 'ip4', value: '192.0.2.99' },
    { kind: 'ip6', value: '2001:db8::1' },
    { kind: 'domain', value: 'www.shop.example', registered: 'shop.example' },
  ] as const;
  /** Everything that could be printed, by whatever means. */
  const shown = (value: unknown): string =>
    [inspect(value, { depth: 20, showHidden: true }), JSON.stringify(value), String(value)].join(
      '\n',
    );
  /** A resolver's own words quote the name; a resolver may also echo it as an answer. */
  const saying: readonly [string, (name: string) => unknown][] = [
    ['SERVFAIL', (name) => ({ status: 'servfail', why: `queryA ESERVFAIL ${name}` })],
    ['REFUSED', (name) => ({ status: 'refused', why: `queryA EREFUSED ${name}` })],
    ['time-out', (name) => ({ status: 'timeout', why: `queryA ETIMEOUT ${name.toUpperCase()}` })],
    ['an error', (name) => Promise.reject(new Error(`queryA ENOTFOUND ${name}`))],
    ['a name as record', (name) => ({ status: 'ok', records: [name], ttl: 60 })],
    ['a refusal', () => ({ status: 'ok', records: ['127.255.255.250'], ttl: 60 })],
    ['a listing', () => ({ status: 'ok', records: ['127.0.0.2', '127.0.0.99'], ttl: 60 })],
    ['nothing', () => ({ status: 'nxdomain', ttl: 60 })],
    ['no end', () => new Promise(() => {})],
  ];

  it.each(saying)('is never shown, with a resolver that answers %s', async (_, answer) => {
    const clock = createFakeClock();
    let before = '';
    const resolver = {
      // What one list's question was stands in the next one's failure.
      resolve: async (name: string) => {
        const said = await answer(`${before} ${name}`);
        before = name;
        return said as never;
      },
    };
    const client = createListClient(world(resolver, clock, { lists, keys, breakerFailures: 2 }));
    const all: unknown[] = [client, client.lists, client.plan(questions)];
    for (let round = 0; round < 4; round += 1) {
      const report = client.lookup(questions, never());
      await clock.advance(5_000);
      all.push(await report);
    }
    const health = client.check(never());
    await clock.advance(5_000);
    all.push(await health, client.counters());
    const text = shown(all).toLowerCase();
    expect(text).not.toContain(SECRET);
    // The scan sees what is there: the masked zone, and the lists by name.
    expect(text).toContain('{key}.zrd.dq.spamhaus.net');
    expect(text).toContain('invaluement-sip');
  });

  it.each<[string, object]>([
    ['bad characters', { keys: { 'spamhaus-dqs': `${SECRET} ` } }],
    ['too long', { keys: { 'spamhaus-dqs': SECRET.repeat(20) } }],
    ['under a wrong name', { keys: { 'spamhaus-dsq': SECRET } }],
    ['name and value swapped', { keys: { [SECRET]: 'spamhaus-dqs' } }],
    ['as the name of a list', { lists: [SECRET] }],
    [
      'for another list than the one selected',
      { lists: ['invaluement-sip'], keys: { 'spamhaus-dqs': SECRET } },
    ],
    ['beside a wrong option', { deadlineMs: -1, keys: { 'spamhaus-dqs': SECRET } }],
  ])('is in no error: %s', (_, more) => {
    let error: unknown = null;
    try {
      make(more)();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TypeError);
    expect(shown(error)).not.toContain(SECRET);
  });
});
