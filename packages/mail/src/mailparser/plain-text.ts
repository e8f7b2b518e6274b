/**
 * Text of a part, flowed (RFC 3676) or not, as mailparser reads it: in the charset
 * that the part names, and where that does not fit, in what its bytes look like.
 * Whatever may come out otherwise is left to mailparser.
 */

import { Buffer } from 'node:buffer';
import type { Part } from '@backscatter/core';
import { decode } from 'libmime/lib/charset.js';
import { decodeBytes } from '../decode-bytes.ts';
import { joinFlowed } from './join-flowed.ts';
import { decodeBody } from './plain-encoding.ts';

/** Read as UTF-8. UTF-7 is by mailparser too, which refuses it: it hides markup. */
const UTF8 = /^(?:us-ascii|utf-8|(?:unicode-1-1-)?utf-7)$/i;

/** Charsets in which bytes of ASCII mean what they mean in UTF-8. */
const ASCII_BASED =
  /^(?:(?:us-)?ascii|utf-8|iso-8859-[0-9]{1,2}|windows-125[0-9]|koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)|iso-2022-jp)$/i;

/** Charsets of a byte a character that all programs read alike. */
const SINGLE_BYTE = /^(?:iso-8859-(?:1|2|15)|windows-125[012]|koi8-r)$/i;

/** A name that mailparser hands to its decoder as it stands. Some names of UTF-8 and ASCII it takes for itself. */
const OTHER = /^(?!.*(?:ascii|utf|ucs|unicode-?[12]?$))[a-z0-9][a-z0-9_.:-]{1,40}$/i;

/** What mailparser takes for text that it had to guess at. */
const REPLACEMENT = '\ufffd';

/** Half of a character of two units, which no bytes stand for. */
const HALF = /\p{Surrogate}/u;

/** The text of a part, its line ends LF; null where it needs mailparser. */
export function readPlainText(body: Buffer, { type, parameters, encoding }: Part): string | null {
  const bytes = decodeBody(body, encoding);
  if (bytes === null || hasByteOrderMark(bytes)) return null;
  const format = parameters.get('format')?.toLowerCase();
  const isFlowed = type === 'text/plain' && format === 'flowed';
  const charset = parameters.get('charset') ?? 'utf-8';
  const isUtf8 = UTF8.test(charset);
  const isSure =
    isUtf8 || SINGLE_BYTE.test(charset) || (ASCII_BASED.test(charset) && isAscii(bytes));
  if (!isSure && !OTHER.test(charset)) return null;
  const decoded = isSure ? decodeBytes : decodeOther;
  if (!isFlowed) return withoutCr(decoded(bytes, charset));
  const deletesSpace = parameters.get('delsp')?.toLowerCase() === 'yes';
  const flowing = joinFlowed(bytes.toString('latin1'), deletesSpace);
  if (isSure && isAscii(bytes)) return withoutCr(flowing);
  const joined = Buffer.from(flowing, 'latin1');
  // Where mailparser has to guess at the charset, it forgets that the text was flowed.
  const isGuess =
    isSure && !isUtf8 ? hasControls(joined) : firstReading(joined, charset).includes(REPLACEMENT);
  return isGuess ? null : withoutCr(decoded(joined, charset));
}

/**
 * Charsets of several bytes a character, and names that nobody knows, by mailparser's own
 * decoder: programs differ about some characters. What it cannot read is guessed at, as there.
 */
function decodeOther(bytes: Buffer, charset: string): string {
  const text = firstReading(bytes, charset);
  return text.includes(REPLACEMENT) ? decodeBytes(bytes, charset) : text;
}

/** What mailparser reads before it guesses. */
function firstReading(bytes: Buffer, charset: string): string {
  if (UTF8.test(charset)) return bytes.toString();
  const text = decode(bytes, charset);
  // Through bytes, as there: that makes half a character a replacement too.
  return HALF.test(text) ? Buffer.from(text).toString() : text;
}

function withoutCr(text: string): string {
  return text.includes('\r') ? text.replace(/\r\n/g, '\n') : text;
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** ISO-2022 switches charsets by escapes and shifts (SO, SI), which are ASCII themselves. */
function isAscii(bytes: Buffer): boolean {
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte > 0x7e || byte === 0x1b || byte === 0x0e || byte === 0x0f) return false;
  }
  return true;
}

/** Whether there are bytes that some charsets leave undefined. */
function hasControls(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80 && byte < 0xa0) return true;
  return false;
}
