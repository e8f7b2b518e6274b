/**
 * Splits the body of a multipart (RFC 2046 section 5.1): every delimiter on a
 * line of its own. Servers return the first kilobytes of a message, so the closing
 * delimiter is often cut off; then the last part goes as far as there is anything.
 */

import type { Buffer } from 'node:buffer';

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const SPACE = 0x20;
const TAB = 0x09;

/** What stands between two delimiters. */
export interface Piece {
  /** The part, without the line end that belongs to the delimiter behind it. */
  readonly bytes: Buffer;
  /** That line end where another part follows; empty behind the last part. */
  readonly lineEnd: '' | '\n' | '\r\n';
}

/**
 * The parts between the delimiters.
 *
 * @returns empty where no delimiter comes; null where they are more than `limit`, or where
 *   what there is may be read in more than one way
 */
export function splitMultipart(
  body: Buffer,
  boundary: string,
  limit: number,
): readonly Piece[] | null {
  const delimiter = `--${boundary}`;
  const parts: Piece[] = [];
  let start = -1;
  for (let at = body.indexOf(delimiter, 0, 'latin1'); at >= 0; ) {
    const line = delimiterLine(body, at, at + delimiter.length);
    if (line !== null) {
      if (start >= 0) {
        const end = lineEndBefore(body, at);
        if (end < start || parts.length >= limit) return null;
        const lineEnd = end === at - 1 ? '\n' : '\r\n';
        parts.push({ bytes: body.subarray(start, end), lineEnd: line.closes ? '' : lineEnd });
      }
      if (line.closes) return start < 0 ? null : parts;
      start = line.end;
    }
    at = body.indexOf(delimiter, at + delimiter.length, 'latin1');
  }
  if (start >= body.length || parts.length >= limit) return null;
  // Cut off within a delimiter: whether it is one is mailparser's to say.
  const last = body.lastIndexOf(LF) + 1;
  if (body.indexOf(delimiter, last, 'latin1') === last) return null;
  if (start >= 0) parts.push({ bytes: body.subarray(start), lineEnd: '' });
  return parts;
}

/** The delimiter at `at`, or null where it stands within a line. */
function delimiterLine(
  body: Buffer,
  at: number,
  behind: number,
): { end: number; closes: boolean } | null {
  if (at > 0 && body[at - 1] !== LF) return null;
  const closes = body[behind] === DASH && body[behind + 1] === DASH;
  let end = closes ? behind + 2 : behind;
  while (body[end] === SPACE || body[end] === TAB || body[end] === CR) end++;
  if (body[end] === LF) return { end: end + 1, closes };
  return closes && end >= body.length ? { end, closes } : null;
}

function lineEndBefore(body: Buffer, at: number): number {
  return body[at - 2] === CR ? at - 2 : at - 1;
}
