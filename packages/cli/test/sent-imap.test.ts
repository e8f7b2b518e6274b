import { EventEmitter } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Dovecot,
  describeWithDovecot,
  PASSWORD,
  startDovecot,
  USER,
} from '../../sent-import/test/dovecot.ts';
import { imapCredentials } from '../src/sent/imap-credentials.ts';
import { type Folder, folderOf } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

let folder: Folder;
beforeEach(() => {
  folder = folderOf({});
});
afterEach(() => folder.remove());

const ENV = { BACKSCATTER_IMAP_PASSWORD: PASSWORD };
const run = (env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> =>
  runIn({ folder, env }, 'sent', 'import', '--to', 'sent.jsonl', ...args);

const copy = (number: number): readonly [string, string] => [
  `${1_772_000_000 + number}.M1.mail:2,S`,
  `From: anna@example.org\nTo: bob@example.com\nMessage-ID: <${number}@example.org>\nDate: Sun, 1 Mar 2026 08:00:00 +0000\n\nHello.\n`,
];

describe('backscatter sent import --imap', () => {
  it.each([
    ['a password in the URL', 'imaps://anna:hidden@127.0.0.1', /--imap: must not hold a password/],
    ['no password', 'imaps://anna@127.0.0.1', /set BACKSCATTER_IMAP_PASSWORD/],
  ])('refuses %s', async (_what, url, message) => {
    const ended = await run({}, '--imap', url);
    expect(ended).toMatchObject({ exitCode: 64, stdout: '' });
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr).not.toContain('hidden');
  });

  it('says that a server cannot be reached', async () => {
    const ended = await run(ENV, '--imap', 'imap://anna@127.0.0.1:1');
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toBe(
      'backscatter: 127.0.0.1: it cannot be reached, or broke off (ECONNREFUSED)\n',
    );
  });

  it('refuses a file of positions that is none', async () => {
    writeFileSync(join(folder.path, 'p.json'), '{"x":1}');
    const ended = await run(ENV, '--imap', 'imap://anna@127.0.0.1:1', '--resume', 'p.json');
    expect(ended.exitCode).toBe(64);
    expect(ended.stderr).toContain('--resume: p.json: is no file of positions');
  });

  it('asks for the password on a terminal, and shows nothing of it', async () => {
    const raw: boolean[] = [];
    let shown = '';
    const terminal = Object.assign(new EventEmitter(), {
      isTTY: true,
      setRawMode: (value: boolean) => raw.push(value),
      resume: () => {
        for (const keys of ['opeM', '\x7f', 'n sesame\r', 'rest'])
          terminal.emit('data', Buffer.from(keys));
      },
      pause: () => {},
    });
    const write = async (text: string): Promise<void> => {
      shown += text;
    };
    const output = { isTTY: true, write };
    const asked = await imapCredentials(undefined, 'mail.example.org', {
      stdin: terminal as unknown as AsyncIterable<Uint8Array>,
      stdout: output,
      stderr: output,
      env: {},
      cwd: folder.path,
      onInterrupt: () => () => {},
    });
    expect(asked).toEqual({ password: 'open sesame' });
    expect(shown).toBe('Password for mail.example.org: \n');
    expect(raw).toEqual([true, false]);
  });

  it('takes a token or a file in its place', async () => {
    const io = { cwd: folder.path, env: { BACKSCATTER_IMAP_TOKEN: 'x' }, stdin: [] };
    expect(await imapCredentials(undefined, 'h', io as never)).toEqual({ accessToken: 'x' });
    writeFileSync(join(folder.path, 'pw'), 'from a file\n');
    expect(await imapCredentials('pw', 'h', io as never)).toEqual({ password: 'from a file' });
    await expect(imapCredentials('none', 'h', io as never)).rejects.toThrow('no such file');
  });
});

describeWithDovecot('backscatter sent import --imap from Dovecot', () => {
  let server: Dovecot;
  let url = '';
  beforeAll(async () => {
    server = await startDovecot();
    server.put('Sent.Old', new Map([copy(1), copy(2)]));
    url = `imap://${encodeURIComponent(USER)}@127.0.0.1:${server.port}`;
  });
  afterAll(() => server?.stop());

  it('reads the Sent folder, and goes on where it stopped', async () => {
    const args = ['--json', '--imap', url, '--resume', 'imap.json'];
    const first = await run(ENV, ...args);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(first.stdout)).toMatchObject({ found: 2, added: 2 });
    server.put('Sent.Old', new Map([copy(3)]));
    expect(JSON.parse((await run(ENV, ...args)).stdout)).toMatchObject({ found: 1, added: 1 });
    expect(JSON.parse((await run(ENV, ...args)).stdout)).toMatchObject({ found: 0, added: 0 });
    const { stdout } = await run(ENV, '--json', '--imap', url);
    expect(JSON.parse(stdout)).toMatchObject({ found: 3, added: 0 });
    expect(readFileSync(join(folder.path, 'imap.json'), 'utf8')).not.toContain(PASSWORD);
  });

  it('says that the password is wrong, and not which', async () => {
    const ended = await run({ BACKSCATTER_IMAP_PASSWORD: 'open sesame' }, '--imap', url);
    expect(ended.exitCode).toBe(2);
    expect(ended.stderr).toContain('it refuses the user or the password');
    expect(ended.stderr + ended.stdout).not.toContain('sesame');
  });
});
