/** Dice that fall the same way each time: mulberry32 (Ettinger 2017). */

/** Chance that is the same in every run. */
export interface Dice {
  /** 0 up to, not including, `sides`. */
  roll(sides: number): number;
  pick<T>(of: readonly T[]): T;
  /** A word that nobody wrote before. */
  word(): string;
}

const SYLLABLES = 'ba de fi go lu ma ne pi ro su ta ve wi zo kra stel mon ger lin dor'.split(' ');

/** Dice that fall the same way for the same seed. */
export function diceOf(seed: number): Dice {
  let state = seed;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b_79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
  const pick = <T>(of: readonly T[]): T => of[roll(of.length)] as T;
  const word = (): string => Array.from({ length: 2 + roll(2) }, () => pick(SYLLABLES)).join('');
  return { roll, pick, word };
}
