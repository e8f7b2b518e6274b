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
 *
 * @param words a hash of each word, in the order of the text
 */
export function minHashBands(words: Int32Array): readonly string[] {
  const runs = runsOf(words);
  const minima = new Int32Array(BANDS * ROWS);
  for (let k = 0; k < minima.length; k += TOGETHER) leastOf(runs, k, minima);
  const bands: string[] = [];
  for (let at = 0; at < minima.length; at += ROWS) {
    bands.push(`${shown(minima[at] ?? 0)}.${shown(minima[at + 1] ?? 0)}`);
  }
  return bands;
}

function shown(minimum: number): string {
  return (minimum >>> 0).toString(36);
}

/** The bit by which signed numbers, which are quicker, are in the order of unsigned ones. */
const SIGN = 1 << 31;

/** Orders looked at in one walk over the runs: four do not wait for each other. */
const TOGETHER = 4;

/** The smallest hash in each of four orders, from the `k`th on. */
function leastOf(runs: Int32Array, k: number, minima: Int32Array): void {
  const one = ORDERS[k] ?? 0;
  const two = ORDERS[k + 1] ?? 0;
  const three = ORDERS[k + 2] ?? 0;
  const four = ORDERS[k + 3] ?? 0;
  let least1 = ~SIGN;
  let least2 = ~SIGN;
  let least3 = ~SIGN;
  let least4 = ~SIGN;
  for (let i = 0; i < runs.length; i += 1) {
    const run = runs[i] ?? 0;
    least1 = Math.min(least1, mix(run ^ one) ^ SIGN);
    least2 = Math.min(least2, mix(run ^ two) ^ SIGN);
    least3 = Math.min(least3, mix(run ^ three) ^ SIGN);
    least4 = Math.min(least4, mix(run ^ four) ^ SIGN);
  }
  minima[k] = least1 ^ SIGN;
  minima[k + 1] = least2 ^ SIGN;
  minima[k + 2] = least3 ^ SIGN;
  minima[k + 3] = least4 ^ SIGN;
}

/** The hash of each run. */
function runsOf(words: Int32Array): Int32Array {
  const runs = new Int32Array(Math.max(0, words.length - RUN + 1));
  for (let i = 0; i < runs.length; i += 1) {
    let run = 0;
    for (let j = 0; j < RUN; j += 1) run = mix(Math.imul(run, 31) + (words[i + j] ?? 0));
    runs[i] = run;
  }
  return runs;
}

/** The finalizer of MurmurHash3 (Appleby 2011): every bit changes every other. */
function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
