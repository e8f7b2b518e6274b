import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDohEndpoint } from '../../dns-list/test/servers/doh-endpoint.ts';
import { type HostileDns, startHostileDns } from '../../dns-list/test/servers/hostile-dns.ts';
import { KEY, listAnswers, listThat } from '../../dns-list/test/servers/list-zones.ts';
import type { CheckedList } from '../src/lists/check-lists.ts';
import { renderHealth } from '../src/lists/render-lists.ts';
import { runIn, type World } from './run-program.ts';

let dns: HostileDns;
beforeAll(async () => {
  dns = await startHostileDns(listAnswers);
});
afterAll(() => dns.stop());

/** A folder whose configuration has these lists, asked of the hostile server. */
const worldOf = (lists: object, world: World = {}): World => ({
  ...world,
  files: { ...world.files, 'backscatter.config.json': JSON.stringify({ lists }) },
});

const lines = (text: string): readonly Record<string, unknown>[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('backscatter lists', () => {
  it('shows every known list with its terms, and asks nothing', async () => {
    const seen = dns.asked.length;
    const ended = await runIn({}, 'lists');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^[* ] spamhaus-zen +Spamhaus ZEN \(IPv4, IPv6; /m);
    expect(ended.stdout).toContain('needs a key or an agreement');
    expect(ended.stdout).toMatch(/codes: https:\/\//);
    expect(dns.asked).toHaveLength(seen);
  });

  it('marks those that are asked, and tells own ones too', async () => {
    const world = worldOf({ use: ['spamhaus-zen', 'honest'], define: [listThat('honest')] });
    const rows = lines((await runIn(world, 'lists', '--json')).stdout);
    const configured = rows.filter((row) => row['configured'] === true).map((row) => row['name']);
    expect(configured).toEqual(['spamhaus-zen', 'honest']);
    expect(rows.length).toBeGreaterThan(10);
    expect(rows[0]).toMatchObject({ terms: expect.any(String), source: expect.any(String) });
  });

  it('needs no key to show a list that is asked by one', async () => {
    const list = listThat('honest', '', true);
    const world = worldOf({ define: [list], keys: { account: { env: 'NOT_SET' } } });
    expect((await runIn(world, 'lists')).exitCode).toBe(0);
  });

  it.each([
    ['lists', '--help'],
    ['lists', 'check', '--help'],
    ['help', 'lists'],
  ])('explains itself: %s %s', async (...args) => {
    const ended = await runIn({}, ...args);
    expect(ended.exitCode).toBe(0);
    expect(ended.stdout).toContain('Exit codes:');
  });
});

describe('backscatter lists check', () => {
  const BAD = ['wildcard', 'public', 'refused', 'servfail'];
  const servers = (): readonly string[] => [dns.server];

  it('tells a person how each list does, and what to do', async () => {
    const define = ['honest', ...BAD].map((how) => listThat(how));
    const use = define.map(({ name }) => name);
    const ended = await runIn(worldOf({ use, define, servers: servers() }), 'lists', 'check');
    expect(ended).toMatchObject({ exitCode: 3, stderr: '' });
    expect(ended.stdout).toMatch(/^list +asked +health +slowest\n/);
    expect(ended.stdout).toMatch(/^honest +IPv4 +ok +\d+ ms$/m);
    expect(ended.stdout).toMatch(/^honest +domains +ok +\d+ ms$/m);
    expect(ended.stdout).toMatch(/^wildcard +IPv4 +broken +\d+ ms\n +The wildcard list /m);
    expect(ended.stdout).toMatch(/^public .*refused.*\n.*ask through one of your own/m);
    expect(ended.stdout).toMatch(/^servfail +IPv4 +unavailable /m);
  });

  it('suspects the resolver where several lists are broken and none refuses', () => {
    const row = (list: string, status: CheckedList['status']): CheckedList => ({
      list,
      title: list,
      kind: 'ip4',
      status,
      why: null,
      latencyMs: 1,
    });
    const dead = [row('one', 'broken'), row('two', 'broken'), row('three', 'ok')];
    expect(renderHealth(dead)).toContain('the resolver probably answers in their place');
    expect(renderHealth(dead.slice(1))).not.toContain('resolver');
    expect(renderHealth([...dead, row('four', 'refused')])).not.toContain('resolver');
  });

  it('tells a script the same', async () => {
    const define = [listThat('honest'), listThat('refused')];
    const world = worldOf({ use: ['honest', 'refused'], define, servers: servers() });
    const ended = await runIn(world, 'lists', 'check', '--json');
    expect(lines(ended.stdout)).toEqual([
      ...['ip4', 'domain'].map((kind) => ({
        list: 'honest',
        title: 'The honest list',
        kind,
        status: 'ok',
        why: null,
        latencyMs: expect.any(Number),
      })),
      ...['ip4', 'domain'].map((kind) => ({
        list: 'refused',
        title: 'The refused list',
        kind,
        status: 'refused',
        why: expect.stringContaining('REFUSED'),
        latencyMs: expect.any(Number),
      })),
    ]);
  });

  it('is content where every list is well', async () => {
    const world = worldOf({ use: ['honest'], define: [listThat('honest')], servers: servers() });
    expect((await runIn(world, 'lists', 'check')).exitCode).toBe(0);
  });

  it('asks by DNS over HTTPS where that is configured', async () => {
    const endpoint = await startDohEndpoint(dns.port);
    const world = worldOf({ use: ['honest'], define: [listThat('honest')], doh: endpoint.url });
    const ended = await runIn(world, 'lists', 'check');
    await endpoint.stop();
    expect(ended.exitCode).toBe(0);
    expect(endpoint.requests.length).toBeGreaterThanOrEqual(4);
  });

  it.each(['env', 'file'])(
    'takes a key from where "%s" says, and prints it nowhere',
    async (from) => {
      const define = ['honest', 'servfail', 'public', 'malformed'].map((how) =>
        listThat(how, '', true),
      );
      const use = define.map(({ name }) => name);
      const keys = { account: from === 'env' ? { env: 'LIST_KEY' } : { file: 'list.key' } };
      const world = worldOf(
        { use, define, keys, servers: servers() },
        { env: { LIST_KEY: KEY }, files: { 'list.key': `${KEY}\n` } },
      );
      const seen = dns.asked.length;
      for (const args of [['lists'], ['lists', 'check'], ['lists', 'check', '--json']]) {
        const ended = await runIn(world, ...args);
        expect(ended.stdout).toContain('honest');
        expect(ended.stdout + ended.stderr).not.toContain(KEY);
      }
      const asked = dns.asked.slice(seen);
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.every(({ name }) => name.includes(`.${KEY}.`))).toBe(true);
    },
  );
});

describe('the section "lists"', () => {
  it.each([
    [{ use: ['no-such-list'] }, 'option "lists.use.0"'],
    [{ use: [] }, 'option "lists.use"'],
    [{ define: [{ ...listThat('honest'), kinds: [] }] }, 'option "lists.define.0.kinds"'],
    [{ keys: { account: KEY } }, 'option "lists.keys.account": must be { "env": "NAME" }'],
    [{ keys: { account: { env: 'NOT_SET' } } }, 'NOT_SET is not set'],
    [{ keys: { account: { file: 'gone.key' } } }, 'gone.key cannot be read'],
    [{ keys: { account: { file: 'empty.key' } } }, 'empty.key is empty'],
    [{ servers: ['dns.example'] }, 'option "lists.servers.0"'],
    [{ doh: 'http://dns.example/' }, 'option "lists.doh"'],
    [{ doh: 'https://dns.example/', servers: ['192.0.2.1'] }, 'option "lists.servers"'],
    [{ timeoutMs: -1 }, 'option "lists.timeoutMs"'],
    [{ deadlineMs: 0 }, 'option "lists.deadlineMs"'],
    [{ maxQuestions: 0.5 }, 'option "lists.maxQuestions"'],
    [{ unheardOf: 1 }, 'unheardOf'],
  ])('is refused with a clear word: %j', async (lists, why) => {
    const world = worldOf(lists, { files: { 'empty.key': '\n' } });
    const ended = await runIn(world, 'lists', 'check');
    expect(ended).toMatchObject({ exitCode: 78, stdout: '' });
    expect(ended.stderr).toContain(why);
    expect(ended.stderr).not.toContain(KEY);
    expect(ended.stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});
