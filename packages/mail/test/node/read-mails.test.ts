import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { bounce, type Folder, folderOf, mbox, ordinary } from '../../../cli/test/mails.ts';
import { type MailItem, readMails } from '../../src/node/index.ts';

let folder: Folder | null = null;
afterEach(() => folder?.remove());

function inFolder(files: Readonly<Record<string, string | Uint8Array>>): string {
  folder = folderOf(files);
  return folder.path;
}

async function all(
  path: string,
  options: Parameters<typeof readMails>[1],
): Promise<readonly MailItem[]> {
  const items: MailItem[] = [];
  for await (const item of readMails(path, options)) items.push(item);
  return items;
}

/** `path#index` of a message, or its path and what was wrong. */
const brief = (item: MailItem): string =>
  item.status === 'ok' ? `${item.path}#${item.index}` : `${item.path} ${item.status}`;

describe('readMails', () => {
  it('reads a file as one message, byte for byte', async () => {
    const raw = Buffer.concat([Buffer.from(ordinary()), Buffer.from([0, 0xff, 0x0d])]);
    const cwd = inFolder({ 'a.eml': raw });
    expect(await all('a.eml', { cwd })).toEqual([
      { status: 'ok', path: 'a.eml', index: 0, several: false, raw },
    ]);
  });

  it('knows an mbox by its first line, whatever its name', async () => {
    const cwd = inFolder({ inbox: mbox([ordinary(), bounce()]), 'one.eml': mbox([bounce()]) });
    expect((await all('inbox', { cwd })).map(brief)).toEqual(['inbox#0', 'inbox#1']);
    expect(await all('one.eml', { cwd })).toMatchObject([{ index: 0, several: true }]);
  });

  it('takes a file for one message where it is told to, without the separator in front', async () => {
    const forwarded = ordinary('x', `\n${mbox([bounce()])}`);
    const cwd = inFolder({
      'd/0001.a': mbox([forwarded]).replace('>From', 'From'),
      'd/b': 'To: b\n',
    });
    const isOne = (path: string): boolean => path.startsWith('d/0001');
    const [item, other] = await all('d', { cwd, isOne });
    expect(item?.status === 'ok' && Buffer.from(item.raw).toString()).toBe(`${forwarded}\n`);
    expect(item).toMatchObject({ index: 0, several: false });
    expect(other).toMatchObject({ path: 'd/b', several: false });
    expect(await all('d', { cwd })).toHaveLength(3);
  });

  it('reads standard input, an mbox or one message', async () => {
    async function* stdin(text: string): AsyncGenerator<Uint8Array> {
      for (const byte of Buffer.from(text)) yield Uint8Array.of(byte);
    }
    const several = await all('-', { stdin: stdin(mbox([ordinary(), bounce()])) });
    expect(several.map(brief)).toEqual(['-#0', '-#1']);
    expect((await all('-', { stdin: stdin(bounce()) })).map(brief)).toEqual(['-#0']);
  });

  it('takes an empty file for an empty message', async () => {
    const cwd = inFolder({ 'empty.eml': '' });
    expect(await all('empty.eml', { cwd })).toMatchObject([{ status: 'ok', index: 0 }]);
  });

  it('searches a directory to the bottom, in the order of the names', async () => {
    const cwd = inFolder({
      'd/b.eml': bounce(),
      'd/a/2': ordinary(),
      'd/a/1': mbox([ordinary(), ordinary()]),
      'd/.hidden': ordinary(),
      'd/notes.md': '# Notes: none\n',
      'd/picture.png': Uint8Array.of(0x89, 0x50, 0x4e, 0x47),
      'd/empty/': '',
    });
    expect((await all('d', { cwd })).map(brief)).toEqual([
      'd/a/1#0',
      'd/a/1#1',
      'd/a/2#0',
      'd/b.eml#0',
      'd/notes.md no-mail',
      'd/picture.png no-mail',
    ]);
  });

  it('reads new and cur of a Maildir and nothing else of it', async () => {
    const cwd = inFolder({
      'Maildir/cur/1:2,S': ordinary(),
      'Maildir/new/2': bounce(),
      'Maildir/tmp/3': 'From: half\n',
      'Maildir/.Sent/cur/4': ordinary(),
      'Maildir/dovecot-uidlist': 'From: no mail\n',
    });
    expect((await all('Maildir', { cwd })).map(brief)).toEqual([
      'Maildir/cur/1:2,S#0',
      'Maildir/new/2#0',
    ]);
  });

  it('follows links to files, and no links to directories', async () => {
    const cwd = inFolder({ 'd/a.eml': ordinary() });
    symlinkSync('a.eml', join(cwd, 'd/b.eml'));
    symlinkSync('.', join(cwd, 'd/circle'));
    symlinkSync('nowhere', join(cwd, 'd/c.eml'));
    expect((await all('d', { cwd })).map(brief)).toEqual([
      'd/a.eml#0',
      'd/b.eml#0',
      'd/c.eml unreadable',
    ]);
  });

  it('says of what cannot be read why, and goes on', async () => {
    const cwd = inFolder({ 'd/a.eml': ordinary() });
    expect(await all('d/none.eml', { cwd })).toEqual([
      { status: 'unreadable', path: 'd/none.eml', why: 'no such file or directory' },
    ]);
    // To root nothing is forbidden.
    if (process.getuid?.() !== 0) {
      chmodSync(join(cwd, 'd/a.eml'), 0);
      expect(await all('d', { cwd })).toMatchObject([{ why: 'permission denied' }]);
    }
  });

  it('says where a stream broke off', async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(mbox(Array.from({ length: 3 }, () => ordinary('x', 'y'.repeat(4_000)))));
      throw new Error('disk gone');
    }
    expect((await all('-', { stdin: broken() })).slice(-1)).toEqual([
      { status: 'unreadable', path: '-', why: 'disk gone (after message 1)' },
    ]);
  });

  it('cuts a message one byte past the limit', async () => {
    const cwd = inFolder({ 'a.eml': ordinary('x', 'y'.repeat(300_000)) });
    const [item] = await all('a.eml', { cwd, maxBytes: 1_000 });
    expect(item?.status === 'ok' && item.raw.length > 1_000).toBe(true);
  });
});
