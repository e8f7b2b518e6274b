/**
 * Names a delivery, so that what is remembered of it counts once: a retry of
 * the same report, a second look and a look in shadow mode have the same key.
 */

import type { Evidence, Part } from '@backscatter/core';
import { headerValue, walkParts } from '@backscatter/mail';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 of addressee, From, Date, Message-ID and body, in hex. Line ends
 * count as LF and trace headers are left out: each hop changes them.
 */
export function deliveryKey({ mail, addressee }: Evidence): string {
  const hash = sha256.create();
  const add = (text: string): void => {
    hash.update(utf8ToBytes(`${text}\0`));
  };
  add(addressee?.address ?? '');
  for (const name of ['from', 'date', 'message-id']) add(headerValue(mail.headers, name) ?? '');
  for (const part of walkParts(mail.root)) addBody(part, hash, add);
  return bytesToHex(hash.digest());
}

function addBody(
  part: Part,
  hash: { update(bytes: Uint8Array): unknown },
  add: (text: string) => void,
): void {
  if (part.text !== null) add(part.text);
  else if (part.content !== null) hash.update(withoutCarriageReturns(part.content));
}

const CR = 0x0d;

function withoutCarriageReturns(bytes: Uint8Array): Uint8Array {
  if (!bytes.includes(CR)) return bytes;
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? CR;
    if (byte !== CR) kept[length++] = byte;
  }
  return kept.subarray(0, length);
}
