/**
 * Transfer encodings in the form that programs write (RFC 2045 section 6):
 * quoted-printable whose every `=` begins an escape, ends a line or plainly stands for
 * itself, base64 in whole quartets, padded at the end only. Whatever has another form is
 * left to mailparser, which knows what to make of it.
 */

import { Buffer } from 'node:buffer';

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const EQUALS = 0x3d;

/** Values of hexadecimal digits by byte; 16 for others. */
const HEX = new Uint8Array(256).fill(16);
for (let digit = 0; digit < 16; digit += 1) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}

/** Bytes of quoted-printable, decoded; null where they are not of that form. */
function decodeQuotedPrintable(body: Buffer): Buffer | null {
  const decoded = Buffer.allocUnsafe(body.length);
  let length = 0;
  let at = 0;
  while (at < body.length) {
    const byte = body[at] ?? 0;
    if (byte === SPACE || byte === TAB) {
      const end = blanksEnd(body, at);
      // RFC 2045 section 6.7 (3): blanks at the end of a line were added on the way.
      if (endsLine(body, end)) at = end;
      // One by one: most stand alone, and a view of a byte costs more than the byte.
      for (; at < end; at += 1) {
        decoded[length] = body[at] ?? 0;
        length += 1;
      }
    } else if (byte === EQUALS) {
      const value = 16 * (HEX[body[at + 1] ?? 0] ?? 16) + (HEX[body[at + 2] ?? 0] ?? 16);
      const isEscape = value < 256 && (HEX[body[at + 2] ?? 0] ?? 16) < 16;
      const behind = isEscape ? null : softBreakEnd(body, at + 1);
      if (behind !== null) at = behind;
      else {
        if (!isEscape && !isStray(body, at)) return null;
        decoded[length] = isEscape ? value : EQUALS;
        length += 1;
        at += isEscape ? 3 : 1;
      }
    } else {
      decoded[length] = byte;
      length += 1;
      at += 1;
    }
  }
  return decoded.subarray(0, length);
}

/**
 * Whether `=` stands for itself, as where a server has cut a message off or no program
 * encoded it. A soft line break behind it could be taken out and leave an escape.
 */
function isStray(body: Buffer, at: number): boolean {
  const [first = 0, second = 0] = [body[at + 1], body[at + 2]];
  return first !== EQUALS && ((HEX[first] ?? 16) === 16 || second !== EQUALS);
}

function blanksEnd(body: Buffer, from: number): number {
  let end = from;
  while (body[end] === SPACE || body[end] === TAB) end += 1;
  return end;
}

function endsLine(body: Buffer, at: number): boolean {
  return at >= body.length || body[at] === LF || body[at] === CR;
}

/** Where the line end is over that a soft line break takes away; null where it is none. */
function softBreakEnd(body: Buffer, from: number): number | null {
  const end = blanksEnd(body, from);
  if (end >= body.length) return end;
  if (body[end] === LF) return end + 1;
  return body[end] === CR && body[end + 1] === LF ? end + 2 : null;
}

/** What a byte is to base64. */
const [OTHER, LINE_END, DIGIT] = [0, 1, 2];
const BASE64 = new Uint8Array(256).fill(OTHER);
BASE64[LF] = LINE_END;
BASE64[CR] = LINE_END;
for (const digit of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/') {
  BASE64[digit.charCodeAt(0)] = DIGIT;
}

/** How many bytes base64 stands for; null where it is not of the strict form. */
export function base64Size(body: Buffer): number | null {
  let digits = 0;
  let padding = 0;
  for (let i = 0; i < body.length; i += 1) {
    const kind = BASE64[body[i] ?? 0];
    if (kind === DIGIT && padding === 0) digits += 1;
    else if (body[i] === EQUALS) padding += 1;
    else if (kind !== LINE_END) return null;
  }
  // Two digits stand for one byte, three for two, four for three.
  return padding <= 2 && (digits + padding) % 4 === 0 ? Math.floor((digits * 3) / 4) : null;
}

/** Bytes of base64, decoded; null where they are not of the strict form. */
function decodeBase64(body: Buffer): Buffer | null {
  return base64Size(body) === null ? null : Buffer.from(body.toString('latin1'), 'base64');
}

/** Bytes of a body, decoded by a transfer encoding in small letters; null where that needs mailparser. */
export function decodeBody(body: Buffer, encoding: string): Buffer | null {
  if (encoding === 'quoted-printable') return decodeQuotedPrintable(body);
  return encoding === 'base64' ? decodeBase64(body) : body;
}
