/**
 * The files of a tar archive as it streams by (POSIX.1-2017, pax: `ustar`, with
 * pax headers; and GNU tar's long names).
 *
 * An archive is blocks of 512 bytes: a header that names a file and its size, then
 * the file, padded. A name of more than 100 bytes stands in an entry of its own
 * before the file's. Two blocks of zeros end it.
 */

import type { Buffer } from 'node:buffer';
import { createByteReader } from './byte-reader.ts';

/** Everything in an archive is a multiple of this long, in bytes. */
export const TAR_BLOCK = 512;

/** Bytes read of an entry that holds a name; systems allow 4,096 to a path. */
const MAX_NAME_ENTRY = 65_536;

/** Where the header's own sum stands, counted as blanks. */
const SUM = { from: 148, length: 8 };

/** A file of an archive. */
export interface TarFile {
  /** As the archive names it. */
  readonly path: string;
  /** Cut one byte past the limit. */
  readonly raw: Uint8Array;
}

/** Whether a block is a header by its sum. */
export function isTarHeader(block: Buffer): boolean {
  if (block.length < TAR_BLOCK) return false;
  let sum = 0;
  for (let at = 0; at < TAR_BLOCK; at += 1) {
    const inSum = at >= SUM.from && at < SUM.from + SUM.length;
    sum += inSum ? 0x20 : (block[at] ?? 0);
  }
  return sum === numberOf(block, SUM.from, SUM.length);
}

/**
 * Yields the files in the order of the archive; folders, links and devices are left out.
 *
 * @param maxBytes a longer file is cut
 * @throws (rejects) Error for what is no archive or breaks off; whatever the stream rejects with
 */
export async function* readTar(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<TarFile, void, undefined> {
  const reader = createByteReader(chunks);
  let longName = '';
  try {
    while (true) {
      const header = await reader.read(TAR_BLOCK);
      if (header.length === 0 || header.every((byte) => byte === 0)) return;
      if (!isTarHeader(header)) throw new Error('it is no tar archive, or a broken one');
      const size = numberOf(header, 124, 12);
      if (!Number.isSafeInteger(size)) throw new Error('it is a broken tar archive');
      const kind = textOf(header, 156, 1);
      const isName = kind === 'L' || kind === 'x';
      const isFile = kind === '' || kind === '0';
      const wanted = isName ? MAX_NAME_ENTRY : isFile ? maxBytes + 1 : 0;
      const content = await reader.read(Math.min(size, wanted));
      if (content.length < Math.min(size, wanted)) throw new Error('the archive breaks off');
      await reader.skip(Math.ceil(size / TAR_BLOCK) * TAR_BLOCK - content.length);
      if (isName) longName = nameIn(content, kind);
      if (isFile) yield { path: longName || nameOf(header), raw: content };
      // A folder or a link may have a long name too; `g` is about the whole archive.
      if (!isName && kind !== 'g') longName = '';
    }
  } finally {
    await reader.close();
  }
}

function nameIn(content: Buffer, kind: string): string {
  const text = content.toString('utf8');
  if (kind === 'L') return text.replace(/\0.*$/s, '');
  return /^\d{1,7} path=([^\n]*)$/m.exec(text)?.[1] ?? '';
}

function nameOf(header: Buffer): string {
  // GNU tar, which writes `ustar` and two blanks, has times in the place of the prefix.
  const prefix = textOf(header, 257, 8) === 'ustar' ? textOf(header, 345, 155) : '';
  const name = textOf(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function textOf(header: Buffer, from: number, length: number): string {
  return header.toString('utf8', from, from + length).replace(/\0.*$/s, '');
}

/** Octal digits; GNU tar writes what does not fit as a binary number behind a set bit. */
function numberOf(header: Buffer, from: number, length: number): number {
  const first = header[from] ?? 0;
  if ((first & 0x80) === 0) return Number.parseInt(textOf(header, from, length).trim(), 8);
  let value = first & 0x7f;
  for (let at = from + 1; at < from + length; at += 1) value = value * 256 + (header[at] ?? 0);
  return value;
}
