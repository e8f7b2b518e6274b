/**
 * Indexes that say which message has which label, and leave it to the folder which
 * there are.
 */

import { basename, join } from 'node:path';
import { type IndexEntry, readJsonLine } from './corpus-index.ts';
import type { CorpusItem } from './corpus-item.ts';
import { readLines } from './read-lines.ts';

/** Entries held in memory; large public corpora have some 100,000 messages. */
const MAX_ENTRIES = 5_000_000;

/**
 * Reads them.
 *
 * @param shown the folder as the caller named it
 * @returns the entries by path; lines that are none are yielded
 */
export async function* readIndexes(
  files: readonly string[],
  shown: string,
): AsyncGenerator<CorpusItem, ReadonlyMap<string, IndexEntry>, undefined> {
  const entries = new Map<string, IndexEntry>();
  for (const file of files) {
    for await (const { number, text } of readLines(file)) {
      const entry = text === null ? null : readJsonLine(text);
      if (entries.size >= MAX_ENTRIES) {
        yield { status: 'unreadable', path: join(shown, basename(file)), why: 'it is too long' };
        return entries;
      }
      if (entry !== null) entries.set(entry.path, entry);
      else {
        const path = `${join(shown, basename(file))}:${number}`;
        yield { status: 'unreadable', path, why: 'the line is none of an index' };
      }
    }
  }
  return entries;
}
