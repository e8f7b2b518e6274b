import { createServer, type Server, type Socket } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectory, type LdapDirectoryOptions } from '../src/ldap/index.ts';
import { escapeFilterValue } from '../src/ldap/ldap-filter.ts';
import { addressOf } from './report.ts';
import { BASE, BIND_DN, describeWithSlapd, PASSWORD, type Slapd, startSlapd } from './slapd.ts';

const never = new AbortController().signal;

const person = (uid: string, ...more: readonly string[]): string =>
  [
    `dn: uid=${uid},${BASE}`,
    'objectClass: inetOrgPerson',
    'objectClass: inetLocalMailRecipient',
    'objectClass: proxied',
    `uid: ${uid}`,
    `cn: ${uid}`,
    `sn: ${uid}`,
    ...more,
  ].join('\n');

const LDIF = [
  `dn: ${BASE}\nobjectClass: dcObject\nobjectClass: organization\ndc: example\no: Example`,
  `dn: ${BIND_DN}\nobjectClass: organizationalRole\nobjectClass: simpleSecurityObject\ncn: reader\nuserPassword: ${PASSWORD}`,
  person('anna', 'mail: Anna@Example.org', 'mailLocalAddress: anna.old@example.org'),
  person('berta', 'proxyAddresses: SMTP:berta@example.org', 'proxyAddresses: smtp:b@example.org'),
  person('twin1', 'mail: twins@example.org'),
  person('twin2', 'mail: twins@example.org'),
  person('info', 'mail: info@example.org', 'title: only receives'),
  person('odd', 'mail: o*(d)\\d@example.org'),
  person('idn', 'mail: anna@xn--bcher-kva.example'),
].join('\n\n');

const optionsOf = (url: string): LdapDirectoryOptions => ({
  url,
  base: BASE,
  bindDn: BIND_DN,
  password: PASSWORD,
  domains: ['example.org', 'bücher.example'],
  neverSends: '(title=only receives)',
  timeoutMs: 20_000,
});

describeWithSlapd('createLdapDirectory on a real server', () => {
  let slapd: Slapd;
  const closing: (() => Promise<void>)[] = [];
  const directoryOf = (change: Partial<LdapDirectoryOptions> = {}) => {
    const directory = createLdapDirectory({ ...optionsOf(slapd.url), ...change });
    closing.push(directory.close);
    return (raw: string) =>
      Promise.resolve(directory.lookup(addressOf(raw), never)).catch(
        (error: Error) => error.message,
      );
  };
  beforeAll(async () => {
    slapd = await startSlapd(LDIF);
  });
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  afterAll(async () => {
    await slapd?.stop();
  });

  it('finds every address of an entry, and says what is not there', async () => {
    const ask = directoryOf();
    const answers = new Map([
      ['anna@example.org', 'known'],
      ['ANNA+news@example.org', 'known'],
      ['anna.old@example.org', 'known'],
      ['berta@example.org', 'known'],
      ['b@example.org', 'known'],
      ['twins@example.org', 'known'],
      ['info@example.org', 'never-sends'],
      ['anna@bücher.example', 'known'],
      ['anna@xn--bcher-kva.example', 'known'],
      ['postmaster@example.org', 'known'],
      ['nobody@example.org', 'unknown'],
      ['anna@elsewhere.example', 'not-covered'],
    ]);
    for (const [address, answer] of answers)
      expect([address, await ask(address)]).toEqual([address, answer]);
  });

  it('looks for an address as it is, whatever filter it would be', async () => {
    const ask = directoryOf();
    expect(await ask('"o*(d)\\\\d"@example.org')).toBe('known');
    for (const local of ['*', 'an*', '*)(uid=*', 'x)(|(uid=anna', '\\2a', 'a\\']) {
      const quoted = `"${local.replace(/["\\]/g, '\\$&')}"`;
      expect([local, await ask(`${quoted}@example.org`)]).toEqual([local, 'unknown']);
    }
  });

  it('leaves open what it does not find where it is not complete', async () => {
    const ask = directoryOf({ domains: undefined });
    expect(await ask('anna@example.org')).toBe('known');
    expect(await ask('nobody@example.org')).toBe('not-covered');
  });

  it('asks with a filter of the caller', async () => {
    const ask = directoryOf({ filter: '(&(objectClass=inetOrgPerson)(uid={local}))' });
    expect(await ask('odd@example.org')).toBe('known');
    expect(await ask('o@example.org')).toBe('unknown');
  });

  it('binds again after the server was away, and calls nobody unknown meanwhile', async () => {
    const ask = directoryOf();
    expect(await ask('anna@example.org')).toBe('known');
    await slapd.kill();
    expect(await ask('anna@example.org')).toMatch(/^the LDAP server did not answer \(/);
    await slapd.start();
    // Strangers see nothing there, so "known" shows that it is bound.
    expect(await ask('anna@example.org')).toBe('known');
    // Lost while nobody asks: not even one question fails.
    await slapd.kill();
    await slapd.start();
    expect(await ask('anna@example.org')).toBe('known');
    expect(await ask('nobody@example.org')).toBe('unknown');
  });

  it('gives up a server that is silent, and asks it again later', async () => {
    const ask = directoryOf({ timeoutMs: 300 });
    slapd.pause();
    try {
      expect(await ask('anna@example.org')).toBe('the LDAP server did not answer in time');
    } finally {
      slapd.resume();
    }
    const patient = directoryOf();
    expect(await patient('anna@example.org')).toBe('known');
  });

  it('takes what it may not see for no answer, where it knows somebody', async () => {
    const anonymous = { bindDn: undefined, password: undefined };
    const blind = directoryOf({ ...anonymous, control: 'anna@example.org' });
    expect(await blind('nobody@example.org')).toMatch(/LDAP server did/);
    const control = directoryOf({ control: 'missing@example.org' });
    expect(await control('anna@example.org')).toBe(
      'the LDAP server does not show the control address',
    );
    expect(await directoryOf({ control: 'anna@example.org' })('x@example.org')).toBe('unknown');
  });

  it('switches to TLS first, and believes no server that it cannot verify', async () => {
    if (slapd.ca === null) throw new Error('openssl is not installed');
    const trusting = directoryOf({ startTls: true, tls: { ca: slapd.ca } });
    expect(await trusting('anna@example.org')).toBe('known');
    const strict = directoryOf({ startTls: true });
    expect(await strict('anna@example.org')).toBe(
      'the LDAP server did not answer (Error, DEPTH_ZERO_SELF_SIGNED_CERT)',
    );
    const other = directoryOf({ startTls: true, tls: { ca: slapd.ca, host: 'other.example.org' } });
    expect(await other('anna@example.org')).toMatch(/ERR_TLS_CERT_ALTNAME_INVALID/);
  });

  it('tells a wrong password and a wrong base without either', async () => {
    expect(await directoryOf({ password: 'wrong-secret' })('anna@example.org')).toBe(
      'the LDAP server did not answer (InvalidCredentialsError, 49)',
    );
    const lost = await directoryOf({ base: 'dc=secret,dc=example' })('anna@example.org');
    expect(lost).toBe('the LDAP server did not answer (NoSuchObjectError, 32)');
  });
});

describe('createLdapDirectory on a server that is none', () => {
  const servers: Server[] = [];
  const open = new Set<Socket>();
  afterEach(() => {
    for (const socket of open) socket.destroy();
    for (const server of servers.splice(0)) server.close();
  });
  const serve = async (talk: (socket: Socket) => void): Promise<string> => {
    const server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => {});
      talk(socket);
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return `ldap://127.0.0.1:${address.port}`;
  };

  it.each([
    ['is silent', () => {}],
    ['hangs up', (socket: Socket) => socket.end()],
    ['hangs up when asked', (socket: Socket) => socket.once('data', () => socket.destroy())],
    ['speaks HTTP', (socket: Socket) => socket.write('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['sends zeros', (socket: Socket) => socket.write(new Uint8Array(100_000))],
    ['promises four gigabytes', (socket: Socket) => socket.write('\x30\x84\xff\xff\xff\xff')],
  ])('never answers for one that %s', async (_what, talk: (socket: Socket) => void) => {
    const url = await serve(talk);
    const { lookup, close } = createLdapDirectory({ ...optionsOf(url), timeoutMs: 300 });
    await expect(lookup(addressOf('anna@example.org'), never)).rejects.toThrow(/LDAP server/);
    await close();
  });

  it('gives up a server that agrees to TLS and then is silent', async () => {
    // An ExtendedResponse of success (RFC 4511 section 4.12) to the message asked.
    const url = await serve((socket) =>
      socket.once('data', (asked) => {
        const id = asked[4] ?? 0;
        socket.write(Uint8Array.of(0x30, 12, 2, 1, id, 0x78, 7, 10, 1, 0, 4, 0, 4, 0));
      }),
    );
    const directory = createLdapDirectory({ ...optionsOf(url), startTls: true, timeoutMs: 300 });
    await expect(directory.lookup(addressOf('anna@example.org'), never)).rejects.toThrow(
      'the LDAP server did not answer in time',
    );
  });

  it('shows its password to nobody', async () => {
    const url = await serve((socket) => socket.destroy());
    const directory = createLdapDirectory(optionsOf(url));
    const error = await Promise.resolve(directory.lookup(addressOf('a@example.org'), never)).catch(
      (caught: unknown) => caught,
    );
    const shown = [directory, error, (error as Error).stack].map((value) =>
      inspect(value, { depth: 9, showHidden: true }),
    );
    expect(shown.join()).not.toContain(PASSWORD);
    expect(shown.join()).toContain('LDAP server');
  });
});

describe('the options of createLdapDirectory', () => {
  it.each([
    ['url', { url: 'ldap://anna:secret@host' }],
    ['url', { url: 'http://host' }],
    ['password', { password: undefined }],
    ['password', { password: '' }],
    ['filter', { filter: '(mail={address}' }],
    ['filter', { filter: 'mail={address}' }],
    ['filter', { filter: '(mail=*)' }],
    ['neverSends', { neverSends: '(' }],
    ['domains.0', { domains: ['@'] }],
    ['control', { control: 'anna' }],
    ['timeoutMs', { timeoutMs: Number.NaN }],
  ])('refuse a wrong "%s" and repeat no secret: %j', (option, change) => {
    const create = () =>
      createLdapDirectory({ ...optionsOf('ldap://127.0.0.1'), ...change } as LdapDirectoryOptions);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(`option "${option}"`);
    expect(create).not.toThrow(/secret|p4ss/);
  });

  it('escapes what RFC 4515 escapes', () => {
    expect(escapeFilterValue('a\\*()\0ü')).toBe('a\\5c\\2a\\28\\29\\00ü');
  });
});
