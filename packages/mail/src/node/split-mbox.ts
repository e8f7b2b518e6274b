/**
 * Splits an mbox (RFC 4155) as it streams by; one message is in memory at a time.
 *
 * A message begins with a line `From sender date` and ends with a blank line. A
 * line of its text that begins so was written `>From ` (mboxo; mboxrd adds one
 * `>` to each run of them), and gets that `>` taken off again. All other bytes
 * stay what they are, CRLF included: signatures are over bytes.
 *
 * QUIRK: many writers quote nothing, so `From ` alone separates nothing. A
 * separator names a time and a year, has a header behind it, and a blank line
 * in front of it unless it has the exact form of asctime.
 *
 * Not `mbox-reader`: it turns CRLF into LF, takes every `From ` for a separator,
 * and has no bound on a message or a line.
 */

import { Buffer } from 'node:buffer';

/** Longest separator line: an address (RFC 5321 allows 254) and a date, with room. */
const MAX_SEPARATOR = 1_000;

/** Longest header name looked at behind a separator. */
const MAX_NAME = 100;

/** A blank line and the beginning of a separator that the next chunk may complete. */
const LOOK_BACK = '\n\r\nFrom '.length;

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x3e;

const ASCTIME =
  /^From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) +\d{1,2} \d\d:\d\d(?::\d\d)? (?:[+-]?\w{1,5} )?\d{4}\r?$/;
const TIME = /\d:\d\d/;
const YEAR = /\b(?:19|20)\d\d\b/;
const FIELD = /^(?:[!-9;-~]+[ \t]*:|>From )/;
const FIELD_BEGINS = /^[!-9;-~]*[ \t]*$/;

/**
 * Yields the bytes of each message, without its separator.
 *
 * @param chunks of an mbox, whose first line is a separator whatever it looks like
 * @param maxBytes a longer message is cut there
 */
export async function* splitMbox(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  const message = createCollector(maxBytes);
  // As if a blank line stood in front of the file: then its first line is like all others.
  let rest: Buffer = Buffer.from('\n\n');
  let open = false;

  function* scan(final: boolean): Generator<Uint8Array, void, undefined> {
    let start = 0;
    let at = rest.indexOf('\nFrom ', 0, 'latin1');
    while (at >= 0) {
      const end = open ? separatorEnd(rest, at, final) : lineEnd(rest, at + 1, final);
      if (end === 'unknown') break;
      if (end !== null) {
        if (open) {
          message.add(rest.subarray(start, at + 1));
          yield message.take();
        }
        open = true;
        start = end;
      }
      at = rest.indexOf('\nFrom ', end ?? at + 1, 'latin1');
    }
    // What may be part of a separator is looked at again with the next chunk.
    const undecided = at >= 0 ? at - 2 : rest.length - LOOK_BACK;
    const stop = final ? rest.length : Math.max(start, undecided);
    if (open) message.add(rest.subarray(start, stop));
    // Before the first separator ends, its beginning has to stay.
    rest = rest.subarray(open ? stop : start);
  }

  for await (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    yield* scan(false);
  }
  yield* scan(true);
  if (open) yield message.take();
}

/** Where the line behind the separator begins; null where `at` precedes none. */
function separatorEnd(bytes: Buffer, at: number, final: boolean): number | 'unknown' | null {
  const end = lineEnd(bytes, at + 1, final);
  if (typeof end !== 'number') return end;
  const line = bytes.toString('latin1', at + 1, end - 1);
  const exact = ASCTIME.test(line);
  if (!exact && !(isAfterBlank(bytes, at) && TIME.test(line) && YEAR.test(line))) return null;
  const next = bytes.toString('latin1', end, end + MAX_NAME);
  if (FIELD.test(next) || (exact && /^\r?\n/.test(next))) return end;
  const more = !final && next.length < MAX_NAME && (FIELD_BEGINS.test(next) || next === '\r');
  return more ? 'unknown' : null;
}

function lineEnd(bytes: Buffer, start: number, final: boolean): number | 'unknown' | null {
  const end = bytes.indexOf(LF, start);
  if (end >= 0) return end - start > MAX_SEPARATOR ? null : end + 1;
  return final || bytes.length - start > MAX_SEPARATOR ? null : 'unknown';
}

function isAfterBlank(bytes: Buffer, at: number): boolean {
  return bytes[at - 1] === LF || (bytes[at - 1] === CR && bytes[at - 2] === LF);
}

interface Collector {
  add(bytes: Buffer): void;
  /** The message so far, finished; the collector is empty then. */
  take(): Buffer;
}

function createCollector(maxBytes: number): Collector {
  let kept: Buffer[] = [];
  let size = 0;
  let cut = false;
  return {
    add: (bytes) => {
      // One byte past the limit, so that the reader sees that there was more.
      const room = maxBytes + 1 - size;
      if (bytes.length > room) cut = true;
      const fitting = bytes.subarray(0, room);
      if (fitting.length === 0) return;
      kept.push(fitting);
      size += fitting.length;
    },
    take: () => {
      const whole = Buffer.concat(kept, size);
      const message = unquote(cut ? whole : withoutLastBlank(whole));
      kept = [];
      size = 0;
      cut = false;
      return message;
    },
  };
}

/** Without the blank line that belongs to the mbox. */
function withoutLastBlank(bytes: Buffer): Buffer {
  const { length } = bytes;
  if (bytes[length - 1] !== LF) return bytes;
  if (bytes[length - 2] === LF) return bytes.subarray(0, length - 1);
  const crlf = bytes[length - 2] === CR && bytes[length - 3] === LF;
  return crlf ? bytes.subarray(0, length - 2) : bytes;
}

/** Takes one `>` off every line that begins with `>From `, `>>From ` and so on. */
function unquote(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let start = 0;
  let at = bytes.indexOf('>From ', 0, 'latin1');
  while (at >= 0) {
    let first = at;
    while (first > start && bytes[first - 1] === QUOTE) first--;
    if (first === 0 || bytes[first - 1] === LF) {
      pieces.push(bytes.subarray(start, first));
      start = first + 1;
    }
    at = bytes.indexOf('>From ', at + 1, 'latin1');
  }
  return pieces.length === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(start)]);
}
