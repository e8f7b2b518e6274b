import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type CorpusItem, type ReadCorpusOptions, readCorpus } from '../../src/node/index.ts';
import { truthOf } from '../judged.ts';
import { folderOf, mail, mbox } from './folder.ts';

async function all(path: string, options: ReadCorpusOptions = {}): Promise<readonly CorpusItem[]> {
  const items: CorpusItem[] = [];
  for await (const item of readCorpus(path, options)) items.push(item);
  return items;
}

/** `path label` of a message, else the path and what was wrong. */
const brief = (item: CorpusItem): string =>
  item.status === 'ok'
    ? `${item.path} ${item.label}`
    : `${item.path} ${item.status === 'unreadable' ? item.why : item.status}`;

async function read(
  files: Readonly<Record<string, string | Uint8Array>>,
  path = '.',
  options: ReadCorpusOptions = {},
): Promise<readonly string[]> {
  return (await all(path, { cwd: folderOf(files), ...options })).map(brief);
}

const subjectOf = (item: CorpusItem | undefined): string | undefined =>
  item?.status === 'ok'
    ? /^Subject: (.*)$/m.exec(Buffer.from(item.raw).toString())?.[1]
    : undefined;

describe('readCorpus', () => {
  it('labels by the deepest folder whose name is one of a class, in the order of the names', async () => {
    const files = {
      'c/spam/2.eml': mail('b'),
      'c/spam/1.eml': mail('a'),
      'c/Ham/2024/3.eml': mail('c'),
      'c/spam/ham/4.eml': mail('d'),
      'c/genuine bounces/5.eml': mail('e'),
      'c/backscatter/6.eml': mail('f'),
      'c/ordinary/7.eml': mail('g'),
      'c/inbox/8.eml': mail('h'),
      'c/notes.md': '# Spam: notes\n',
    };
    expect(await read(files, 'c')).toEqual([
      'c/Ham/2024/3.eml ham',
      'c/backscatter/6.eml backscatter',
      'c/genuine bounces/5.eml genuine',
      'c/inbox/8.eml null',
      'c/notes.md no-mail',
      'c/ordinary/7.eml not-a-bounce',
      'c/spam/1.eml spam',
      'c/spam/2.eml spam',
      'c/spam/ham/4.eml ham',
    ]);
  });

  it('counts the name of what it is given, and of no folder above', async () => {
    const files = { 'spam/box/1.eml': mail('a'), 'spam/.Junk/cur/2': mail('b') };
    expect(await read({ ...files, 'spam/.Junk/new/3': mail('c') }, 'spam/.Junk')).toEqual([
      'spam/.Junk/cur/2 spam',
      'spam/.Junk/new/3 spam',
    ]);
    expect(await read(files, 'spam/box')).toEqual(['spam/box/1.eml null']);
    expect(await read(files, 'spam')).toEqual(['spam/box/1.eml spam']);
  });

  it('takes the label that the caller gives', async () => {
    const files = { 'spam/1.eml': mail('a'), 'x.eml': mail('b') };
    expect(await read(files, '.', { label: 'genuine' })).toEqual([
      'spam/1.eml genuine',
      'x.eml genuine',
    ]);
  });

  it('splits an mbox and labels its messages by its name', async () => {
    const cwd = folderOf({ 'backscatter.mbox': mbox('a', 'b') });
    const items = await all('backscatter.mbox', { cwd });
    expect(items.map(brief)).toEqual([
      'backscatter.mbox[0] backscatter',
      'backscatter.mbox[1] backscatter',
    ]);
    expect(items.map(subjectOf)).toEqual(['a', 'b']);
    expect(items[1]).toMatchObject({ name: 'backscatter.mbox[1]', corpus: 'backscatter.mbox' });
  });

  it("reads SpamAssassin's layout: a message a file, and no list of commands", async () => {
    const digest = '0123456789abcdef'.repeat(2);
    const files = {
      [`sa/easy_ham/0001.${digest}`]: mbox('a', 'b'),
      [`sa/20030228_spam_2/00002.${digest}`]: mbox('c'),
      [`sa/hard_ham/0003.${digest}`]: mail('d'),
      'sa/hard_ham/cmds': `mv 1 0003.${digest}\n`,
    };
    expect(await read(files, 'sa')).toEqual([
      `sa/20030228_spam_2/00002.${digest} spam`,
      `sa/easy_ham/0001.${digest} ham`,
      `sa/hard_ham/0003.${digest} ham`,
    ]);
  });

  it.each(['trec07p', 'trec07p/full', 'trec07p/full/index'])(
    "reads TREC's layout, given as %s",
    async (path) => {
      const files = {
        'trec07p/full/index': 'spam ../data/inmail.2\r\nHAM ../data/inmail.1\nspam ../data/none\n',
        'trec07p/data/inmail.1': mbox('a', 'b'),
        'trec07p/data/inmail.2': mail('c'),
        'trec07p/data/inmail.3': mail('unlisted'),
      };
      const items = await all(path, { cwd: folderOf(files) });
      expect(items.map(brief)).toEqual([
        'trec07p/data/inmail.2 spam',
        'trec07p/data/inmail.1 ham',
        'trec07p/data/none no such file or directory',
      ]);
      expect(items[0]).toMatchObject({ name: 'data/inmail.2', corpus: 'trec07p' });
    },
  );

  it('reads no file elsewhere, whatever an index names', async () => {
    const files = {
      'secret.eml': mail('secret'),
      'c/truth.jsonl': [
        '{"path":"../secret.eml","label":"ham"}',
        `{"path":"/etc/hostname","label":"ham"}`,
        '{"path":".","label":"ham"}',
      ].join('\n'),
      't/full/index': 'ham ../../secret.eml\n',
    };
    const why = 'it names a file elsewhere';
    expect(await read(files, 'c')).toEqual([1, 2, 3].map((n) => `c/truth.jsonl:${n} ${why}`));
    expect(await read(files, 't')).toEqual([`t/full/index:1 ${why}`]);
  });

  it('takes labels, corpus and groups from an index beside the messages', async () => {
    const files = {
      'mail.index.jsonl': [
        '{"path":"box/1.eml","corpus":"old","label":"spam","id":"1"}',
        '{"path":"box/2.eml","label":"ham","near_dup_of":"1"}',
        '{"path":"box/3.eml","label":"bounce"}',
        'no line of an index',
      ].join('\n'),
      'box/1.eml': mail('a'),
      'box/2.eml': mail('b'),
      'box/3.eml': mail('c'),
    };
    const cwd = folderOf(files);
    for (const path of ['.', 'mail.index.jsonl']) {
      const [wrong, ...items] = await all(path, { cwd });
      expect(brief(wrong as CorpusItem)).toBe('mail.index.jsonl:4 the line is none of an index');
      expect(items).toMatchObject([
        { label: 'spam', corpus: 'old', group: '1' },
        { label: 'ham', group: '1' },
        { label: null, group: null },
      ]);
    }
  });

  it('takes a whole truth as such, and of another line what it has', async () => {
    const truth = truthOf('genuine', 'one', { at: 1, returned: 'none' });
    const cwd = folderOf({
      'truth.jsonl': [
        JSON.stringify({ path: '1.eml', ...truth }),
        JSON.stringify({ path: '2.eml', ...truth, kind: 'nonsense' }),
        JSON.stringify({ path: '3.eml', label: 'backscatter' }),
      ].join('\n'),
      '1.eml': mail('a'),
      '2.eml': mail('b'),
      '3.eml': mail('c'),
    });
    expect(await all('.', { cwd })).toMatchObject([
      { label: 'genuine', truth },
      { label: 'genuine', truth: null },
      { label: 'backscatter', truth: null },
    ]);
    // Who says another label knows better than the truth.
    expect(await all('.', { cwd, label: 'ham' })).toMatchObject([{ truth: null }, {}, {}]);
  });

  it.each(['ustar', 'pax', 'gnu'])('reads a tar archive of the form %s', async (format) => {
    const long = `${'deep-'.repeat(30)}folder`;
    const cwd = folderOf({
      'c/spam/1.eml': mail('a'),
      [`c/ham/${format === 'ustar' ? 'short' : long}/2.eml`]: mail('b'),
      'c/ham/.hidden': mail('no'),
      'c/ham/box': mbox('c', 'd'),
    });
    execFileSync('tar', [`--format=${format}`, '--sort=name', '-cf', 'c.tar', 'c'], { cwd });
    writeFileSync(join(cwd, 'c.tgz'), gzipSync(readFileSync(join(cwd, 'c.tar'))));
    const expected = [
      `c/ham/box[0] ham`,
      `c/ham/box[1] ham`,
      `c/ham/${format === 'ustar' ? 'short' : long}/2.eml ham`,
      'c/spam/1.eml spam',
    ];
    expect((await all('c.tar', { cwd })).map(brief)).toEqual(
      expected.map((line) => `c.tar/${line}`),
    );
    const packed = await all('c.tgz', { cwd });
    expect(packed.map(brief)).toEqual(expected.map((line) => `c.tgz/${line}`));
    expect(packed[3]).toMatchObject({ name: 'c/spam/1.eml', corpus: 'c' });
    expect(subjectOf(packed[3])).toBe('a');
  });

  it('reads archives and gzipped mailboxes among other files, labelled by their names', async () => {
    const cwd = folderOf({ '1.eml': mail('a') });
    execFileSync('tar', ['-czf', 'spam.tar.gz', '1.eml'], { cwd });
    writeFileSync(join(cwd, 'ham.mbox.gz'), gzipSync(mbox('b', 'c')));
    writeFileSync(join(cwd, 'old.zip'), 'PK\u0003\u0004');
    expect((await all('.', { cwd })).map(brief)).toEqual([
      '1.eml null',
      'ham.mbox.gz[0] ham',
      'ham.mbox.gz[1] ham',
      'old.zip it is packed in a form that is not read',
      'spam.tar.gz/1.eml spam',
    ]);
    expect((await all('old.zip', { cwd })).map(brief)).toEqual([
      'old.zip it is packed in a form that is not read',
    ]);
  });

  it('says of what is broken or not there why, and goes on', async () => {
    const cwd = folderOf({ 'd/z.eml': mail('a'), 'd/n.eml': 'x'.repeat(3_000) });
    const whole = gzipSync(readFileSync(join(cwd, 'd/n.eml')), { level: 0 });
    writeFileSync(join(cwd, 'd/cut.gz'), whole.subarray(0, 1_000));
    execFileSync('tar', ['-cf', 'd/cut.tar', 'd/n.eml'], { cwd });
    writeFileSync(join(cwd, 'd/cut.tar'), readFileSync(join(cwd, 'd/cut.tar')).subarray(0, 2_000));
    symlinkSync('nowhere', join(cwd, 'd/gone.eml'));
    expect((await all('d', { cwd })).map(brief)).toEqual([
      'd/cut.gz unexpected end of file',
      'd/cut.tar the archive breaks off',
      'd/gone.eml no such file or directory',
      'd/n.eml null',
      'd/z.eml null',
    ]);
    expect((await all('nowhere', { cwd })).map(brief)).toEqual([
      'nowhere no such file or directory',
    ]);
  });

  it('cuts a message one byte past the limit, in archives too', async () => {
    const cwd = folderOf({ 'a.eml': mail('x'.repeat(300_000)) });
    execFileSync('tar', ['-cf', 'a.tar', 'a.eml'], { cwd });
    for (const path of ['a.eml', 'a.tar']) {
      const [item] = await all(path, { cwd, maxBytes: 1_000 });
      expect(item?.status === 'ok' && item.raw.length > 1_000).toBe(true);
    }
    const [packed] = await all('a.tar', { cwd, maxBytes: 1_000 });
    expect(packed?.status === 'ok' && packed.raw.length).toBe(1_001);
  });
});
