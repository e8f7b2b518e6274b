import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createNodeResolver } from '../src/node/index.ts';
import { contractAnswers, testResolver } from './resolver-contract.ts';
import { type HostileDns, startHostileDns } from './servers/hostile-dns.ts';

const never = new AbortController().signal;

describe('createNodeResolver', () => {
  let dns: HostileDns;
  beforeAll(async () => {
    dns = await startHostileDns(contractAnswers);
  });
  afterAll(() => dns.stop());

  testResolver((timeoutMs) => createNodeResolver({ servers: [dns.server], timeoutMs, tries: 2 }));

  it('asks as often as it was told before it gives a server up', async () => {
    // c-ares gives no try less than 250 ms: 250, 500 and 1,000.
    const resolver = createNodeResolver({ servers: [dns.server], timeoutMs: 1_750, tries: 3 });
    const answer = await resolver.resolve('nobody.example', 'A', never);
    expect(answer).toMatchObject({ status: 'timeout' });
    expect(dns.asked.filter(({ name }) => name === 'nobody.example')).toHaveLength(3);
  });

  it('takes the next server where one does not take questions', async () => {
    const closed = await startHostileDns(() => 'silence');
    await closed.stop();
    const resolver = createNodeResolver({ servers: [closed.server, dns.server] });
    expect(await resolver.resolve('slow.example', 'A', never)).toMatchObject({ status: 'ok' });
  });

  it('says so where no server takes questions', async () => {
    const closed = await startHostileDns(() => 'silence');
    await closed.stop();
    const resolver = createNodeResolver({ servers: [closed.server], timeoutMs: 2_000 });
    expect(await resolver.resolve('slow.example', 'A', never)).toEqual({
      status: 'servfail',
      why: 'no DNS server takes questions there (ECONNREFUSED)',
    });
  });

  it('has no more questions under way than allowed, and answers all', async () => {
    let [now, most] = [0, 0];
    const busy = await startHostileDns(async ({ name }) => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
      return { answers: [[name, 'A', 60, '127.0.0.2']] };
    });
    const resolver = createNodeResolver({ servers: [busy.server], maxInFlight: 7 });
    const names = Array.from({ length: 100 }, (_, i) => `n${i}.example`);
    const answers = await Promise.all(names.map((name) => resolver.resolve(name, 'A', never)));
    await busy.stop();
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(['ok']));
    expect(busy.asked).toHaveLength(100);
    expect(most).toBe(7);
  });

  it('lets a question that waits for its turn be given up or time out', async () => {
    const resolver = createNodeResolver({ servers: [dns.server], timeoutMs: 300, maxInFlight: 1 });
    const abort = new AbortController();
    const first = resolver.resolve('nobody.example', 'A', never);
    const given = resolver.resolve('slow.example', 'A', abort.signal);
    const late = resolver.resolve('slow.example', 'AAAA', never);
    abort.abort();
    expect(await given).toMatchObject({ status: 'aborted' });
    expect(await first).toMatchObject({ status: 'timeout' });
    expect(await late).toMatchObject({ status: 'timeout' });
    expect(await resolver.resolve('slow.example', 'A', never)).toMatchObject({ status: 'ok' });
  });

  it.each([
    [{ servers: ['dns.example'] }, 'servers.0'],
    [{ servers: ['192.0.2.1:70000'] }, 'servers.0'],
    [{ servers: ['[192.0.2.1]:53'] }, 'servers.0'],
    [{ servers: [] }, 'servers'],
    [{ timeoutMs: 0 }, 'timeoutMs'],
    [{ tries: Number.NaN }, 'tries'],
    [{ maxInFlight: 0 }, 'maxInFlight'],
  ])('refuses %j', (options, name) => {
    expect(() => createNodeResolver(options)).toThrow(`option "${name}"`);
  });

  it('takes the addresses of servers in every form', () => {
    const servers = ['192.0.2.1', '192.0.2.1:5353', '2001:db8::1', '[2001:db8::1]:5353'];
    expect(() => createNodeResolver({ servers })).not.toThrow();
  });
});
