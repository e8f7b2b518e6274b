/**
 * Whether the header of the returned message is the one that was signed,
 * whatever became of its body: all that can be said where only a header came
 * back, and what `mailauth`, which wants the whole message, does not say.
 */

import { Buffer } from 'node:buffer';
import { createHash, verify } from 'node:crypto';
import type { PublicKey } from './public-key.ts';
import type { Signature } from './read-signature.ts';
import { signedText } from './signed-header.ts';
import type { Field } from './split-message.ts';

/** Checks `b=`. Never throws. */
export function verifyHeader(
  fields: readonly Field[],
  signature: Signature,
  { key, algorithm }: PublicKey,
): boolean {
  if (signature.algorithm !== algorithm) return false;
  const data = Buffer.from(signedText(fields, signature), 'latin1');
  const value = Buffer.from(signature.value, 'base64');
  try {
    if (algorithm === 'rsa-sha256') return verify('sha256', data, key, value);
    // RFC 8463 section 3: Ed25519 signs the hash.
    return verify(null, createHash('sha256').update(data).digest(), key, value);
  } catch {
    return false;
  }
}
