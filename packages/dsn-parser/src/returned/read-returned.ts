/**
 * The returned message: a part of its own, or quoted in the notice.
 *
 * QUIRK: types as they are written: `message/rfc822`, `message/global`,
 * `text/rfc822-headers`, `text/rfc822`, `message/rfc822-headers`,
 * `message/global-headers`, their `message/utf-8…` drafts, and any `.eml`.
 */

import type { Header, Mail, ParseMail, Part, ReturnedMessage } from '@backscatter/core';
import { decodeBytes, headerValue, parseHeaderBlock, textPart } from '@backscatter/mail';
import { unquote } from './find-quoted.ts';

const WHOLE = new Set([
  'message/rfc822',
  'message/global',
  'message/utf-8',
  'message/news',
  'message/partial',
  'text/rfc822',
  'text/x-rfc822',
]);
const HEADERS = new Set([
  'text/rfc822-headers',
  'message/rfc822-headers',
  'message/global-headers',
  'message/utf-8-headers',
  'text/rfc822-header',
  'message/rfc822-header',
]);

/** QUIRK: gateways hang the header on as a text file of this name. */
const HEADER_FILE = /headers?[-_0-9]{0,20}\.txt$/i;

/** Characters kept of a message that is quoted in text. */
const MAX_QUOTED_LENGTH = 200_000;

/**
 * The first part that holds a returned message, or null.
 *
 * @param parts all parts of the mail, the whole of it first
 */
export function findReturnedPart(parts: readonly Part[]): Part | null {
  for (const part of parts) {
    if (part.content === null || part === parts[0]) continue;
    if (WHOLE.has(part.type) || isHeaders(part)) return part;
    if (part.filename !== null && /\.eml$/i.test(part.filename)) return part;
  }
  return findBarePart(parts);
}

/**
 * QUIRK: a message set between the boundaries as it is, so that its header is
 * read as the part's.
 */
export function findBarePart(parts: readonly Part[]): Part | null {
  for (const part of parts) {
    if (part.content !== null || part === parts[0]) continue;
    const has = (name: string): boolean => part.headers.some((header) => header.name === name);
    if (has('received') && has('from')) return part;
  }
  return null;
}

function isHeaders({ type, filename }: Part): boolean {
  return HEADERS.has(type) || (type === 'text/plain' && HEADER_FILE.test(filename ?? ''));
}

/** Reads the returned message from its part or from the quoted text. */
export async function readReturned(
  part: Part | null,
  quoted: string | null,
  parse: ParseMail,
): Promise<ReturnedMessage> {
  if (part?.content != null) {
    if (isHeaders(part)) {
      const mail = fromText(decodeBytes(part.content, part.parameters.get('charset') ?? null));
      if (mail.headers.length === 0) return { form: 'none', mail: null };
      return { form: 'headers', mail, bytes: part.content };
    }
    const mail = await parse(part.content);
    if (mail.headers.length > 0) {
      const empty =
        (mail.text ?? '').trim() === '' &&
        mail.html === null &&
        mail.root.children.length === 0 &&
        mail.root.size === 0;
      return { form: empty ? 'headers' : 'message', mail, bytes: part.content };
    }
  }
  if (part !== null && part.content === null) {
    const { headers, text, size } = part;
    const mail: Mail = { headers, text, html: null, root: part, size, problems: [] };
    return { form: text === null && part.children.length === 0 ? 'headers' : 'message', mail };
  }
  if (quoted === null) return { form: 'none', mail: null };
  const text = plain(quoted.slice(0, MAX_QUOTED_LENGTH));
  const bytes = new TextEncoder().encode(text);
  return { form: 'quoted', mail: await readQuoted(text, bytes, parse), bytes };
}

async function readQuoted(text: string, bytes: Uint8Array, parse: ParseMail): Promise<Mail> {
  const mail = fromText(text);
  const type = headerValue(mail.headers, 'content-type') ?? '';
  const encoding = headerValue(mail.headers, 'content-transfer-encoding') ?? '';
  const mime =
    /^multipart\//i.test(type) ||
    /html/i.test(type) ||
    /^(?:base64|quoted-printable)/i.test(encoding);
  return mime ? parse(bytes) : mail;
}

/** Takes quote marks and indent off where the whole block wears them. */
export function plain(quoted: string): string {
  const lines = quoted.split('\n');
  const first = lines.find((line) => line.trim() !== '') ?? '';
  const mark = /^(?:[ \t]{0,8}[>|]){1,3} ?|^[ \t]+/.exec(first)?.[0] ?? '';
  if (mark === '') return quoted.trimStart();
  return lines
    .map((line) => (line.startsWith(mark) ? line.slice(mark.length) : unquote(line)))
    .join('\n')
    .trimStart();
}

/** A mail from its text alone: header up to the first blank line, then plain text. */
export function fromText(text: string): Mail {
  const { header, body } = split(text);
  const headers: readonly Header[] = parseHeaderBlock(header).headers;
  const shown = body.trim() === '' ? null : body;
  const root = textPart('text/plain', shown, body.length, headers);
  return { headers, text: shown, html: null, root, size: text.length, problems: [] };
}

function split(text: string): { header: string; body: string } {
  const lines = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const blank = /(?:^|\n)[ \t]{0,200}\n/.exec(lines);
  return blank === null
    ? { header: lines, body: '' }
    : { header: lines.slice(0, blank.index), body: lines.slice(blank.index + blank[0].length) };
}
