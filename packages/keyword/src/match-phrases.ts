/**
 * Which rules a text fulfils.
 *
 * Each place is read once: folded, then run through the automaton. A hit of a
 * plain phrase counts at once; that of an anchor is fitted (`fitTerm`); the two
 * halves of a pair are collected and compared when the text has been read.
 */

import { scanUnits } from '@backscatter/mail';
import type { Pair, PhraseMatcher, Place } from './compile-phrases.ts';
import { evaluateConditions } from './evaluate-conditions.ts';
import { fitTerm, type Span } from './fit-term.ts';
import { foldBriefly, foldText } from './fold-text.ts';
import { countNear, spansInWords } from './near.ts';
import type { RuleSide } from './rule.ts';
import { type MatchText, placesOf, type TextSource } from './text-source.ts';

/** Hits looked at in one text, two for each character: only phrases within phrases give more. */
const MAX_HITS = 0x200000;

/**
 * Tries in a row at one term in one text, and places kept of half a pair: a text
 * that is full of an anchor, or of one half, and does not fit is not meant.
 */
const MAX_TRIES = 2_000;

/** Characters a regular expression reads of one text; engines are a hundred times slower. */
const MAX_REGEX_TEXT = 50_000;

/** A rule that was found, once however often it stands there. */
export interface PhraseMatch {
  /** The rule as it was written; a condition's name. */
  readonly phrase: string;
  /** Above 0, up to 1; the largest one where its places weigh differently. */
  readonly weight: number;
  /** How often it was found; 1 for a regular expression's text and for a condition. */
  readonly count: number;
  /** Where: `subject`, `body`, `header:x-mailer`, `notice.body`, …; empty for a condition. */
  readonly where: readonly Place[];
  /** The side it counts for. */
  readonly side: RuleSide;
}

/** What is known of a rule that was found. */
interface Hit {
  weight: number;
  count: number;
  readonly where: Set<Place>;
}

/** The halves of a pair, as far as they were found in one text. */
interface FoundPair {
  readonly pair: Pair;
  readonly first: Span[];
  readonly second: Span[];
}

/** By index of the rule. */
export type Hits = Map<number, Hit>;

/**
 * Finds every rule of `matcher` in one pass over the text. A plain string is
 * the body of a returned message. Each rule is named once, the heaviest first;
 * those that weigh nothing are not named.
 */
export function matchPhrases(
  matcher: PhraseMatcher,
  text: string | MatchText,
): readonly PhraseMatch[] {
  return matchSource(matcher, placesOf(typeof text === 'string' ? { body: text } : text));
}

/** `matchPhrases` on texts that are fetched when a rule wants them. */
export function matchSource(matcher: PhraseMatcher, textsAt: TextSource): readonly PhraseMatch[] {
  const hits: Hits = new Map();
  for (const [place, readers] of matcher.places) {
    for (const text of textsAt(place)) {
      if (text === '') continue;
      matchWords(matcher, readers, text, place, hits);
      matchRegexes(matcher, readers, text, place, hits);
    }
  }
  evaluateConditions(matcher, hits);
  const matches: PhraseMatch[] = [];
  for (const [index, { weight, count, where }] of hits) {
    const rule = matcher.rules[index];
    if (rule === undefined || weight === 0) continue;
    matches.push({ phrase: rule.label, weight, count, where: [...where], side: rule.side });
  }
  return matches.sort((a, b) => b.weight - a.weight);
}

function matchWords(
  matcher: PhraseMatcher,
  readers: Uint8Array,
  text: string,
  place: Place,
  hits: Hits,
): void {
  const units = foldBriefly(text);
  const { uses, unsettled } = matcher;
  const tries = triesFor(unsettled);
  const pairs = new Map<number, FoundPair>();
  scanUnits(matcher.automaton, units, MAX_HITS, (pattern, end) => {
    for (const { id, rule, term, match, pair } of uses[pattern] ?? []) {
      if (readers[rule] !== 1) continue;
      if (id < 0 && (match === 'word' || match === 'substring')) {
        count(matcher, hits, rule, place);
        continue;
      }
      const tried = id < 0 ? 0 : (tries[id] ?? 0);
      if (tried === MAX_TRIES) continue;
      const whole = term.end - term.start === term.elements.length;
      const span = whole ? { start: end - term.end, end } : fitTerm(term, units, end);
      if (id >= 0) tries[id] = span === null || pair !== null ? tried + 1 : 0;
      if (span === null) continue;
      // A text begins and ends with a blank, a phrase perhaps not.
      if (match === 'start' && span.start > 1) continue;
      if (match === 'end' && span.end < units.length - 1) continue;
      if (pair === null) {
        count(matcher, hits, rule, place);
        continue;
      }
      const found = pairs.get(rule) ?? { pair, first: [], second: [] };
      pairs.set(rule, found);
      (pair.second ? found.second : found.first).push(span);
    }
  });
  if (pairs.size === 0) return;
  const whole = [...pairs].filter(([, { first, second }]) => first.length * second.length > 0);
  if (whole.length === 0) return;
  const inWords = spansInWords(units);
  for (const [rule, { pair, first, second }] of whole) {
    const near = countNear(inWords(first), inWords(second), pair.distance, pair.ordered);
    if (near > 0) count(matcher, hits, rule, place, near);
  }
}

let room = new Uint16Array();

/** By number of a use: tries without success, or spans collected. For one text at a time: nothing waits. */
function triesFor(unsettled: number): Uint16Array {
  if (room.length < unsettled) room = new Uint16Array(unsettled);
  else room.fill(0, 0, unsettled);
  return room;
}

function matchRegexes(
  matcher: PhraseMatcher,
  readers: Uint8Array,
  text: string,
  place: Place,
  hits: Hits,
): void {
  let folded: string | null = null;
  const read = text.slice(0, MAX_REGEX_TEXT);
  for (const regex of matcher.regexes) {
    if (readers[regex.rule] !== 1) continue;
    if (regex.folded) folded ??= foldText(read).trim();
    if (regex.test(regex.folded ? (folded ?? '') : read)) count(matcher, hits, regex.rule, place);
  }
}

function count({ rules }: PhraseMatcher, hits: Hits, rule: number, place: Place, times = 1): void {
  const weight = rules[rule]?.weights.get(place) ?? 0;
  const hit = hits.get(rule);
  if (hit === undefined) {
    hits.set(rule, { weight, count: times, where: new Set([place]) });
    return;
  }
  hit.weight = Math.max(hit.weight, weight);
  hit.count += times;
  hit.where.add(place);
}
