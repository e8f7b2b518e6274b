/**
 * Where to stop in a message that breaks a limit of mailparser's own.
 *
 * mailparser gives up on more than 1,000 parts and on a part whose header is
 * longer than 1 MiB, and what it had split off by then is lost: a thousand empty
 * parts behind a notice would hide the notice. So such a message is read a second
 * time, up to the part in question. Only hostile mail comes this way.
 */

import type { MailLimits } from './limits.ts';

const LF = 0x0a;
const CR = 0x0d;
const DASH = 0x2d;

/** Half of what mailparser allows the header of one part, which counts a line as 64 bytes. */
const MAX_PART_HEADER_COST = 512 * 1024;
const MIN_LINE_COST = 64;

/**
 * The bytes up to where the parts become too many, or up to the delimiter in
 * front of a part whose header is too long. Every line that starts with two
 * dashes counts as a delimiter (RFC 2046 section 5.1.1).
 */
export function cutExcess(bytes: Uint8Array, limits: MailLimits): Uint8Array {
  let parts = 0;
  let partStart = 0;
  let inHeader = true;
  let cost = 0;
  for (let start = 0; start < bytes.length; ) {
    const lf = bytes.indexOf(LF, start);
    const end = lf < 0 ? bytes.length : lf + 1;
    if (bytes[start] === DASH && bytes[start + 1] === DASH) {
      if (++parts > limits.maxParts) return bytes.subarray(0, start);
      partStart = start;
      inHeader = true;
      cost = 0;
    } else if (bytes[start] === LF || (bytes[start] === CR && bytes[start + 1] === LF)) {
      inHeader = false;
    } else if (inHeader) {
      cost += Math.max(end - start, MIN_LINE_COST);
      if (cost > MAX_PART_HEADER_COST && partStart > 0) return bytes.subarray(0, partStart);
    }
    start = end;
  }
  return bytes;
}
