/**
 * Transfer encodings of bodies (RFC 2045 section 6) and encoded words of header
 * fields (RFC 2047), over binary strings.
 */

import { type Charset, encodeText, isAscii } from './charsets.ts';

/** A transfer encoding, as Content-Transfer-Encoding names it. */
export type Transfer = '7bit' | '8bit' | 'quoted-printable' | 'base64';

/** Of an encoded line; RFC 2045 allows 76 characters. */
const LINE = 76;

/** Encodes a binary string with CRLF line ends for a body. */
export function transferEncode(binary: string, transfer: Transfer): string {
  if (transfer === 'base64') return base64Lines(binary);
  return transfer === 'quoted-printable' ? quotedPrintable(binary) : binary;
}

function base64Lines(binary: string): string {
  const coded = btoa(binary);
  let lines = '';
  for (let at = 0; at < coded.length; at += LINE) lines += `${coded.slice(at, at + LINE)}\r\n`;
  return lines;
}

function quotedPrintable(binary: string): string {
  return binary
    .split('\r\n')
    .map((line) => {
      let coded = '';
      let width = 0;
      for (let at = 0; at < line.length; at += 1) {
        const char = line.charAt(at);
        const last = at === line.length - 1;
        const plain = /[!-<>-~]/.test(char) || (!last && (char === ' ' || char === '\t'));
        const unit = plain ? char : `=${hex(char)}`;
        if (width + unit.length > LINE - 1) {
          coded += '=\r\n';
          width = 0;
        }
        coded += unit;
        width += unit.length;
      }
      return coded;
    })
    .join('\r\n');
}

function hex(char: string): string {
  return char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0');
}

/**
 * Text for a header field: as it is where it is ASCII, else as encoded words, each at
 * most 75 characters long, folded one a line.
 */
export function encodeWords(text: string, charset: Charset, form: 'B' | 'Q' = 'B'): string {
  if (isAscii(text)) return text;
  const room = 75 - `=?${charset}?B??=`.length;
  const words: string[] = [];
  let piece = '';
  const word = (of: string): string => {
    const binary = encodeText(of, charset);
    return form === 'B' ? btoa(binary) : qEncode(binary);
  };
  for (const char of text) {
    if (word(piece + char).length > room) {
      words.push(word(piece));
      piece = char;
    } else {
      piece += char;
    }
  }
  words.push(word(piece));
  return words.map((coded) => `=?${charset}?${form}?${coded}?=`).join('\r\n ');
}

function qEncode(binary: string): string {
  return [...binary]
    .map((char) => (char === ' ' ? '_' : /[A-Za-z0-9!*+/-]/.test(char) ? char : `=${hex(char)}`))
    .join('');
}
