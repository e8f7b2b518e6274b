/**
 * From text to the 32-bit key of a cell: FNV-1a over UTF-16 units (Fowler, Noll
 * and Vo), its weak low bits mixed by the finalizer of MurmurHash3.
 *
 * Two of a million features share a key with some other about 230 times, which
 * no accuracy notices. A key is no anonymisation: whoever has the model can
 * test whether a given word was learned, so it is kept like the mail itself.
 */

const FNV_OFFSET = 0x811c_9dc5;
const FNV_PRIME = 0x0100_0193;

/** Where the hash of a text that begins with `prefix` has got to behind it; for `hashAfter`. */
export function hashPrefix(prefix: string): number {
  return hashRun(prefix, 0, prefix.length, FNV_OFFSET);
}

/** The key of a prefix, hashed before, and a text behind it. */
export function hashAfter(prefix: number, text: string): number {
  return mixed(hashRun(text, 0, text.length, prefix));
}

/** Goes on with a hash over characters of a text; not yet mixed. */
export function hashRun(text: string, start: number, end: number, seed: number): number {
  let hash = seed;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return hash;
}

/** Goes on with a hash over four characters; the same as `hashRun` over them. */
export function hashFour(seed: number, a: number, b: number, c: number, d: number): number {
  const two = Math.imul(Math.imul(seed ^ a, FNV_PRIME) ^ b, FNV_PRIME);
  return Math.imul(Math.imul(two ^ c, FNV_PRIME) ^ d, FNV_PRIME);
}

/** Mixes a hash so that every bit depends on every other; 0 to 2³² − 1. */
export function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85eb_ca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2_ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The key of a text, 0 to 2³² − 1. */
export function hashText(text: string): number {
  return hashAfter(FNV_OFFSET, text);
}
