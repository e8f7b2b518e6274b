/** The sent log in a directory: what another process logs, the command judges by. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createNewsender } from '@backscatter/newsender';
import { createLmdbSentStore, lmdbSecret, openLmdb } from '@backscatter/store-lmdb';
import { connectRedis, createRedisSentStore } from '@backscatter/store-redis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { describeWithRedis, startRedis } from '../../store-redis/test/redis-server.ts';
import { bounce, type Folder, folderOf, mbox, ordinary } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

const HOUR = 3_600_000;

/** Reports on one mail that are told apart: each of its own time. */
const REPORTS = Array.from({ length: 12 }, (_, i) =>
  bounce({ date: new Date(Date.now() - i * 60_000).toUTCString() }),
);

function folder(sent: object, mails: readonly string[] = [bounce()]): Folder {
  const files = {
    'backscatter.config.json': JSON.stringify({ sent }),
    'a.mbox': mbox(mails),
    'ham.eml': ordinary(),
  };
  const made = folderOf(files);
  onTestFinished(() => made.remove());
  return made;
}

/** Logs the mail that the reports are on, as whatever sends would. */
async function log({ path }: Folder, directory = 'backscatter-data', secret?: string) {
  mkdirSync(join(path, directory), { recursive: true });
  const lmdb = openLmdb({ path: join(path, directory) });
  const store = createLmdbSentStore(lmdb);
  await createNewsender({ store, secret: secret ?? lmdbSecret(lmdb) }).record({
    sender: 'alice@example.org',
    recipients: ['bob@example.com'],
    messageId: '<1@example.org>',
    at: Date.now() - HOUR,
  });
  await lmdb.close();
}

async function codes(of: Folder, ...more: readonly string[]): Promise<readonly string[][]> {
  const { stdout } = await classify(of, ...more);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).reasons.map(({ code }: { readonly code: string }) => code));
}

function classify(of: Folder, ...more: readonly string[]): Promise<Ended> {
  const args = ['classify', '--json', '--exhaustive', '--jobs', '1', ...more, 'a.mbox'];
  return runIn({ folder: of, env: { SENT_SECRET: 'sixteen letters of secret' } }, ...args);
}

describe('the sent log in a directory', () => {
  it('proves what another process has logged there', async () => {
    const of = folder({});
    await log(of);
    expect(await codes(of)).toEqual([expect.arrayContaining(['sent-id'])]);
  });

  it('may lie elsewhere, and under a secret of the configuration', async () => {
    const of = folder({ store: 'logs/sent', secret: { env: 'SENT_SECRET' } });
    await log(of, 'logs/sent', 'sixteen letters of secret');
    expect(await codes(of)).toEqual([expect.arrayContaining(['sent-id'])]);
    const other = folder({ store: 'logs/sent', secret: { env: 'SENT_SECRET' } });
    await log(other, 'logs/sent', 'another sixteen letters');
    expect((await codes(other)).flat()).not.toContain('sent-id');
  });

  it('lies beside the model of the filter', async () => {
    const of = folder({});
    const learned = await runIn({ folder: of }, 'learn', '--ham', 'ham.eml');
    expect(learned.exitCode).toBe(0);
    const before = await classify(of);
    expect(before.stderr).toContain('backscatter-data holds no sent log yet: nothing is logged');
    expect(existsSync(join(of.path, 'backscatter-data', 'secret'))).toBe(false);
    await log(of);
    for (const more of [[], ['--commit']]) {
      expect(await codes(of, ...more)).toEqual([expect.arrayContaining(['sent-id'])]);
    }
    const { stdout } = await runIn({ folder: of }, 'model', 'info', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ ham: 1 });
  });

  it('is not made by judging, unless something is to be counted', async () => {
    const of = folder({ coverage: [{ senders: ['example.org'], since: '2026-01-01' }] });
    const ended = await classify(of);
    expect(ended.exitCode).toBe(0);
    expect(ended.stderr).toContain('backscatter-data holds no sent log yet');
    expect(ended.stdout).not.toContain('not-sent');
    expect(existsSync(join(of.path, 'backscatter-data'))).toBe(false);
    await classify(of, '--commit');
    expect(existsSync(join(of.path, 'backscatter-data', 'secret'))).toBe(true);
  });

  it('counts what is judged where it is told to, and each delivery once', async () => {
    const of = folder({}, REPORTS);
    await log(of);
    const exhausted = async (...more: readonly string[]): Promise<number> =>
      (await codes(of, ...more)).flat().filter((code) => code === 'sent-id-exhausted').length;
    expect([await exhausted(), await exhausted()]).toEqual([0, 0]);
    const first = await exhausted('--commit');
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(REPORTS.length);
    // They were counted already: the same ones are believed.
    expect(await exhausted('--commit')).toBe(first);
  });

  it('is a fault that names the directory where it cannot be opened', async () => {
    const of = folder({ store: 'data' });
    await log(of, 'data');
    writeFileSync(join(of.path, 'data', 'data.mdb'), 'cut');
    const { stdout, stderr, exitCode } = await classify(of);
    expect([stdout, exitCode]).toEqual(['', 74]);
    expect(stderr).toContain('data: cannot open: its file data.mdb is cut short');
  });
});

describeWithRedis('the sent log on a server', () => {
  it('proves what another machine has logged there, and tells why its silence proves nothing', async () => {
    const redis = await startRedis(['--requirepass', 'xyzzy-4711']);
    onTestFinished(() => redis.stop());
    const url = redis.url.replace('//', '//:xyzzy-4711@');
    const client = connectRedis({ url });
    onTestFinished(() => client.disconnect());
    const secret = 'sixteen letters of secret';
    await createNewsender({ store: createRedisSentStore({ client }), secret }).record({
      sender: 'alice@example.org',
      recipients: ['bob@example.com'],
      messageId: '<1@example.org>',
      at: Date.now() - HOUR,
    });
    const coverage = [{ senders: ['example.org'], since: '2026-01-01' }];
    const of = folder({ store: url, secret: { env: 'SENT_SECRET' }, coverage }, REPORTS);
    const { stdout, stderr } = await classify(of, '--commit');
    expect(stdout).toContain('"sent-id"');
    expect(stdout).toContain('"sent-id-exhausted"');
    expect(stderr).toContain(
      `127.0.0.1:${redis.port}: Redis keeps no log of its writes (appendonly no)`,
    );
    await redis.stop();
    const gone = await classify(of);
    expect(gone.stdout).toContain('the sent log did not answer');
    expect(gone.stdout).not.toContain('not-sent');
    expect(`${stdout}${stderr}${gone.stdout}${gone.stderr}`).not.toContain('xyzzy');
  });

  it('needs a secret that all who share it have', async () => {
    const { stderr, exitCode } = await classify(
      folder({ store: 'redis://:xyzzy-4711@127.0.0.1:1' }),
    );
    expect(stderr).toContain('option "sent.secret": is needed for a server');
    expect(stderr).not.toContain('xyzzy');
    expect(exitCode).toBeGreaterThan(1);
  });
});
