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
function read(...paths: readonly string[]): readonly (readonly [string, string, string | null])[] {
  return [...readCorpora(paths)].map(({ path, raw, label }) => [path, raw.toString(), label]);
}

describe('readCorpora', () => {
  it('reads the messages of a directory by name, with the labels of its index', () => {
    expect(read(join(folder, 'mails'))).toEqual([
      ['4.eml', '', 'ordinary'],
      [`${LONG}/3.eml`, FILES.get(`${LONG}/3.eml`), null],
      ['postfix/1.eml', FILES.get('postfix/1.eml'), 'bounce'],
      ['postfix/inner/2.eml', FILES.get('postfix/inner/2.eml'), null],
    ]);
  });

  it('names the top folder of a directory as the source', () => {
    const sources = [...readCorpora([join(folder, 'mails')])].map(({ source }) => source);
    expect(sources).toEqual(['.', LONG, 'postfix', 'postfix']);
  });

  it.each(['ustar', 'pax', 'gnu'])('reads the same from a tar archive of the form %s', (format) => {
    const plain = join(folder, `${format}.tar`);
    const files = ['4.eml', `${LONG}/3.eml`, 'postfix/1.eml', 'postfix/inner/2.eml', '.hidden'];
    const options = [`--format=${format}`, '-C', join(folder, 'mails'), '-cf', plain];
    execFileSync('tar', [...options, ...files]);
    const packed = `${plain}.gz`;
    writeFileSync(packed, gzipSync(readFileSync(plain)));
    const expected = read(join(folder, 'mails')).map(([path, text]) => [path, text, null]);
    expect(read(plain)).toEqual(expected);
    expect(read(packed)).toEqual(expected);
  });

  it('reads several corpora one after the other, a single message among them', () => {
    const single = join(folder, 'mails', '4.eml');
    expect(read(single, single)).toEqual([
      ['4.eml', '', null],
      ['4.eml', '', null],
    ]);
  });

  it('throws for a path that is not there', () => {
    expect(() => read(join(folder, 'nowhere'))).toThrow(/nowhere/);
  });
});
