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

import { Buffer } from 'node:buffer';
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
  readonly body: () => string | null;
  /** Whether the lines are as they came: else names are in lower case. */
  readonly exact: boolean;
}

/** No header of an honest mail is so long, in bytes. What lies beyond is not read. */
const MAX_HEADER = 262_144;

/** No honest mail has so many fields. */
const MAX_FIELDS = 1_000;

/** Takes the returned message apart, or its parsed header where the bytes are not known. */
export function splitReturned({ bytes, mail }: ReturnedMessage): SplitMessage {
  if (bytes === undefined) {
    const fields = (mail?.headers ?? []).slice(0, MAX_FIELDS).map(fieldOf);
    return { fields, body: () => null, exact: false };
  }
  // Most mail bears no signature of ours, and then nobody asks for its body.
  const { header } = split(bytes.subarray(0, MAX_HEADER));
  return { fields: splitFields(header), body: () => split(bytes).body, exact: true };
}

function split(bytes: Uint8Array): { readonly header: string; readonly body: string | null } {
  const text = skipToHeader(withCrlf(toBinary(bytes)));
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return { header: text, body: null };
  return { header: text.slice(0, end), body: text.slice(end + 4) };
}

/** Bytes as text of one character a byte. */
function toBinary({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

function fieldOf({ name, raw }: Header): Field {
  const value = Buffer.from(raw).toString('latin1');
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
    // QUIRK: where a server has lost the blanks of folds, the tags of a signature begin lines.
    const isTag = last?.name === 'dkim-signature' && /^[a-z]{1,2}=/.test(line);
    if (/^[ \t]/.test(line) || isTag) {
      if (last !== undefined) last.line += `\r\n${isTag ? ' ' : ''}${line}`;
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
