/**
 * The short way for simple mail: a text, or a well-formed multipart of texts,
 * messages and attachments, their transfer encodings and charsets in strict form.
 * Nearly all mail is such, and a MIME parser spends its time on streams for it.
 *
 * It gives the same as the long way, which tests hold it to; whatever it is not
 * sure of it leaves to mailparser.
 */

import { Buffer, isAscii } from 'node:buffer';
import type { Header, Part } from '@backscatter/core';
import libmime from 'libmime';
import { unfold } from '../header-value.ts';
import { headerEnd, mendFolding } from './bound-bytes.ts';
import type { MailLimits } from './limits.ts';
import { base64Size, decodeBody } from './plain-encoding.ts';
import { type PlainValue, readPlainHeaders, readPlainValue } from './plain-fields.ts';
import { readPlainText } from './plain-text.ts';
import { isBarren } from './rescue-text.ts';
import { type Piece, splitMultipart } from './split-multipart.ts';

const LF = 0x0a;
const CR = 0x0d;

/** Larger messages gain nothing by the short way. */
const MAX_BYTES = 1024 * 1024;

/** Structures beyond these are no simple mail. */
const MAX_PARTS = 20;
const MAX_DEPTH = 4;

const NOTHING: readonly never[] = [];

const PLAIN_ENCODING = /^(?:7bit|8bit|binary)$/i;
const ENCODING = /^(?:7bit|8bit|binary|quoted-printable|base64)$/i;

/** Types whose bytes are kept of an attachment: a report is read from them. */
const KEPT = /^(?:message|multipart|text)\//;

/** Types of files that no report is read from. */
const FILE = /^(?:application|audio|font|image|model|video)\//;

/** What mailparser gives a type by the name of the file, if that has one. */
const NAMED_TYPE = 'application/octet-stream';

/**
 * Reads a simple mail.
 *
 * @returns null where anything in it needs mailparser
 */
export function readPlainMail(bytes: Buffer, limits: MailLimits): Part | null {
  if (bytes.length > MAX_BYTES) return null;
  if (limits.maxDepth < MAX_DEPTH || limits.maxParts <= MAX_PARTS) return null;
  const root = readPart({ bytes, lineEnd: '' }, limits, 1, { parts: 0 });
  // A multipart without parts has perhaps lost them with the fold of its boundary.
  return root !== null && isBarren(root) && mendFolding(bytes) !== null ? null : root;
}

function readPart(
  { bytes, lineEnd }: Piece,
  limits: MailLimits,
  depth: number,
  count: { parts: number },
): Part | null {
  if (++count.parts > MAX_PARTS || depth > MAX_DEPTH) return null;
  const bare = depth > 1 && isLineEnd(bytes, 0);
  const end = bare ? 0 : headerEnd(bytes);
  const headerOnly = end === bytes.length && !bare;
  if (depth > 1) {
    // The delimiter behind it may have taken the blank line; any other end of a header is mailparser's.
    if (headerOnly && bytes[end - 1] !== LF) return null;
    if (end > limits.maxHeaderLength) return null;
  }
  let last = end;
  while (last > 0 && (bytes[last - 1] === LF || bytes[last - 1] === CR)) last -= 1;
  const headers = readPlainHeaders(
    bytes.toString('latin1', 0, last),
    limits.maxHeaders,
    isAscii(bytes.subarray(0, end)),
  );
  if (headers === null) return null;
  const fields = readContentFields(headers);
  if (fields === null) return null;
  const type = fields.type ?? { value: 'text/plain', parameters: new Map() };
  const { disposition = INLINE, encoding } = fields;
  if (!ENCODING.test(encoding)) return null;
  const filename = disposition.parameters.get('filename') ?? type.parameters.get('name') ?? null;
  const part: Part = {
    type: type.value,
    parameters: type.parameters,
    disposition: fields.disposition?.value ?? null,
    filename: filename === '' ? null : filename,
    encoding: encoding.toLowerCase(),
    headers,
    text: null,
    content: null,
    size: 0,
    children: NOTHING,
  };
  const below = bytes.subarray(end + (bytes[end] === LF ? 1 : 2));
  // QUIRK: to mailparser, the line end of a body of nothing else is its own where another part follows.
  const body = below.length === 0 && !headerOnly ? Buffer.from(lineEnd, 'latin1') : below;
  // Of what names no type, mailparser guesses it by disposition and file.
  if (part.disposition !== null && fields.type === undefined) return null;
  const isPlain = PLAIN_ENCODING.test(encoding);
  if (type.value.startsWith('multipart/')) {
    return isPlain ? withChildren(part, type, body, limits, depth, count) : null;
  }
  if (type.value.startsWith('message/') || /^text\/(?:x-)?rfc822/.test(type.value)) {
    return isPlain ? withContent(part, body) : withFile(part, body);
  }
  const isInline = disposition.value === 'inline';
  if (isInline && (type.value === 'text/plain' || type.value === 'text/html')) {
    const text = readPlainText(body, part);
    return text === null ? null : withBody(part, { text, size: text.length });
  }
  return isInline || disposition.value === 'attachment' ? withFile(part, body) : null;
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
  const pieces = splitMultipart(body, boundary, MAX_PARTS);
  // Whose delimiters they are that an inner multipart lacks is mailparser's to say.
  if (pieces === null || (pieces.length === 0 && depth > 1)) return null;
  const children: Part[] = [];
  for (const piece of pieces) {
    const child = readPart(piece, limits, depth + 1, count);
    if (child === null) return null;
    children.push(child);
  }
  return withBody(part, { children });
}

/** A part and what was read of its body; written out, for engines copy many fields slowly. */
function withBody(
  { type, parameters, disposition, filename, encoding, headers }: Part,
  { text = null, content = null, size = 0, children = NOTHING }: Partial<Part>,
): Part {
  return {
    type,
    parameters,
    disposition,
    filename,
    encoding,
    headers,
    text,
    content,
    size,
    children,
  };
}

function withContent(part: Part, body: Uint8Array): Part {
  const content = new Uint8Array(body.buffer, body.byteOffset, body.byteLength);
  return withBody(part, { content, size: body.length });
}

/** An attached file; of most only the size is told. */
function withFile(part: Part, body: Buffer): Part | null {
  const isNamed = part.type === NAMED_TYPE && part.filename !== null;
  if (KEPT.test(isNamed ? libmime.detectMimeType(part.filename) : part.type)) {
    const bytes = decodeBody(body, part.encoding);
    // A copy: what was decoded may stand in a buffer shared with others.
    return bytes === null ? null : withContent(part, new Uint8Array(bytes));
  }
  if (!FILE.test(part.type)) return null;
  const size =
    part.encoding === 'base64'
      ? base64Size(body)
      : (decodeBody(body, part.encoding)?.length ?? null);
  return size === null ? null : withBody(part, { size });
}

/** What the header of a part says of its body. */
interface ContentFields {
  readonly type: PlainValue | undefined;
  readonly disposition: PlainValue | undefined;
  readonly encoding: string;
}

/** Where no field says otherwise. Nothing of it is handed out. */
const INLINE: PlainValue = { value: 'inline', parameters: new Map() };

/** Reads the fields, of which one of a name counts; null where there are several or one is not in strict form. */
function readContentFields(headers: readonly Header[]): ContentFields | null {
  let type: PlainValue | null | undefined;
  let disposition: PlainValue | null | undefined;
  let encoding: string | undefined;
  for (const { name, raw } of headers) {
    if (!name.startsWith('content-')) continue;
    if (name === 'content-type') type = type === undefined ? readPlainValue(unfold(raw)) : null;
    if (name === 'content-disposition')
      disposition = disposition === undefined ? readPlainValue(unfold(raw)) : null;
    if (name === 'content-transfer-encoding') encoding ??= unfold(raw);
  }
  if (type === null || disposition === null) return null;
  return { type, disposition, encoding: encoding ?? '7bit' };
}

function isLineEnd(bytes: Buffer, at: number): boolean {
  return bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] === LF);
}
