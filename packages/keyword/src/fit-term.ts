/**
 * Does a term with wildcards fit around its anchor?
 *
 * The elements on either side of the anchor are walked outwards, and with them
 * all places in the text that they can have reached, of which there are never
 * more than a term is long. Nothing is tried twice, so the cost of a try has a
 * bound that the text cannot raise.
 */

import { GAP } from './fold-code-point.ts';
import { MAX_STAR, ONE, STAR, type Term } from './parse-pattern.ts';

/** Where a term stands in a text: from the unit `start` on, before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Fits a term whose anchor ends before the unit `anchorEnd`.
 *
 * @returns null where it does not fit
 */
export function fitTerm(term: Term, units: Uint16Array, anchorEnd: number): Span | null {
  const anchorStart = anchorEnd - (term.end - term.start);
  const behind = reach(term.behind, units, anchorEnd, 1);
  if (behind < 0) return null;
  const before = reach(term.before, units, anchorStart - 1, -1);
  return before < 0 ? null : { start: anchorStart - before, end: anchorEnd + behind };
}

/**
 * How many units the elements take at least, or -1 where they do not fit.
 *
 * @param origin the first unit they may take
 * @param step 1 forwards, -1 backwards
 */
function reach(
  elements: readonly number[],
  units: Uint16Array,
  origin: number,
  step: 1 | -1,
): number {
  // Most do not fit at once, and nothing is set up for them.
  const first = elements[0] ?? STAR;
  if (first >= 0 && units[origin] !== first) return -1;
  let reached = [0];
  for (const element of elements) {
    const next: number[] = [];
    for (const at of reached) {
      if (element === STAR) {
        for (let i = at; i <= at + MAX_STAR; i++) {
          if (i > (next.at(-1) ?? -1)) next.push(i);
          if ((units[origin + step * i] ?? GAP) === GAP) break;
        }
      } else {
        const unit = units[origin + step * at];
        if (element === ONE ? (unit ?? GAP) !== GAP : unit === element) next.push(at + 1);
      }
    }
    if (next.length === 0) return -1;
    reached = next;
  }
  return reached[0] ?? -1;
}
