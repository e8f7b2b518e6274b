/**
 * The lines of a file as text, one at a time: a sent log may be larger than the
 * longest string there can be.
 */

import type { Buffer } from 'node:buffer';

const LF = 0x0a;

/** Yields each line without its line end; the last one may lack it. */
export function* readLines(bytes: Buffer): Generator<string, void, undefined> {
  let start = 0;
  while (start < bytes.length) {
    const at = bytes.indexOf(LF, start);
    const end = at < 0 ? bytes.length : at;
    yield bytes.toString('utf8', start, end).replace(/\r$/, '');
    start = end + 1;
  }
}
