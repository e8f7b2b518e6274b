import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom, type Report } from '@backscatter/evaluation';
import { partOfCorpus } from '@backscatter/evaluation/generator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

/** Mails of each class in each corpus: enough that a filter has learned when half is learned. */
const MAILS = 460;

let folder = '';
let corpora: readonly string[] = [];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'benchmark-test-'));
  const names = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
  corpora = (['train', 'test'] as const).map((part) => {
    const name = names.find((one) => partOfCorpus(one) === part) ?? '';
    writeCorpus(join(folder, name));
    return join(folder, name);
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the benchmark', () => {
  it('writes the same report twice, with every task in it', () => {
    const first = run('first');
    expect(first.stderr).not.toContain('Error');
    expect(first.status).toBe(0);
    const again = run('again');
    for (const name of ['report.json', 'report.md', 'report.html']) {
      expect(read('again', name)).toBe(read('first', name));
    }
    expect(first.stdout).toBe(again.stdout);
    const report = JSON.parse(read('first', 'report.json')) as Report;
    expect(report.tasks.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'recognition',
        'every-source',
        'ablations',
        'adversaries',
        'ordinary',
      ]),
    );
    const [all] = report.tasks.find(({ id }) => id === 'every-source')?.tables[0]?.rows ?? [];
    expect(all?.confusion.lost).toMatchObject({ count: 0, total: 60 });
    expect(all?.confusion.caught.count).toBeGreaterThan(30);
    expect(read('first', 'report.html')).toMatch(/<svg/);
  }, 120_000);

  it('refuses what it does not understand, and tells its options', () => {
    expect(run('wrong', '--genuine', 'many').status).toBe(64);
    expect(run('help', '--help').stdout).toContain('--adversaries 600');
  }, 60_000);
});

function run(out: string, ...more: readonly string[]) {
  const size = ['--genuine', '60', '--backscatter', '60', '--ordinary', '20', '--adversaries', '6'];
  const options = [
    ...size,
    '--no-rivals',
    '--date',
    '2026-03-01',
    '--out',
    join(folder, out),
    ...more,
  ];
  const command = [...FROM_SOURCE, 'benchmarks/benchmark.ts', ...options, ...corpora];
  return spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
}

function read(out: string, name: string): string {
  return readFileSync(join(folder, out, name), 'utf8');
}

/** Invented words; ham and spam share half of theirs. */
function writeCorpus(corpus: string): void {
  for (const label of ['ham', 'spam']) {
    const random = createRandom(label.length);
    const own = Array.from({ length: 200 }, () => random.word(7));
    const common = Array.from({ length: 200 }, (_, i) => `word${i}`);
    mkdirSync(join(corpus, label), { recursive: true });
    for (let i = 0; i < MAILS; i += 1) {
      const words = Array.from({ length: 60 }, () =>
        random.pick(random.chance(0.5) ? own : common),
      );
      const text = `From: a@example.com\nSubject: ${random.pick(own)} ${i}\n\n${words.join(' ')}\n`;
      writeFileSync(join(corpus, label, `${String(i).padStart(3, '0')}.eml`), text);
    }
  }
}
