/**
 * Keyed BLAKE3 of short texts: the keys under which stores know ids, addresses and campaigns,
 * dozens for a report.
 *
 * BLAKE3 (section 2.4 of its paper) cuts its input into chunks of 1,024 bytes and
 * makes a tree of them. What fits into one chunk has no tree: sixteen blocks of 64
 * bytes at most, compressed one after the other, the last one marked as the root.
 * The library prepares the tree all the same, and makes an object in every half round: half of the
 * time, and a third of all the memory that judging a report takes. Here nothing is made but
 * the key; tests hold both to the same ones.
 */

import { blake3 } from '@noble/hashes/blake3.js';
import { bytesToHex, swap32IfBE, utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes of the hash that are kept. */
const KEPT_BYTES = 8;

const CHUNK_BYTES = 1_024;
const BLOCK_BYTES = 64;
const BLOCK_WORDS = 16;
const CHAIN_WORDS = 8;
const ROUNDS = 7;

/** Domain flags, table 3 of the paper. */
const CHUNK_START = 1;
const CHUNK_END = 2;
const ROOT = 8;
const KEYED_HASH = 16;

/** The initial words that the compression takes, those of SHA-256. */
const IV = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a] as const;

/** In which order each round takes the words of a block: table 2, applied again and again. */
const SCHEDULE = schedule();

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

const LAST_ASCII = 0x7f;

/**
 * Makes a hash function: the first eight bytes, in hexadecimal, of the keyed BLAKE3 of a text in UTF-8.
 *
 * @param key 32 bytes; they stay in the closure
 */
export function createShortHash(key: Uint8Array): (text: string) => string {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(CHUNK_BYTES);
  const words = new Int32Array(bytes.buffer);
  const unsigned = new Uint32Array(bytes.buffer);
  const first = wordsOf(key);
  const chain = new Int32Array(CHAIN_WORDS);
  return (text) => {
    let length = copyAscii(text, bytes);
    if (length < text.length) {
      const { read, written } = encoder.encodeInto(text, bytes);
      if (read < text.length)
        return bytesToHex(blake3(utf8ToBytes(text), { key, dkLen: KEPT_BYTES }));
      length = written;
    }
    const blocks = Math.max(1, Math.ceil(length / BLOCK_BYTES));
    bytes.fill(0, length, blocks * BLOCK_BYTES);
    swap32IfBE(unsigned);
    for (let i = 0; i < CHAIN_WORDS; i++) chain[i] = first[i] ?? 0;
    for (let block = 0; block < blocks; block++) {
      const isLast = block === blocks - 1;
      const inBlock = isLast ? length - block * BLOCK_BYTES : BLOCK_BYTES;
      const flags = KEYED_HASH | (block === 0 ? CHUNK_START : 0) | (isLast ? CHUNK_END | ROOT : 0);
      compress(chain, words, block * BLOCK_WORDS, inBlock, flags);
    }
    return littleEndianHex(chain[0] ?? 0) + littleEndianHex(chain[1] ?? 0);
  };
}

/** Copies a text up to its first character beyond ASCII: most have none, and an encoder costs a call. */
function copyAscii(text: string, bytes: Uint8Array): number {
  const most = Math.min(text.length, bytes.length);
  for (let i = 0; i < most; i++) {
    const code = text.charCodeAt(i);
    if (code > LAST_ASCII) return i;
    bytes[i] = code;
  }
  return most;
}

/** The state of a compression; one at a time, for nothing here waits. */
const state = new Int32Array(BLOCK_WORDS);

/** The compression function of section 2.2: the block that begins at `from` of `words` into the chain. */
function compress(
  chain: Int32Array,
  words: Int32Array,
  from: number,
  length: number,
  flags: number,
): void {
  // Not by `set`, whose call takes longer than a few words.
  for (let i = 0; i < CHAIN_WORDS; i++) state[i] = chain[i] ?? 0;
  state[8] = IV[0];
  state[9] = IV[1];
  state[10] = IV[2];
  state[11] = IV[3];
  state[12] = 0;
  state[13] = 0;
  state[14] = length;
  state[15] = flags;
  for (let at = 0; at < ROUNDS * BLOCK_WORDS; at += BLOCK_WORDS) {
    // Columns, then diagonals.
    mix(0, 4, 8, 12, words, from, at);
    mix(1, 5, 9, 13, words, from, at + 2);
    mix(2, 6, 10, 14, words, from, at + 4);
    mix(3, 7, 11, 15, words, from, at + 6);
    mix(0, 5, 10, 15, words, from, at + 8);
    mix(1, 6, 11, 12, words, from, at + 10);
    mix(2, 7, 8, 13, words, from, at + 12);
    mix(3, 4, 9, 14, words, from, at + 14);
  }
  for (let i = 0; i < CHAIN_WORDS; i++) chain[i] = (state[i] ?? 0) ^ (state[i + CHAIN_WORDS] ?? 0);
}

/** The quarter round G on four words of the state, with the two words of the block whose turn it is. */
function mix(
  a: number,
  b: number,
  c: number,
  d: number,
  words: Int32Array,
  from: number,
  turn: number,
): void {
  let va = state[a] ?? 0;
  let vb = state[b] ?? 0;
  let vc = state[c] ?? 0;
  let vd = state[d] ?? 0;
  va = (va + vb + (words[from + (SCHEDULE[turn] ?? 0)] ?? 0)) | 0;
  vd = turnRight(vd ^ va, 16);
  vc = (vc + vd) | 0;
  vb = turnRight(vb ^ vc, 12);
  va = (va + vb + (words[from + (SCHEDULE[turn + 1] ?? 0)] ?? 0)) | 0;
  vd = turnRight(vd ^ va, 8);
  vc = (vc + vd) | 0;
  vb = turnRight(vb ^ vc, 7);
  state[a] = va;
  state[b] = vb;
  state[c] = vc;
  state[d] = vd;
}

function turnRight(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function littleEndianHex(word: number): string {
  const low = `${HEX[word & 255]}${HEX[(word >>> 8) & 255]}`;
  return `${low}${HEX[(word >>> 16) & 255]}${HEX[word >>> 24]}`;
}

function wordsOf(key: Uint8Array): Int32Array {
  return new Int32Array(swap32IfBE(new Uint32Array(Uint8Array.from(key).buffer)));
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
