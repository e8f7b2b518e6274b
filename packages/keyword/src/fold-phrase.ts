/**
 * A phrase as it is looked for: folded like the text, with the blanks that
 * bound its words, and none towards a script that writes without them.
 */

import { GAP } from './fold-code-point.ts';
import { foldUnits, isUnspaced } from './fold-text.ts';

/** Folds a phrase whose both ends are those of words. Empty where it has no letter. */
export function foldPhrase(phrase: string): Uint16Array {
  const units = foldUnits(phrase);
  if (units.length < 3) return units.subarray(0, 0);
  const start = isUnspaced(units[1] ?? GAP) ? 1 : 0;
  const end = isUnspaced(units[units.length - 2] ?? GAP) ? units.length - 1 : units.length;
  return units.subarray(start, end);
}

/** Folds a phrase that may stand within words. Empty where it has no letter. */
export function foldPiece(phrase: string): Uint16Array {
  const units = foldUnits(phrase);
  return units.subarray(1, Math.max(1, units.length - 1));
}
