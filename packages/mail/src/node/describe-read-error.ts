/**
 * Why a file could not be read, for a person: the system's own words, without
 * the path, which the line names anyway.
 */

import { getSystemErrorMap } from 'node:util';

/** `permission denied`, `no such file or directory`, or what the error says. */
export function describeReadError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { errno, code } = error as NodeJS.ErrnoException;
  const [name, words] = getSystemErrorMap().get(errno ?? 0) ?? [];
  // zlib has numbers of its own, some of which are the system's too.
  return name === code && words !== undefined ? words : error.message;
}
