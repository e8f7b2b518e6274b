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

/** Bits of a hash by which the phrases of an anchor are found, as a shift. */
const LIST = 4;

/** The phrases by number, from 1, each with its anchor: in numbers, that a look at one costs little. */
interface Anchors {
  /** By hash: a bit for each anchor. */
  readonly marks: Uint32Array;
  /** By the upper bits of an anchor's hash: the first phrase of those that share them, or 0. */
  readonly first: Uint32Array;
  /** The next of those, or 0. */
  readonly next: Uint32Array;
  /** The low bits of the anchor's characters: of those that share a hash, few share these. */
  readonly lows: Int32Array;
  /** Where the anchor ends in the phrase. */
  readonly ends: Uint32Array;
  /** How far from there another character stands, and which: most texts differ there. */
  readonly steps: Int32Array;
  readonly others: Uint16Array;
}

/** The phrases of its table that a text holds. */
export type PhraseFinder = (text: string) => ReadonlySet<string>;

/** Calls `hit` with the value of each phrase that a text holds, once or more often. */
export type PhraseScanner<Value> = (text: string, hit: (value: Value) => void) => void;

/**
 * Builds a finder. Phrases are looked for as they stand: fold the text as the
 * phrases are folded.
 */
export function createPhraseFinder(phrases: Iterable<string>): PhraseFinder {
  const scan = createPhraseScanner(new Map(Array.from(phrases, (phrase) => [phrase, phrase])));
  return (text) => {
    const found = new Set<string>();
    scan(text, (phrase) => found.add(phrase));
    return found;
  };
}

/** Builds a finder of what the phrases stand for, where they themselves are not asked for. */
export function createPhraseScanner<Value>(
  values: ReadonlyMap<string, Value>,
): PhraseScanner<Value> {
  const table = [...values].filter(([phrase]) => phrase !== '');
  const short = table.filter(([{ length }]) => length < ANCHOR);
  const shortAscii = short.filter(([phrase]) => isAscii(phrase));
  const long = table.filter(([{ length }]) => length >= ANCHOR);
  const anchors = anchor(long.map(([phrase]) => phrase));
  return (text, hit) => {
    const bytes = asBytes(text);
    if (bytes === null) scanUnits(text, long, anchors, hit);
    else scanBytes(text, bytes, long, anchors, hit);
    for (const pair of bytes === null ? short : shortAscii) {
      if (text.includes(pair[0])) hit(pair[1]);
    }
  };
}

type Pairs<Value> = readonly (readonly [phrase: string, value: Value])[];

// These are no closures: an engine would call one at each character.

function scanBytes<Value>(
  text: string,
  bytes: Uint8Array,
  pairs: Pairs<Value>,
  anchors: Anchors,
  hit: (value: Value) => void,
): void {
  const { marks } = anchors;
  let low = 0;
  for (let i = 0; i < text.length; i++) {
    low = (low << BYTE) | (bytes[i] ?? 0);
    if (isMarked(marks, low)) compare(text, i, low, pairs, anchors, hit);
  }
}

function scanUnits<Value>(
  text: string,
  pairs: Pairs<Value>,
  anchors: Anchors,
  hit: (value: Value) => void,
): void {
  const { marks } = anchors;
  let low = 0;
  for (let i = 0; i < text.length; i++) {
    low = (low << BYTE) | (text.charCodeAt(i) & LOW);
    if (isMarked(marks, low)) compare(text, i, low, pairs, anchors, hit);
  }
}

function isMarked(marks: Uint32Array, low: number): boolean {
  const hash = hashOf(low);
  return ((marks[hash >>> WORD] ?? 0) & (1 << hash)) !== 0;
}

/** Tells of the phrases whose anchor ends there. */
function compare<Value>(
  text: string,
  i: number,
  low: number,
  pairs: Pairs<Value>,
  { first, next, lows, ends, steps, others }: Anchors,
  hit: (value: Value) => void,
): void {
  for (let at = first[hashOf(low) >>> LIST] ?? 0; at !== 0; at = next[at] ?? 0) {
    if (lows[at] !== low || text.charCodeAt(i + (steps[at] ?? 0)) !== others[at]) continue;
    const pair = pairs[at - 1];
    if (pair !== undefined && text.startsWith(pair[0], i - (ends[at] ?? 0))) hit(pair[1]);
  }
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
function anchor(phrases: readonly string[]): Anchors {
  const holders = new Map<number, number>();
  for (const phrase of phrases) {
    for (const low of new Set(lowsOf(phrase))) holders.set(low, (holders.get(low) ?? 0) + 1);
  }
  const size = phrases.length + 1;
  const anchors = {
    marks: new Uint32Array(HASHES >>> WORD),
    first: new Uint32Array(HASHES >>> LIST),
    next: new Uint32Array(size),
    lows: new Int32Array(size),
    ends: new Uint32Array(size),
    steps: new Int32Array(size),
    others: new Uint16Array(size),
  };
  for (let number = phrases.length; number > 0; number--) {
    const phrase = phrases[number - 1] ?? '';
    const all = lowsOf(phrase);
    const counts = all.map((low) => holders.get(low) ?? 0);
    const at = counts.indexOf(Math.min(...counts));
    const low = all[at] ?? 0;
    const end = at + ANCHOR - 1;
    const other = at === 0 ? phrase.length - 1 : 0;
    const hash = hashOf(low);
    const list = hash >>> LIST;
    anchors.marks[hash >>> WORD] = (anchors.marks[hash >>> WORD] ?? 0) | (1 << hash);
    anchors.next[number] = anchors.first[list] ?? 0;
    anchors.first[list] = number;
    anchors.lows[number] = low;
    anchors.ends[number] = end;
    anchors.steps[number] = other - end;
    anchors.others[number] = phrase.charCodeAt(other);
  }
  return anchors;
}

/** The low bits of each four characters of a phrase. */
function lowsOf(phrase: string): readonly number[] {
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
