/**
 * Text to the bytes of old charsets. Platforms decode them all and encode none but
 * UTF-8, so each table is the decoder's turned round, made when first asked for.
 * ISO-2022-JP is EUC-JP with the high bits off between escape sequences (RFC 1468).
 */

import { utf8 } from '../binary-string.ts';

/** As MIME labels them; what a charset lacks becomes a question mark, as programs do. */
export type Charset =
  | 'us-ascii'
  | 'utf-8'
  | 'iso-8859-1'
  | 'iso-8859-2'
  | 'iso-8859-9'
  | 'windows-1252'
  | 'windows-1251'
  | 'koi8-r'
  | 'iso-2022-jp'
  | 'shift_jis'
  | 'gb2312'
  | 'gb18030'
  | 'big5'
  | 'euc-kr';

const ASCII_END = 0x80;
const tables = new Map<Charset, ReadonlyMap<string, string>>();

/** Text as a binary string in a charset; line ends stay. */
export function encodeText(text: string, charset: Charset): string {
  if (charset === 'utf-8') return utf8(text);
  if (isAscii(text)) return text;
  if (charset === 'iso-2022-jp') return iso2022(text);
  const table = tableOf(charset);
  let binary = '';
  for (const char of text) {
    binary += char.charCodeAt(0) < ASCII_END ? char : (table.get(char) ?? '?');
  }
  return binary;
}

/** Whether every character is one of US-ASCII. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (text.charCodeAt(at) >= ASCII_END) return false;
  return true;
}

function iso2022(text: string): string {
  const table = tableOf('iso-2022-jp');
  let binary = '';
  let wide = false;
  for (const char of text) {
    const ascii = char.charCodeAt(0) < ASCII_END;
    const pair = ascii ? char : (table.get(char) ?? '\xa1\xa9');
    if (wide === ascii) {
      binary += ascii ? '\x1b(B' : '\x1b$B';
      wide = !ascii;
    }
    binary += ascii
      ? pair
      : String.fromCharCode(pair.charCodeAt(0) & 0x7f, pair.charCodeAt(1) & 0x7f);
  }
  return wide ? `${binary}\x1b(B` : binary;
}

function tableOf(charset: Charset): ReadonlyMap<string, string> {
  const known = tables.get(charset);
  if (known !== undefined) return known;
  const table = new Map<string, string>();
  if (charset === 'iso-8859-1') {
    // The platform's decoder of that name is windows-1252.
    for (let code = 0xa0; code < 0x100; code += 1) {
      table.set(String.fromCharCode(code), String.fromCharCode(code));
    }
  } else if (charset !== 'us-ascii') {
    fill(table, new TextDecoder(charset === 'iso-2022-jp' ? 'euc-jp' : charset));
  }
  tables.set(charset, table);
  return table;
}

/** Single bytes first, then pairs: the shorter form of a character wins. */
function fill(table: Map<string, string>, decoder: TextDecoder): void {
  const add = (bytes: readonly number[]): void => {
    const char = decoder.decode(Uint8Array.from(bytes));
    if ([...char].length !== 1 || char === '\ufffd' || table.has(char)) return;
    table.set(char, String.fromCharCode(...bytes));
  };
  for (let byte = ASCII_END; byte < 0x100; byte += 1) add([byte]);
  if (/windows|iso-8859|koi8/.test(decoder.encoding)) return;
  for (let lead = 0x81; lead < 0xff; lead += 1) {
    for (let trail = 0x40; trail < 0xff; trail += 1) add([lead, trail]);
  }
}
