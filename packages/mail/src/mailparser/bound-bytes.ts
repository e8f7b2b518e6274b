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

/** Lost folds mended in one mail; a mail has few multiparts. */
const MAX_MENDED_FOLDS = 100;

export interface BoundedBytes {
  readonly bytes: Buffer;
  readonly problems: Problem[];
}

/** Cuts and mends `raw`; never copies a mail that needs no mending. */
export function boundBytes(raw: Uint8Array, limits: MailLimits): BoundedBytes {
  const problems: Problem[] = [];
  let bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
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
  const sample = bytes.subarray(0, LINE_END_SAMPLE);
  if (!sample.includes(LF) && sample.includes(CR)) {
    problems.push({ code: 'bare-cr', detail: 'Lines end in CR alone.' });
    return Buffer.from(bytes.toString('latin1').replace(/\r\n?/g, '\n'), 'latin1');
  }
  if (sample.includes('\r\r\n', 0, 'latin1')) {
    problems.push({ code: 'double-cr', detail: 'Lines end in CR CR LF.' });
    return Buffer.from(bytes.toString('latin1').replace(/\r+\n/g, '\r\n'), 'latin1');
  }
  return mendFolding(bytes, problems);
}

/**
 * QUIRK: mail that went through a careless tool has lost the blank in front of a
 * folded `boundary=`; without it the multipart has no parts (RFC 5322 section 2.2.3).
 */
function mendFolding(bytes: Buffer, problems: Problem[]): Buffer {
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
  if (copied === 0) return bytes;
  problems.push({
    code: 'lost-folding',
    detail: 'A folded boundary parameter has lost its blank.',
  });
  return Buffer.concat([...pieces, bytes.subarray(copied)]);
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
    if (fields > limits.maxHeaders) break;
    if (length <= limits.maxHeaderLength) kept.push(bytes.subarray(position, stop));
    else if (length === stop - position) {
      kept.push(bytes.subarray(position, position + limits.maxHeaderLength), Buffer.from('\n'));
      tooLong++;
    } else tooLong++;
    position = stop;
  }
  if (fields > limits.maxHeaders) {
    const detail = `More than ${limits.maxHeaders} header fields; the rest was not read.`;
    problems.push({ code: 'too-many-headers', detail });
  }
  if (tooLong > 0) {
    const detail = `A header field is longer than ${limits.maxHeaderLength} bytes and was cut.`;
    problems.push({ code: 'header-too-long', detail });
  }
  return Buffer.concat([...kept, bytes.subarray(end)]);
}

/** Where the header's last line ends; the whole length where no blank line follows. */
function headerEnd(bytes: Buffer): number {
  const lf = bytes.indexOf('\n\n', 0, 'latin1');
  const crlf = bytes.indexOf('\n\r\n', 0, 'latin1');
  const ends = [lf, crlf].filter((end) => end >= 0);
  return ends.length === 0 ? bytes.length : Math.min(...ends) + 1;
}
