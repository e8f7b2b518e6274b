import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { helpOf } from '../command/read-command.mjs';

const FOLDER = fileURLToPath(new URL('..', import.meta.url));
const PROGRAMS = readdirSync(FOLDER).filter((name) => /^(?!zz-).+\.(?:ts|mjs)$/.test(name));

function run(program: string, ...args: readonly string[]) {
  const source = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [...source, join(FOLDER, program), ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

function optionsOf(source: string): readonly (string | undefined)[] {
  return [...source.matchAll(/'?([a-z-]+)'?: \{ type: '(?:string|boolean)'/g)].map(
    ([, name]) => name,
  );
}

describe('the programs of the benchmarks', () => {
  it('have options, which the next test looks for', () => {
    const all = PROGRAMS.flatMap((name) => optionsOf(readFileSync(join(FOLDER, name), 'utf8')));
    expect(all.length).toBeGreaterThan(40);
  });

  it.each(PROGRAMS)('%s has a help that says how it is called', (program) => {
    const file = join(FOLDER, program);
    const help = helpOf(pathToFileURL(file).href);
    const usage = new RegExp(`^    (?:${program.replace('.', '\\.')}|bench)(?: |$)`, 'm');
    expect(help).toMatch(usage);
    // Whoever adds an option tells it where people look.
    const source = readFileSync(file, 'utf8');
    for (const option of optionsOf(source)) expect(help).toContain(`--${option}`);
    expect(source).toContain('readCommand(import.meta.url');
  });

  it('print their help, and tell what is wrong in a line and with a usage error', () => {
    expect(run('capacity.ts', '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^What a number of sent mails a day needs/),
      stderr: '',
    });
    expect(run('capacity.ts', '--tim')).toEqual({
      status: 64,
      stdout: '',
      stderr:
        'capacity.ts: Unknown option \'--tim\'\n"capacity.ts --help" shows how it is called.\n',
    });
    expect(run('sent-import.ts', '--messages', 'many').stderr).toMatch(
      /^sent-import\.ts: --messages takes a whole number from 1 on, not "many"\n/,
    );
    const missing = run('flood.ts', 'nowhere');
    expect(missing.status).toBe(64);
    expect(missing.stderr).toMatch(/^There is no .*nowhere\n$/);
  });
});
