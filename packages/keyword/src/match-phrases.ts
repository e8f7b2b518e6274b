/**
 * Which phrases a text holds.
 */

import { scanUnits } from '@backscatter/mail';
import type { PhraseMatcher, PhrasePlace } from './compile-phrases.ts';
import { foldUnits } from './fold-text.ts';

/** Hits counted in one text. A text with more has long been judged. */
const MAX_HITS = 10_000;

/** A text in its parts. */
export interface MatchText {
  readonly subject?: string | undefined;
  readonly body?: string | undefined;
}

export interface PhraseMatch {
  /** As it was written when the matcher was compiled. */
  readonly phrase: string;
  /** Above 0, up to 1; the larger one where subject and body weigh differently. */
  readonly weight: number;
  /** How often the text holds it. */
  readonly count: number;
  readonly where: PhrasePlace | 'both';
}

/**
 * Finds every phrase of `matcher` in one pass over the text. A plain string is
 * a body. Each phrase is named once, the heaviest first.
 */
export function matchPhrases(
  matcher: PhraseMatcher,
  text: string | MatchText,
): readonly PhraseMatch[] {
  const { subject = '', body = '' } = typeof text === 'string' ? { body: text } : text;
  const matches = new Map<number, PhraseMatch>();
  matchPlace(matcher, subject, 'subject', matches);
  matchPlace(matcher, body, 'body', matches);
  return [...matches.values()].sort((a, b) => b.weight - a.weight);
}

function matchPlace(
  { automaton, phrases }: PhraseMatcher,
  text: string,
  place: PhrasePlace,
  matches: Map<number, PhraseMatch>,
): void {
  if (text === '') return;
  scanUnits(automaton, foldUnits(text), MAX_HITS, (index) => {
    const compiled = phrases[index];
    const weight = compiled?.weights[place] ?? null;
    if (compiled === undefined || weight === null) return;
    const before = matches.get(index);
    matches.set(index, {
      phrase: compiled.phrase,
      weight: Math.max(weight, before?.weight ?? 0),
      count: (before?.count ?? 0) + 1,
      where: before === undefined || before.where === place ? place : 'both',
    });
  });
}
