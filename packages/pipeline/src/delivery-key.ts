/**
 * Names a delivery, so that what is remembered of it counts once: a retry of
 * the same report, a second look and a look in shadow mode have the same key.
 *
 * A report may return megabytes, and hashing them takes longer than judging. So
 * of each part its beginning and its end are read. Two reports that differ only
 * between would count as one; whoever writes such a pair gains what he has by
 * sending the same one twice.
 */

import type { Evidence } from '@backscatter/core';
import { headerValue, walkParts } from '@backscatter/mail';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * Characters or bytes read at either end of a part. A server's notice says within the first of
 * them what it is on, and the returned header begins there.
 */
const EDGE = 2_048;

/** Parts read; a report has three. */
const MAX_PARTS = 64;

/**
 * SHA-256 of addressee, From, Date, Message-ID and the edges of the body's parts, in hex. Line
 * ends count as LF and trace headers are left out: each hop changes them.
 */
export function deliveryKey({ mail, addressee }: Pick<Evidence, 'mail' | 'addressee'>): string {
  const hash = sha256.create();
  const encoder = new TextEncoder();
  const add = (...texts: readonly string[]): void => {
    hash.update(encoder.encode(`${texts.join('\0')}\0`));
  };
  const fields = ['from', 'date', 'message-id'].map(
    (name) => headerValue(mail.headers, name) ?? '',
  );
  add(addressee?.address ?? '', ...fields);
  let count = 0;
  for (const part of walkParts(mail.root)) {
    count += 1;
    if (count > MAX_PARTS) break;
    if (part.text !== null) add(...edgesOfText(part.text));
    else if (part.content !== null) hash.update(edgesOfBytes(part.content));
  }
  return bytesToHex(hash.digest());
}

function edgesOfText(text: string): readonly string[] {
  if (text.length <= 2 * EDGE) return [text];
  return [text.slice(0, EDGE), text.slice(-EDGE), String(text.length)];
}

const CR = 0x0d;

/** Both edges, CR not counted: how many there are between is not known without reading all. */
function edgesOfBytes(bytes: Uint8Array): Uint8Array {
  const kept = new Uint8Array(Math.min(bytes.length, 2 * EDGE));
  let length = 0;
  let from = 0;
  for (; from < bytes.length && length < EDGE; from += 1) {
    const byte = bytes[from] ?? CR;
    if (byte !== CR) kept[length++] = byte;
  }
  let start = kept.length;
  for (let at = bytes.length - 1; at >= from && start > length; at -= 1) {
    const byte = bytes[at] ?? CR;
    if (byte !== CR) kept[--start] = byte;
  }
  kept.copyWithin(length, start);
  return kept.subarray(0, length + kept.length - start);
}
