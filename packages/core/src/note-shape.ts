/**
 * Looks at what a signal is handed back to remember. Every verdict has notes, and a schema
 * takes longer to see that one is right than the signal took to write it; so signals look
 * for themselves first, and ask their schema about the rest.
 */

import type { SentKey } from './sent-store.ts';

const SENT_KEY = /^[0-9a-f]{16}$/;

/** Whether a value is the key of a store: 16 lower-case hexadecimal digits. */
export function isSentKey(value: unknown): value is SentKey {
  return typeof value === 'string' && SENT_KEY.test(value);
}

/** Whether a value is an object with these fields, each with a value of its own, and no others. */
export function hasExactly(
  value: unknown,
  fields: readonly string[],
): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return (
    Object.keys(value).length === fields.length &&
    fields.every((name) => Object.hasOwn(value, name))
  );
}
