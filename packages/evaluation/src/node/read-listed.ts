/**
 * The messages that an index names, in its order; each file is one message.
 */

import { createReadStream } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import { readMailStream } from '@backscatter/mail/node';
import { type IndexEntry, readJsonLine, readTrecLine } from './corpus-index.ts';
import type { CorpusItem } from './corpus-item.ts';
import type { Layout } from './find-layout.ts';
import { itemOf, type Place, shownAt, slashed } from './place.ts';
import { readLines } from './read-lines.ts';

/**
 * Yields them. A line that is none of an index is told, and so is one that names a
 * file elsewhere: an index out of a stranger's archive is not to read the disk.
 *
 * @param given what the caller knows better
 */
export async function* readListed(
  place: Place,
  { form, index }: Extract<Layout, { kind: 'listed' }>,
  given: (entry: IndexEntry) => IndexEntry,
): AsyncGenerator<CorpusItem, void, undefined> {
  const read = form === 'trec' ? readTrecLine : readJsonLine;
  const folder = dirname(index);
  for await (const { number, text } of readLines(index)) {
    const entry = text === null ? null : read(text);
    const line = `${shownAt(place, relative(place.full, index))}:${number}`;
    if (entry === null) {
      yield { status: 'unreadable', path: line, why: 'the line is none of an index' };
      continue;
    }
    // TREC's index stands in a folder beside that of the messages.
    const root = form === 'trec' && entry.path.startsWith('../') ? dirname(folder) : folder;
    const file = resolve(folder, entry.path);
    const name = slashed(relative(root, file));
    if (name === '' || name.startsWith('../') || resolve(root, name) !== file) {
      yield { status: 'unreadable', path: line, why: 'it names a file elsewhere' };
      continue;
    }
    const shown = shownAt(place, relative(place.full, file));
    const options = { maxBytes: place.maxBytes, isOne: () => true };
    for await (const item of readMailStream(shown, createReadStream(file), options)) {
      yield itemOf(item, name, basename(root), given(entry));
    }
  }
}
