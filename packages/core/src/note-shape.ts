/**
 * Looks at what a signal is handed back to remember. Every verdict has notes, and a schema
 * takes longer to see that one is right than the signal took to write it; so signals look
 * for themselves first, and ask their schema about the rest.
 */

import type { SentKey } from './sent-store.ts';

const KEY_LENGTH = 16;

/** By ASCII code: 1 for a lower-case hexadecimal digit. */
const IS_DIGIT = new Uint8Array(128);
for (const digit of '0123456789abcdef') IS_DIGIT[digit.charCodeAt(0)] = 1;

/**
 * Whether a value is the key of a store: 16 lower-case hexadecimal digits. Not by an expression,
 * whose call takes several times as long: a report has some sixty.
 */
export function isSentKey(value: unknown): value is SentKey {
  if (typeof value !== 'string' || value.length !== KEY_LENGTH) return false;
  for (let i = 0; i < KEY_LENGTH; i += 1) {
    if (IS_DIGIT[value.charCodeAt(i)] !== 1) return false;
  }
  return true;
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
