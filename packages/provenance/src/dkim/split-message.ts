/**
 * The returned message as DKIM sees it: its fields as they stand, and its body,
 * every line ended by CRLF (RFC 6376 section 3.4 canonicalises on that form).
 *
 * Bytes are held as text of one character a byte, so that nothing is decoded on
 * the way to the hash.
 *
 * QUIRK: a returned message comes with LF alone, with CR alone, with CR CR LF,
 * below blank lines or below the `From ` line of a mailbox.
 */

import type { Header, ReturnedMessage } from '@backscatter/core';

/** A field of the returned message. */
export interface Field {
  /** In lower case. */
  readonly name: string;
  /** Name, colon and value as they stand, folded by CRLF, without the last line end. */
  readonly line: string;
}

/** The message, taken apart. */
export interface SplitMessage {
  readonly fields: readonly Field[];
  /** Null where no blank line ends the header, or only the parsed header is known. */
  readonly body: string | null;
  /** Whether the lines are as they came: else names are in lower case. */
  readonly exact: boolean;
}

/** No header of an honest mail is so long, in characters. What lies beyond is not read. */
const MAX_HEADER = 262_144;

/** No honest mail has so many fields. */
const MAX_FIELDS = 1_000;

/** Characters handed to one call of `String.fromCharCode`. */
const CHUNK = 8_192;

/** Takes the returned message apart, or its parsed header where the bytes are not known. */
export function splitReturned({ bytes, mail }: ReturnedMessage): SplitMessage {
  if (bytes === undefined) {
    const fields = (mail?.headers ?? []).slice(0, MAX_FIELDS).map(fieldOf);
    return { fields, body: null, exact: false };
  }
  const text = skipToHeader(withCrlf(toBinary(bytes)));
  const end = text.indexOf('\r\n\r\n');
  const header = text.slice(0, Math.min(end < 0 ? text.length : end, MAX_HEADER));
  return { fields: splitFields(header), body: end < 0 ? null : text.slice(end + 4), exact: true };
}

/** Bytes as text of one character a byte. */
function toBinary(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return text;
}

function fieldOf({ name, raw }: Header): Field {
  const value = toBinary(new TextEncoder().encode(raw));
  return { name, line: withCrlf(`${name}:${value.trimEnd()}`) };
}

function withCrlf(text: string): string {
  const lf = text.indexOf('\n');
  if (lf < 0) return text.replace(/\r/g, '\r\n');
  // Looking back keeps this linear: a run of CR without LF is tried once, not at each CR.
  if (text.endsWith('\r\r', lf)) return text.replace(/(?<!\r)\r+\n/g, '\r\n');
  return text.replace(/\r?\n/g, '\r\n');
}

function skipToHeader(text: string): string {
  const start = text.search(/[^ \t\r\n]/);
  if (start < 0) return '';
  const header = text.slice(start);
  if (!/^>?From /.test(header)) return header;
  const end = header.indexOf('\r\n');
  return end < 0 ? '' : header.slice(end + 2);
}

function splitFields(header: string): readonly Field[] {
  const fields: { name: string; line: string }[] = [];
  for (const line of header.split('\r\n')) {
    const last = fields.at(-1);
    if (/^[ \t]/.test(line)) {
      if (last !== undefined) last.line += `\r\n${line}`;
      continue;
    }
    const colon = line.indexOf(':');
    // QUIRK: a line without a colon is a stray of a broken server; nobody signed it.
    if (colon < 1) continue;
    if (fields.length === MAX_FIELDS) break;
    fields.push({ name: line.slice(0, colon).trimEnd().toLowerCase(), line });
  }
  return fields;
}
