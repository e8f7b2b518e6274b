import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  bounce,
  corpus,
  emptyBounce,
  type Folder,
  folderOf,
  mbox,
  ordinary,
  spamBounce,
} from './mails.ts';
import { type Ended, runIn } from './run-program.ts';

const CONFIG = JSON.stringify({
  bayesian: { model: 'model.json', minLearned: { spam: 2, ham: 2 } },
});

let folder: Folder;
beforeEach(() => {
  folder = folderOf({
    'backscatter.config.json': CONFIG,
    'spam.mbox': mbox(corpus('spam', 5)),
    'ham.mbox': mbox(corpus('ham', 7)),
  });
});
afterEach(() => folder.remove());

const run = (...args: readonly string[]): Promise<Ended> => runIn({ folder }, ...args);

/** What `--json` prints of a run. */
async function summary(...args: readonly string[]) {
  const { stdout, ...ended } = await run(...args, '--json');
  return { ...ended, ...JSON.parse(stdout) };
}

const model = (): string => readFileSync(join(folder.path, 'model.json'), 'utf8');

describe('backscatter learn', () => {
  it('learns both classes into the configured model and sums up', async () => {
    const ended = await run('learn', '--spam', 'spam.mbox', '--ham', 'ham.mbox');
    expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
    expect(ended.stdout).toBe(
      [
        '12 messages:',
        '       5  learned as spam',
        '       7  learned as ham',
        'model.json holds 5 spam and 7 ham: enough to answer',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(model()).docCount).toEqual({ spam: 5, ham: 7 });
  });

  it('counts a message once, and moves it when it is learned as the other class', async () => {
    await run('learn', '--spam', 'spam.mbox');
    const before = model();
    expect(await summary('learn', '--spam', 'spam.mbox')).toMatchObject({
      learned: { spam: 0, ham: 0 },
      unchanged: 5,
      model: { spam: 5, ham: 0 },
    });
    expect(model()).toBe(before);
    expect(await summary('learn', '--ham', 'spam.mbox')).toMatchObject({
      moved: { spam: 0, ham: 5 },
      model: { spam: 0, ham: 5 },
    });
    expect((await run('learn', '--spam', 'spam.mbox')).stdout).toMatch(
      / 5 {2}moved from ham to spam/,
    );
  });

  it('takes back what it learned, to the last bit', async () => {
    await run('learn', '--ham', 'ham.mbox');
    const cellsOf = (text: string) => {
      const { cells, totals } = JSON.parse(text).backscatter;
      return { totals, cells: new Set(chunksOf(cells, 6).map(String)) };
    };
    const before = cellsOf(model());
    await run('learn', '--spam', 'spam.mbox');
    expect(cellsOf(model())).not.toEqual(before);
    expect(await summary('unlearn', 'spam.mbox')).toMatchObject({ exitCode: 0, unlearned: 5 });
    expect(cellsOf(model())).toEqual(before);
    expect((await run('unlearn', 'spam.mbox')).stdout).toMatch(
      / 0 {2}forgotten\n +5 {2}not known, so nothing to forget\n/,
    );
  });

  it('learns of a report what it returns, and skips one that returns nothing', async () => {
    const mails = [bounce(), emptyBounce(), ordinary()];
    const ended = await runIn({ folder, stdin: mbox(mails) }, 'learn', '-v', '--ham', '-');
    expect(ended.stdout).toMatch(
      / 2 {2}learned as ham\n +1 {2}of these: the message that a report returned\n +1 {2}skipped: reports that return nothing/,
    );
    expect(ended.stderr).toBe(
      'backscatter: -[1]: skipped, a report that returns nothing of the message\n',
    );
    const words = Object.keys(JSON.parse(model()).wordFrequencyCount.ham);
    expect(words).toContain('b:minutes');
    expect(words.filter((word) => /mail.?system|delivery|undelivered|daemon/i.test(word))).toEqual(
      [],
    );
    // The same message, not by way of a report.
    const returned = /From: alice[\s\S]*minutes\.\n/.exec(bounce())?.[0] ?? '';
    expect(returned).not.toBe('');
    const again = await runIn({ folder, stdin: returned }, 'learn', '--json', '--ham', '-');
    expect(JSON.parse(again.stdout)).toMatchObject({ unchanged: 1 });
  });

  it('reads a Maildir, a folder of eml files and standard input', async () => {
    const [a = '', b = '', c = '', d = ''] = corpus('ham', 4);
    const other = folderOf({
      'box/cur/1.x:2,S': a,
      'box/new/2.x': b,
      'box/tmp/3.x': c,
      'mails/a.eml': c,
      'mails/notes.md': '# Notes\n',
      'mails/picture.eml': '\x89PNG\r\n',
      'mails/empty.eml': '',
    });
    const args = [
      'learn',
      '--json',
      '--model',
      'm.json',
      '--ham',
      'box',
      'mails',
      '-',
      '--spam',
      'no',
    ];
    const ended = await runIn({ folder: other, stdin: d }, ...args);
    other.remove();
    expect(JSON.parse(ended.stdout)).toMatchObject({
      learned: { spam: 0, ham: 4 },
      notMail: 3,
      unreadable: 1,
    });
    expect(ended.stderr).toBe('backscatter: no: no such file or directory\n');
    expect(ended.exitCode).toBe(2);
  });

  it('says in a dry run what a real one then does, and writes nothing', async () => {
    await run('learn', '--spam', 'spam.mbox');
    const before = model();
    const args = ['learn', '--ham', 'spam.mbox', 'ham.mbox', 'ham.mbox'];
    const dry = await summary(...args, '--dry-run');
    expect(model()).toBe(before);
    const real = await summary(...args);
    expect(real).toMatchObject({ moved: { ham: 5 }, learned: { ham: 7 }, unchanged: 7 });
    expect({ ...dry, dryRun: false }).toEqual(real);
    expect((await run('unlearn', '--dry-run', 'ham.mbox')).stdout).toMatch(
      /7 {2}forgotten\nmodel.json would hold 0 spam and 5 ham.*\nNothing was written/,
    );
  });

  it('makes nothing in a dry run where there is no model', async () => {
    const ended = await run('learn', '--dry-run', '--spam', 'spam.mbox');
    expect(ended.stdout).toContain('would hold 5 spam');
    expect(existsSync(join(folder.path, 'model.json'))).toBe(false);
  });

  it('refuses what it is certain of, and more of one class than it is told', async () => {
    const balanced = ['--spam', 'spam.mbox', '--ham', 'ham.mbox', '--max-ratio', '3'];
    expect(await summary('learn', ...balanced)).toMatchObject({
      learned: { spam: 5, ham: 7 },
      refused: { certain: 0, unbalanced: 0 },
    });
    const more = folderOf({ 'more.mbox': mbox(corpus('ham', 40)) });
    const path = join(more.path, 'more.mbox');
    const certain = await summary('learn', '--ham', path, '--refuse-certain', '0.5', '--dry-run');
    expect(certain.refused.certain).toBeGreaterThan(0);
    const refused = await summary('learn', '--ham', path, '--max-ratio', '3');
    expect(refused).toMatchObject({
      learned: { ham: 8 },
      unchanged: 7,
      refused: { unbalanced: 25 },
      model: { spam: 5, ham: 15 },
    });
    more.remove();
  });

  it('learns constructor, __proto__ and toString as the words they are', async () => {
    const words = 'Subject: constructor\n\nconstructor __proto__ toString hasOwnProperty\n';
    await runIn({ folder, stdin: words }, 'learn', '--spam', '-');
    const { spam } = JSON.parse(model()).wordFrequencyCount;
    for (const word of ['constructor', 'proto', 'tostring', 'hasownproperty']) {
      expect(spam).toMatchObject({ [`b:${word}`]: 1 });
    }
    await runIn({ folder, stdin: words }, 'unlearn', '-');
    expect(JSON.parse(model()).backscatter).toMatchObject({ cells: [], learned: [] });
  });

  it('lets classify judge what bounces return', async () => {
    const judged = async (mail: string) => {
      const ended = await runIn({ folder, stdin: mail }, 'classify', '--json', '-');
      return JSON.parse(ended.stdout);
    };
    const spam = spamBounce();
    expect((await judged(spam)).abstained).toMatchObject([{ why: /nothing is learned yet/ }]);
    writeFileSync(join(folder.path, 'more.mbox'), mbox(corpus('spam', 20)));
    writeFileSync(join(folder.path, 'less.mbox'), mbox(corpus('ham', 20)));
    await run('learn', '--spam', 'more.mbox', '--ham', 'less.mbox');
    expect((await judged(spam)).reasons).toMatchObject([{ code: 'bayes-spam' }]);
  });

  it('lets nothing out of a mail or a name reach the terminal', async () => {
    const other = folderOf({ 'x\x1b[2J/a.eml': emptyBounce() });
    const args = ['learn', '-v', '--ham', 'x\x1b[2J', '--model', 'm\x1b[2J.json'];
    const { stdout, stderr } = await runIn({ folder: other }, ...args);
    other.remove();
    expect((stdout + stderr).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(stderr).toContain('x\\x1b[2J/a.eml');
  });
});

function chunksOf<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: list.length / size }, (_, i) => list.slice(i * size, (i + 1) * size));
}
