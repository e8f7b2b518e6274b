/**
 * The keys of the counters: 64 bits of a BLAKE3 hash, keyed with a secret of
 * the caller, so that a copied store tells nobody whose mail bounces or what it
 * said. A guessed address cannot be tried against it without the secret.
 */

import type { SentKey } from '@backscatter/core';
import { blake3 } from '@noble/hashes/blake3.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Makes the derived key another one than any other program's (BLAKE3 section 2.3). */
const CONTEXT = utf8ToBytes('backscatter 2026-11 keys of the flood counters');

/** Bytes of the hash that are kept. */
const KEY_BYTES = 8;

/** What is hashed: what reports are counted by, what is counted, and the delivery. */
type KeyKind =
  | 'address'
  | 'domain'
  | 'band'
  | 'subject'
  | 'quick'
  | 'slow'
  | 'alarm'
  | 'members'
  | 'evidence'
  | 'proved'
  | 'delivery';

/** Makes the key of a text. */
export type MakeKey = (kind: KeyKind, text: string) => SentKey;

/** Keys under a secret; the secret stays in the closure. */
export function createFloodKeys(secret: string | Uint8Array): MakeKey {
  const bytes = typeof secret === 'string' ? utf8ToBytes(secret) : secret;
  const keyed = blake3.create({ key: blake3(bytes, { context: CONTEXT }), dkLen: KEY_BYTES });
  return (kind, text) =>
    bytesToHex(
      keyed
        .clone()
        .update(utf8ToBytes(`${kind}\0${text}`))
        .digest(),
    );
}
