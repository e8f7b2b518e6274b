/**
 * Reads an IPv6 address (RFC 4291 section 2.2): eight words of up to four
 * hexadecimal digits, one run of zeros shortened to `::`, the last two words
 * perhaps as a dotted quad. Zones (`%eth0`) and prefixes are no addresses.
 */

const WORD = /^[0-9a-f]{1,4}$/i;
const QUAD = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
/** Characters of the longest form, with a dotted quad (RFC 4291). */
const MAX_LENGTH = 45;
const WORDS = 8;

/** The eight words, or null for anything else. */
export function parseIp6(text: string): readonly number[] | null {
  if (text.length > MAX_LENGTH) return null;
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const head = readWords(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? readWords(halves[1] ?? '', true) : [];
  if (head === null || tail === null) return null;
  const missing = WORDS - head.length - tail.length;
  // `::` stands for one word at least (RFC 5952 section 4.2.2 tolerates one).
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null;
  return [...head, ...Array<number>(missing).fill(0), ...tail];
}

/** The dotted quad of an IPv4-mapped address (RFC 4291 section 2.5.5.2), or null. */
export function mappedIp4(words: readonly number[]): string | null {
  if (words.slice(0, 5).some((word) => word !== 0) || words[5] !== 0xffff) return null;
  const [high = 0, low = 0] = words.slice(6);
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}

function readWords(text: string, last: boolean): readonly number[] | null {
  if (text === '') return [];
  const words: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (WORD.test(part)) {
      words.push(Number.parseInt(part, 16));
      continue;
    }
    const quad = last && index === parts.length - 1 ? QUAD.exec(part) : null;
    const [a, b, c, d] = quad?.slice(1).map(Number) ?? [];
    if (a === undefined || b === undefined || c === undefined || d === undefined) return null;
    if (Math.max(a, b, c, d) > 255) return null;
    words.push(a * 256 + b, c * 256 + d);
  }
  return words;
}
