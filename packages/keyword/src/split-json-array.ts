/**
 * The elements of a JSON array (RFC 8259) with the lines they begin at.
 *
 * `JSON.parse` forgets where a value stood. So the array is cut at the commas
 * of its outermost level, for which it is enough to tell strings and brackets,
 * and each element is parsed alone: a mistake is found in the element where it is.
 */

import type { ListEntry } from './parse-phrase-list.ts';

const BLANK = /^\s*$/;

/** Cuts the text of an array. What is not JSON is a problem of its line. */
export function* splitJsonArray(text: string): Generator<ListEntry> {
  const open = text.indexOf('[');
  let line = 1 + lineEnds(text, 0, open);
  let start = open + 1;
  let depth = 0;
  let inString = false;
  let count = 0;
  for (let i = start; i < text.length; i++) {
    const char = text.charAt(i);
    if (inString) {
      if (char === '\\') i++;
      else if (char === '"') inString = false;
    } else if (char === '"') inString = true;
    else if (char === '[' || char === '{') depth++;
    else if ((char === ',' || char === ']') && depth === 0) {
      const raw = text.slice(start, i);
      const first = line + lineEnds(raw, 0, raw.length - raw.trimStart().length);
      if (char === ',' || count > 0 || !BLANK.test(raw)) yield element(raw, first);
      line += lineEnds(text, start, i);
      start = i + 1;
      count++;
      if (char === ',') continue;
      const rest = text.slice(start);
      if (BLANK.test(rest)) return;
      const from = rest.length - rest.trimStart().length;
      yield { line: line + lineEnds(rest, 0, from), problem: 'stands behind the end of the array' };
      return;
    } else if (char === ']' || char === '}') depth--;
  }
  yield { line: line + lineEnds(text, start, text.length), problem: 'the array has no end' };
}

function element(raw: string, line: number): ListEntry {
  try {
    return { line, value: JSON.parse(raw) };
  } catch {
    return { line, problem: BLANK.test(raw) ? 'a rule is missing here' : 'is not JSON' };
  }
}

function lineEnds(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) {
    count++;
  }
  return count;
}
