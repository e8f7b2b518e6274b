import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

function table(...args: readonly string[]): string {
  const command = [...FROM_SOURCE, 'benchmarks/corpus-table.ts', ...args];
  const { INIT_CWD: _, ...env } = process.env;
  const run = spawnSync(process.execPath, command, { cwd: ROOT, env, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.status).toBe(0);
  return run.stdout;
}

it('counts every message of a corpus once by label and once by kind', () => {
  const { bySource } = JSON.parse(table('--json', 'examples/bounces')) as {
    readonly bySource: Readonly<Record<string, Readonly<Record<string, number>>>>;
  };
  const counts = bySource['.'] ?? {};
  const sum = Object.values(counts).reduce((total, count) => total + count, 0);
  expect(counts['messages']).toBeGreaterThan(5);
  expect(counts['failure']).toBeGreaterThan(2);
  expect(sum).toBe(3 * (counts['messages'] ?? 0));
});

it('prints Markdown tables with a row of sums', () => {
  const lines = table('examples/bounces').split('\n');
  expect(lines[0]).toMatch(/^\| source \| messages \|/);
  expect(lines.filter((line) => line.startsWith('| all |'))).toHaveLength(2);
});
