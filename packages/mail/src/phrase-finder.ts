/**
 * Which phrases of a fixed table a text holds, in one pass however long the
 * table is. Notices are read by thousands of phrases; asking for one after the
 * other would cost more than reading the mail.
 *
 * Each phrase is looked for by four characters of it, its anchor: those that
 * the fewest phrases of the table hold, for what is rare among phrases is rare
 * in texts. One bit for each hash of four characters says whether any anchor
 * has it; these bits are few enough to stay in a processor's first cache, which
 * an automaton of as many phrases does not. Where an anchor may stand, the
 * phrases it belongs to are compared, first by another character of theirs: a few
 * for each hundred characters of ordinary mail. The few shorter phrases are
 * searched for one by one.
 */

/** Characters of an anchor. */
const ANCHOR = 4;

/** Low bits of a character by which an anchor is known; those of four fill 32 bits. */
const BYTE = 8;
const LOW = 2 ** BYTE - 1;

/** One bit for each hash of an anchor; 8 KB, and few other four characters have it. */
const HASH_BITS = 16;
const HASHES = 2 ** HASH_BITS;

/** Bits of one element of the bitmap, as a shift. */
const WORD = 5;

/** Characters of a text that are read as bytes; a notice has fewer. */
const MAX_BYTES = 8 * 1024;

interface Anchored {
  readonly phrase: string;
  /** Where its anchor ends in it. */
  readonly end: number;
  /** The low bits of the anchor's characters: of those that share a hash, few share these. */
  readonly low: number;
  /** Where another character stands in it, and which: most texts differ there. */
  readonly otherAt: number;
  readonly other: number;
}

/** The phrases of its table that a text holds. */
export type PhraseFinder = (text: string) => ReadonlySet<string>;

/**
 * Builds a finder. Phrases are looked for as they stand: fold the text as the
 * phrases are folded.
 */
export function createPhraseFinder(phrases: Iterable<string>): PhraseFinder {
  const table = [...new Set(phrases)].filter((phrase) => phrase !== '');
  const short = table.filter(({ length }) => length < ANCHOR);
  const shortAscii = short.filter(isAscii);
  const anchored = anchor(table.filter(({ length }) => length >= ANCHOR));
  const marks = new Uint32Array(HASHES >>> WORD);
  for (const hash of anchored.keys()) {
    marks[hash >>> WORD] = (marks[hash >>> WORD] ?? 0) | (1 << hash);
  }
  const compare = (text: string, i: number, low: number, found: Set<string>): void => {
    const there = anchored.get(hashOf(low)) ?? [];
    for (let at = 0; at < there.length; at++) {
      const one = there[at];
      if (one?.low !== low || text.charCodeAt(i - one.end + one.otherAt) !== one.other) continue;
      if (text.startsWith(one.phrase, i - one.end)) found.add(one.phrase);
    }
  };
  const isMarked = (low: number): boolean => {
    const hash = hashOf(low);
    return ((marks[hash >>> WORD] ?? 0) & (1 << hash)) !== 0;
  };
  return (text) => {
    const found = new Set<string>();
    const bytes = asBytes(text);
    let low = 0;
    for (let i = 0; bytes !== null && i < text.length; i++) {
      low = (low << BYTE) | (bytes[i] ?? 0);
      if (isMarked(low)) compare(text, i, low, found);
    }
    for (let i = 0; bytes === null && i < text.length; i++) {
      low = (low << BYTE) | (text.charCodeAt(i) & LOW);
      if (isMarked(low)) compare(text, i, low, found);
    }
    for (const phrase of bytes === null ? short : shortAscii) {
      if (text.includes(phrase)) found.add(phrase);
    }
    return found;
  };
}

const encoder = new TextEncoder();
const shared = new Uint8Array(MAX_BYTES);

/**
 * The characters of an ASCII text, to be read before the next text comes; null for any other.
 * An engine looks up anew for each character of a string how that is stored.
 */
function asBytes(text: string): Uint8Array | null {
  if (text.length > MAX_BYTES) return null;
  const { read, written } = encoder.encodeInto(text, shared);
  return read === text.length && written === read ? shared : null;
}

/** The phrases by the hash of their rarest four characters. */
function anchor(phrases: readonly string[]): ReadonlyMap<number, readonly Anchored[]> {
  const holders = new Map<number, number>();
  for (const phrase of phrases) {
    for (const low of new Set(lows(phrase))) holders.set(low, (holders.get(low) ?? 0) + 1);
  }
  const anchored = new Map<number, Anchored[]>();
  for (const phrase of phrases) {
    const all = lows(phrase);
    const counts = all.map((low) => holders.get(low) ?? 0);
    const at = counts.indexOf(Math.min(...counts));
    const low = all[at] ?? 0;
    const otherAt = at === 0 ? phrase.length - 1 : 0;
    const other = phrase.charCodeAt(otherAt);
    const entry = { phrase, end: at + ANCHOR - 1, low, otherAt, other };
    const same = anchored.get(hashOf(low));
    if (same === undefined) anchored.set(hashOf(low), [entry]);
    else same.push(entry);
  }
  return anchored;
}

/** The low bits of each four characters of a phrase. */
function lows(phrase: string): readonly number[] {
  let low = 0;
  return Array.from({ length: phrase.length }, (_, i) => {
    low = (low << BYTE) | (phrase.charCodeAt(i) & LOW);
    return low;
  }).slice(ANCHOR - 1);
}

function hashOf(low: number): number {
  return Math.imul(low, 0x9e37_79b1) >>> (32 - HASH_BITS);
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}
