/**
 * The Message-ID of a message that the caller composed himself and handed over
 * as nodemailer's `raw`.
 */

import { headerValue, parseHeaderBlock } from '@backscatter/mail';

/** Characters of a message that are looked at: a header is rarely longer than this. */
const MAX_HEADER_LENGTH = 100_000;

/** The id, with its angle brackets; undefined where it has none or is a stream or a file. */
export function rawMessageId(raw: unknown): string | undefined {
  const text = textOf(raw);
  if (text === null) return undefined;
  const end = /\r?\n\r?\n/.exec(text)?.index ?? text.length;
  return headerValue(parseHeaderBlock(text.slice(0, end)).headers, 'message-id') ?? undefined;
}

function textOf(raw: unknown): string | null {
  if (typeof raw === 'string') return raw.slice(0, MAX_HEADER_LENGTH);
  if (!(raw instanceof Uint8Array)) return null;
  return Buffer.from(raw.subarray(0, MAX_HEADER_LENGTH)).toString('latin1');
}
