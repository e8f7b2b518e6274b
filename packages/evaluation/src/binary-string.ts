/**
 * A mail is bytes: its parts may be in five charsets, and what a report returns
 * must come back to the byte, or no signature over it holds. While mails are put
 * together they are binary strings: a character a byte, 0 to 255. Text goes in
 * through an encoder, `utf8` here or those of `notices/charsets.ts`.
 */

/** Arguments of one call; engines refuse some 65,000 and more. */
const CHUNK = 8_192;

/** Bytes as a binary string. */
export function binaryOf(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK) {
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  }
  return binary;
}

/** @throws RangeError where a character is none of a binary string */
export function bytesOf(binary: string): Uint8Array {
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < binary.length; at += 1) {
    const code = binary.charCodeAt(at);
    if (code > 0xff) throw new RangeError(`no byte: U+${code.toString(16)} at ${at}`);
    bytes[at] = code;
  }
  return bytes;
}

/** Text as a binary string of its UTF-8 bytes. */
export function utf8(text: string): string {
  return binaryOf(new TextEncoder().encode(text));
}
