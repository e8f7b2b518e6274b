/**
 * What the first lines of a notice say, by kind: one pass for all phrases,
 * since most mail says none of them.
 */

import { createPhraseFinder } from '@backscatter/mail';
import {
  CHALLENGE_PHRASES,
  DELAY_PHRASES,
  FAILURE_PHRASES,
  FINAL_PHRASES,
  VIRUS_PHRASES,
} from './phrases.ts';

/** `final`: it will not be tried again. */
export type Said = 'failure' | 'delay' | 'final' | 'permanent' | 'virus' | 'challenge';

/** The first lines of a notice say what it is. */
const HEAD_LENGTH = 3_000;

const PHRASES: readonly (readonly [Said, readonly string[]])[] = [
  ['failure', FAILURE_PHRASES],
  ['delay', DELAY_PHRASES],
  ['final', FINAL_PHRASES],
  ['permanent', ['permanent']],
  ['virus', VIRUS_PHRASES],
  ['challenge', CHALLENGE_PHRASES],
];

const meanings = new Map<string, Said[]>();
for (const [said, phrases] of PHRASES) {
  for (const phrase of phrases) {
    const known = meanings.get(phrase);
    if (known === undefined) meanings.set(phrase, [said]);
    else known.push(said);
  }
}
const findPhrases = createPhraseFinder(meanings.keys());

/** What a text in lower case with single blanks says in its first lines. */
export function readSaid(folded: string): ReadonlySet<Said> {
  const said = new Set<Said>();
  for (const phrase of findPhrases(folded.slice(0, HEAD_LENGTH))) {
    for (const meaning of meanings.get(phrase) ?? []) said.add(meaning);
  }
  return said;
}
