/**
 * Base32 with the extended hex alphabet (RFC 4648 section 7), in lower case and
 * without padding: survives systems that change case, and is legal in a
 * Message-ID and in an ENVID.
 */

const ALPHABET = '0123456789abcdefghijklmnopqrstuv';

/** Writes bytes, 5 bits a character; the last character is filled up with zeros. */
export function toBase32hex(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET[(held >>> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return bits === 0 ? text : text + ALPHABET[(held << (5 - bits)) & 31];
}
