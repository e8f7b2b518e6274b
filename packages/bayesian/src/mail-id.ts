/**
 * The name under which a mail is learned.
 *
 * A Message-ID alone will not do: spam repeats them or has none. So the name
 * is the SHA-256 (FIPS 180-4) of Message-ID and features. Two copies of a mail
 * that came by different ways have the same features, for trace fields are none.
 * And whatever is unlearned under a name is exactly what was learned under it,
 * even when a later version reads other features.
 */

import type { Mail } from '@backscatter/core';
import { headerValue, normalizeMessageId } from '@backscatter/mail';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Features } from './features.ts';

/** Bytes of the hash kept: 128 bits are more than any archive needs. */
const ID_BYTES = 16;

/** Names a mail with its features; 32 hexadecimal digits. */
export function mailId(mail: Mail, { keys, ends }: Features): string {
  const messageId = normalizeMessageId(headerValue(mail.headers, 'message-id') ?? '') ?? '';
  const hash = sha256.create().update(utf8ToBytes(`${messageId}\n${ends.join(' ')}\n`));
  // Two sums over all keys stand for the longer blocks, all keys of the words for themselves.
  let [sum, mix] = [0, 0];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i] ?? 0;
    sum = (sum + key) | 0;
    mix = Math.imul(mix ^ key, 0x9e37_79b1);
  }
  const words = keys.subarray(0, ends[0]);
  const bytes = new DataView(new ArrayBuffer(4 * words.length + 8));
  for (let i = 0; i < words.length; i += 1) bytes.setUint32(4 * i, words[i] ?? 0, true);
  bytes.setInt32(4 * words.length, sum, true);
  bytes.setInt32(4 * words.length + 4, mix, true);
  return bytesToHex(hash.update(new Uint8Array(bytes.buffer)).digest().subarray(0, ID_BYTES));
}
