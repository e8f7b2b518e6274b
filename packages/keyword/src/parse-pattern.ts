/**
 * The little language of patterns.
 *
 *     cheap p?lls              `?` is one letter
 *     free pharmac*            `*` is up to 20 letters of one word, or none
 *     "cheap" near/5 "pills"   at most five words between them, either first
 *     "cheap" then/5 "pills"   in this order
 *     "what next?"             a phrase in which nothing has a special meaning
 *
 * What stands between quotes beside `near` or `then` may hold wildcards. Letters
 * are folded as in phrases; an ideograph counts as a word of its own. Each term
 * is found by its longest piece without wildcards, its anchor, which the
 * automaton looks for together with all phrases.
 */

import { foldCodePoint, GAP } from './fold-code-point.ts';
import { foldPhrase, foldPiece } from './fold-phrase.ts';
import { foldUnits, isUnspaced } from './fold-text.ts';
import type { RuleMatch } from './rule.ts';

/** Stands in `Term.elements` for one letter. */
export const ONE = -1;

/** Stands in `Term.elements` for up to `MAX_STAR` letters. */
export const STAR = -2;

/** Letters that one `*` may stand for; longer words are none. */
export const MAX_STAR = 20;

/** Each `*` multiplies the ways in which a term may fit. */
const MAX_STARS = 8;

/** Farther apart, words have nothing to do with each other. */
const MAX_DISTANCE = 50;

/** An anchor of one letter would be tried at every word; one ideograph is rare enough. */
const MIN_ANCHOR = 2;

/** What is looked for in one piece. */
export interface Term {
  /** Folded UTF-16 units, `ONE` and `STAR`. */
  readonly elements: readonly number[];
  /** The anchor: elements from `start` on, before `end`. */
  readonly start: number;
  readonly end: number;
  /** What stands before the anchor, from there outwards. */
  readonly before: readonly number[];
  /** What stands behind the anchor. */
  readonly behind: readonly number[];
}

/** One term, or two and how many words may stand between them. */
export interface ParsedPattern {
  /** What is wrong with it, or null. */
  readonly problem: string | null;
  readonly terms: readonly Term[];
  /** Words apart; 0 where there is one term. */
  readonly distance: number;
  /** Whether the first term must come first. */
  readonly ordered: boolean;
}

const PROXIMITY = /^"([^"]{1,200})"[ \t]{0,9}(near|then)\/(\d{1,3})[ \t]{0,9}"([^"]{1,200})"$/;
const QUOTED = /^"([^"]{1,200})"$/;

/** Parses a pattern; nothing throws. */
export function parsePattern(pattern: string, match: RuleMatch): ParsedPattern {
  const text = pattern.trim();
  const [, first = '', order, distance = '', second = ''] = PROXIMITY.exec(text) ?? [];
  if (order !== undefined) {
    if (match === 'start' || match === 'end') return wrong(`a pair of phrases has no ${match}`);
    if (Number(distance) > MAX_DISTANCE) {
      return wrong(`words can be up to ${MAX_DISTANCE} apart`);
    }
    return checked(
      [first, second].map((part) => globTerm(part, match)),
      {
        distance: Number(distance),
        ordered: order === 'then',
      },
    );
  }
  const quoted = QUOTED.exec(text)?.[1];
  if (quoted === undefined && text.includes('"')) {
    return wrong('quotes go around a whole phrase, or two with near/5 or then/5 between them');
  }
  const term = quoted === undefined ? globTerm(text, match) : phraseTerm(quoted, match);
  return checked([term], { distance: 0, ordered: false });
}

/** The term of a phrase, in which nothing is a wildcard. */
export function phraseTerm(phrase: string, match: RuleMatch): Term {
  const units = match === 'substring' ? foldPiece(phrase) : foldPhrase(phrase);
  return { elements: [...units], start: 0, end: units.length, before: [], behind: [] };
}

function checked(
  terms: readonly Term[],
  rest: Pick<ParsedPattern, 'distance' | 'ordered'>,
): ParsedPattern {
  for (const { elements, start, end } of terms) {
    if (elements.filter((element) => element === STAR).length > MAX_STARS) {
      return wrong(`has more than ${MAX_STARS} stars`);
    }
    const letters = elements.slice(start, end).filter((unit) => unit !== GAP);
    if (letters.length === 0) return wrong('needs a letter or a digit');
    if (letters.length < MIN_ANCHOR && elements.length > end - start && !letters.some(isUnspaced)) {
      return wrong(`needs ${MIN_ANCHOR} letters in a row`);
    }
  }
  return { problem: null, terms, ...rest };
}

function wrong(problem: string): ParsedPattern {
  return { problem, terms: [], distance: 0, ordered: false };
}

/** Folds what stands between wildcards, each piece with a blank only where it has one. */
function globTerm(text: string, match: RuleMatch): Term {
  if (!/[*?]/.test(text)) return phraseTerm(text, match);
  const elements: number[] = [];
  for (const piece of text.split(/([*?])/)) {
    if (piece === '*') {
      if (elements.at(-1) !== STAR) elements.push(STAR);
    } else if (piece === '?') elements.push(ONE);
    else if (piece !== '') pushFolded(elements, piece);
  }
  const trimmed = trimGaps(elements);
  if (match !== 'substring') {
    if (!isUnspaced(trimmed[0] ?? GAP)) trimmed.unshift(GAP);
    if (!isUnspaced(trimmed.at(-1) ?? GAP)) trimmed.push(GAP);
  }
  const { start, end } = longestPiece(trimmed);
  const before = trimmed.slice(0, start).reverse();
  return { elements: trimmed, start, end, before, behind: trimmed.slice(end) };
}

function pushFolded(elements: number[], piece: string): void {
  const units = foldUnits(piece);
  const chars = [...piece];
  const from = beginsWithGap(chars) ? 0 : 1;
  const to = beginsWithGap(chars.reverse()) ? units.length : units.length - 1;
  for (let i = from; i < to; i++) {
    const unit = units[i] ?? GAP;
    if (unit !== GAP || elements.at(-1) !== GAP) elements.push(unit);
  }
}

function beginsWithGap(chars: readonly string[]): boolean {
  for (const char of chars) {
    const units = foldCodePoint(char.codePointAt(0) ?? 0);
    if (units.length > 0) return units.includes(GAP);
  }
  return true;
}

function trimGaps(elements: readonly number[]): number[] {
  const start = elements[0] === GAP ? 1 : 0;
  return elements.slice(start, elements.at(-1) === GAP ? -1 : undefined);
}

/** The longest run without wildcards, counted in letters. */
function longestPiece(elements: readonly number[]): { start: number; end: number } {
  let best = { start: 0, end: 0, letters: 0 };
  let run = { start: 0, end: 0, letters: 0 };
  elements.forEach((element, i) => {
    run =
      element < 0
        ? { start: i + 1, end: i + 1, letters: 0 }
        : { ...run, end: i + 1, letters: run.letters + (element === GAP ? 0 : 1) };
    if (run.letters > best.letters || (run.letters === best.letters && run.start === best.start)) {
      best = run;
    }
  });
  return { start: best.start, end: best.end };
}
