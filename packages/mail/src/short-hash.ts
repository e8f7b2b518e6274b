/**
 * Keyed BLAKE3 of short texts: the keys under which stores know ids, addresses and campaigns,
 * dozens for a report.
 *
 * BLAKE3 (section 2.4 of its paper) cuts its input into chunks of 1,024 bytes and
 * makes a tree of them. What fits into one chunk has no tree: sixteen blocks of 64
 * bytes at most, compressed one after the other, the last one marked as the root.
 * The library's own way prepares the tree all the same and takes five times as long
 * as its compression, which is all that an id needs; tests hold both to the same keys.
 */

import { _compress } from '@noble/hashes/blake2.js';
import { blake3 } from '@noble/hashes/blake3.js';
import { bytesToHex, swap32IfBE, utf8ToBytes } from '@noble/hashes/utils.js';

/** Bytes of the hash that are kept. */
const KEPT_BYTES = 8;

const CHUNK_BYTES = 1_024;
const BLOCK_BYTES = 64;
const BLOCK_WORDS = 16;
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

/**
 * Makes a hash function: the first eight bytes, in hexadecimal, of the keyed BLAKE3 of a text in UTF-8.
 *
 * @param key 32 bytes; they stay in the closure
 */
export function createShortHash(key: Uint8Array): (text: string) => string {
  const encoder = new TextEncoder();
  const bytes = new Uint8Array(CHUNK_BYTES);
  const words = new Uint32Array(bytes.buffer);
  const [k0 = 0, k1 = 0, k2 = 0, k3 = 0, k4 = 0, k5 = 0, k6 = 0, k7 = 0] = wordsOf(key);
  return (text) => {
    const { read, written } = encoder.encodeInto(text, bytes);
    if (read < text.length)
      return bytesToHex(blake3(utf8ToBytes(text), { key, dkLen: KEPT_BYTES }));
    const blocks = Math.max(1, Math.ceil(written / BLOCK_BYTES));
    bytes.fill(0, written, blocks * BLOCK_BYTES);
    swap32IfBE(words);
    let [s0, s1, s2, s3, s4, s5, s6, s7] = [k0, k1, k2, k3, k4, k5, k6, k7];
    for (let block = 0; block < blocks; block++) {
      const isLast = block === blocks - 1;
      const length = isLast ? written - block * BLOCK_BYTES : BLOCK_BYTES;
      const flags = KEYED_HASH | (block === 0 ? CHUNK_START : 0) | (isLast ? CHUNK_END | ROOT : 0);
      const v = _compress(
        SCHEDULE,
        block * BLOCK_WORDS,
        words,
        ROUNDS,
        s0,
        s1,
        s2,
        s3,
        s4,
        s5,
        s6,
        s7,
        IV[0],
        IV[1],
        IV[2],
        IV[3],
        0,
        0,
        length,
        flags,
      );
      s0 = v.v0 ^ v.v8;
      s1 = v.v1 ^ v.v9;
      s2 = v.v2 ^ v.v10;
      s3 = v.v3 ^ v.v11;
      s4 = v.v4 ^ v.v12;
      s5 = v.v5 ^ v.v13;
      s6 = v.v6 ^ v.v14;
      s7 = v.v7 ^ v.v15;
    }
    return littleEndianHex(s0) + littleEndianHex(s1);
  };
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
  const [a, b, c, d] = [word & 255, (word >>> 8) & 255, (word >>> 16) & 255, word >>> 24];
  return `${HEX[a]}${HEX[b]}${HEX[c]}${HEX[d]}`;
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
