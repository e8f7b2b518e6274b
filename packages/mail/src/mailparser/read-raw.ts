/**
 * The forms in which callers hold a raw message.
 */

import { Buffer } from 'node:buffer';

/** Bytes, a string (read as UTF-8), or a stream of either. */
export type RawMail = Uint8Array | string | AsyncIterable<Uint8Array | string>;

/**
 * Collects the bytes of a message. A stream is read one byte past `maxBytes` at
 * least, so that the cut can be seen, and then left.
 *
 * @throws TypeError for anything that is no raw message; whatever the stream rejects with
 */
export async function readRaw(raw: RawMail, maxBytes: number): Promise<Uint8Array> {
  if (typeof raw === 'string') return Buffer.from(raw);
  if (raw instanceof Uint8Array) return raw;
  if (typeof raw !== 'object' || raw === null || !(Symbol.asyncIterator in raw)) {
    throw wrongRaw();
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of raw) {
    const bytes: unknown = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (!(bytes instanceof Uint8Array)) throw wrongRaw();
    chunks.push(bytes);
    size += bytes.length;
    if (size > maxBytes) break;
  }
  return Buffer.concat(chunks, size);
}

function wrongRaw(): TypeError {
  return new TypeError('parseMail: "raw" must be a Uint8Array, a string or a stream of either');
}
