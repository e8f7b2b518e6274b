/**
 * The lines of a text file as it streams by: an index may be longer than memory.
 */

import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** Bytes of a line that are kept: a truth has some 1,000. */
const MAX_LINE = 65_536;

const LF = 0x0a;

/** Where a line stands, from 1, and what it says; null where it is too long to be read. */
export interface Line {
  readonly number: number;
  readonly text: string | null;
}

/**
 * Yields every line that is not blank, without its end.
 *
 * @throws (rejects) what the system says of a file that cannot be read
 */
export async function* readLines(file: string): AsyncGenerator<Line, void, undefined> {
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  let tooLong = false;
  const lineOf = (bytes: Buffer): Line => {
    number += 1;
    const whole = !tooLong && bytes.length <= MAX_LINE;
    tooLong = false;
    return { number, text: whole ? bytes.toString('utf8').replace(/\r$/, '') : null };
  };
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    let bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF)) {
      const line = lineOf(bytes.subarray(0, end));
      if (line.text === null || line.text.trim() !== '') yield line;
      bytes = bytes.subarray(end + 1);
    }
    if (bytes.length > MAX_LINE) tooLong = true;
    // Its beginning suffices to know that it was there.
    rest = tooLong ? Buffer.alloc(0) : bytes;
  }
  if (rest.length > 0 || tooLong) yield lineOf(rest);
}
