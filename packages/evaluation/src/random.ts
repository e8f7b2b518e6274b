/**
 * Chance that is the same in every run: mulberry32 (Tommy Ettinger, public
 * domain), 32 bits of state, good enough to scatter events over days. A fork
 * has a stream of its own, so drawing more in one place moves nothing elsewhere.
 */

/** A stream of chance, the same for the same seed. */
export interface Random {
  /** 0 up to, and without, 1. */
  next(): number;
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number;
  /** Whether something of this probability happens. */
  chance(probability: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(from: readonly T[]): T;
  /** One of a list, its first far more often than its last (Zipf's law, exponent about 1). */
  pickZipf<T>(from: readonly T[]): T;
  /** Lower-case letters and digits. */
  word(length: number): string;
  /** Another stream, decided by this one's seed and the name alone. */
  fork(name: string): Random;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** @param seed a whole number; its low 32 bits count */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const at = <T>(from: readonly T[], place: number): T => {
    const one = from[place];
    if (one === undefined) throw new RangeError('nothing to pick from');
    return one;
  };
  return {
    next,
    below,
    chance: (probability) => next() < probability,
    pick: (from) => at(from, below(from.length)),
    pickZipf: (from) =>
      at(from, Math.min(from.length - 1, Math.floor((from.length + 1) ** next()) - 1)),
    word: (length) => Array.from({ length }, () => LETTERS[below(LETTERS.length)]).join(''),
    fork: (name) => createRandom(seedOf(seed, name)),
  };
}

/** FNV-1a over the name, begun at the seed, its bits mixed once more. */
export function seedOf(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < name.length; i += 1) {
    hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  return (hash ^ (hash >>> 13)) >>> 0;
}
