/**
 * Makes raw bytes fit to be parsed: cut to the limit, line ends that a MIME
 * parser understands, an over-long header shortened. Bytes that need nothing
 * are passed on as they are.
 *
 * QUIRK: bounces come out of mailboxes and old servers with a leading
 * `From ` line, with blank lines before the header, with CR alone as line end
 * (classic Mac) or with CR CR LF (a CRLF file sent as text once more).
 */

import { Buffer } from 'node:buffer';
import type { Problem } from '@backscatter/core';
import type { MailLimits } from './limits.ts';

const LF = 0x0a;
const CR = 0x0d;
const BLANKS = new Set([LF, CR, 0x20, 0x09]);

/** Enough to see which line end a mail uses. */
const LINE_END_SAMPLE = 64 * 1024;

/**
 * What the lines of one header may cost together, in bytes. mailparser refuses a
 * mail whose header costs more than 1 MiB, and counts a line as 64 at least.
 */
const MAX_HEADER_COST = 1_000_000;
const MIN_LINE_COST = 64;

/** Lost folds mended in one mail; a mail has few multiparts. */
const MAX_MENDED_FOLDS = 100;

export interface BoundedBytes {
  readonly bytes: Buffer;
  readonly problems: Problem[];
}

/** Cuts and mends `raw`; never copies a mail that needs no mending. */
export function boundBytes(raw: Uint8Array, limits: MailLimits): BoundedBytes {
  const problems: Problem[] = [];
  let bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes.length > limits.maxBytes) {
    bytes = bytes.subarray(0, limits.maxBytes);
    problems.push({
      code: 'message-truncated',
      detail: `Only the first ${limits.maxBytes} of ${raw.byteLength} bytes were read.`,
    });
  }
  bytes = mendLineEnds(bytes, problems);
  bytes = skipToHeader(bytes, problems);
  return { bytes: boundHeader(bytes, limits, problems), problems };
}

function mendLineEnds(bytes: Buffer, problems: Problem[]): Buffer {
  const first = bytes.indexOf(LF);
  if ((first < 0 || first > LINE_END_SAMPLE) && bytes.subarray(0, LINE_END_SAMPLE).includes(CR)) {
    problems.push({ code: 'bare-cr', detail: 'Lines end in CR alone.' });
    return Buffer.from(bytes.toString('latin1').replace(/\r\n?/g, '\n'), 'latin1');
  }
  if (first > 1 && bytes[first - 1] === CR && bytes[first - 2] === CR) {
    problems.push({ code: 'double-cr', detail: 'Lines end in CR CR LF.' });
    // Looking back keeps this linear: a run of CR without LF is tried once, not at each CR.
    return Buffer.from(bytes.toString('latin1').replace(/(?<!\r)\r+\n/g, '\r\n'), 'latin1');
  }
  return bytes;
}

/**
 * QUIRK: mail that went through a careless tool has lost the blank in front of a
 * folded `boundary=`; without it the multipart has no parts (RFC 5322 section 2.2.3).
 *
 * @returns null where no fold was lost
 */
export function mendFolding(bytes: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  let copied = 0;
  let at = bytes.indexOf('\nboundary=', 0, 'latin1');
  for (let mended = 0; at >= 0 && mended < MAX_MENDED_FOLDS; mended++) {
    const before = bytes.toString('latin1', Math.max(0, at - 3), at).trimEnd();
    if (before.endsWith(';')) {
      pieces.push(bytes.subarray(copied, at + 1), Buffer.from(' '));
      copied = at + 1;
    }
    at = bytes.indexOf('\nboundary=', at + 1, 'latin1');
  }
  return copied === 0 ? null : Buffer.concat([...pieces, bytes.subarray(copied)]);
}

function skipToHeader(bytes: Buffer, problems: Problem[]): Buffer {
  let start = 0;
  while (start < bytes.length && BLANKS.has(bytes[start] ?? 0)) start++;
  if (start > 0) {
    problems.push({ code: 'leading-blank-lines', detail: 'Blank lines stand before the header.' });
  }
  const from = bytes.toString('latin1', start, start + 6);
  if (from.startsWith('From ') || from === '>From ') {
    const end = bytes.indexOf(LF, start);
    start = end < 0 ? bytes.length : end + 1;
  }
  return start === 0 ? bytes : bytes.subarray(start);
}

/** A header within the limits is passed on untouched, which is nearly every header. */
function boundHeader(bytes: Buffer, limits: MailLimits, problems: Problem[]): Buffer {
  const end = headerEnd(bytes);
  if (end <= limits.maxHeaderLength) return bytes;
  const kept: Buffer[] = [];
  let fields = 0;
  let length = 0;
  let tooLong = 0;
  let cost = 0;
  let position = 0;
  while (position < end) {
    const next = bytes.indexOf(LF, position);
    const stop = next < 0 || next >= end ? end : next + 1;
    const first = bytes[position];
    if (first === 0x20 || first === 0x09) length += stop - position;
    else {
      fields++;
      length = stop - position;
    }
    if (fields > limits.maxHeaders || cost > MAX_HEADER_COST) break;
    const line = bytes.subarray(position, stop);
    position = stop;
    if (length > limits.maxHeaderLength) tooLong++;
    if (length <= limits.maxHeaderLength) kept.push(line);
    else if (length === line.length) {
      kept.push(line.subarray(0, limits.maxHeaderLength), Buffer.from('\n'));
    } else continue;
    cost += Math.max(Math.min(line.length, limits.maxHeaderLength), MIN_LINE_COST);
  }
  if (fields > limits.maxHeaders) {
    const detail = `More than ${limits.maxHeaders} header fields; the rest was not read.`;
    problems.push({ code: 'too-many-headers', detail });
  } else if (cost > MAX_HEADER_COST) {
    const detail = 'The header is longer than 1 MB; the rest of it was not read.';
    problems.push({ code: 'too-many-headers', detail });
  }
  if (tooLong > 0) {
    const detail = `A header field is longer than ${limits.maxHeaderLength} bytes and was cut.`;
    problems.push({ code: 'header-too-long', detail });
  }
  return Buffer.concat([...kept, bytes.subarray(end)]);
}

/**
 * Where the header's last line ends, its line end included; the whole length
 * where no blank line follows. Reads the header only, however long the body is.
 */
export function headerEnd(bytes: Buffer): number {
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const next = bytes[at + 1];
    if (next === LF || (next === CR && bytes[at + 2] === LF)) return at + 1;
  }
  return bytes.length;
}
