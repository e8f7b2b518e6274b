/**
 * Rotated logs in the order of time, whatever the order in which they were
 * named: `mail.log`, `mail.log.1`, `mail.log.2.gz`. A message that waited
 * overnight begins in one and ends in the next.
 */

import { stat } from 'node:fs/promises';
import type { LogParser } from '../log/log-parser.ts';
import { readLineBlocks } from './read-lines.ts';

/** Lines in which a log must show a time. */
const MAX_LINES = 1_000;

/** A log that can be read. */
export interface LogFile {
  readonly path: string;
  /** Last change, in milliseconds since 1970. */
  readonly changed: number;
  /** Bytes, packed as it is. */
  readonly size: number;
  /** Time of the first line that has one; null where there is none. */
  readonly begins: number | null;
}

/** A log that cannot. */
export interface UnreadableLog {
  readonly path: string;
  readonly error: unknown;
}

/**
 * Looks at the beginning of each and sorts. Never rejects for what a file is.
 *
 * @param paths absolute, or relative to the working directory
 * @param now milliseconds since 1970, for files from the future
 */
export async function orderLogs(
  paths: readonly string[],
  parser: LogParser,
  now: number,
): Promise<{ readonly files: readonly LogFile[]; readonly unreadable: readonly UnreadableLog[] }> {
  const files: LogFile[] = [];
  const unreadable: UnreadableLog[] = [];
  for (const path of new Set(paths)) {
    try {
      const { mtimeMs, size } = await stat(path);
      const changed = Math.min(mtimeMs, now);
      files.push({ path, changed, size, begins: await beginning(path, changed, parser) });
    } catch (error) {
      unreadable.push({ path, error });
    }
  }
  // One without a time says nothing that could be out of order.
  files.sort((a, b) => (a.begins ?? 0) - (b.begins ?? 0));
  return { files, unreadable };
}

async function beginning(path: string, changed: number, parser: LogParser): Promise<number | null> {
  let left = MAX_LINES;
  for await (const { lines } of readLineBlocks(path)) {
    for (const line of lines) {
      const at = parser.timeOf(line, changed);
      if (at !== null) return at;
      left -= 1;
      if (left === 0) return null;
    }
  }
  return null;
}
