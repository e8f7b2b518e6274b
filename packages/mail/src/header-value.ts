/**
 * Header fields by name (RFC 5322 section 2.2).
 *
 * A field may be folded over several lines and may hold RFC 2047 encoded
 * words. Hostile mail repeats fields that must be single: readers here take
 * the first, as mail clients do, and `headerValues` gives them all.
 */

import type { Header } from '@backscatter/core';
import { decodeWords } from 'postal-mime';

/** Longer values are not searched for encoded words: no honest field is that long. */
const MAX_ENCODED_LENGTH = 20_000;

/** Joins folded lines and trims (RFC 5322 section 2.2.3). */
export function unfold(raw: string): string {
  if (!raw.includes('\n')) return raw.trim();
  // Two plain texts, one after the other, cost less than a pattern that fits both.
  const joined = raw.replaceAll('\r\n', '');
  return (joined.includes('\n') ? joined.replaceAll('\n', '') : joined).trim();
}

/** Unfolds and decodes RFC 2047 encoded words. */
export function decodeHeader(raw: string): string {
  const value = unfold(raw);
  if (!value.includes('=?') || value.length > MAX_ENCODED_LENGTH) return value;
  try {
    return decodeWords(value);
  } catch {
    return value;
  }
}

/**
 * The first field of that lower-case name, unfolded and decoded.
 *
 * @returns null where the mail has no such field.
 */
export function headerValue(headers: readonly Header[], name: string): string | null {
  for (const header of headers) if (header.name === name) return decodeHeader(header.raw);
  return null;
}

/** Every field of that lower-case name, unfolded and decoded, in the order of the mail. */
export function headerValues(headers: readonly Header[], name: string): readonly string[] {
  const values: string[] = [];
  for (const header of headers) if (header.name === name) values.push(decodeHeader(header.raw));
  return values;
}
