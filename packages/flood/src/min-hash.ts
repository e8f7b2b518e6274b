/**
 * Which messages are nearly the same, without comparing them.
 *
 * A message is the set of its runs of three words. The smallest of a hash over
 * a set is the same for two sets as often as their elements are (MinHash,
 * Broder 1997, "On the resemblance and containment of documents"). Two such
 * minima together make a band: two messages that share the part s of their runs
 * share a band with probability s², and of twelve bands three or more with
 *
 *     s     0.1      0.3    0.5    0.7    0.8
 *           0.0002   0.09   0.61   0.98   0.999
 *
 * (Leskovec, Rajaraman, Ullman, "Mining of massive datasets", chapter 3.) So a
 * band can be looked up like any other key.
 */

/** Words in a run. */
const RUN = 3;

/** Minima in a band. */
const ROWS = 2;

/** Bands of a message. */
const BANDS = 12;

/** Puts the same hashes into another order for each minimum. */
const ORDERS = Int32Array.from({ length: BANDS * ROWS }, (_, k) => Math.imul(k + 1, 0x9e37_79b1));

/**
 * The bands of a text, each in text form; equal bands at the same place mean
 * that the texts are alike.
 */
export function minHashBands(words: readonly string[]): readonly string[] {
  const runs = runsOf(words);
  const minima = Uint32Array.from(ORDERS, (order) => leastOf(runs, order));
  return Array.from({ length: BANDS }, (_, band) =>
    [...minima.subarray(band * ROWS, (band + 1) * ROWS)].map((one) => one.toString(36)).join('.'),
  );
}

/** The bit by which signed numbers, which are quicker, are in the order of unsigned ones. */
const SIGN = 1 << 31;

/** The smallest hash in one of the orders. */
function leastOf(runs: Int32Array, order: number): number {
  let least = ~SIGN;
  for (let i = 0; i < runs.length; i += 1) {
    const value = mix((runs[i] ?? 0) ^ order) ^ SIGN;
    if (value < least) least = value;
  }
  return least ^ SIGN;
}

/** The hash of each run. */
function runsOf(words: readonly string[]): Int32Array {
  const hashes = words.map(hashOf);
  const runs = new Int32Array(Math.max(0, hashes.length - RUN + 1));
  for (let i = 0; i < runs.length; i += 1) {
    let run = 0;
    for (let j = 0; j < RUN; j += 1) run = mix(Math.imul(run, 31) + (hashes[i + j] ?? 0));
    runs[i] = run;
  }
  return runs;
}

/** FNV-1a (draft-eastlake-fnv), over UTF-16 units. */
function hashOf(word: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < word.length; i += 1) {
    hash = Math.imul(hash ^ word.charCodeAt(i), 0x0100_0193);
  }
  return hash;
}

/** The finalizer of MurmurHash3 (Appleby 2011): every bit changes every other. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
