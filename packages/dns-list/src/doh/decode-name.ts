/**
 * A name within a DNS message (RFC 1035 section 4.1.4). A label may be replaced
 * by a pointer to where the rest of the name already stood. Whoever writes a
 * message can point a pointer at itself; one that only ever leads back cannot
 * go round in circles.
 */

import { MAX_NAME } from './encode-query.ts';

/** A name, and where the reading goes on. */
export interface DecodedName {
  /** Lower case, without a trailing dot; octets that are no letters are spelled `\DDD`. */
  readonly name: string;
  readonly end: number;
}

/**
 * Reads the name that starts at `start`.
 *
 * @returns null where there is none: cut off, too long, or with a pointer that leads astray
 */
export function decodeName(bytes: Uint8Array, start: number): DecodedName | null {
  const labels: string[] = [];
  let at = start;
  let end: number | null = null;
  let octets = 1;
  // No pointer may lead to this or behind: each loop takes at least one octet of the
  // name or comes closer to the start of the message.
  let fence = start;
  for (;;) {
    const length = bytes[at];
    if (length === undefined) return null;
    if (length === 0) return { name: labels.join('.'), end: end ?? at + 1 };
    if (length >= 0xc0) {
      const low = bytes[at + 1];
      if (low === undefined) return null;
      const target = ((length & 0x3f) << 8) | low;
      if (target >= fence) return null;
      end ??= at + 2;
      fence = target;
      at = target;
      continue;
    }
    // 0x40 and 0x80 are forms that were never used (RFC 6891 section 5).
    octets += length + 1;
    if (length >= 0x40 || octets > MAX_NAME || at + 1 + length > bytes.length) return null;
    labels.push(spell(bytes.subarray(at + 1, at + 1 + length)));
    at += 1 + length;
  }
}

const DOT = 0x2e;
const BACKSLASH = 0x5c;

/** A label as text, in the way of RFC 1035 section 5.1. */
function spell(label: Uint8Array): string {
  let text = '';
  for (const octet of label) {
    const plain = octet > 0x20 && octet < 0x7f && octet !== DOT && octet !== BACKSLASH;
    text += plain ? String.fromCharCode(octet) : `\\${String(octet).padStart(3, '0')}`;
  }
  return text.toLowerCase();
}
