/**
 * Why signals had nothing to judge by is mostly said of a mailbox, not of a mail: nothing is
 * learned yet, no coverage is declared. It stands below the first message it is true of; the
 * end of the run counts how often it was so.
 */

import { quote, type Silence } from '@backscatter/core';

/** Reasons that are remembered; some name an address, and a mailbox can hold any number of these. */
const MAX_KNOWN = 1_000;

/** Reasons counted at the end, the commonest: the others are told where they are true. */
const MAX_COUNTED = 5;

/** Characters of a sentence that are shown. */
const MAX_SENTENCE = 400;

/** What was said so far. */
export interface RepeatedSilences {
  /** Counts the silences of one message, and gives those that were not said of one before. */
  firstOf(silences: readonly Silence[]): readonly Silence[];
  /** A line for each that was true of several messages, commonest first; empty where there is none. */
  render(): string;
}

/** Nothing said yet. */
export function createRepeatedSilences(): RepeatedSilences {
  const counts = new Map<string, { readonly silence: Silence; count: number }>();
  const isFirst = (silence: Silence): boolean => {
    const key = `${silence.signal} ${silence.why}`;
    const known = counts.get(key);
    if (known === undefined && counts.size < MAX_KNOWN) counts.set(key, { silence, count: 1 });
    if (known !== undefined) known.count++;
    return known === undefined;
  };
  return {
    firstOf: (silences) => silences.filter(isFirst),
    render: () => {
      const repeated = [...counts.values()].filter(({ count }) => count > 1);
      if (repeated.length === 0) return '';
      const commonest = repeated.sort((a, b) => b.count - a.count).slice(0, MAX_COUNTED);
      const width = String(commonest[0]?.count ?? 0).length;
      const lines = commonest.map(
        ({ silence: { signal, why }, count }) =>
          `  ${String(count).padStart(width)}  ${quote(signal)}: ${quote(why, MAX_SENTENCE)}\n`,
      );
      return `Abstained on several unsure messages:\n${lines.join('')}`;
    },
  };
}
