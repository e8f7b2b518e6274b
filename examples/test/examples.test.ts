/**
 * Every numbered example runs and prints what its last comment says.
 */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { expectedOutput, ROOT } from './read-document.ts';
import { type Printed, run } from './run-snippet.ts';

const EXAMPLES = readdirSync(join(ROOT, 'examples')).filter((name) => /^\d+-/.test(name));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

/** How a shell example calls our command from a checkout. */
const COMMAND = 'backscatter() { npx --yes pnpm@10.34.9 --silent backscatter "$@"; }\n';

/** Runs an example as somebody would; our command straight from its source, which is quicker. */
function runExample(name: string, code: string): Promise<Printed> {
  if (name.endsWith('.ts')) return run(process.execPath, [...FROM_SOURCE, `examples/${name}`]);
  expect(code).toContain(COMMAND);
  const own = `backscatter() { "$NODE" ${FROM_SOURCE.join(' ')} packages/cli/src/bin.ts "$@"; }\n`;
  return run('sh', ['-c', code.replace(COMMAND, () => own)], { NODE: process.execPath });
}

describe('the examples', () => {
  it('are there, numbered without a gap', () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(8);
    expect(EXAMPLES.map((name) => Number(name.slice(0, 3)))).toEqual(
      EXAMPLES.map((_, index) => index + 1),
    );
  });

  it.each(EXAMPLES)('%s is short and prints what it says', async (name) => {
    const code = readFileSync(join(ROOT, 'examples', name), 'utf8');
    expect(code.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const printed = await runExample(name, code);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(expectedOutput(code)).not.toBe('');
    expect(printed.stdout.trimEnd()).toBe(expectedOutput(code));
  });
});
