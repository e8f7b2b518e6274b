import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { measureCorpus } from '../../src/node/index.ts';
import { folderOf, mail, mbox } from './folder.ts';

describe('measureCorpus', () => {
  it('sums the files of folders, mailboxes and single mails', async () => {
    const cwd = folderOf({ 'd/1.eml': mail('a'), 'd/sub/2': mail('bc'), box: mbox('d') });
    expect(await measureCorpus('d', cwd)).toBe(mail('a').length + mail('bc').length);
    expect(await measureCorpus('box', cwd)).toBe(mbox('d').length);
    expect(await measureCorpus('nowhere', cwd)).toBe(0);
  });

  it('does not know what is packed, nor what an index names', async () => {
    const cwd = folderOf({
      'a.gz': gzipSync(mail('a')),
      'd/b.tar.gz': gzipSync(mail('a')),
      't/full/index': 'spam ../data/1\n',
    });
    for (const path of ['a.gz', 'd', 't/full/index']) {
      expect(await measureCorpus(path, cwd)).toBeNull();
    }
  });
});
