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
  const { elements } = term;
  const anchorStart = anchorEnd - (term.end - term.start);
  if (elements.length === term.end - term.start) return { start: anchorStart, end: anchorEnd };
  const behind = reach(
    elements.slice(term.end),
    (i) => units[anchorEnd + i] ?? GAP,
    units.length - anchorEnd,
  );
  if (behind < 0) return null;
  const before = reach(
    elements.slice(0, term.start).reverse(),
    (i) => units[anchorStart - 1 - i] ?? GAP,
    anchorStart,
  );
  return before < 0 ? null : { start: anchorStart - before, end: anchorEnd + behind };
}

/** How many of the `length` units the elements take at least, or -1 where they do not fit. */
function reach(
  elements: readonly number[],
  unitAt: (index: number) => number,
  length: number,
): number {
  let reached = [0];
  for (const element of elements) {
    const next: number[] = [];
    for (const at of reached) {
      if (element === STAR) {
        for (let i = at; i <= at + MAX_STAR; i++) {
          if (i > (next.at(-1) ?? -1)) next.push(i);
          if (i >= length || unitAt(i) === GAP) break;
        }
      } else if (at < length && (element === ONE ? unitAt(at) !== GAP : unitAt(at) === element)) {
        next.push(at + 1);
      }
    }
    if (next.length === 0) return -1;
    reached = next;
  }
  return reached[0] ?? -1;
}
