/**
 * The bytes of a file or stream, unpacked where it is gzipped (RFC 1952). What it is, its
 * first bytes tell.
 *
 * A small gzip file can hold a thousand times its size. Mail shrinks two- to tenfold, logs
 * ten- to thirtyfold, so what grows beyond all reason is broken off.
 */

import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { rejoin } from './rejoin.ts';

/** Bytes read and unpacked at once. */
const CHUNK = 262_144;

/** Bytes that anything may become, and how many times its size beyond that. */
const FREE_BYTES = 64 * 1_024 * 1_024;
const MAX_RATIO = 250;

/**
 * Streams the bytes.
 *
 * @param source a path, or the bytes as they are
 * @param onRead is told of how many bytes of the source were read so far
 * @throws (rejects) what the system says of a file that cannot be read; Error for what is no whole
 *   gzip file, or grows too much
 */
export async function* unpack(
  source: string | AsyncIterable<Uint8Array>,
  onRead: (bytes: number) => void = () => {},
): AsyncGenerator<Uint8Array, void, undefined> {
  const raw =
    typeof source === 'string' ? createReadStream(source, { highWaterMark: CHUNK }) : source;
  const read = { bytes: 0 };
  const iterator = counted(raw, read, onRead)[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const whole = rejoin(first.value, iterator);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const packed = Readable.from(whole, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  packed.on('error', (error) => gunzip.destroy(error));
  packed.pipe(gunzip);
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > FREE_BYTES + MAX_RATIO * read.bytes) {
        throw new Error(`it unpacks to more than ${MAX_RATIO} times its size`);
      }
      yield chunk;
    }
  } finally {
    packed.destroy();
    gunzip.destroy();
  }
}

/** Without empty chunks, so that the first one tells what it is. */
async function* counted(
  raw: AsyncIterable<Uint8Array>,
  read: { bytes: number },
  onRead: (bytes: number) => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of raw) {
    read.bytes += chunk.length;
    onRead(read.bytes);
    if (chunk.length > 0) yield chunk;
  }
}
