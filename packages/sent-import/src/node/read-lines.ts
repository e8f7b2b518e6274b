/**
 * The lines of a log file, plain or gzipped (RFC 1952), one block at a time.
 */

import { Buffer } from 'node:buffer';
import { unpack } from '@backscatter/mail/node';

/** A longer line is left out; syslog cuts at 8 KiB unless told otherwise. */
const MAX_LINE_BYTES = 65_536;

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
  let bytes = 0;
  let rest: Buffer = Buffer.alloc(0);
  let tooLong = 0;
  // Within a line that was given up.
  let skipping = false;
  const chunks = unpack(source, (read) => {
    bytes = read;
  });
  for await (const chunk of chunks) {
    const view = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let block = rest.length === 0 ? view : Buffer.concat([rest, view]);
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
    if (last >= 0) yield { lines: linesOf(block.toString('utf8', 0, last)), bytes, tooLong };
  }
  yield { lines: rest.length === 0 ? [] : linesOf(rest.toString('utf8')), bytes, tooLong };
}

function linesOf(text: string): readonly string[] {
  const lines = text.split('\n');
  return text.includes('\r') ? lines.map((line) => line.replace(/\r$/, '')) : lines;
}
