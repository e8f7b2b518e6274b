/**
 * Text of a part in the charsets of nearly all mail, flowed (RFC 3676) or not.
 * Whatever may come out otherwise than by mailparser is left to it.
 */

import { Buffer } from 'node:buffer';
import type { Part } from '@backscatter/core';
import { decodeBytes } from '../decode-bytes.ts';
import { joinFlowed } from './flowed-text.ts';
import { decodeBody } from './plain-encoding.ts';

const UTF8 = /^(?:us-ascii|utf-8)$/i;

/** Charsets in which bytes of ASCII mean what they mean in UTF-8. */
const ASCII_BASED =
  /^(?:(?:us-)?ascii|utf-8|iso-8859-[0-9]{1,2}|windows-125[0-9]|koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)|iso-2022-jp)$/i;

/** Charsets of a byte a character that all programs read alike. */
const SINGLE_BYTE = /^(?:iso-8859-(?:1|2|15)|windows-125[012]|koi8-r)$/i;

/** What mailparser takes for text that it had to guess at. */
const REPLACEMENT = '\ufffd';

/** The text of a part, its line ends LF; null where it needs mailparser. */
export function readPlainText(body: Buffer, { type, parameters, encoding }: Part): string | null {
  const bytes = decodeBody(body, encoding);
  if (bytes === null || hasByteOrderMark(bytes)) return null;
  const format = parameters.get('format')?.toLowerCase();
  const isFlowed = type === 'text/plain' && format === 'flowed';
  const charset = parameters.get('charset') ?? 'utf-8';
  const isUtf8 = UTF8.test(charset);
  if (!isUtf8 && !SINGLE_BYTE.test(charset) && !(ASCII_BASED.test(charset) && isAscii(bytes))) {
    return null;
  }
  if (!isFlowed) return decodeBytes(bytes, charset).replace(/\r\n/g, '\n');
  const deletesSpace = parameters.get('delsp')?.toLowerCase() === 'yes';
  const joined = Buffer.from(joinFlowed(bytes.toString('latin1'), deletesSpace), 'latin1');
  // Where mailparser has to guess at the charset, it forgets that the text was flowed.
  if (isUtf8 ? joined.toString().includes(REPLACEMENT) : hasControls(joined)) return null;
  return decodeBytes(joined, charset).replace(/\r\n/g, '\n');
}

function hasByteOrderMark(bytes: Buffer): boolean {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
}

/** ISO-2022 switches charsets by escape characters, which are ASCII themselves. */
function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7e || byte === 0x1b) return false;
  return true;
}

/** Whether there are bytes that some charsets leave undefined. */
function hasControls(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte >= 0x80 && byte < 0xa0) return true;
  return false;
}
