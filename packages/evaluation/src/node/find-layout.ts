/**
 * How a corpus lies on the disk, told by what is there and not by its name.
 *
 * `listed`: an index says which files there are, `truth.jsonl` or TREC's `full/index`.
 * `packed`: an archive, or a gzipped mailbox. `mails`: all else, which is a file, an
 * mbox, a Maildir or folders of such, with an index of labels beside them perhaps
 * (`index.jsonl`, `mail.index.jsonl`).
 */

import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readTrecLine } from './corpus-index.ts';
import { readLines } from './read-lines.ts';

/** How a corpus lies on the disk, and which files say what it holds. */
export type Layout =
  | { readonly kind: 'listed'; readonly form: 'json' | 'trec'; readonly index: string }
  | { readonly kind: 'packed' }
  | { readonly kind: 'mails'; readonly indexes: readonly string[] };

const LABELS = /(?:^|\.)index\.jsonl$/;
const TRUTH = 'truth.jsonl';

/** The list of commands that SpamAssassin's corpus was made by. */
const COMMANDS = 'cmds';

/** What is read as a packed file, and what is packed and is not read. */
const PACKED = /\.(?:tar|tgz|gz)$/i;
const FOREIGN = /\.(?:bz2|tbz2?|xz|txz|lzma|zst|zip|7z|rar)$/i;

/** Whether a file is packed, by its name. */
export function isPacked(path: string): boolean {
  return PACKED.test(path);
}

/** Whether a file is packed in a form that is not read. */
export function isForeign(path: string): boolean {
  return FOREIGN.test(path);
}

/** Whether a file lies beside messages and is none, by its name. */
export function isAside(path: string): boolean {
  const name = basename(path);
  return LABELS.test(name) || name === TRUTH || name === COMMANDS;
}

/**
 * Looks at what is there.
 *
 * @throws (rejects) what the system says of a path that cannot be looked at
 */
export async function findLayout(full: string): Promise<Layout> {
  if ((await stat(full)).isDirectory()) return folderLayout(full);
  if (basename(full) === TRUTH) return { kind: 'listed', form: 'json', index: full };
  if (LABELS.test(basename(full))) return { kind: 'mails', indexes: [full] };
  if (await isTrecIndex(full)) return { kind: 'listed', form: 'trec', index: full };
  return isPacked(full) ? { kind: 'packed' } : { kind: 'mails', indexes: [] };
}

async function folderLayout(folder: string): Promise<Layout> {
  const names = (await readdir(folder)).sort();
  if (names.includes(TRUTH)) return { kind: 'listed', form: 'json', index: join(folder, TRUTH) };
  for (const index of [join(folder, 'full', 'index'), join(folder, 'index')]) {
    if (await isTrecIndex(index)) return { kind: 'listed', form: 'trec', index };
  }
  const indexes = names.filter((name) => LABELS.test(name)).map((name) => join(folder, name));
  return { kind: 'mails', indexes };
}

async function isTrecIndex(file: string): Promise<boolean> {
  if (basename(file) !== 'index') return false;
  try {
    for await (const { text } of readLines(file)) return readTrecLine(text ?? '') !== null;
  } catch {
    // There is none.
  }
  return false;
}
