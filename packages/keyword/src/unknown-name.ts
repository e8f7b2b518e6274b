/**
 * Conditions ask for rules by name. They may only ask for what stands before
 * them, so none can ask for itself, and one walk through the list settles all.
 */

import type { CheckedRule } from './rule.ts';

/** The first name a condition asks for that no rule before it has, or null. */
export function unknownName(
  { all, any, not, atLeast }: CheckedRule,
  known: { has(name: string): boolean },
): { readonly key: string; readonly what: string } | null {
  for (const [key, names] of Object.entries({ all, any, not, 'atLeast.of': atLeast?.of })) {
    const name = names?.find((name) => !known.has(name));
    if (name !== undefined) {
      return { key, what: `no rule before this one is named ${JSON.stringify(name)}` };
    }
  }
  return null;
}
