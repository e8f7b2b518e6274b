/**
 * Why a file could not be read, for a person: the system's own words, without
 * the path, which the line names anyway.
 */

import { getSystemErrorMap } from 'node:util';

/** `permission denied`, `no such file or directory`, or what the error says. */
export function describeReadError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { errno } = error as NodeJS.ErrnoException;
  const known = errno === undefined ? undefined : getSystemErrorMap().get(errno);
  return known?.[1] ?? error.message;
}
