/**
 * Header fields and MIME parameters in the strict form in which nearly every
 * server writes them. Whatever has another form is left to mailparser, which
 * knows comments, RFC 2231 and the rest.
 */

import type { Header } from '@backscatter/core';
import { decodeBinaryString } from '../decode-bytes.ts';

/** A value such as `text/plain; charset="utf-8"`, taken apart. */
export interface PlainValue {
  /** In lower case. */
  readonly value: string;
  /** By lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

const VALUE = /^[a-z0-9][a-z0-9!#$&^_.+/-]{0,100}$/i;
const PARAMETER = /^([a-z0-9-]{1,40})=(?:"([^"\\]{0,400})"|([^\s"()<>@,;:\\[\]?=]{1,200}))$/i;

/** Parameters of one field; more is nobody's plain mail. */
const MAX_PARAMETERS = 10;

/**
 * Fields in the form in which mailparser hands them out; null where one is misshapen.
 *
 * @param block a byte a character, without its last line end
 * @param isAscii whether it is known to hold nothing that must be decoded
 */
export function readPlainHeaders(
  block: string,
  limit: number,
  isAscii: boolean,
): readonly Header[] | null {
  if (block === '') return [];
  const headers: { name: string; raw: string }[] = [];
  let next = 0;
  for (let start = 0; start <= block.length; start = next) {
    const end = block.indexOf('\n', start);
    next = end < 0 ? block.length + 1 : end + 1;
    const stop = end < 0 ? block.length : end;
    const line = block.slice(start, block[stop - 1] === '\r' && stop > start ? stop - 1 : stop);
    if (line[0] === ' ' || line[0] === '\t') {
      const last = headers.at(-1);
      if (last === undefined) return null;
      last.raw += `\r\n${line}`;
      continue;
    }
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    if (colon < 1 || headers.length >= limit || !/^[!-9;-~]+$/.test(name)) return null;
    headers.push({ name: name.toLowerCase(), raw: line.slice(colon + 1) });
  }
  if (isAscii) return headers;
  return headers.map(({ name, raw }) => ({ name, raw: decodeBinaryString(raw) }));
}

/** Takes a field value apart; null where it is not of the strict form. */
export function readPlainValue(raw: string): PlainValue | null {
  const [value = '', ...rest] = raw.split(/;(?:\s+|$)|;(?=[a-z-]+=)/i);
  if (!VALUE.test(value.trim()) || rest.length > MAX_PARAMETERS) return null;
  const parameters = new Map<string, string>();
  for (const [index, parameter] of rest.entries()) {
    const trimmed = parameter.trim();
    if (trimmed === '' && index === rest.length - 1) break;
    const match = PARAMETER.exec(trimmed);
    const name = match?.[1]?.toLowerCase();
    if (name === undefined || parameters.has(name) || trimmed.includes('=?')) return null;
    parameters.set(name, match?.[2] ?? match?.[3] ?? '');
  }
  return { value: value.trim().toLowerCase(), parameters };
}
