/**
 * Patterns in which `*` stands for any text, compared without regard to case.
 * Not regular expressions: they are held against text that a forger writes, and
 * this takes no more steps than pattern and text have characters multiplied.
 */

import { z } from 'zod';

/** Longer text matches nothing: no host name and no id is so long. */
const MAX_TEXT_LENGTH = 1_000;

/** A pattern taken apart: what stands between its stars, in lower case. */
export type Glob = readonly [first: string, ...rest: string[]];

/** Takes a pattern apart. */
export function parseGlob(pattern: string): Glob {
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  return [first, ...rest];
}

/** Checks patterns where they are an option, and takes them apart. */
export const globsSchema = z.array(z.string().min(1).max(255).transform(parseGlob));

/** Whether a text fits one of the patterns as a whole. */
export function matchesAny(patterns: readonly Glob[], text: string): boolean {
  if (patterns.length === 0 || text.length > MAX_TEXT_LENGTH) return false;
  const folded = text.toLowerCase();
  return patterns.some((pattern) => matches(pattern, folded));
}

/** The pieces between the stars must occur in order; first and last are anchored. */
function matches(pattern: Glob, text: string): boolean {
  const [first] = pattern;
  const stars = pattern.length - 1;
  if (stars === 0) return first === text;
  const last = pattern[stars] ?? '';
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return false;
  let at = first.length;
  for (let i = 1; i < stars; i++) {
    const piece = pattern[i] ?? '';
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
