/**
 * Phrases with weights, made ready for matching.
 *
 * A weight is a probability: how likely a message that holds the phrase is spam
 * for that reason alone. Phrases are folded like the text they are looked for
 * in, so `Büy NOW!` and `buy now` are one. Where one phrase is
 * given twice, the later entry counts: a caller's own entries, put behind the
 * default ones, change their weights.
 */

import { parseOptions } from '@backscatter/core';
import { type Automaton, buildAutomaton } from '@backscatter/mail';
import { z } from 'zod';
import { foldUnits, isUnspaced } from './fold-text.ts';

/** What a phrase without a weight counts. */
export const DEFAULT_WEIGHT = 0.5;

/** Lists beyond this are no longer written by people; one entry costs about a kilobyte. */
const MAX_PHRASES = 20_000;

/** A phrase is a few words; a whole paragraph is a matter for campaigns. */
const MAX_PHRASE_LENGTH = 200;

/** Where a phrase is looked for. */
export type PhrasePlace = 'subject' | 'body';

export interface Phrase {
  /** Words in any case and spelling; 200 characters at most. */
  readonly phrase: string;
  /** Above 0, up to 1. */
  readonly weight: number;
  /** Where it counts; `any` where this is left out. */
  readonly in?: PhrasePlace | 'any' | undefined;
}

/** A phrase as written and what it counts, by place; null where it does not count. */
interface CompiledPhrase {
  readonly phrase: string;
  readonly weights: Readonly<Record<PhrasePlace, number | null>>;
}

/** Made by `compilePhrases`. Plain data, never changed: one serves any number of texts. */
export interface PhraseMatcher {
  readonly phrases: readonly CompiledPhrase[];
  readonly automaton: Automaton;
}

const phraseSchema = z.preprocess(
  (entry) => (typeof entry === 'string' ? { phrase: entry, weight: DEFAULT_WEIGHT } : entry),
  z.strictObject({
    phrase: z
      .string()
      .max(MAX_PHRASE_LENGTH)
      .refine((phrase) => fold(phrase).length > 0, 'needs a letter or a digit'),
    weight: z.number().gt(0).max(1),
    in: z.enum(['subject', 'body', 'any']).optional(),
  }),
);

/** The schema of a list of phrases, for callers that check options of their own. */
export const phrasesSchema = z.array(phraseSchema).max(MAX_PHRASES);

/**
 * Compiles phrases into a matcher. A plain string counts `DEFAULT_WEIGHT` anywhere.
 *
 * @throws TypeError where a phrase is empty or too long or a weight out of range
 */
export function compilePhrases(phrases: readonly (Phrase | string)[]): PhraseMatcher {
  return buildMatcher(parseOptions('compilePhrases', phrasesSchema, phrases));
}

/** Compiles phrases that `phrasesSchema` has checked. */
export function buildMatcher(phrases: readonly Phrase[]): PhraseMatcher {
  const compiled = new Map<string, { phrase: CompiledPhrase; units: Uint16Array }>();
  for (const { phrase, weight, in: place = 'any' } of phrases) {
    const units = fold(phrase);
    const key = units.join();
    const before = compiled.get(key)?.phrase.weights;
    const weights = {
      subject: place === 'body' ? (before?.subject ?? null) : weight,
      body: place === 'subject' ? (before?.body ?? null) : weight,
    };
    compiled.set(key, { phrase: { phrase, weights }, units });
  }
  const list = [...compiled.values()];
  return {
    phrases: list.map(({ phrase }) => phrase),
    automaton: buildAutomaton(list.map(({ units }) => units)),
  };
}

/**
 * A phrase's units with the blanks that bound its words; none towards a script
 * that writes without them. Empty where the phrase has no letter.
 */
function fold(phrase: string): Uint16Array {
  const units = foldUnits(phrase);
  if (units.length < 3) return units.subarray(0, 0);
  const start = isUnspaced(units[1] ?? 0) ? 1 : 0;
  const end = isUnspaced(units[units.length - 2] ?? 0) ? units.length - 1 : units.length;
  return units.subarray(start, end);
}
