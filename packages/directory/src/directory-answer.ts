/**
 * What a directory can say of an address.
 *
 * "Could not find out" is not among the answers: a look-up that cannot answer
 * throws or rejects, and that is never taken for `unknown`.
 */

import type { NormalAddress } from '@backscatter/core';

/** Every answer, in the order of the documentation. */
export const DIRECTORY_ANSWERS = [
  /** The mailbox exists and may send. */
  'known',
  /** There is no such mailbox. */
  'unknown',
  /** It exists, but nothing is ever sent with it as sender. */
  'never-sends',
  /** It is accepted only because its domain takes every address. */
  'catch-all',
  /** The directory is not responsible for this address. */
  'not-covered',
] as const;

/** What a directory knows of an address; what could not be found out is no answer, but an error. */
export type DirectoryAnswer = (typeof DIRECTORY_ANSWERS)[number];

/**
 * Looks an address up. Its `address` is free of `+tag` and transport wrapping;
 * `tag` and `wrapping` say what was taken off. Throws or rejects when it cannot
 * find out.
 *
 * @param abort aborts at the deadline
 */
export type DirectoryLookup = (
  address: NormalAddress,
  abort: AbortSignal,
) => DirectoryAnswer | Promise<DirectoryAnswer>;

/** A look-up that always takes a moment, and rejects rather than throws. */
export type PromisedLookup = (
  address: NormalAddress,
  abort: AbortSignal,
) => Promise<DirectoryAnswer>;

/** Whether a value that a caller's function answered is one of the answers. */
export function isDirectoryAnswer(value: unknown): value is DirectoryAnswer {
  return DIRECTORY_ANSWERS.some((answer) => answer === value);
}
