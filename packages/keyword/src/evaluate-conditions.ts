/**
 * Conditions over the rules that were found.
 */

import type { PhraseMatcher } from './compile-phrases.ts';
import type { Hits } from './match-phrases.ts';

/** Adds the conditions that hold to the hits, in their order: later ones may ask for earlier ones. */
export function evaluateConditions({ rules, conditions }: PhraseMatcher, hits: Hits): void {
  // Each asks for something that was found.
  if (conditions.length === 0 || hits.size === 0) return;
  const found = new Map<string, number>();
  const tell = (rule: number): void => {
    const name = rules[rule]?.name ?? null;
    if (name !== null) found.set(name, (found.get(name) ?? 0) + 1);
  };
  for (const rule of hits.keys()) tell(rule);
  const has = (name: string): boolean => found.has(name);
  for (const { rule, asks } of conditions) {
    const { all = [], any = [], not = [], atLeast } = asks;
    const enough =
      atLeast === undefined ||
      atLeast.of.reduce((sum, name) => sum + (found.get(name) ?? 0), 0) >= atLeast.count;
    if (!enough || !all.every(has) || (any.length > 0 && !any.some(has)) || not.some(has)) continue;
    hits.set(rule, { weight: asks.weight, count: 1, where: new Set() });
    tell(rule);
  }
}
