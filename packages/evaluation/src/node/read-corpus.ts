/**
 * Labelled mail as people keep it, one message at a time, in an order that depends
 * on names alone: folders of eml files, mbox files, Maildirs, SpamAssassin's and
 * TREC's corpora, archives of such (tar, gzipped or not), sets of ours.
 *
 * A label comes from the caller, from an index, or from the deepest folder or
 * mailbox whose name is one of a class (`ham`, `spam_2`, `backscatter`, …).
 */

import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { DEFAULT_LIMITS } from '@backscatter/mail/mailparser';
import { describeReadError } from '@backscatter/mail/node';
import { type CorpusLabel, labelOfPath } from '../corpora/label-of-name.ts';
import type { IndexEntry } from './corpus-index.ts';
import type { CorpusItem } from './corpus-item.ts';
import { findLayout, isForeign } from './find-layout.ts';
import type { Known, Place } from './place.ts';
import { readFiles } from './read-files.ts';
import { readIndexes } from './read-indexes.ts';
import { readListed } from './read-listed.ts';
import { readPacked } from './read-packed.ts';

/** How a corpus is read. */
export interface ReadCorpusOptions {
  /** Where relative paths start. Default: the process's working directory. */
  readonly cwd?: string;
  /** The label of every message, whatever the layout says. */
  readonly label?: CorpusLabel;
  /** Bytes read of one message. Default: what the parser reads, 16 MiB. */
  readonly maxBytes?: number;
}

/** Yields the messages of a corpus. Never throws for what it holds, nor for what is not there. */
export async function* readCorpus(
  path: string,
  options: ReadCorpusOptions = {},
): AsyncGenerator<CorpusItem, void, undefined> {
  try {
    yield* readLayout(path, options);
  } catch (error) {
    yield { status: 'unreadable', path, why: describeReadError(error) };
  }
}

async function* readLayout(
  path: string,
  { cwd = process.cwd(), label, maxBytes = DEFAULT_LIMITS.maxBytes }: ReadCorpusOptions,
): AsyncGenerator<CorpusItem, void, undefined> {
  const full = resolve(cwd, path);
  const layout = await findLayout(full);
  const isFolder = (await stat(full)).isDirectory();
  const folder = isFolder
    ? { shown: path, full, maxBytes }
    : { shown: dirname(path), full: dirname(full), maxBytes };
  if (layout.kind === 'listed') {
    yield* readListed(folder, layout, (entry) => withLabel(entry, label));
    return;
  }
  const indexes = layout.kind === 'mails' ? layout.indexes : [];
  const entries = yield* readIndexes(indexes, folder.shown);
  // Who names an index means the folder that it stands in.
  const place: Place = indexes.includes(full) ? folder : { shown: path, full, maxBytes };
  const own = basename(place.full);
  const known = (name: string, names: string): Known =>
    withLabel(
      entries.get(name) ?? NOTHING,
      label ?? entries.get(name)?.label ?? labelOfPath(names === '' ? own : `${own}/${names}`),
    );
  if (layout.kind === 'packed') yield* readPacked(place, '', known);
  else if (isForeign(full) && !isFolder) {
    yield { status: 'unreadable', path, why: 'it is packed in a form that is not read' };
  } else yield* readFiles(place, known);
}

const NOTHING: Known = { label: null, truth: null, corpus: null, group: null };

/** With this label, where one is given; a truth that says another is none then. */
function withLabel<Entry extends Known | IndexEntry>(
  entry: Entry,
  label: CorpusLabel | null | undefined,
): Entry {
  if (label === null || label === undefined) return entry;
  const truth = entry.truth?.label === label ? entry.truth : null;
  return { ...entry, label, truth };
}
