/**
 * `bench` on ham and spam without reports: it makes reports of them.
 */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '@backscatter/evaluation';
import { createBenchmarkSet } from '@backscatter/evaluation/generator';
import { digestSet, writeSet } from '@backscatter/evaluation/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corpus, type Folder, folderOf, mbox } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';
import { end, startCommand } from './start-command.ts';

let folder: Folder;
beforeAll(() => {
  folder = folderOf({
    'mail/ham.mbox': mbox(corpus('ham', 120)),
    'mail/spam.mbox': mbox(corpus('spam', 120)),
    'few/spam.mbox': mbox(corpus('spam', 3)),
    'many/ham.mbox': mbox(corpus('ham', 3_000)),
    'many/spam.mbox': mbox(corpus('spam', 3_000)),
  });
});
afterAll(() => folder.remove());

const bench = (...args: readonly string[]): Promise<Ended> =>
  runIn({ folder }, 'bench', '--date', '2026-03-07', '--size', '100', ...args);
const page = (name: string): string => readFileSync(join(folder.path, name), 'utf8');

describe('backscatter bench on ham and spam', () => {
  it('learns half, has the other half returned, and takes each source away', async () => {
    const ended = await bench('--json', '--quiet', '--report', 'a.html', 'mail');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const report: Report = JSON.parse(ended.stdout);
    expect(report.meta).toMatchObject({
      seed: 1,
      command: 'backscatter bench mail --size 100',
    });
    const { 'ham learned': ham, 'spam learned': spam } = report.meta.settings;
    for (const learned of [ham, spam]) {
      expect(learned).toBeGreaterThan(20);
      expect(learned).toBeLessThan(100);
    }
    const ids = report.tasks.map(({ id }) => id);
    expect(ids).toEqual(['every-source', 'ablations', 'recognition', 'adversaries', 'ordinary']);
    expect(report.headlines.map(({ title }) => title)).toContain('Under attack');
    const caught = new Map(
      report.tasks[1]?.tables[0]?.rows.map(({ name, confusion }) => [name, confusion.caught]),
    );
    const every = caught.get('every source');
    expect(every?.total).toBeGreaterThanOrEqual(50);
    expect(every?.share).toBeGreaterThan(caught.get('content and shape alone')?.share ?? 1);
    expect(report.tasks.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))).toSatisfy(
      (rows: readonly { readonly mail: string }[]) =>
        rows.every(({ mail }) => mail === 'synthetic'),
    );
    expect(report.notes.join(' ')).toContain('needs 200 of each to answer');
  });

  it('gives the same figures and page for one seed, and others for another', async () => {
    const one = await bench('--json', '--seed', '5', '--report', 'one.html', 'mail');
    const same = await bench('--json', '--seed', '5', '--report', 'same.html', 'mail');
    const other = await bench('--json', '--seed', '6', '--report', 'other.html', 'mail');
    expect(same.stdout).toBe(one.stdout);
    expect(page('same.html')).toBe(page('one.html'));
    const digest = ({ stdout }: Ended): string => JSON.parse(stdout).meta.digest;
    expect(digest(other)).not.toBe(digest(one));
  });

  it('judges a set that somebody wrote, and says which it was', async () => {
    const sources = (as: 'ham' | 'spam') =>
      corpus(as, 60).map((text, n) => ({ corpus: 'c', path: `${n}`, as, raw: Buffer.from(text) }));
    const size = { genuine: 20, backscatter: 20, ordinary: 0 };
    const mail = { ham: sources('ham'), spam: sources('spam') };
    const set = createBenchmarkSet({ seed: 3, part: 'test', size, ...mail });
    await writeSet(set, join(folder.path, 'set'));
    const ended = await bench('--json', '--quiet', 'set');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    const report: Report = JSON.parse(ended.stdout);
    expect(report.meta).toMatchObject({
      digest: digestSet(set),
      settings: { 'seed of the set': 3, 'ham learned': expect.any(Number) },
    });
    expect(report.tasks[0]?.tables[0]?.rows[0]?.confusion.lost.total).toBe(20);
    writeFileSync(join(folder.path, 'set/world.json'), '{');
    expect((await bench('set')).exitCode).toBe(65);
  });

  it('says how much it needs of each', async () => {
    const ended = await bench('few');
    expect(ended).toMatchObject({ exitCode: 64, stdout: '' });
    expect(ended.stderr).toContain(
      '0 ham and 3 spam are too few to make reports of: 20 of each are needed, and 400 before',
    );
  });

  it('writes no report when it is interrupted', async () => {
    const args = ['bench', '--size', '10000', '--report', 'x.html', 'nowhere', 'many'];
    const child = startCommand(folder.path, ...args);
    const ended = end(child);
    // It has begun to read once it has told what cannot be read.
    await new Promise((resolve) => child.stderr?.once('data', resolve));
    child.kill('SIGINT');
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 130, stdout: '' });
    expect(stderr).toMatch(/nowhere: no such file.*\nInterrupted: no report was written\.\n$/);
    expect(existsSync(join(folder.path, 'x.html'))).toBe(false);
    expect(existsSync(join(folder.path, 'x.html.new'))).toBe(false);
  });
});
