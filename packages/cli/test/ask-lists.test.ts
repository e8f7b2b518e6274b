/**
 * The DNS lists as `classify` and `explain` ask them.
 */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type HostileDns, startHostileDns } from '../../dns-list/test/servers/hostile-dns.ts';
import { KEY, listAnswers, listThat } from '../../dns-list/test/servers/list-zones.ts';
import { mayAsk } from '../src/lists/list-options.ts';
import { type Ended, runIn, type World } from './run-program.ts';

let dns: HostileDns;
beforeAll(async () => {
  dns = await startHostileDns(listAnswers);
});
afterAll(() => dns.stop());

/** A bounce of spam: 192.0.2.1, which the lists have, handed it to the server that reports. */
const BOUNCE = `Return-Path: <>
Delivered-To: alice@example.org
Received: from mx.example.com (mx.example.com [192.0.2.25])
\tby mail.example.org (Postfix) with ESMTPS id 4F1
\tfor <alice@example.org>; Tue, 3 Mar 2026 08:05:00 +0000
Date: Tue, 3 Mar 2026 08:05:00 +0000
From: Mail Delivery System <MAILER-DAEMON@mx.example.com>
To: alice@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

This is the mail system at host mx.example.com.

<bob@example.com>: 550 5.1.1 no such user

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; bob@example.com
Action: failed
Status: 5.1.1

--b
Content-Type: message/rfc822

Received: from bot.example.net (unknown [192.0.2.1])
\tby mx.example.com (Postfix) with SMTP id 77A
\tfor <bob@example.com>; Tue, 3 Mar 2026 08:04:58 +0000
From: alice@example.org
To: bob@example.com
Subject: the offer
Message-ID: <1@forged.example.org>

Look at http://spam.example.net/offer

--b--
`;

/** Runs a command over the bounce, with these lists configured, or none. */
async function run(
  lists: object | null,
  args: readonly string[],
  world: World = {},
): Promise<Ended & { readonly asked: readonly string[] }> {
  const seen = dns.asked.length;
  const config = JSON.stringify(lists === null ? {} : { lists });
  const files = { 'a.eml': BOUNCE, 'backscatter.config.json': config, ...world.files };
  const ended = await runIn({ ...world, files }, ...args, 'a.eml');
  return { ...ended, asked: dns.asked.slice(seen).map(({ name }) => name) };
}

const listsThat = (behaviours: readonly string[], more: object = {}): object => ({
  use: behaviours,
  define: behaviours.map((behaviour) => listThat(behaviour)),
  servers: [dns.server],
  ...more,
});

const CLASSIFY = ['classify', '--json', '--exhaustive', '--quiet'] as const;

describe('the DNS lists', () => {
  it('are asked where they are configured, and what they say is weighed', async () => {
    const { stdout, asked } = await run(listsThat(['honest']), CLASSIFY);
    expect(asked).toContain('1.2.0.192.honest.lists.example');
    expect(asked).toContain('spam.example.net.honest.lists.example');
    const verdict = JSON.parse(stdout) as {
      readonly score: number;
      readonly reasons: readonly { readonly signal: string; readonly points: number }[];
    };
    const bySignal = (name: string) => verdict.reasons.filter(({ signal }) => signal === name);
    expect(bySignal('dnsbl').some(({ points }) => points > 0)).toBe(true);
    expect(verdict.score).toBeGreaterThan(0);
  });

  it('are not asked unless somebody said so', async () => {
    const plain = await run(null, CLASSIFY);
    const offline = await run(listsThat(['honest']), [...CLASSIFY, '--no-dns']);
    for (const { asked, stdout } of [plain, offline]) {
      expect(asked).toEqual([]);
      expect(stdout).not.toMatch(/"signal":"(?:dnsbl|surbl)"/);
    }
  });

  it('are asked for one run by --dns, and for none by --no-dns', () => {
    expect([{}, { dns: true }, { dns: false }].map((options) => mayAsk(options, {}))).toEqual([
      false,
      true,
      false,
    ]);
    const configured = { lists: {} };
    expect([{}, { dns: true }, { dns: false }].map((one) => mayAsk(one, configured))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('that are silent are each named, and the verdict comes all the same', async () => {
    const all = Array.from({ length: 12 }, (_, i) => listThat('silent', i));
    const lists = {
      use: all.map(({ name }) => name),
      define: all,
      servers: [dns.server],
      deadlineMs: 300,
      timeoutMs: 30_000,
    };
    const { exitCode, stdout } = await run(lists, CLASSIFY);
    expect(exitCode).toBe(0);
    const { label, unavailable } = JSON.parse(stdout) as {
      readonly label: string;
      readonly unavailable: readonly { readonly signal: string; readonly why: string }[];
    };
    expect(label).toBe('unsure');
    for (const signal of ['dnsbl', 'surbl']) {
      const why = unavailable.filter((one) => one.signal === signal).map((one) => one.why);
      for (const { title } of all) expect(why.join(' ')).toContain(`${title} `);
    }
  });

  it('that refuse call nobody listed', async () => {
    const { stdout } = await run(listsThat(['public', 'refused']), CLASSIFY);
    const { reasons, unavailable } = JSON.parse(stdout) as {
      readonly reasons: readonly { readonly signal: string }[];
      readonly unavailable: readonly { readonly signal: string }[];
    };
    expect(reasons.filter(({ signal }) => signal === 'dnsbl' || signal === 'surbl')).toEqual([]);
    expect(new Set(unavailable.map(({ signal }) => signal))).toEqual(new Set(['dnsbl', 'surbl']));
  });

  it('never show their key, whatever they answer', async () => {
    const behaviours = ['honest', 'servfail', 'public', 'refused', 'malformed', 'wildcard'];
    const define = behaviours.map((behaviour) => listThat(behaviour, '', true));
    const keys = { account: { env: 'LIST_KEY' } };
    const lists = { use: behaviours, define, keys, servers: [dns.server] };
    const ways: readonly (readonly string[])[] = [
      CLASSIFY,
      ['classify', '-v'],
      ['explain'],
      ['explain', '--no-dns'],
    ];
    for (const args of ways) {
      const ended = await run(lists, args, { env: { LIST_KEY: KEY } });
      expect(ended.exitCode).toBe(0);
      expect(ended.stdout + ended.stderr).not.toContain(KEY);
      expect(ended.asked.some((name) => name.includes(KEY))).toBe(!args.includes('--no-dns'));
    }
  });

  it('are told which hosts and names are ours, by the configuration', async () => {
    const more = { ownNetworks: ['192.0.2.0/24'], ownDomains: ['example.net'] };
    const { asked } = await run(listsThat(['honest'], more), CLASSIFY);
    expect(asked.filter((name) => /^(?:1\.2\.0\.192|spam)\./.test(name))).toEqual([]);
  });
});

describe('backscatter explain', () => {
  it('shows what would be asked, and why, without asking', async () => {
    const { stdout, asked } = await run(listsThat(['honest']), ['explain', '--no-dns']);
    expect(asked).toEqual([]);
    expect(stdout).toContain('The DNS lists were not asked (--dns asks them).');
    expect(stdout).toMatch(/ 192\.0\.2\.25, which delivered the report\n/);
    expect(stdout).toMatch(
      / 192\.0\.2\.1, which handed the returned message to mx\.example\.com\n +honest +1\.2\.0\.192\.honest\.lists\.example\n/,
    );
    expect(stdout).toMatch(/ spam\.example\.net, which the returned message has as link\n/);
  });

  it('shows the default lists where none are configured', async () => {
    const { stdout, asked } = await run(null, ['explain']);
    expect(asked).toEqual([]);
    expect(stdout).toMatch(/ spamhaus-zen +1\.2\.0\.192\.zen\.spamhaus\.org\n/);
  });

  it('shows what was answered where the lists were asked', async () => {
    const lists = listsThat(['honest', 'servfail', 'public']);
    const { stdout } = await run(lists, ['explain']);
    expect(stdout).toContain('The DNS lists were asked about:');
    expect(stdout).toContain(
      '1.2.0.192.honest.lists.example: listed as a source of spam (127.0.0.2)',
    );
    expect(stdout).toContain('25.2.0.192.honest.lists.example: not listed');
    expect(stdout).toContain('1.2.0.192.servfail.lists.example: no answer');
    expect(stdout).toMatch(/no answer: The public list refuses .* ask through one of your own\./);
  });

  it('shows the key of a list as {key}', async () => {
    const define = [listThat('honest', '', true)];
    const lists = { use: ['honest'], define, keys: { account: { env: 'LIST_KEY' } } };
    const { stdout } = await run(lists, ['explain', '--no-dns']);
    expect(stdout).toContain('1.2.0.192.{key}.honest.lists.example');
  });
});
