import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom } from '@backscatter/evaluation';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSources } from '../set/read-sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'set-test-'));
  for (const label of ['ham', 'spam']) {
    const random = createRandom(label.length);
    mkdirSync(join(folder, 'mail', label), { recursive: true });
    for (let i = 0; i < 30; i += 1) {
      const words = Array.from({ length: 50 }, () => random.word(6)).join(' ');
      writeFileSync(join(folder, 'mail', label, `${i}.eml`), `Subject: ${label}\n\n${words}\n`);
    }
  }
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...options: readonly string[]): {
  readonly stdout: string;
  readonly status: number | null;
} {
  const command = [...FROM_SOURCE, 'benchmarks/set.ts', ...options];
  const { stdout, status } = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  return { stdout, status };
}

describe('the command that makes a set', () => {
  const size = ['--genuine', '20', '--backscatter', '20', '--ordinary', '10', '--days', '20'];

  it('writes the same set twice, and says so by its digest', () => {
    const mail = ['--ham', join(folder, 'mail/ham'), '--spam', join(folder, 'mail/spam')];
    const first = run('--out', join(folder, 'set'), ...size, ...mail);
    const again = run('--dry', ...size, ...mail);
    const digest = /^sha256 [0-9a-f]{64}$/m;
    expect(digest.exec(first.stdout)?.[0]).toBeDefined();
    expect(digest.exec(again.stdout)?.[0]).toBe(digest.exec(first.stdout)?.[0]);
    expect(first.stdout).toMatch(/^ +20 {2}genuine$/m);
    const truth = readFileSync(join(folder, 'set/truth.jsonl'), 'utf8').trim().split('\n');
    expect(truth).toHaveLength(50);
    expect(readdirSync(join(folder, 'set')).sort()).toContain('world.json');
  });

  it('refuses what it does not understand', () => {
    expect(run('--genuine', 'many', '--dry').status).toBe(64);
    expect(run('--part', 'middle', '--dry').status).toBe(64);
    expect(run('--genuine', '5').status).toBe(64);
    expect(run('--help').stdout).toContain('--backscatter N');
  });
});

describe('the sources of a set', () => {
  it('are of one part by the name of their corpus, but all where they are named ham and spam', async () => {
    const corpus = join(folder, 'mail');
    const parts = await Promise.all(
      (['train', 'test'] as const).map((part) => readSources({ part, corpora: [corpus] })),
    );
    const counts = parts.map(({ ham, spam }) => ham.length + spam.length);
    expect([...counts].sort((a, b) => a - b)).toEqual([0, 60]);
    for (const part of ['train', 'test'] as const) {
      const { ham, spam } = await readSources({ part, ham: [join(corpus, 'ham')], spam: [] });
      expect([ham.length, spam.length]).toEqual([30, 0]);
    }
  });

  it('tell what could not be read', async () => {
    const { problems } = await readSources({ part: 'test', corpora: [join(folder, 'nothing')] });
    expect(problems).toHaveLength(1);
  });
});
