/** How many events and messages of each truth a set holds, by scenario, amount and language. */

import type { BenchmarkSet } from '@backscatter/evaluation/generator';

/** Counts, sorted by what is counted. */
export function setCounts(set: BenchmarkSet): readonly (readonly [what: string, count: number])[] {
  const counts = new Map<string, number>();
  const add = (what: string): void => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
  };
  for (const event of set.events()) {
    add(`events: ${event.what}`);
    if (event.what !== 'case') continue;
    const { label, kind, scenario, returned, language, adversary } = event.case.truth;
    add(label);
    add(`${label}, kind ${kind}`);
    add(`${label}, returned ${returned}`);
    add(adversary === null ? `${label}, ${scenario}` : `${label}, adversary ${adversary}`);
    add(`language ${language}`);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1));
}
