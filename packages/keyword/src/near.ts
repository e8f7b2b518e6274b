/**
 * Words near each other.
 *
 * Between two spans lie as many words as begin behind the one and before the
 * other. Words are numbered once for a text, and only where a pair was met;
 * where a script writes without blanks, each letter is a word.
 */

import type { Span } from './fit-term.ts';
import { GAP } from './fold-code-point.ts';
import { isUnspaced } from './fold-text.ts';

/** A span by its first and its last word. */
interface WordSpan {
  readonly first: number;
  readonly last: number;
}

/** Numbers the words of folded units; what it answers turns spans of units into spans of words. */
export function spansInWords(units: Uint16Array): (spans: readonly Span[]) => readonly WordSpan[] {
  const begun = new Uint32Array(units.length + 1);
  let last = GAP;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] ?? GAP;
    const begins = unit !== GAP && (last === GAP || isUnspaced(unit));
    begun[i + 1] = (begun[i] ?? 0) + (begins ? 1 : 0);
    last = unit;
  }
  return (spans) =>
    spans.map(({ start, end }) => ({
      first: begun[units[start] === GAP ? start + 2 : start + 1] ?? 0,
      last: begun[end] ?? 0,
    }));
}

/**
 * How many spans of `second` have one of `first` at most `distance` words
 * before them, or behind them where the order does not count.
 */
export function countNear(
  first: readonly WordSpan[],
  second: readonly WordSpan[],
  distance: number,
  ordered: boolean,
): number {
  const ends = Uint32Array.from(first, ({ last }) => last).sort();
  const starts = Uint32Array.from(first, (span) => span.first).sort();
  return second.filter(
    (span) =>
      holds(ends, span.first - 1 - distance, span.first - 1) ||
      (!ordered && holds(starts, span.last + 1, span.last + 1 + distance)),
  ).length;
}

/** Whether a sorted list has a number of this range, by bisection. */
function holds(sorted: Uint32Array, from: number, to: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const found = sorted[low];
  return found !== undefined && found <= to;
}
