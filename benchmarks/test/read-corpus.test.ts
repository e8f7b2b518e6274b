import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCorpora } from '../corpus/read-corpus.mjs';

const LONG = `${'deep-'.repeat(18)}folder`;
const FILES = new Map([
  ['postfix/1.eml', 'Subject: one\n\none\n'],
  ['postfix/inner/2.eml', `Subject: two\n\n${'x'.repeat(2_000)}\n`],
  [`${LONG}/3.eml`, 'Subject: three\n\n'],
  ['4.eml', ''],
  ['README.md', 'no message'],
  ['.hidden', 'no message'],
]);
const INDEX = '{"path":"postfix/1.eml","label":"bounce"}\n{"path":"4.eml","label":"ordinary"}\n';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'corpus-'));
  for (const [path, text] of [...FILES, ['index.jsonl', INDEX] as const]) {
    mkdirSync(join(folder, 'mails', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'mails', path), text);
  }
});

afterAll(() => rmSync(folder, { recursive: true }));

/** What is read, as far as a table needs it. */
async function read(...paths: readonly string[]) {
  const rows: (readonly [path: string, text: string, label: string | null])[] = [];
  for await (const { path, raw, label } of readCorpora(paths)) {
    rows.push([path, Buffer.from(raw).toString(), label]);
  }
  return rows;
}

describe('readCorpora', () => {
  it('reads the messages of a directory by name, with the labels of its index', async () => {
    expect(await read(join(folder, 'mails'))).toEqual([
      ['4.eml', '', 'ordinary'],
      [`${LONG}/3.eml`, FILES.get(`${LONG}/3.eml`), null],
      ['postfix/1.eml', FILES.get('postfix/1.eml'), 'bounce'],
      ['postfix/inner/2.eml', FILES.get('postfix/inner/2.eml'), null],
    ]);
  });

  it('names the top folder of a directory as the source', async () => {
    const sources: string[] = [];
    for await (const { source } of readCorpora([join(folder, 'mails')])) sources.push(source);
    expect(sources).toEqual(['.', LONG, 'postfix', 'postfix']);
  });

  it.each(['ustar', 'pax', 'gnu'])(
    'reads the same from a tar archive of the form %s',
    async (format) => {
      const plain = join(folder, `${format}.tar`);
      const files = ['4.eml', `${LONG}/3.eml`, 'postfix/1.eml', 'postfix/inner/2.eml', '.hidden'];
      const options = [`--format=${format}`, '-C', join(folder, 'mails'), '-cf', plain];
      execFileSync('tar', [...options, ...files]);
      const packed = `${plain}.gz`;
      writeFileSync(packed, gzipSync(readFileSync(plain)));
      const mails = await read(join(folder, 'mails'));
      const expected = mails.map(([path, text]) => [path, text, null]);
      expect(await read(plain)).toEqual(expected);
      expect(await read(packed)).toEqual(expected);
    },
  );

  it('reads several corpora one after the other, a single message among them', async () => {
    const single = join(folder, 'mails', '4.eml');
    expect(await read(single, single)).toEqual([
      ['4.eml', '', null],
      ['4.eml', '', null],
    ]);
  });

  it('rejects a path that is not there, and an archive that is none', async () => {
    await expect(read(join(folder, 'nowhere'))).rejects.toThrow(/nowhere/);
    const text = join(folder, 'text.tar');
    writeFileSync(text, 'Subject: no archive\n'.repeat(60));
    await expect(read(text)).rejects.toThrow('it is no tar archive');
  });
});
