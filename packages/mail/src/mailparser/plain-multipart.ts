/**
 * Splits the body of a well-formed multipart (RFC 2046 section 5.1): every
 * delimiter on a line of its own, the closing one there.
 */

import type { Buffer } from 'node:buffer';

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * The parts between the delimiters, each without the line end that belongs to
 * the delimiter behind it.
 *
 * @returns null where the closing delimiter is missing or a part is empty
 */
export function splitMultipart(body: Buffer, boundary: string, limit: number): Buffer[] | null {
  const delimiter = `--${boundary}`;
  const parts: Buffer[] = [];
  let start = -1;
  for (let at = body.indexOf(delimiter, 0, 'latin1'); at >= 0; ) {
    const line = delimiterLine(body, at, at + delimiter.length);
    if (line !== null) {
      if (start >= 0) {
        const end = lineEndBefore(body, at);
        if (end < start || parts.length >= limit) return null;
        parts.push(body.subarray(start, end));
      }
      if (line.closes) return start < 0 ? null : parts;
      start = line.end;
    }
    at = body.indexOf(delimiter, at + delimiter.length, 'latin1');
  }
  return null;
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
  while (body[end] === SPACE || body[end] === TAB) end++;
  if (body[end] === CR) end++;
  if (body[end] === LF) return { end: end + 1, closes };
  return closes && end >= body.length ? { end, closes } : null;
}

function lineEndBefore(body: Buffer, at: number): number {
  return body[at - 2] === CR ? at - 2 : at - 1;
}
