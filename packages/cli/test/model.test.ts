import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpus, type Folder, folderOf, mbox } from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

let folder: Folder;
beforeEach(() => {
  folder = folderOf({
    'spam.mbox': mbox(corpus('spam', 5)),
    'ham.mbox': mbox(corpus('ham', 7)),
    'more.mbox': mbox(corpus('ham', 9).slice(7)),
  });
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]): Promise<Ended> => runIn({ folder }, ...args);
const at = (name: string): string => join(folder.path, name);
const read = (name: string): string => readFileSync(at(name), 'utf8');

async function learned(name: string, ...args: readonly string[]): Promise<void> {
  expect((await run('learn', '--quiet', '--model', name, ...args)).exitCode).toBe(0);
}

async function info(...args: readonly string[]) {
  return JSON.parse((await run('model', 'info', '--json', ...args)).stdout);
}

describe('backscatter model info', () => {
  it('shows how much is learned, and whether it is enough', async () => {
    await learned('m.json', '--spam', 'spam.mbox', '--ham', 'ham.mbox');
    const { stdout } = await run('model', 'info', '--model', 'm.json');
    const today = new Date().toISOString().slice(0, 10);
    for (const line of [
      /^m\.json\n {2}kind +a JSON file$/m,
      /^ {2}learned +5 spam, 7 ham: to answer it needs 195 more spam and 193 more ham$/m,
      /^ {2}remembered +12 messages/m,
      /^ {2}cells +\d\d\d+$/m,
      /^ {2}on disk +\d+ kB$/m,
      /^ {2}last learned +\d{4}-\d\d-\d\d$/m,
    ]) {
      expect(stdout).toMatch(line);
    }
    expect(await info('--model', 'm.json')).toMatchObject({
      kind: 'json',
      exists: true,
      spam: 5,
      ham: 7,
      enough: false,
      messages: 12,
      bytes: statSync(at('m.json')).size,
      oldest: today,
      newest: today,
    });
  });

  it('takes what is enough from the configuration', async () => {
    await learned('m.json', '--spam', 'spam.mbox', '--ham', 'ham.mbox');
    const bayesian = { model: 'm.json', minLearned: { spam: 5, ham: 5 } };
    writeFileSync(at('backscatter.config.json'), JSON.stringify({ bayesian }));
    expect(await info()).toMatchObject({ enough: true, needs: { spam: 5, ham: 5 } });
  });

  it('says of a model that is not there that nothing is learned, and makes none', async () => {
    expect(await info('--model', 'm.json')).toMatchObject({ exists: false, spam: 0, cells: 0 });
    expect((await run('model', 'info')).stdout).toContain('not there yet');
    expect(existsSync(at('m.json')) || existsSync(at('backscatter-data'))).toBe(false);
  });
});

describe('backscatter model export and import', () => {
  it('bring a model from one place to another, whole', async () => {
    await learned('a.json', '--spam', 'spam.mbox', '--ham', 'ham.mbox');
    expect((await run('model', 'export', '--model', 'a.json', '--out', 'x.json')).exitCode).toBe(0);
    expect((await run('model', 'export', '--model', 'a.json')).stdout).toBe(read('x.json'));
    const ended = await run('model', 'import', 'x.json', '--model', 'b.json');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toMatch(/^Imported 5 spam and 7 ham .*\nb\.json holds 5 spam and 7 ham/);
    expect(JSON.parse(read('b.json'))).toEqual(JSON.parse(read('a.json')));
  });

  it('ask which of the two is meant when there is something already', async () => {
    await learned('a.json', '--spam', 'spam.mbox');
    await learned('b.json', '--ham', 'ham.mbox');
    const before = read('b.json');
    const unsaid = await run('model', 'import', 'a.json', '--model', 'b.json');
    expect(unsaid).toMatchObject({ exitCode: 64, stdout: '' });
    expect(unsaid.stderr).toMatch(/b\.json holds 0 spam and 7 ham: say --merge .*--replace/);
    expect(read('b.json')).toBe(before);
    await run('model', 'import', '--replace', 'a.json', '--model', 'b.json');
    expect(JSON.parse(read('b.json'))).toEqual(JSON.parse(read('a.json')));
  });

  it('merge what two have learned, as if one had', async () => {
    await learned('a.json', '--spam', 'spam.mbox');
    await learned('b.json', '--ham', 'ham.mbox');
    const ended = await run('model', 'import', '--merge', 'a.json', '--model', 'b.json');
    expect(ended.stdout).toMatch(/^Added 5 spam and 0 ham .*\nb\.json holds 5 spam and 7 ham/);
    await learned('c.json', '--spam', 'spam.mbox');
    await learned('c.json', '--ham', 'ham.mbox');
    const { wordFrequencyCount, docCount } = JSON.parse(read('c.json'));
    expect(JSON.parse(read('b.json'))).toMatchObject({ wordFrequencyCount, docCount });
    // What came by the merge can be unlearned too.
    const { stdout } = await run('unlearn', '--json', '--model', 'b.json', 'spam.mbox');
    expect(JSON.parse(stdout)).toMatchObject({ unlearned: 5, model: { spam: 0, ham: 7 } });
  });

  it('do not count a message twice', async () => {
    await learned('a.json', '--ham', 'ham.mbox', 'more.mbox');
    await learned('b.json', '--ham', 'ham.mbox');
    const before = read('b.json');
    const ended = await run('model', 'import', '--merge', 'a.json', '--model', 'b.json');
    expect(ended).toMatchObject({
      exitCode: 65,
      stderr:
        'backscatter: 7 messages are learned in a.json and in b.json, and would count twice; --replace works\n',
    });
    expect(read('b.json')).toBe(before);
  });

  it('read what the package bayes wrote, its accidents named', async () => {
    const counts = '{"cheap":2,"__proto__":1,"constructor":"function Object() { [native code] }1"}';
    const text = `{"docCount":{"spam":2,"ham":1},"wordFrequencyCount":{"spam":${counts},"ham":{"minutes":1}}}`;
    writeFileSync(at('bayes.json'), text);
    const ended = await run('model', 'import', 'bayes.json', '--model', 'm.json');
    expect(ended.exitCode).toBe(0);
    expect(ended.stderr).toBe('bayes.json: a count is no whole number, that of: "constructor"\n');
    const { wordFrequencyCount } = JSON.parse(read('m.json'));
    expect(wordFrequencyCount.spam).toEqual({ 'b:cheap': 2, 'b:__proto__': 1 });
  });

  it('read standard input', async () => {
    await learned('a.json', '--spam', 'spam.mbox');
    const stdin = read('a.json');
    await runIn({ folder, stdin }, 'model', 'import', '--quiet', '-', '--model', 'b.json');
    expect(read('b.json')).toBe(stdin);
  });

  it.each([
    ['is no JSON', '{'],
    ['is no model', '{"a":1}'],
  ])('refuse a file that %s', async (_what, text) => {
    writeFileSync(at('x.json'), text);
    const ended = await run('model', 'import', 'x.json', '--model', 'm.json');
    expect(ended).toMatchObject({ exitCode: 65, stdout: '' });
    expect(ended.stderr).toMatch(/^backscatter: x\.json: the (?:JSON|model) is no/);
    expect(existsSync(at('m.json'))).toBe(false);
  });

  it('name a file that cannot be read or written', async () => {
    const missing = await run('model', 'import', 'none.json', '--model', 'm.json');
    expect(missing).toMatchObject({
      exitCode: 74,
      stderr: 'backscatter: none.json: cannot be read: no such file or directory\n',
    });
    await learned('a.json', '--spam', 'spam.mbox');
    const nowhere = await run('model', 'export', '--model', 'a.json', '--out', 'no/x.json');
    expect(nowhere).toMatchObject({
      exitCode: 74,
      stderr: 'backscatter: no/x.json: cannot be written: no such file or directory\n',
    });
    const nothing = await run('model', 'export', '--model', 'b.json');
    expect(nothing).toMatchObject({ exitCode: 74, stdout: '' });
    expect(nothing.stderr).toContain('b.json: is not there: nothing is learned yet');
  });
});
