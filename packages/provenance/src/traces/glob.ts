/**
 * Patterns in which `*` stands for any text, compared without regard to case.
 * Not regular expressions: they are held against text that a forger writes, and
 * this takes no more steps than pattern and text have characters multiplied.
 */

/** Longer text matches nothing: no host name and no id is so long. */
const MAX_TEXT_LENGTH = 1_000;

/** Whether a text fits one of the patterns as a whole. */
export function matchesAny(patterns: readonly string[], text: string): boolean {
  if (text.length > MAX_TEXT_LENGTH) return false;
  const folded = text.toLowerCase();
  return patterns.some((pattern) => matches(pattern.toLowerCase(), folded));
}

/** The pieces between the stars must occur in order; first and last are anchored. */
function matches(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return first === text;
  const last = rest.pop() ?? '';
  const end = text.length - last.length;
  if (!text.startsWith(first) || !text.endsWith(last) || end < first.length) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}
