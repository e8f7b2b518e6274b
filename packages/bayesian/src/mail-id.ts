/**
 * The name under which a mail is learned.
 *
 * A Message-ID alone will not do: spam repeats them or has none. So the name
 * is the SHA-256 (FIPS 180-4) of Message-ID and tokens. Two copies of a mail
 * that came by different ways have the same tokens, for trace fields are none.
 * And whatever is unlearned under a name is exactly what was learned under it,
 * even when a later version makes other tokens.
 */

import type { Mail } from '@backscatter/core';
import { headerValue, normalizeMessageId } from '@backscatter/mail';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes of the hash kept: 128 bits are more than any archive needs. */
const ID_BYTES = 16;

/** Names a mail with its tokens; 32 hexadecimal digits. */
export function mailId(mail: Mail, tokens: readonly string[]): string {
  const messageId = normalizeMessageId(headerValue(mail.headers, 'message-id') ?? '') ?? '';
  const text = [messageId, ...tokens].join('\n');
  return bytesToHex(sha256(utf8ToBytes(text)).subarray(0, ID_BYTES));
}
