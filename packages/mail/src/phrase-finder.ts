/**
 * Which phrases of a fixed table a text holds, in one pass however long the
 * table is. Notices are read by hundreds of phrases; asking for one after the
 * other would cost more than reading the mail.
 */

import { buildAutomaton, scanText } from './phrase-automaton.ts';

/** Hits followed in one text; a text with more has said what it is. */
const MAX_HITS = 10_000;

/** The phrases of its table that a text holds. */
export type PhraseFinder = (text: string) => ReadonlySet<string>;

/**
 * Builds a finder. Phrases are looked for as they stand: fold the text as the
 * phrases are folded.
 */
export function createPhraseFinder(phrases: Iterable<string>): PhraseFinder {
  const table = [...new Set(phrases)].filter((phrase) => phrase !== '');
  const automaton = buildAutomaton(table.map(toUnits));
  return (text) => {
    const found = new Set<string>();
    scanText(automaton, text, MAX_HITS, (index) => {
      const phrase = table[index];
      if (phrase !== undefined) found.add(phrase);
    });
    return found;
  };
}

function toUnits(phrase: string): Uint16Array {
  return Uint16Array.from({ length: phrase.length }, (_, i) => phrase.charCodeAt(i));
}
