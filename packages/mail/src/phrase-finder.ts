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
 * phrases it belongs to are compared: a few for each hundred characters of
 * ordinary mail. The few shorter phrases are searched for one by one.
 */

/** Characters of an anchor. */
const ANCHOR = 4;

/** Bits by which the hash moves with each character; a character has left it after `ANCHOR` moves. */
const SHIFT = 4;

const HASHES = 2 ** (ANCHOR * SHIFT);

/** Bits of one element of the bitmap, as a shift. */
const WORD = 5;

const LAST_ASCII = 127;

/** One bit for each hash of an anchor's low bits; 4 KB, and few other four characters have it. */
const CHECKS = 2 ** 15;
const CHECK_SHIFT = 32 - 15;

/** Low bits of a character by which an anchor is compared before its phrase is. */
const BYTE = 8;
const LOW = 2 ** BYTE - 1;

interface Anchored {
  readonly phrase: string;
  /** Where its anchor ends in it. */
  readonly end: number;
  /** The low bits of the anchor's characters: of those that share a hash, few share these. */
  readonly low: number;
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
  const checks = new Uint32Array(CHECKS >>> WORD);
  for (const { low } of [...anchored.values()].flat()) {
    const check = checkOf(low);
    checks[check >>> WORD] = (checks[check >>> WORD] ?? 0) | (1 << check);
  }
  const compare = (
    text: string,
    i: number,
    hash: number,
    low: number,
    found: Set<string>,
  ): void => {
    const there = anchored.get(hash) ?? [];
    for (let at = 0; at < there.length; at++) {
      const one = there[at];
      if (one?.low !== low || !text.startsWith(one.phrase, i - one.end)) continue;
      found.add(one.phrase);
    }
  };
  return (text) => {
    const found = new Set<string>();
    let hash = 0;
    let low = 0;
    let all = 0;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      all |= unit;
      hash = roll(hash, unit);
      low = (low << BYTE) | (unit & LOW);
      if (((marks[hash >>> WORD] ?? 0) & (1 << hash)) === 0) continue;
      const check = checkOf(low);
      if (((checks[check >>> WORD] ?? 0) & (1 << check)) !== 0) compare(text, i, hash, low, found);
    }
    for (const phrase of all > LAST_ASCII ? short : shortAscii) {
      if (text.includes(phrase)) found.add(phrase);
    }
    return found;
  };
}

/** The phrases by the hash of their rarest four characters. */
function anchor(phrases: readonly string[]): ReadonlyMap<number, readonly Anchored[]> {
  const holders = new Map<number, number>();
  for (const phrase of phrases) {
    for (const hash of new Set(hashes(phrase))) holders.set(hash, (holders.get(hash) ?? 0) + 1);
  }
  const anchored = new Map<number, Anchored[]>();
  for (const phrase of phrases) {
    const all = hashes(phrase);
    const counts = all.map((hash) => holders.get(hash) ?? 0);
    const at = counts.indexOf(Math.min(...counts));
    const hash = all[at] ?? 0;
    const same = anchored.get(hash);
    const end = at + ANCHOR - 1;
    const entry = { phrase, end, low: lowBits(phrase.slice(at, end + 1)) };
    if (same === undefined) anchored.set(hash, [entry]);
    else same.push(entry);
  }
  return anchored;
}

/** The hash of each four characters of a phrase. */
function hashes(phrase: string): readonly number[] {
  let hash = 0;
  return Array.from({ length: phrase.length }, (_, i) => {
    hash = roll(hash, phrase.charCodeAt(i));
    return hash;
  }).slice(ANCHOR - 1);
}

function lowBits(anchor: string): number {
  let low = 0;
  for (let i = 0; i < anchor.length; i++) low = (low << BYTE) | (anchor.charCodeAt(i) & LOW);
  return low;
}

function checkOf(low: number): number {
  return Math.imul(low, 0x9e37_79b1) >>> CHECK_SHIFT;
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

function roll(hash: number, unit: number): number {
  return ((hash << SHIFT) ^ unit) & (HASHES - 1);
}
