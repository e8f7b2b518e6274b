/**
 * The files of a directory that may hold mail, in the order of their names.
 *
 * A Maildir (a directory with `cur` and `new`) is one mailbox: its messages are
 * the files of these two; `tmp` holds what is still being written, and what else
 * lies there is the server's bookkeeping or another mailbox. Any other directory
 * is searched to the bottom. Names with a leading dot are left out.
 */

import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Levels of directories; linked directories are not followed, so this is never a circle. */
const MAX_DEPTH = 100;

/** A file, and whether it must be a mail. */
export interface ListedFile {
  /** Path below the directory. */
  readonly path: string;
  /** Null, or why a directory could not be listed. */
  readonly error: unknown;
  /** True for the files of a Maildir. */
  readonly isMail: boolean;
}

/** Lists the files below `directory`. A directory that cannot be listed is named with its error. */
export async function* listFiles(
  directory: string,
  below = '',
  depth = 1,
): AsyncGenerator<ListedFile, void, undefined> {
  let names: string[];
  try {
    names = (await readdir(join(directory, below))).sort();
  } catch (error) {
    yield { path: below, error, isMail: false };
    return;
  }
  const isMaildir = names.includes('cur') && names.includes('new');
  for (const name of isMaildir ? ['cur', 'new'] : names) {
    if (name.startsWith('.')) continue;
    const path = join(below, name);
    const kind = await kindOf(directory, path);
    if (kind === 'directory' && isMaildir) yield* listBox(directory, path);
    else if (kind === 'directory' && depth < MAX_DEPTH)
      yield* listFiles(directory, path, depth + 1);
    else if (kind === 'file') yield { path, error: null, isMail: false };
  }
}

/** `cur` or `new` of a Maildir. */
async function* listBox(
  directory: string,
  below: string,
): AsyncGenerator<ListedFile, void, undefined> {
  for await (const file of listFiles(directory, below, MAX_DEPTH)) {
    yield { ...file, isMail: file.error === null };
  }
}

/** Links to files count as files, links to directories are not followed; the rest is no mail. */
async function kindOf(directory: string, path: string): Promise<'file' | 'directory' | 'other'> {
  const full = join(directory, path);
  try {
    const direct = await lstat(full);
    if (direct.isDirectory()) return 'directory';
    const target = direct.isSymbolicLink() ? await stat(full) : direct;
    return target.isFile() ? 'file' : 'other';
  } catch {
    // Reading it will say why.
    return 'file';
  }
}
