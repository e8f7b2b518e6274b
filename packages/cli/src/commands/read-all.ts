/**
 * All messages behind the paths of a command line, in order, and the words for
 * what could not be read.
 */

import { escapeText } from '@backscatter/core';
import { type MailItem, readMails, STDIN } from '@backscatter/mail/node';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';

/**
 * Yields the items of each path in turn.
 *
 * @param others paths that the same command reads elsewhere
 * @throws (rejects) Fault where standard input is named twice
 */
export async function* readAll(
  paths: readonly string[],
  { cwd, stdin }: Io,
  others: readonly string[] = [],
): AsyncGenerator<MailItem, void, undefined> {
  if ([...paths, ...others].filter((path) => path === STDIN).length > 1) {
    throw new Fault(EXIT.usage, `"${STDIN}" can be read only once`);
  }
  for (const path of paths) yield* readMails(path, { cwd, stdin });
}

/** The line for standard error about a file that could not be read. */
export function unreadableLine(path: string, why: string): string {
  return `backscatter: ${escapeText(path)}: ${escapeText(why)}\n`;
}
