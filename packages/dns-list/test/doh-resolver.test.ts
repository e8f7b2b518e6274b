import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDohResolver, type DohFetch } from '../src/doh/index.ts';
import { contractAnswers, testResolver } from './resolver-contract.ts';
import { realClock } from './servers/clock.ts';
import { readQuestion, writeReply } from './servers/dns-packet.ts';
import { type DohEndpoint, startDohEndpoint } from './servers/doh-endpoint.ts';
import { type HostileDns, startHostileDns } from './servers/hostile-dns.ts';

const never = new AbortController().signal;
const clock = realClock;
const resolverOn = (url: string, method: 'GET' | 'POST' = 'POST', timeoutMs = 20_000) =>
  createDohResolver({ url, fetch, clock, method, timeoutMs });

describe('createDohResolver', () => {
  let dns: HostileDns;
  let endpoint: DohEndpoint;
  beforeAll(async () => {
    dns = await startHostileDns(contractAnswers);
    endpoint = await startDohEndpoint(dns.port);
  });
  afterAll(async () => {
    await endpoint.stop();
    await dns.stop();
  });

  describe('by POST', () => testResolver((ms) => resolverOn(endpoint.url, 'POST', ms)));
  describe('by GET', () => testResolver((ms) => resolverOn(endpoint.url, 'GET', ms)));

  it('sends the same question as the same request', async () => {
    const seen = endpoint.requests.length;
    const resolver = resolverOn(endpoint.url, 'GET');
    await resolver.resolve('slow.example', 'A', never);
    await resolver.resolve('SLOW.example.', 'A', never);
    const [first, second] = endpoint.requests.slice(seen);
    expect(first).toMatch(/^GET \/dns-query\?dns=[\w-]+$/);
    expect(second).toBe(first);
  });
});

type Instead = NonNullable<Parameters<typeof startDohEndpoint>[1]>;

/** Asks an endpoint that answers so. */
async function answerOf(instead: Instead) {
  const endpoint = await startDohEndpoint(0, instead);
  try {
    return await resolverOn(endpoint.url).resolve('secret-key.list.example', 'A', never);
  } finally {
    await endpoint.stop();
  }
}

/** A handed-in fetch that answers this question with these seconds of TTL. */
const replying =
  (headers: Readonly<Record<string, string>>, reply: Parameters<typeof writeReply>[1]): DohFetch =>
  async (_url, { body }) => {
    const bytes = writeReply(readQuestion(Buffer.from(body ?? [])), reply);
    return new Response(Uint8Array.from(bytes), {
      headers: { 'content-type': 'application/dns-message', ...headers },
    });
  };

const ask = (fetch: DohFetch) =>
  createDohResolver({ url: 'https://dns.example/secret-path', fetch, clock }).resolve(
    'a.example',
    'A',
    never,
  );

describe('a DNS-over-HTTPS server', () => {
  const ROWS: readonly (readonly [string, Instead, RegExp])[] = [
    ['HTTP 503', (_, response) => !!response.writeHead(503).end(), /HTTP 503/],
    [
      'a redirection, which is not followed',
      (_, response) => !!response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end(),
      /redirection/,
    ],
    [
      'a page',
      (_, response) => !!response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      /not answer with a DNS message/,
    ],
    [
      'a message without end',
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/dns-message' });
        return !!response.end(Buffer.alloc(70_000));
      },
      /longer than a DNS message/,
    ],
    [
      'nothing',
      (_, response) =>
        !!response.writeHead(200, { 'content-type': 'application/dns-message' }).end(),
      /malformed/,
    ],
    ['a connection cut off', (_, response) => !!response.destroy(), /could not be reached/],
  ];
  it.each(ROWS)('may answer %s', async (_title, instead, why) => {
    const answer = await answerOf(instead);
    expect(answer).toMatchObject({ status: 'servfail', why: expect.stringMatching(why) });
  });

  it('has its TTLs lessened by the age of the answer', async () => {
    const answers = [['a.example', 'A', 300, '127.0.0.2']] as const;
    expect(await ask(replying({ age: '250' }, { answers }))).toMatchObject({ ttl: 50 });
    expect(await ask(replying({ age: '400' }, { answers }))).toMatchObject({ ttl: 0 });
    expect(await ask(replying({ age: 'old' }, { answers }))).toMatchObject({ ttl: 300 });
  });

  it.each([
    [900, '60', 60],
    [60, '900', 60],
  ])(
    'has "none" believed for the smaller TTL of the SOA record: %s, %s',
    async (ttl, minimum, least) => {
      const authorities = [['example', 'SOA', ttl, minimum]] as const;
      expect(await ask(replying({}, { rcode: 3, authorities }))).toEqual({
        status: 'nxdomain',
        ttl: least,
      });
      expect(await ask(replying({}, { authorities }))).toEqual({ status: 'nodata', ttl: least });
    },
  );

  it('that tells no SOA record tells no TTL', async () => {
    expect(await ask(replying({}, { rcode: 3 }))).toEqual({ status: 'nxdomain', ttl: null });
  });

  it.each([
    [
      'a loop',
      [
        ['a.example', 'CNAME', 5, 'b.example'],
        ['b.example', 'CNAME', 5, 'a.example'],
      ],
    ],
    ['itself', [['a.example', 'CNAME', 5, 'a.example']]],
  ] as const)('may answer an alias of %s', async (_title, answers) => {
    expect(await ask(replying({}, { answers }))).toMatchObject({
      status: 'servfail',
      why: expect.stringContaining('without end'),
    });
  });

  it('has addresses of other names ignored', async () => {
    const answers = [['b.example', 'A', 60, '127.0.0.2']] as const;
    expect(await ask(replying({}, { answers }))).toMatchObject({ status: 'nodata' });
  });

  it('has its address kept out of every reason', async () => {
    const failing: DohFetch = async (url) => {
      throw new TypeError(`fetch failed: ${url}`, { cause: { code: 'ECONNREFUSED' } });
    };
    expect(await ask(failing)).toEqual({
      status: 'servfail',
      why: 'the DNS-over-HTTPS server could not be reached (ECONNREFUSED)',
    });
  });

  it('that ignores the abort of its request is not waited for', async () => {
    const abort = new AbortController();
    const deaf: DohFetch = () => new Promise(() => {});
    const resolver = createDohResolver({ url: 'https://dns.example/', fetch: deaf, clock });
    const answer = resolver.resolve('a.example', 'A', abort.signal);
    abort.abort();
    expect(await answer).toMatchObject({ status: 'aborted' });
  });

  it.each([
    [{ url: 'http://dns.example/dns-query' }, 'url'],
    [{ url: 'https://user:word@dns.example/' }, 'url'],
    [{ url: 'dns.example' }, 'url'],
    [{ fetch: 'fetch' }, 'fetch'],
    [{ clock: {} }, 'clock'],
    [{ method: 'PUT' }, 'method'],
    [{ timeoutMs: 0 }, 'timeoutMs'],
  ])('is not taken with %j', (wrong, name) => {
    const options = { url: 'https://dns.example/', fetch, clock, ...wrong };
    expect(() => createDohResolver(options as Parameters<typeof createDohResolver>[0])).toThrow(
      `option "${name}"`,
    );
  });
});
