/**
 * The documentation is true: every snippet compiles, runs and prints what it
 * says, every command exists, and our own command prints what it says.
 */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeWithRedis, startRedis } from '../../packages/store-redis/test/redis-server.ts';
import { checkSnippets } from './check-snippets.ts';
import { type Block, expectedOutput, ROOT, readBlocks } from './read-document.ts';
import { readCommands } from './run-command.ts';
import { run, runSnippet } from './run-snippet.ts';

const PACKAGES = readdirSync(join(ROOT, 'packages')).map((name) => `packages/${name}`);

/** Documents by the number of lines they may have at most. */
const LIMITS = new Map([
  ['README.md', 90],
  ['packages/cli/CONFIGURATION.md', 100],
  ...PACKAGES.map((folder) => [`${folder}/README.md`, 40] as const),
  ...readdirSync(join(ROOT, 'benchmarks'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => [`benchmarks/${name}`, 100] as const),
]);
const documents = [...LIMITS.keys()].filter((path) => existsSync(join(ROOT, path)));
const blocks = documents.flatMap(readBlocks);
const of = (language: string): readonly Block[] =>
  blocks.filter((block) => block.language === language);
const snippets = of('ts').map((block) => [block.place, block] as const);
const needsRedis = ({ code }: Block): boolean => code.includes("'REDIS_URL'");
const alone = snippets.filter(([, block]) => !needsRedis(block));
const onRedis = snippets.filter(([, block]) => needsRedis(block));
const commands = of('sh').map((block) => [block.place, block] as const);

describe('the documentation', () => {
  it.each([...LIMITS])('has %s, of at most %i lines', (path, limit) => {
    expect(documents).toContain(path);
    expect(readFileSync(join(ROOT, path), 'utf8').trimEnd().split('\n').length).toBeLessThanOrEqual(
      limit,
    );
  });

  it.each(PACKAGES)('shows %s at work: a snippet or a command', (folder) => {
    const own = blocks.filter(({ place }) => place.startsWith(`${folder}/`));
    expect(own.map(({ language }) => language)).toEqual(
      expect.arrayContaining([folder === 'packages/cli' ? 'sh' : 'ts']),
    );
  });

  it('has no block in a language that no test looks at', () => {
    const known = ['ts', 'sh', 'text', 'json'];
    expect(blocks.filter(({ language }) => !known.includes(language))).toEqual([]);
  });

  it('compiles under strict options', () => {
    // One that is wrong goes along, so that a check which finds nothing cannot pass.
    const wrong = { place: 'wrong:1', language: 'ts', code: "'a' * 2;", output: null };
    expect(checkSnippets([...of('ts'), wrong])).toEqual([
      expect.stringMatching(/^wrong:1 \+ 0 lines: The left-hand side/),
    ]);
  });

  it.each(alone)('prints what it says in the snippet %s', async (_place, { code }) => {
    await expectPrinted(code);
  });

  it.each(commands)('names commands that exist in %s', async (_place, { code, output }) => {
    let stdout = '';
    for (const command of readCommands(code)) {
      if (command.kind === 'named') {
        expect(command).toMatchObject({ exists: true });
        continue;
      }
      const printed = await run('sh', ['-c', command.shell]);
      expect(printed.code, printed.stderr).toBe(0);
      stdout += printed.stdout;
    }
    if (output !== null) expect(stdout.trimEnd()).toBe(output.trimEnd());
  });
});

describeWithRedis('the documentation of the stores on Redis', () => {
  it.each(onRedis)('prints what it says in the snippet %s', async (_place, { code }) => {
    const server = await startRedis();
    try {
      await expectPrinted(code, { REDIS_URL: server.url });
    } finally {
      await server.stop();
    }
  });
});

async function expectPrinted(
  code: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  const expected = expectedOutput(code);
  expect(expected).not.toBe('');
  const printed = await runSnippet(code, environment);
  expect(printed.stderr).toBe('');
  expect(printed.stdout.trimEnd()).toBe(expected);
  expect(printed.code).toBe(0);
}
