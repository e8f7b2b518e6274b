import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

it('has the page hold what is computed from the measured figures', () => {
  const command = [...FROM_SOURCE, 'benchmarks/capacity.ts'];
  const run = spawnSync(process.execPath, command, { cwd: ROOT, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  const lines = run.stdout.trim().split('\n');
  expect(lines).toHaveLength(5);
  const page = readFileSync(join(ROOT, 'benchmarks/CAPACITY.md'), 'utf8').split('\n');
  expect(page).toEqual(expect.arrayContaining(lines));
});
