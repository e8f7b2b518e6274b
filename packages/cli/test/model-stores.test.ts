/**
 * The same commands on each kind of store.
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Reason } from '@backscatter/core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  describeWithRedis,
  type RedisServer,
  startRedis,
} from '../../store-redis/test/redis-server.ts';
import { corpus, type Folder, folderOf, mbox, spamBounce } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

const LITTLE = JSON.stringify({ bayesian: { minLearned: { spam: 2, ham: 2 } } });

let folder: Folder;
beforeEach(() => {
  folder = folderOf({
    'backscatter.config.json': LITTLE,
    'spam.mbox': mbox(corpus('spam', 20)),
    'ham.mbox': mbox(corpus('ham', 22)),
    'bounce.eml': spamBounce(),
  });
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]): Promise<Ended> => runIn({ folder }, ...args);
const json = async (...args: readonly string[]) => JSON.parse((await run(...args)).stdout);
const BOTH = ['--spam', 'spam.mbox', '--ham', 'ham.mbox'];

/** The filter's probability of spam; points end at their cap. */
function spamOf({ reasons }: { readonly reasons: readonly Reason[] }): number {
  return Number(reasons.find(({ signal }) => signal === 'bayesian')?.data?.['probability']);
}

/** What must hold of any store that several may use. */
function behavesAsStore(place: () => string): void {
  const at = (): readonly string[] => ['--model', place()];

  it('learns, counts once, judges, shows, forgets', async () => {
    expect(await json('learn', '--json', ...at(), ...BOTH)).toMatchObject({
      learned: { spam: 20, ham: 22 },
      model: { spam: 20, ham: 22 },
    });
    expect(await json('learn', '--json', ...at(), ...BOTH)).toMatchObject({ unchanged: 42 });
    const { reasons } = await json('classify', '--json', ...at(), 'bounce.eml');
    expect(reasons).toMatchObject([{ code: 'bayes-spam' }]);
    expect(await json('model', 'info', '--json', ...at())).toMatchObject({
      exists: true,
      spam: 20,
      ham: 22,
      enough: true,
      messages: 42,
      newest: new Date().toISOString().slice(0, 10),
    });
    expect(await json('unlearn', '--json', ...at(), 'ham.mbox')).toMatchObject({
      unlearned: 22,
      model: { spam: 20, ham: 0 },
    });
  });

  it('gives its model to a JSON file and takes it back, merged or in the place of another', async () => {
    await run('learn', ...at(), '--spam', 'spam.mbox');
    expect((await run('model', 'export', ...at(), '--out', 'x.json')).exitCode).toBe(0);
    await run('learn', '--model', 'y.json', '--ham', 'ham.mbox');
    expect((await run('model', 'import', ...at(), 'y.json')).exitCode).toBe(64);
    const merged = await run('model', 'import', '--merge', ...at(), 'y.json');
    expect(merged.stdout).toMatch(/^Added 0 spam and 22 ham .*\n.* holds 20 spam and 22 ham/);
    expect((await run('model', 'import', '--merge', ...at(), 'y.json')).exitCode).toBe(65);
    const replaced = await run('model', 'import', '--replace', ...at(), 'x.json');
    expect(replaced.stdout).toMatch(/holds 20 spam and 0 ham/);
    const again = (await run('model', 'export', ...at())).stdout;
    const cellsOf = (text: string) => {
      const { cells, totals, learned } = JSON.parse(text).backscatter;
      const rows = Array.from({ length: cells.length / 6 }, (_, i) =>
        cells.slice(6 * i, 6 * i + 6),
      );
      return { totals, learned, cells: rows.map(String).sort() };
    };
    expect(cellsOf(again)).toEqual(cellsOf(readFileSync(join(folder.path, 'x.json'), 'utf8')));
  });

  it('keeps a model for each user beside the one for all', async () => {
    const alice = ['--user', 'alice {1} @'];
    await run('learn', ...at(), ...BOTH);
    expect(await json('model', 'info', '--json', ...at(), ...alice)).toMatchObject({ spam: 0 });
    await run('learn', ...at(), ...alice, '--ham', 'spam.mbox');
    expect(await json('model', 'info', '--json', ...at(), ...alice)).toMatchObject({ ham: 20 });
    expect(await json('model', 'info', '--json', ...at())).toMatchObject({ spam: 20, ham: 22 });
    const ofAll = await json('classify', '--json', ...at(), 'bounce.eml');
    await run('learn', ...at(), ...alice, '--spam', 'ham.mbox');
    const ofAlice = await json('classify', '--json', ...at(), ...alice, 'bounce.eml');
    expect(spamOf(ofAlice)).toBeLessThan(spamOf(ofAll));
  });
}

describe('a model in a directory', () => {
  behavesAsStore(() => 'data');

  it('lies beside the configuration where none is named, and is found there', async () => {
    const before = await json('classify', '--json', 'bounce.eml');
    expect(before.abstained).toMatchObject([{ why: /nothing is learned yet/ }]);
    expect(existsSync(join(folder.path, 'backscatter-data'))).toBe(false);
    expect((await run('learn', ...BOTH)).stdout).toContain('\nbackscatter-data holds 20 spam');
    expect(statSync(join(folder.path, 'backscatter-data')).mode & 0o777).toBe(0o700);
    const { reasons } = await json('classify', '--json', 'bounce.eml');
    expect(reasons).toMatchObject([{ code: 'bayes-spam' }]);
  });

  it('is not put among the files of another', async () => {
    const other = folderOf({ 'Mail/cur/1': corpus('ham', 1)[0] ?? '' });
    const ended = await runIn({ folder: other }, 'learn', '--model', 'Mail', '--ham', 'Mail');
    other.remove();
    expect(ended).toMatchObject({
      exitCode: 74,
      stderr: 'backscatter: Mail: is a directory with other files in it, and none of ours\n',
    });
  });
});

describeWithRedis('a model on Redis', () => {
  let server: RedisServer;
  let database = 0;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    database++;
  });

  behavesAsStore(() => `${server.url}/${database}`);
});

describe('a Redis server that does not answer', () => {
  const args = ['--model', 'redis://user:secret@127.0.0.1:1'];

  it.each([[['learn', '--ham', 'ham.mbox']], [['model', 'info']], [['model', 'export']]])(
    'is named without its password by %s',
    async (command) => {
      const ended = await run(...command, ...args);
      expect(ended).toMatchObject({ exitCode: 74, stdout: '' });
      expect(ended.stderr).toMatch(
        /^backscatter: redis:\/\/127\.0\.0\.1:1: Redis cannot be reached/,
      );
      expect(ended.stderr).not.toContain('secret');
    },
  );

  it('is told as unavailable, message by message', async () => {
    const line = await json('classify', '--json', ...args, 'bounce.eml');
    expect(line.unavailable).toMatchObject([{ signal: 'bayesian' }]);
    expect(JSON.stringify(line)).not.toContain('secret');
  });
});
