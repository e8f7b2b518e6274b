/**
 * The short way for mail without MIME structure: a header, a blank line, text
 * in a charset that UTF-8 contains. A third of all reports and most of what
 * they return are such, and a MIME parser spends its time on streams for them.
 *
 * It gives the same as the long way, which a test holds it to; whatever it is
 * not sure of it leaves to mailparser.
 */

import type { Buffer } from 'node:buffer';
import type { Header, Part } from '@backscatter/core';
import { decodeBinaryString, decodeBytes } from '../decode-bytes.ts';
import { headerValue } from '../header-value.ts';
import { headerEnd } from './bound-bytes.ts';
import type { MailLimits } from './limits.ts';

const LF = 0x0a;

/** Larger messages gain nothing by the short way. */
const MAX_BYTES = 1024 * 1024;

/** `text/plain` or `text/html` with no parameter but such a charset. */
const PLAIN_TYPE =
  /^text\/(plain|html)\s*(?:;\s*charset\s*=\s*(?:"(?:us-ascii|utf-8)"|us-ascii|utf-8)\s*;?)?$/i;
const PLAIN_ENCODING = /^(?:7bit|8bit|binary)$/i;

/**
 * Reads a mail without MIME structure.
 *
 * @returns null where the mail has one, or anything else that needs mailparser
 */
export function readPlainMail(bytes: Buffer, limits: MailLimits): Part | null {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return null;
  const end = headerEnd(bytes);
  if (end === bytes.length || end > limits.maxHeaderLength) return null;
  const headers = readHeaders(bytes.toString('latin1', 0, end - 1), limits.maxHeaders);
  if (headers === null) return null;
  const type = PLAIN_TYPE.exec(headerValue(headers, 'content-type') ?? 'text/plain');
  const encoding = headerValue(headers, 'content-transfer-encoding') ?? '7bit';
  if (type?.[1] === undefined || !PLAIN_ENCODING.test(encoding)) return null;
  if (headers.some(({ name }) => name === 'content-disposition')) return null;
  const body = bytes.subarray(end + (bytes[end] === LF ? 1 : 2));
  const text = decodeBytes(body).replace(/\r\n/g, '\n');
  return {
    type: `text/${type[1].toLowerCase()}`,
    parameters: parameters(headerValue(headers, 'content-type')),
    disposition: null,
    filename: null,
    encoding: encoding.toLowerCase(),
    headers,
    text,
    content: null,
    size: text.length,
    children: [],
  };
}

/** Fields in the form in which mailparser hands them out; null where one is misshapen. */
function readHeaders(block: string, limit: number): readonly Header[] | null {
  const headers: { name: string; raw: string }[] = [];
  for (const line of block.replace(/\r$/, '').split(/\r?\n/)) {
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
  return headers.map(({ name, raw }) => ({ name, raw: decodeBinaryString(raw) }));
}

function parameters(type: string | null): ReadonlyMap<string, string> {
  const charset = /charset\s*=\s*"?([a-z0-9-]+)/i.exec(type ?? '')?.[1];
  return charset === undefined ? new Map() : new Map([['charset', charset]]);
}
