import { describe, expect, it } from 'vitest';
import { runIn } from './run-program.ts';

/** Columns of a terminal that nobody has made wider. */
const COLUMNS = 80;

/** Every command by the words that call it, found as a user would find them. */
async function commandsBelow(words: readonly string[]): Promise<readonly (readonly string[])[]> {
  const { stdout } = await runIn({}, ...words, '--help');
  const [, list = ''] = stdout.split('\nCommands:\n');
  const names = [
    ...list
      .split('\n\n', 1)
      .join('')
      .matchAll(/^ {2}([a-z-]+)/gm),
  ].map(([, name = '']) => name);
  const below = names
    .filter((name) => name !== 'help')
    .map((name) => commandsBelow([...words, name]));
  return [words, ...(await Promise.all(below)).flat()];
}

const commands = await commandsBelow([]);

describe('the help', () => {
  it('names commands at two levels', () => {
    expect(commands).toEqual(
      expect.arrayContaining([[], ['classify'], ['sent', 'import'], ['lists', 'check']]),
    );
  });

  it.each(commands.map((words) => [words.join(' '), words] as const))(
    'of "%s" fits a terminal',
    async (_name, words) => {
      const { exitCode, stdout } = await runIn({}, ...words, '--help');
      expect(exitCode).toBe(0);
      expect(stdout.split('\n').filter((line) => line.length > COLUMNS)).toEqual([]);
    },
  );
});

describe('a wrong call', () => {
  it.each([
    ['an unknown command', ['clasify'], 'Did you mean classify', '"backscatter --help"'],
    ['an unknown option', ['classify', '--jsn', 'a'], '--json', '"backscatter classify --help"'],
    ['no path', ['explain'], 'path', '"backscatter explain --help"'],
    ['a wrong value', ['sent', 'import', '--log'], '--log', '"backscatter sent import --help"'],
  ])(
    'is answered by what is wrong and where the help is, for %s',
    async (_what, args, says, help) => {
      const { exitCode, stdout, stderr } = await runIn({}, ...args);
      expect([exitCode, stdout]).toEqual([64, '']);
      expect(stderr).toMatch(/^backscatter: /);
      expect(stderr).toContain(says);
      expect(stderr).toContain(help);
    },
  );
});
