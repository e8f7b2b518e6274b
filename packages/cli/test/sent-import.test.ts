import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bounce, type Folder, folderOf, mbox } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

/** Within what a log keeps. */
const SENT_AT = new Date(Math.floor(Date.now() / 1_000 - 86_400) * 1_000);
const DAY = SENT_AT.toISOString().slice(0, 10);

/** The same time of that day, an hour later or so. */
const stamp = (seconds: number): string =>
  new Date(SENT_AT.getTime() + seconds * 1_000).toISOString();

/** What `bounce()` answers, as a copy of it lies in a Sent folder. */
const COPY = (number = 1): string =>
  `From: alice@example.org\nTo: bob@example.com\nMessage-ID: <${number}@example.org>\nDate: ${SENT_AT.toUTCString()}\n\nHere are the minutes.\n`;

const LOG = `${stamp(0)} mail postfix/submission/smtpd[1]: 3F2A81C0D5: client=pc[192.0.2.44], sasl_method=PLAIN, sasl_username=alice
${stamp(0)} mail postfix/cleanup[2]: 3F2A81C0D5: message-id=<1@example.org>
${stamp(0)} mail postfix/qmgr[3]: 3F2A81C0D5: from=<alice@example.org>, size=1, nrcpt=1 (queue active)
${stamp(1)} mail postfix/smtp[4]: 3F2A81C0D5: to=<bob@example.com>, relay=mx.example.com[198.51.100.25]:25, delay=1, delays=0/0/0/1, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 9C41E2A07B)
`;
const LOG_END = `${stamp(1)} mail postfix/qmgr[3]: 3F2A81C0D5: removed
${stamp(300)} mail postfix/smtpd[1]: 4F2A81C0D5: client=mx[203.0.113.9]
${stamp(300)} mail postfix/qmgr[3]: 4F2A81C0D5: from=<ken@example.net>, size=1, nrcpt=1 (queue active)
${stamp(300)} mail postfix/qmgr[3]: 4F2A81C0D5: removed
`;

let folder: Folder;
beforeEach(() => {
  folder = folderOf({
    'sent.mbox': mbox([COPY(), COPY(2)]),
    'mail.log': LOG_END,
    'mail.log.1.gz': gzipSync(LOG),
    'bounce.eml': bounce({ date: new Date().toUTCString() }),
  });
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]): Promise<Ended> => runIn({ folder }, ...args);
const at = (name: string): string => join(folder.path, name);
const imported = async (...args: readonly string[]) =>
  JSON.parse((await run('sent', 'import', '--json', ...args)).stdout);

/** The label of the bounce, by that log alone. */
async function label(place: string): Promise<string> {
  const sent = place.endsWith('.jsonl') ? { log: place } : { store: place };
  writeFileSync(at('c.json'), JSON.stringify({ sent, bayesian: false, keyword: false }));
  const args = ['--json', '--config', 'c.json', 'bounce.eml'];
  return JSON.parse((await run('classify', ...args)).stdout).label;
}

describe('backscatter sent import', () => {
  it('says how the log is asked, until it is', async () => {
    const { stdout } = await run('sent', 'import', 'sent.mbox');
    const [, section = ''] = /once the configuration has (.*)\.\n/.exec(stdout) ?? [];
    expect((await run('classify', 'bounce.eml')).stderr).toContain('"backscatter sent import"');
    writeFileSync(at('backscatter.config.json'), `{ ${section} }`);
    expect(JSON.parse((await run('classify', '--json', 'bounce.eml')).stdout).label).toBe(
      'genuine',
    );
    expect((await run('sent', 'import', 'sent.mbox')).stdout).not.toContain('It is asked once');
  });

  it('fills a file of JSON lines from a Sent folder, and says what it gained', async () => {
    const ended = await run('sent', 'import', 'sent.mbox', '--to', 'sent.jsonl');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toBe(
      `2 sent mails of 1 sender, ${DAY} to ${DAY}:
       2  new to the log
       0  there already
The log is sent.jsonl.
Coverage: none is claimed by an import; declare it ("sent.coverage") where all mail is logged.
It is asked once the configuration has "sent": { "log": "sent.jsonl" }.
`,
    );
    expect(await label('sent.jsonl')).toBe('genuine');
  });

  it('fills the default directory from logs, however they are ordered and packed', async () => {
    const senders = ['--senders', 'example.org'];
    const result = await imported('--log', 'mail.log', 'mail.log.1.gz', ...senders);
    expect(result).toMatchObject({
      found: 1,
      added: 1,
      senders: 1,
      from: SENT_AT.toISOString(),
      leftOut: { relayed: 1 },
      log: { kind: 'store', place: 'backscatter-data' },
    });
    expect(await label('backscatter-data')).toBe('genuine');
  });

  it('takes several senders by commas and by the option again, and the path behind them', async () => {
    const all = ['--senders', 'example.net, example.com', '--senders', 'example.org'];
    expect(await imported(...all, 'sent.mbox', '--dry-run')).toMatchObject({ found: 2 });
    const others = ['--senders', 'example.net,example.com'];
    expect(await imported(...others, 'sent.mbox', '--dry-run')).toMatchObject({ found: 0 });
  });

  it.each([['sent.jsonl'], ['data']])('adds nothing twice to %s', async (to) => {
    expect(await imported('sent.mbox', '--to', to)).toMatchObject({ found: 2, added: 2 });
    expect(await imported('sent.mbox', '--to', to)).toMatchObject({ found: 2 });
    const logs = ['--log', 'mail.log', 'mail.log.1.gz', '--to', to];
    await imported(...logs);
    expect(await imported(...logs)).toMatchObject({ found: 1, added: 0 });
  });

  it('adds the ids that a log knows beside those of a copy', async () => {
    await imported('sent.mbox', '--to', 'sent.jsonl');
    await imported('--log', 'mail.log.1.gz', 'mail.log', '--to', 'sent.jsonl');
    const lines = readFileSync(at('sent.jsonl'), 'utf8').trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line).ids)).toEqual([
      ['1@example.org'],
      ['2@example.org'],
      ['queue:3F2A81C0D5', 'queue:9C41E2A07B'],
    ]);
  });

  it('says of mail that is older than the log keeps that only its correspondents are', async () => {
    writeFileSync(
      at('old.eml'),
      COPY().replace(/Date: .*/, 'Date: Tue, 3 Mar 2026 08:00:00 +0000'),
    );
    const { stdout } = await run('sent', 'import', 'old.eml', 'sent.mbox', '--to', 'data');
    expect(stdout).toContain(
      '       2  new to the log\n       0  there already\n       1  older than the 14 days',
    );
    expect(await imported('old.eml', '--to', 'data')).toMatchObject({ found: 1, added: 0, old: 1 });
  });

  it('only says what it would do, with --dry-run', async () => {
    for (const to of ['sent.jsonl', 'data']) {
      const ended = await run('sent', 'import', '--dry-run', 'sent.mbox', '--to', to);
      expect(ended.stdout).toContain('       2  would be new to the log');
      expect(ended.stdout).toContain('Nothing was written (--dry-run).');
      expect(() => readFileSync(at(to))).toThrow(/ENOENT/);
    }
  });

  it('mends a log that was torn, and tells lines that are none', async () => {
    writeFileSync(at('sent.jsonl'), '{"at":"2026-03-0');
    const ended = await run('sent', 'import', 'sent.mbox', '--to', 'sent.jsonl');
    expect(ended.stderr).toContain('sent.jsonl: line 1: not JSON');
    expect(readFileSync(at('sent.jsonl'), 'utf8').split('\n')).toHaveLength(4);
  });

  it('reads on where something cannot be read, and says so', async () => {
    const ended = await run(
      'sent',
      'import',
      'none',
      'sent.mbox',
      '--log',
      'gone',
      'bounce.eml',
      '--to',
      's.jsonl',
    );
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('backscatter: none: no such file or directory');
    expect(ended.stderr).toContain('backscatter: gone: no such file or directory');
    expect(ended.stderr).toContain('bounce.eml: no line of a known mail server');
    expect(ended.stdout).toContain('       2  new to the log');
  });

  it.each([
    ['nothing to import', [], /name what to import/],
    ['a zone that is none', ['--log', 'mail.log', '--zone', 'Mars'], /--zone: must be UTC/],
    [
      'a network that is none',
      ['--log', 'mail.log', '--own-network', 'x'],
      /--own-network: must be/,
    ],
  ])('refuses %s', async (_what, args, message) => {
    const ended = await run('sent', 'import', ...args);
    expect(ended).toMatchObject({ exitCode: 64, stdout: '' });
    expect(ended.stderr).toMatch(message);
  });

  it('needs a secret for a log on a server', async () => {
    const ended = await run(
      'sent',
      'import',
      'sent.mbox',
      '--to',
      'redis://user:hidden@127.0.0.1:1',
    );
    expect(ended.exitCode).toBe(78);
    expect(ended.stderr).toContain('option "sent.secret": is needed for a server');
    expect(ended.stderr).not.toContain('hidden');
  });
});
