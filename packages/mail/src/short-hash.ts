/**
 * Keyed BLAKE3 of short texts: the keys under which stores know ids, addresses and campaigns,
 * dozens for a report.
 *
 * BLAKE3 (section 2.4 of its paper) cuts its input into chunks of 1,024 bytes and
 * makes a tree of them. What fits into one chunk has no tree: sixteen blocks of 64
 * bytes at most, compressed one after the other, the last one marked as the root.
 * The library's own way prepares the tree all the same, and its compression hands its words
 * from call to call in new objects. A loop over words that stay where they are takes less than
 * half of the compression's time alone; tests hold both to the same keys.
 */

import { blake3 } from '@noble/hashes/blake3.js';
import { bytesToHex, swap32IfBE, utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes of the hash that are kept. */
const KEPT_BYTES = 8;

const CHUNK_BYTES = 1_024;
const BLOCK_BYTES = 64;
const BLOCK_WORDS = 16;
const KEY_WORDS = 8;
const ROUNDS = 7;

/** Domain flags, table 3 of the paper. */
const CHUNK_START = 1;
const CHUNK_END = 2;
const ROOT = 8;
const KEYED_HASH = 16;

/** What stands behind the chaining value when a block comes: four words of SHA-256, and a counter of chunks. */
const BEHIND = Int32Array.of(0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0, 0);
const LENGTH_AT = 14;
const FLAGS_AT = 15;

/** In which order each round takes the words of a block: table 2, applied again and again. */
const SCHEDULE = schedule();

/** Which four words of the state a step of a round mixes: the columns, then the diagonals. */
const STEPS = Uint8Array.of(
  ...[0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, 3, 7, 11, 15],
  ...[0, 5, 10, 15, 1, 6, 11, 12, 2, 7, 8, 13, 3, 4, 9, 14],
);

/** Chaining value and what stands behind it; used by one text at a time, for nothing here waits. */
const state = new Int32Array(BLOCK_WORDS);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * Makes a hash function: the first eight bytes, in hexadecimal, of the keyed BLAKE3 of a text in UTF-8.
 *
 * @param key 32 bytes; they stay in the closure
 */
export function createShortHash(key: Uint8Array): (text: string) => string {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(CHUNK_BYTES);
  const words = new Uint32Array(bytes.buffer);
  const keyWords = wordsOf(key);
  return (text) => {
    const { read, written } = encoder.encodeInto(text, bytes);
    if (read < text.length)
      return bytesToHex(blake3(utf8ToBytes(text), { key, dkLen: KEPT_BYTES }));
    const blocks = Math.max(1, Math.ceil(written / BLOCK_BYTES));
    bytes.fill(0, written, blocks * BLOCK_BYTES);
    swap32IfBE(words);
    state.set(keyWords);
    for (let block = 0; block < blocks; block++) {
      const isLast = block === blocks - 1;
      state.set(BEHIND, KEY_WORDS);
      state[LENGTH_AT] = isLast ? written - block * BLOCK_BYTES : BLOCK_BYTES;
      state[FLAGS_AT] =
        KEYED_HASH | (block === 0 ? CHUNK_START : 0) | (isLast ? CHUNK_END | ROOT : 0);
      compress(words, block * BLOCK_WORDS);
    }
    return littleEndianHex(state[0] ?? 0) + littleEndianHex(state[1] ?? 0);
  };
}

/** Mixes the block from a word on into the state, whose first half is the next chaining value then (section 2.2). */
function compress(words: Uint32Array, from: number): void {
  for (let at = 0; at < SCHEDULE.length; at += 2) {
    const step = (2 * at) & (STEPS.length - 1);
    const i = STEPS[step] ?? 0;
    const j = STEPS[step + 1] ?? 0;
    const k = STEPS[step + 2] ?? 0;
    const l = STEPS[step + 3] ?? 0;
    let a = state[i] ?? 0;
    let b = state[j] ?? 0;
    let c = state[k] ?? 0;
    let d = state[l] ?? 0;
    a = (a + b + (words[from + (SCHEDULE[at] ?? 0)] ?? 0)) | 0;
    d = turned(d ^ a, 16);
    c = (c + d) | 0;
    b = turned(b ^ c, 12);
    a = (a + b + (words[from + (SCHEDULE[at + 1] ?? 0)] ?? 0)) | 0;
    d = turned(d ^ a, 8);
    c = (c + d) | 0;
    b = turned(b ^ c, 7);
    state[i] = a;
    state[j] = b;
    state[k] = c;
    state[l] = d;
  }
  for (let i = 0; i < KEY_WORDS; i++) state[i] = (state[i] ?? 0) ^ (state[i + KEY_WORDS] ?? 0);
}

/** A word whose bits are moved to the right, and in again from the left. */
function turned(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

/**
 * The same, keyed with a secret of a caller: for the keys of one kind of store.
 *
 * @param secret text or bytes; it stays in the closure
 * @param context tells the keys of one store from those of any other, under the same secret
 *   (BLAKE3 section 2.3): text of the program's own, never of a user's
 */
export function createSecretHash(
  secret: string | Uint8Array,
  context: string,
): (text: string) => string {
  const bytes = typeof secret === 'string' ? utf8ToBytes(secret) : secret;
  return createShortHash(blake3(bytes, { context: utf8ToBytes(context) }));
}

function littleEndianHex(word: number): string {
  const low = `${HEX[word & 255]}${HEX[(word >>> 8) & 255]}`;
  return `${low}${HEX[(word >>> 16) & 255]}${HEX[word >>> 24]}`;
}

function wordsOf(key: Uint8Array): Uint32Array {
  return swap32IfBE(new Uint32Array(Uint8Array.from(key).buffer));
}

function schedule(): Uint8Array {
  const permutation = [2, 6, 3, 10, 7, 0, 4, 13, 1, 11, 12, 5, 9, 14, 15, 8];
  const order: number[] = [];
  let round: readonly number[] = Array.from({ length: BLOCK_WORDS }, (_, i) => i);
  for (let i = 0; i < ROUNDS; i++) {
    order.push(...round);
    const last = round;
    round = permutation.map((at) => last[at] ?? 0);
  }
  return Uint8Array.from(order);
}
