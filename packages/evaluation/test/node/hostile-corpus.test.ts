import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CorpusItem, readCorpus } from '../../src/node/index.ts';
import { folderOf, mail, mbox } from './folder.ts';

const SEED = { seed: 7, numRuns: 60 };

async function all(path: string): Promise<readonly CorpusItem[]> {
  const items: CorpusItem[] = [];
  for await (const item of readCorpus(path)) items.push(item);
  return items;
}

function written(folder: string, files: readonly (readonly [string, Uint8Array])[]): string {
  for (const [name, content] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** An archive of a folder with two mails and an mbox. */
function archive(): Buffer {
  const folder = folderOf({ 'c/spam/1.eml': mail('a'), 'c/ham/2': mbox('b', 'c') });
  execFileSync('tar', ['-cf', 'c.tar', 'c'], { cwd: folder });
  return readFileSync(join(folder, 'c.tar'));
}

describe('readCorpus, given anything', () => {
  it('tells what it cannot read and never throws', async () => {
    const names = [
      'truth.jsonl',
      'a.index.jsonl',
      'full/index',
      'index',
      'spam/1.eml',
      'ham.mbox',
      'b.tar',
      'c.tar.gz',
      'd.gz',
      'Maildir/cur/1',
      `spam_2/0001.${'0'.repeat(32)}`,
    ];
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.uint8Array({ maxLength: 600 }).map((bytes) => new Uint8Array(gzipSync(bytes))),
      fc
        .constantFrom(
          mail('x'),
          mbox('y', 'z'),
          'spam ../spam/1.eml\nham /etc/passwd\nspam \0\n',
          '{"path":"spam/1.eml","label":"ham"}\n{"path":"../x","label":"ham"}\n{"path":1}\n[]\nnull\n',
          '{"path":"__proto__","label":"constructor","id":"toString"}\n',
        )
        .map((text) => new TextEncoder().encode(text)),
    );
    let [read, refused] = [0, 0];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), content)), async (files) => {
        for (const item of await all(written(folderOf(), files))) {
          if (item.status === 'ok') read += 1;
          if (item.status === 'unreadable') refused += 1;
        }
      }),
      SEED,
    );
    // Both kinds were there.
    expect(read).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  });

  it('reads an archive that was changed or cut as far as it goes', async () => {
    const whole = archive();
    let cut = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length),
        fc.array(fc.tuple(fc.nat(1_000_000), fc.nat(255)), { maxLength: 4 }),
        fc.boolean(),
        async (length, changes, packed) => {
          const bytes = Buffer.from(whole.subarray(0, length));
          for (const [at, value] of changes) if (bytes.length > 0) bytes[at % bytes.length] = value;
          const file = join(folderOf(), 'c.tar');
          writeFileSync(file, packed ? gzipSync(bytes) : bytes);
          if ((await all(file)).some(({ status }) => status === 'unreadable')) cut += 1;
        },
      ),
      SEED,
    );
    expect(cut).toBeGreaterThan(5);
  });

  it('breaks off what unpacks to more than any mail does', async () => {
    const folder = folderOf({ 'bomb.eml': Buffer.alloc(120 * 1_024 * 1_024) });
    execFileSync('tar', ['-czf', 'bomb.tar.gz', 'bomb.eml'], { cwd: folder });
    const items = await all(join(folder, 'bomb.tar.gz'));
    expect(items).toMatchObject([
      {
        status: 'unreadable',
        why: 'it unpacks to more than 250 times its size',
      },
    ]);
  });
});
