/**
 * The short way for simple mail: text, or a well-formed multipart of texts and
 * messages, nothing of it in a transfer encoding. Most reports and most of what
 * they return are such, and a MIME parser spends its time on streams for them.
 *
 * It gives the same as the long way, which tests hold it to; whatever it is not
 * sure of it leaves to mailparser.
 */

import type { Buffer } from 'node:buffer';
import type { Header, Part } from '@backscatter/core';
import { decodeBytes } from '../decode-bytes.ts';
import { unfold } from '../header-value.ts';
import { headerEnd } from './bound-bytes.ts';
import type { MailLimits } from './limits.ts';
import { type PlainValue, readPlainHeaders, readPlainValue } from './plain-fields.ts';
import { splitMultipart } from './plain-multipart.ts';

const LF = 0x0a;

/** Larger messages gain nothing by the short way. */
const MAX_BYTES = 1024 * 1024;

/** Structures beyond these are no simple mail. */
const MAX_PARTS = 20;
const MAX_DEPTH = 4;

const PLAIN_ENCODING = /^(?:7bit|8bit|binary)$/i;

/** Charsets in which bytes of ASCII mean what they mean in UTF-8. */
const ASCII_BASED =
  /^(?:us-ascii|utf-8|iso-8859-[0-9]{1,2}|windows-125[0-9]|koi8-[ru]|gb2312|gbk|gb18030|big5|euc-(?:jp|kr)|iso-2022-jp)$/i;

/**
 * Reads a simple mail.
 *
 * @returns null where anything in it needs mailparser
 */
export function readPlainMail(bytes: Buffer, limits: MailLimits): Part | null {
  if (bytes.length === 0 || bytes.length > MAX_BYTES) return null;
  if (limits.maxDepth < MAX_DEPTH || limits.maxParts <= MAX_PARTS) return null;
  const count = { parts: 0 };
  return readPart(bytes, limits, 1, count);
}

function readPart(
  bytes: Buffer,
  limits: MailLimits,
  depth: number,
  count: { parts: number },
): Part | null {
  if (++count.parts > MAX_PARTS || depth > MAX_DEPTH) return null;
  const bare = depth > 1 && isLineEnd(bytes, 0);
  const end = bare ? 0 : headerEnd(bytes);
  if ((end === bytes.length && !bare) || end > limits.maxHeaderLength) return null;
  const headers = readPlainHeaders(
    bytes.toString('latin1', 0, Math.max(0, end - 1)),
    limits.maxHeaders,
  );
  if (headers === null) return null;
  const type = single(headers, 'content-type', 'text/plain');
  const disposition = single(headers, 'content-disposition', 'inline');
  const encoding = unfold(
    headers.find(({ name }) => name === 'content-transfer-encoding')?.raw ?? '7bit',
  );
  if (type === null || disposition === null || !PLAIN_ENCODING.test(encoding)) return null;
  const filename = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? null;
  const part: Part = {
    type: type.value,
    parameters: type.parameters,
    disposition: headers.some(({ name }) => name === 'content-disposition')
      ? disposition.value
      : null,
    filename: filename === '' ? null : filename,
    encoding: encoding.toLowerCase(),
    headers,
    text: null,
    content: null,
    size: 0,
    children: [],
  };
  const body = bytes.subarray(end + (bytes[end] === LF ? 1 : 2));
  // Whose line end an empty body's is, is a matter of taste: mailparser's decides.
  if (depth > 1 && body.length === 0) return null;
  if (type.value.startsWith('multipart/'))
    return withChildren(part, type, body, limits, depth, count);
  if (type.value.startsWith('message/') || /^text\/(?:x-)?rfc822/.test(type.value)) {
    const content = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
    return { ...part, content, size: body.length };
  }
  return disposition.value === 'inline' ? withText(part, type, body) : null;
}

function withChildren(
  part: Part,
  { value, parameters }: PlainValue,
  body: Buffer,
  limits: MailLimits,
  depth: number,
  count: { parts: number },
): Part | null {
  const boundary = parameters.get('boundary') ?? '';
  if (boundary === '' || boundary.endsWith(' ') || value === 'multipart/digest') return null;
  const children: Part[] = [];
  for (const bytes of splitMultipart(body, boundary, MAX_PARTS) ?? []) {
    const child = readPart(bytes, limits, depth + 1, count);
    if (child === null) return null;
    children.push(child);
  }
  return children.length === 0 ? null : { ...part, children };
}

function withText(part: Part, { value, parameters }: PlainValue, body: Buffer): Part | null {
  if (value !== 'text/plain' && value !== 'text/html') return null;
  if (parameters.has('format') || parameters.has('delsp')) return null;
  const charset = parameters.get('charset') ?? 'utf-8';
  const plain =
    /^(?:us-ascii|utf-8)$/i.test(charset) || (ASCII_BASED.test(charset) && isAscii(body));
  if (!plain) return null;
  const text = decodeBytes(body).replace(/\r\n/g, '\n');
  return { ...part, text, size: text.length };
}

/** The one field of that name, in strict form; null where there are several or it is not. */
function single(headers: readonly Header[], name: string, fallback: string): PlainValue | null {
  const fields = headers.filter((header) => header.name === name);
  if (fields.length > 1) return null;
  return readPlainValue(unfold(fields[0]?.raw ?? fallback));
}

function isLineEnd(bytes: Buffer, at: number): boolean {
  return bytes[at] === LF || (bytes[at] === 0x0d && bytes[at + 1] === LF);
}

/** ISO-2022 switches charsets by escape characters, which are ASCII themselves. */
function isAscii(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte > 0x7e || byte === 0x1b) return false;
  return true;
}
