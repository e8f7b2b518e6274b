/**
 * Header fields and MIME parameters in the strict form in which nearly every
 * server writes them. Whatever has another form is left to mailparser, which
 * knows comments, RFC 2231 and the rest.
 */

import type { Header } from '@backscatter/core';
import { decodeBinaryString } from '../decode-bytes.ts';

const SPACE = 0x20;
const TAB = 0x09;

/** A value such as `text/plain; charset="utf-8"`, taken apart. */
export interface PlainValue {
  /** In lower case. */
  readonly value: string;
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

const VALUE = /^[a-z0-9][a-z0-9!#$&^_.+/-]{0,100}$/i;
const PARAMETER = /^([a-z0-9-]{1,40})=(?:"([^"\\]{0,400})"|([^\s"()<>@,;:\\[\]?]{1,200}))$/i;

/** Parameters of one field; more is nobody's plain mail. */
const MAX_PARAMETERS = 10;

/** RFC 5322 section 2.2: printable ASCII but the colon. */
const FIELD_NAME = /^[!-9;-~]+$/;

/** What mailparser takes for the first line of a mailbox or of a request when it begins a header. */
const PREAMBLE = /^(?:From|POST) /i;

/**
 * Fields in the form in which mailparser hands them out; null where that needs mailparser.
 * A line that names no field is left out, and so is what is folded below it.
 *
 * @param block a byte a character, without the line ends behind it
 * @param isAscii whether it is known to hold nothing that must be decoded
 */
export function readPlainHeaders(
  block: string,
  limit: number,
  isAscii: boolean,
): readonly Header[] | null {
  if (block === '') return [];
  if (isFolded(block, 0) || PREAMBLE.test(block)) return null;
  const headers: Header[] = [];
  let next = 0;
  for (let start = 0; start <= block.length; start = next) {
    const end = lineEnd(block, start);
    const colon = block.indexOf(':', start);
    const name = colon < 0 || colon > end ? '' : block.slice(start, colon).trim();
    const isField = FIELD_NAME.test(name);
    let raw = isField ? textOf(block, colon + 1, end) : '';
    for (next = end + 1; isFolded(block, next); ) {
      const below = lineEnd(block, next);
      raw += `\r\n${textOf(block, next, below)}`;
      next = below + 1;
    }
    if (isField) {
      if (headers.length >= limit) return null;
      headers.push({ name: name.toLowerCase(), raw });
    } else if (raw.includes(':')) {
      // mailparser looks for the colon of a field on the lines below it too.
      return null;
    }
  }
  if (isAscii) return headers;
  return headers.map(({ name, raw }) => ({ name, raw: decodeBinaryString(raw) }));
}

/** Whether the line that begins there goes on with the field above it. */
function isFolded(block: string, at: number): boolean {
  const code = block.charCodeAt(at);
  return code === SPACE || code === TAB;
}

/** Where the line feed of a line stands, or what is behind the last line. */
function lineEnd(block: string, from: number): number {
  const end = block.indexOf('\n', from);
  return end < 0 ? block.length : end;
}

/** The text of a line without the carriage return that belongs to its end. */
function textOf(block: string, from: number, end: number): string {
  return block.slice(from, block[end - 1] === '\r' && end > from ? end - 1 : end);
}

/** Takes a field value apart; null where it is not of the strict form. */
export function readPlainValue(raw: string): PlainValue | null {
  if (!raw.includes(';')) {
    const only = raw.trim();
    return VALUE.test(only) ? { value: only.toLowerCase(), parameters: new Map() } : null;
  }
  const [value = '', ...rest] = raw.split(/;(?:\s+|$)|;(?=[a-z-]+=)/i);
  if (!VALUE.test(value.trim()) || rest.length > MAX_PARAMETERS) return null;
  const parameters = new Map<string, string>();
  for (let index = 0; index < rest.length; index++) {
    const trimmed = rest[index]?.trim() ?? '';
    if (trimmed === '' && index === rest.length - 1) break;
    const match = PARAMETER.exec(trimmed);
    const name = match?.[1]?.toLowerCase();
    if (name === undefined || parameters.has(name) || trimmed.includes('=?')) return null;
    parameters.set(name, match?.[2] ?? match?.[3] ?? '');
  }
  return { value: value.trim().toLowerCase(), parameters };
}
