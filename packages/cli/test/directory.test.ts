/** The section `directory`: tables, servers, and who tries addresses out. */

import { describe, expect, it, onTestFinished } from 'vitest';
import { startMailServer } from '../../directory/test/mail-server.ts';
import {
  BASE,
  BIND_DN,
  describeWithSlapd,
  PASSWORD,
  startSlapd,
} from '../../directory/test/slapd.ts';
import { bounce, folderOf, mbox } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

interface Judged {
  readonly codes: readonly string[];
  readonly unavailable: readonly string[];
  readonly ended: Ended;
}

/** Judges a report to `to` with this section. */
async function judge(
  directory: unknown,
  to: string,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Judged> {
  const config = JSON.stringify({ bayesian: false, directory });
  const all = { 'backscatter.config.json': config, 'a.eml': bounce({ to }), ...files };
  const ended = await runIn(
    { files: all, env },
    'classify',
    '--json',
    '--quiet',
    '--exhaustive',
    'a.eml',
  );
  if (ended.stdout === '') return { codes: [], unavailable: [], ended };
  const line = JSON.parse(ended.stdout);
  const codes = line.reasons.map(({ code }: { code: string }) => code);
  const unavailable = line.unavailable.map(({ why }: { why: string }) => why);
  return { codes, unavailable, ended };
}

const MAPS = [
  { kind: 'map', file: 'virtual' },
  { kind: 'aliases', file: 'aliases' },
  { kind: 'pcre', file: 'patterns' },
];
const FILES = {
  virtual: 'alice@example.org  alice\n',
  aliases: 'root: alice\n',
  patterns: '/^team-[a-z]+@/ alice\n',
};

describe('the directory of the command', () => {
  it('asks the tables of the mail server, in the domains for which they are complete', async () => {
    const section = { maps: MAPS, domains: ['example.org'], neverSends: ['info@example.org'] };
    const expected = new Map([
      ['alice+x@example.org', 'addressee-known'],
      ['root@example.org', 'addressee-known'],
      ['team-a@example.org', 'addressee-known'],
      ['info@example.org', 'addressee-never-sends'],
      ['nobody@example.org', 'addressee-unknown'],
    ]);
    for (const [to, code] of expected) {
      const { codes, ended } = await judge(section, to, FILES);
      expect([to, codes, ended.stderr]).toEqual([to, [code], '']);
    }
    expect((await judge(section, 'x@other.example', FILES)).codes).toEqual([]);
  });

  it('tells what it cannot read of a table, and calls nobody unknown for it', async () => {
    const patterns = '/^(?!a)b@/ alice\n';
    const section = { maps: MAPS, domains: ['example.org'] };
    const found = await judge(section, 'nobody@example.org', { ...FILES, patterns });
    expect(found.ended.stderr).toBe(
      'patterns, line 1: has a pattern that no linear engine can test\n',
    );
    expect(found.codes).toEqual([]);
    expect(found.unavailable).toEqual(['the tables hold a rule that cannot be tested']);
  });

  it('asks the mail server by SMTP, and says when it gave no answer', async () => {
    const people = new Set(['alice@example.org', 'postmaster@example.org']);
    const server = await startMailServer((address) => {
      if (address.startsWith('grey')) return '450 4.2.0 later';
      return people.has(address) ? null : '550 5.1.1 no such user';
    });
    onTestFinished(server.stop);
    const smtp = { host: '127.0.0.1', port: server.port, helo: 'probe.example.org' };
    const section = { domains: ['example.org'], smtp, cache: { size: 10 }, perSecond: 100 };
    expect((await judge(section, 'alice@example.org')).codes).toEqual(['addressee-known']);
    expect((await judge(section, 'nobody@example.org')).codes).toEqual(['addressee-unknown']);
    const grey = await judge(section, 'grey@example.org');
    expect(grey.codes).toEqual([]);
    expect(grey.unavailable).toEqual(['the mail server does not say (450 4.2.0)']);
    expect(server.sessions.map(({ from, data }) => [from, data])).toEqual(
      Array.from({ length: 3 }, () => ['', false]),
    );
  });

  it('counts who names unknown recipients, where there are counters', async () => {
    const reports = Array.from({ length: 12 }, (_, i) => bounce({ to: `x${i}@example.org` }));
    const folder = folderOf({
      'backscatter.config.json': JSON.stringify({
        bayesian: false,
        flood: {},
        directory: { domains: ['example.org'], harvest: { enter: 5 } },
      }),
      'a.mbox': mbox(reports),
      'b.eml': bounce({ to: 'other@example.org' }),
    });
    onTestFinished(() => folder.remove());
    const classify = async (...args: readonly string[]): Promise<string> => {
      const ended = await runIn(
        { folder },
        'classify',
        '--json',
        '--quiet',
        '--jobs',
        '1',
        ...args,
      );
      expect([ended.exitCode, ended.stderr]).toEqual([0, '']);
      return ended.stdout;
    };
    const from = ['--client', '192.0.2.25', '--exhaustive'];
    expect(await classify(...from, 'a.mbox')).not.toContain('harvesting');
    expect(await classify(...from, '--commit', 'a.mbox')).toContain('harvesting');
    expect(await classify(...from, 'b.eml')).toContain('harvesting');
    expect(await classify('--client', '192.0.2.26', '--exhaustive', 'b.eml')).not.toContain(
      'harvesting',
    );
  });

  it.each([
    ['directory.smtp.port', { smtp: { host: 'mx', port: 0 }, domains: ['example.org'] }],
    ['directory.domains', { smtp: { host: 'mx' } }],
    ['directory.ldap.url', { ldap: { url: 'http://mx', base: '' } }],
    ['directory.ldap.password', { ldap: { url: 'ldap://mx', base: '', bindDn: 'cn=x' } }],
    ['directory.maps.0.file', { maps: [{ kind: 'map', file: 'missing' }] }],
    ['directory.cache.size', { ldap: { url: 'ldap://mx', base: '' }, cache: { size: 0 } }],
    ['directory.perSecond', { ldap: { url: 'ldap://mx', base: '' }, perSecond: 0 }],
    ['directory.harvest', { harvest: {} }],
    ['directory.known.0', { known: ['alice'] }],
  ])('names a wrong %s, with 78', async (option, section) => {
    const { ended } = await judge(section, 'alice@example.org');
    expect(ended.exitCode).toBe(78);
    expect(ended.stderr).toContain(`option "${option}"`);
  });

  it('takes no password in the configuration, and repeats none', async () => {
    const ldap = { url: 'ldap://mx', base: '', bindDn: 'cn=x', password: 'p4ssword' };
    const { ended } = await judge({ ldap }, 'alice@example.org');
    expect(ended.exitCode).toBe(78);
    expect(ended.stderr).toContain('directory.ldap.password');
    expect(ended.stderr).not.toContain('p4ssword');
  });
});

describeWithSlapd('the directory of the command on LDAP', () => {
  it('binds with a password from the environment or a file', async () => {
    const slapd = await startSlapd(
      [
        `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example`,
        `dn: ${BIND_DN}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\nuserPassword: ${PASSWORD}`,
        `dn: uid=alice,${BASE}\nobjectClass: inetOrgPerson\nuid: alice\ncn: A\nsn: A\nmail: alice@example.org`,
      ].join('\n\n'),
    );
    onTestFinished(slapd.stop);
    const access = { url: slapd.url, base: BASE, bindDn: BIND_DN, control: 'alice@example.org' };
    const by = (password: object) => ({
      ldap: { ...access, password },
      domains: ['example.org'],
    });
    const env = { LDAP_PASSWORD: PASSWORD };
    const known = await judge(by({ env: 'LDAP_PASSWORD' }), 'alice@example.org', {}, env);
    expect(known.codes).toEqual(['addressee-known']);
    const files = { 'ldap.key': `${PASSWORD}\n` };
    const unknown = await judge(by({ file: 'ldap.key' }), 'nobody@example.org', files);
    expect(unknown.codes).toEqual(['addressee-unknown']);
    const wrong = await judge(by({ file: 'ldap.key' }), 'alice@example.org', {
      'ldap.key': 'wrong-one',
    });
    expect(wrong.unavailable).toEqual([
      'the LDAP server did not answer (InvalidCredentialsError, 49)',
    ]);
    expect(wrong.ended.stdout + wrong.ended.stderr).not.toContain('wrong-one');
  });
});
