/**
 * The lines of a log file, plain or gzipped (RFC 1952), one block at a time. What
 * a file is, its first bytes tell.
 *
 * A small gzip file can hold a thousand times its size: logs shrink ten- to
 * thirtyfold, so one that grows beyond all reason is broken off.
 */

import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Bytes read at once. */
const CHUNK = 262_144;

/** A longer line is left out; syslog cuts at 8 KiB unless told otherwise. */
const MAX_LINE_BYTES = 65_536;

/** Bytes that any gzip file may become, and how many times its size beyond that. */
const FREE_BYTES = 64 * 1_024 * 1_024;
const MAX_RATIO = 250;

const LF = 0x0a;

/** Lines of a log, and how much of the file was read for them. */
export interface LineBlock {
  readonly lines: readonly string[];
  /** Bytes of the file read so far, packed as it is. */
  readonly bytes: number;
  /** Lines so far that were too long to be read. */
  readonly tooLong: number;
}

/**
 * Reads a file, or a stream.
 *
 * @throws (rejects) Error where it cannot be read, is no whole gzip file, or grows too much
 */
export async function* readLineBlocks(
  source: string | AsyncIterable<Uint8Array>,
): AsyncGenerator<LineBlock, void, undefined> {
  const raw =
    typeof source === 'string' ? createReadStream(source, { highWaterMark: CHUNK }) : source;
  const read = { bytes: 0 };
  let rest: Buffer = Buffer.alloc(0);
  let tooLong = 0;
  // Within a line that was given up.
  let skipping = false;
  for await (const chunk of unpacked(raw, read)) {
    let block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    if (skipping) {
      const end = block.indexOf(LF);
      if (end < 0) continue;
      block = block.subarray(end + 1);
      skipping = false;
    }
    const last = block.lastIndexOf(LF);
    rest = block.subarray(last + 1);
    if (rest.length > MAX_LINE_BYTES) {
      rest = Buffer.alloc(0);
      skipping = true;
      tooLong += 1;
    }
    if (last >= 0) yield { lines: linesOf(block.toString('utf8', 0, last)), ...read, tooLong };
  }
  yield { lines: rest.length === 0 ? [] : linesOf(rest.toString('utf8')), ...read, tooLong };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return text.includes('\r') ? lines.map((line) => line.replace(/\r$/, '')) : lines;
}

async function* unpacked(
  raw: AsyncIterable<Uint8Array>,
  read: { bytes: number },
): AsyncGenerator<Buffer, void, undefined> {
  const iterator = counted(raw, read)[Symbol.asyncIterator]();
  const first = await iterator.next();
  if (first.done === true) return;
  const whole = startingWith(first.value, iterator);
  if (first.value[0] !== 0x1f || first.value[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const source = Readable.from(whole, { objectMode: false });
  const gunzip = createGunzip({ chunkSize: CHUNK });
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  let size = 0;
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > FREE_BYTES + MAX_RATIO * read.bytes) {
        throw new Error(`it unpacks to more than ${MAX_RATIO} times its size, which no log does`);
      }
      yield chunk;
    }
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

async function* counted(
  raw: AsyncIterable<Uint8Array>,
  read: { bytes: number },
): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of raw) {
    read.bytes += chunk.length;
    if (chunk.length > 0) yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  }
}

async function* startingWith(
  first: Buffer,
  rest: AsyncIterator<Buffer>,
): AsyncGenerator<Buffer, void, undefined> {
  try {
    yield first;
    while (true) {
      const { done, value } = await rest.next();
      if (done === true) return;
      yield value;
    }
  } finally {
    await rest.return?.();
  }
}
