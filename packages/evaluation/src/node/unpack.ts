/**
 * The bytes of a file, unpacked where it is gzipped (RFC 1952). What a file is, its
 * first bytes tell.
 *
 * A small file can hold a thousand times its size. Mail shrinks two- to tenfold, so
 * one that grows beyond all reason is broken off.
 */

import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { createByteReader } from './byte-reader.ts';
import { isTarHeader, TAR_BLOCK } from './read-tar.ts';

/** Bytes that any file may become, and how many times its size beyond that. */
const FREE_BYTES = 64 * 1_024 * 1_024;
const MAX_RATIO = 250;

/**
 * Streams the bytes.
 *
 * @throws (rejects) what the system says of a file that cannot be read; Error for a broken one
 */
export async function* unpack(file: string): AsyncGenerator<Uint8Array, void, undefined> {
  if (!(await isGzipped(file))) {
    yield* createReadStream(file) as AsyncIterable<Uint8Array>;
    return;
  }
  const packed = createReadStream(file);
  const gunzip = createGunzip();
  // Its failure is told by the iteration below.
  pipeline(packed, gunzip).catch(() => {});
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > FREE_BYTES + MAX_RATIO * packed.bytesRead) {
        throw new Error(`it unpacks to more than ${MAX_RATIO} times its size, which no mail does`);
      }
      yield chunk;
    }
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

/**
 * Whether a file, unpacked, is a tar archive.
 *
 * @throws (rejects) as `unpack` does
 */
export async function isTar(file: string): Promise<boolean> {
  const reader = createByteReader(unpack(file));
  try {
    return isTarHeader(await reader.read(TAR_BLOCK));
  } finally {
    await reader.close();
  }
}

async function isGzipped(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(new Uint8Array(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
