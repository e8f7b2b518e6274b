import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createDirectory } from '../src/index.ts';
import { createSmtpProbe, type SmtpProbeOptions } from '../src/smtp/index.ts';
import { type MailServer, startMailServer } from './mail-server.ts';
import { addressOf, contextWith, evidenceTo } from './report.ts';

const never = new AbortController().signal;
const closing: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const probeOf = (port: number, change: Partial<SmtpProbeOptions> = {}) => {
  const options = { host: '127.0.0.1', port, domains: ['example.org', 'bücher.example'] };
  const probe = createSmtpProbe({ ...options, timeoutMs: 20_000, ...change });
  return (raw: string, abort = never) =>
    Promise.resolve(probe(addressOf(raw), abort)).catch((error: Error) => error.message);
};

/** A server of `smtp-server` that answers RCPT TO so. */
async function mailServer(
  answer: (address: string) => string | null,
  options: Parameters<typeof startMailServer>[1] = {},
): Promise<MailServer> {
  const server = await startMailServer(answer, options);
  closing.push(server.stop);
  return server;
}

const PEOPLE = new Set(['anna@example.org', 'postmaster@example.org', 'jörg@example.org']);
const people = (refusal: string) => (address: string) =>
  PEOPLE.has(address.toLowerCase()) ? null : refusal;

describe('createSmtpProbe on a real server', () => {
  it('tells who exists, and sends no message', async () => {
    const server = await mailServer(people('550 5.1.1 no such user'));
    const ask = probeOf(server.port, { nobody: () => 'qz7xk', helo: 'probe.example.net' });
    expect(await ask('prvs=1234ab12cd=Anna+news@example.org')).toBe('known');
    expect(await ask('bob@example.org')).toBe('unknown');
    expect(await ask('anna@other.example')).toBe('not-covered');
    expect(server.sessions).toEqual([
      { from: '', to: ['anna@example.org', 'qz7xk@example.org'], data: false },
      { from: '', to: ['bob@example.org', 'postmaster@example.org'], data: false },
    ]);
  });

  it('names a domain that takes every address', async () => {
    const server = await mailServer(() => null);
    const ask = probeOf(server.port);
    expect(await ask('anna@example.org')).toBe('catch-all');
    expect(await ask('anna@bücher.example')).toBe('catch-all');
    const [first, second] = server.sessions;
    expect(first?.to[1]).toMatch(/^x[0-9a-z]{19}@example\.org$/);
    // Sent in ASCII; this server keeps the international form.
    expect(second?.to[1]).toMatch(/@bücher\.example$/);
    expect(second?.to[1]?.split('@')[0]).not.toBe(first?.to[1]?.split('@')[0]);
  });

  it.each([
    '550 no such user',
    '550 5.1.1 no such user',
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound',
    '550 5.4.1 Recipient address rejected: Access denied',
    '553 no mailbox here by that name',
  ])('takes "%s" for unknown where postmaster is taken', async (refusal) => {
    const server = await mailServer(people(refusal));
    expect(await probeOf(server.port)('bob@example.org')).toBe('unknown');
  });

  it.each([
    ['450 4.2.0 greylisted, try again', '450 4.2.0'],
    ['451 4.3.0 directory is down', '451 4.3.0'],
    ['452 too many recipients', '452'],
    ['550 5.7.1 relaying denied', '550 5.7.1'],
    ['550 5.1.8 sender domain', '550 5.1.8'],
    ['551 user not local', '551'],
    ['554 5.7.1 blocked', '554 5.7.1'],
    ['554 transaction failed', '554'],
    ['530 5.7.0 Must issue a STARTTLS command first', '530 5.7.0'],
    ['501 syntax', '501'],
  ])('never takes "%s" for unknown', async (refusal, shown) => {
    const server = await mailServer(people(refusal));
    expect(await probeOf(server.port)('bob@example.org')).toBe(
      `the mail server does not say (${shown})`,
    );
  });

  it('never takes a refusal of everybody for unknown', async () => {
    const server = await mailServer(() => '550 go away');
    const ask = probeOf(server.port);
    const everybody = 'the mail server refuses postmaster too (550)';
    expect(await ask('bob@example.org')).toBe(everybody);
    expect(await ask('postmaster@example.org')).toBe(everybody);
    const server2 = await mailServer((address) => (/^anna@/.test(address) ? null : '550 no'));
    expect(await probeOf(server2.port, { control: 'anna' })('bob@example.org')).toBe('unknown');
  });

  it('takes a full mailbox for one that exists', async () => {
    const server = await mailServer(people('552 5.2.2 mailbox full'));
    expect(await probeOf(server.port)('bob@example.org')).toBe('known');
  });

  it('leaves open whether a domain takes all where the server puts the other name off', async () => {
    const server = await mailServer(people('450 later'));
    expect(await probeOf(server.port)('anna@example.org')).toBe(
      'the mail server does not say whether it takes all (450)',
    );
  });

  it('asks for international addresses where the server takes them', async () => {
    const server = await mailServer(people('550 no'));
    expect(await probeOf(server.port)('jörg@example.org')).toBe('known');
    const old = await mailServer(people('550 no'), { hideSMTPUTF8: true });
    expect(await probeOf(old.port)('jörg@example.org')).toBe(
      'the mail server takes no international addresses',
    );
  });

  it('tells a server that refuses the null sender', async () => {
    const server = await mailServer(() => null, {
      onMailFrom: (_address, _session, done) =>
        done(Object.assign(new Error('no bounces'), { responseCode: 550 })),
    });
    expect(await probeOf(server.port)('anna@example.org')).toMatch(
      /^the mail server refuses the null sender \(550/,
    );
  });

  it('asks no more at once than it may, and gives up waiting with the asker', async () => {
    const server = await mailServer(people('550 no'), {});
    const ask = probeOf(server.port, { maxSessions: 2 });
    const giveUp = new AbortController();
    const many = Array.from({ length: 8 }, (_, i) => ask(`x${i}@example.org`));
    const late = ask('late@example.org', giveUp.signal);
    giveUp.abort();
    expect(await late).toMatch(/abort/);
    expect(new Set(await Promise.all(many))).toEqual(new Set(['unknown']));
    expect(server.most()).toBe(2);
    expect(server.sessions).toHaveLength(8);
  });
});

describe('createSmtpProbe on a server that is none', () => {
  const serve = async (talk: (socket: Socket) => void): Promise<number> => {
    const open = new Set<Socket>();
    const server: Server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => {});
      talk(socket);
    });
    closing.push(() => {
      for (const socket of open) socket.destroy();
      server.close();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return address.port;
  };
  /** Answers each line with the next reply. */
  const script =
    (...replies: readonly string[]) =>
    (socket: Socket): void => {
      let next = 0;
      const say = () => void socket.write(replies[next++] ?? '');
      say();
      socket.on('data', (data) => {
        for (const _ of String(data).matchAll(/\n/g)) say();
      });
    };
  const endless = (socket: Socket): void => {
    const more = () => {
      if (!socket.destroyed && socket.write('2'.repeat(60_000))) setImmediate(more);
    };
    socket.on('drain', more);
    more();
  };

  it.each([
    ['is silent', () => {}, 'did not answer in time'],
    ['hangs up', (socket: Socket) => socket.end(), 'closed the connection'],
    ['hangs up when asked', script('220 hi\r\n', ''), 'did not answer in time'],
    [
      'speaks HTTP',
      (socket: Socket) => socket.write('HTTP/1.1 400 Bad\r\n\r\n'),
      'does not speak SMTP',
    ],
    ['never ends a line', endless, 'does not speak SMTP'],
    [
      'never ends a reply',
      (socket: Socket) => socket.write('220-x\r\n'.repeat(5_000)),
      'does not speak SMTP',
    ],
    [
      'changes the code in a reply',
      (socket: Socket) => socket.write('220-x\r\n250 x\r\n'),
      'does not speak SMTP',
    ],
    ['is full', script('421 4.3.2 too busy\r\n'), 'takes no connection (421 4.3.2)'],
    ['refuses all', script('554 no\r\n'), 'takes no connection (554)'],
    [
      'knows no EHLO and no HELO',
      script('220 x\r\n', '502 x\r\n', '502 x\r\n'),
      'refuses EHLO (502)',
    ],
    [
      'says nothing to RCPT',
      script('220 x\r\n', '250 x\r\n', '250 x\r\n'),
      'did not answer in time',
    ],
    [
      'answers before it is asked',
      script('220 x\r\n', '250 x\r\n', '250 x\r\n250 2.1.5 x\r\n', '550 x\r\n', '250 x\r\n'),
      'does not speak SMTP',
    ],
    [
      'says all at once',
      script('220 x\r\n250 x\r\n250 x\r\n550 5.1.1 x\r\n250 x\r\n'),
      'does not speak SMTP',
    ],
    [
      'closes in the middle',
      script('220 x\r\n', '250 x\r\n', '250 x\r\n', '421 x\r\n'),
      'does not say (421)',
    ],
  ] as const)('never answers for one that %s', async (_what, talk, says) => {
    const ask = probeOf(await serve(talk), { timeoutMs: 400 });
    expect(await ask('anna@example.org')).toContain(says);
  });

  it('ends with its time although each byte comes in time', async () => {
    const ask = probeOf(
      await serve((socket) => {
        const drip = setInterval(() => socket.write('2'), 20);
        socket.on('close', () => clearInterval(drip));
      }),
      { timeoutMs: 300 },
    );
    expect(await ask('anna@example.org')).toBe('the mail server did not answer in time');
  });

  it('falls back to HELO, and hears out a reply of several lines in pieces', async () => {
    const talk = script(
      '220 x\r\n',
      '502 x\r\n',
      '250 x\r\n',
      '250 x\r\n',
      '250-a\r\n250',
      '250 x',
    );
    const port = await serve((socket) => {
      talk(socket);
      setTimeout(() => socket.write(' b\r\n'), 100);
    });
    // The piece above ends the fourth reply; the fifth has no end.
    expect(await probeOf(port, { timeoutMs: 500 })('anna@example.org')).toMatch(/in time|SMTP/);
    const whole = script(
      '220 x\r\n',
      '502 x\r\n',
      '250 x\r\n',
      '250 x\r\n',
      '550-a\r\n550 b\r\n',
      '250 x\r\n',
    );
    expect(await probeOf(await serve(whole))('bob@example.org')).toBe('unknown');
  });

  it('repeats no word of the server, for it may be anything', async () => {
    const port = await serve(script('554 \x1b[31mfree pills\r\n'));
    const said = await probeOf(port)('anna@example.org');
    expect(said).toBe('the mail server takes no connection (554)');
  });

  it('tells a port where nobody listens', async () => {
    const port = await serve(() => {});
    for (const close of closing.splice(0)) await close();
    expect(await probeOf(port)('anna@example.org')).toBe(
      'the mail server cannot be reached (ECONNREFUSED)',
    );
  });

  it('leaves the signal unavailable with the reason', async () => {
    const lookup = createSmtpProbe({
      host: '127.0.0.1',
      port: await serve(script('421 busy\r\n')),
      domains: ['example.org'],
    });
    const signal = createDirectory({ lookup, remote: true });
    expect(await signal.check(evidenceTo('anna@example.org'), contextWith())).toEqual({
      status: 'unavailable',
      why: 'the mail server takes no connection (421)',
    });
  });

  it('gives up with the asker', async () => {
    const port = await serve(() => {});
    const giveUp = new AbortController();
    const asked = probeOf(port)('anna@example.org', giveUp.signal);
    giveUp.abort();
    expect(await asked).toMatch(/in time|abort/);
  });
});

describe('the options of createSmtpProbe', () => {
  it.each([
    ['host', { host: 'a b' }],
    ['port', { port: 0 }],
    ['domains', { domains: [] }],
    ['helo', { helo: 'x\r\nDATA' }],
    ['control', { control: 'a@b' }],
    ['nobody', { nobody: 'x' }],
    ['timeoutMs', { timeoutMs: Number.NaN }],
    ['maxSessions', { maxSessions: 0 }],
  ])('refuse a wrong "%s"', (option, change) => {
    const options = { host: 'mail.example.org', domains: ['example.org'], ...change };
    expect(() => createSmtpProbe(options as SmtpProbeOptions)).toThrow(
      `createSmtpProbe: option "${option}"`,
    );
  });

  it('refuse what "nobody" makes where it is no local part', async () => {
    const server = await mailServer(() => null);
    const said = await probeOf(server.port, { nobody: () => 'x>\r\nDATA' })('anna@example.org');
    expect(said).toMatch(/"nobody": must make a local part/);
  });
});
