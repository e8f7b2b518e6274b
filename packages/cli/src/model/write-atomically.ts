/**
 * Replaces a file as a whole: whoever reads it, and whoever looks after a crash,
 * finds the old content or the new, never a part.
 *
 * The new content goes to a file beside it, to the disk, and then takes the
 * name; `rename` over an existing name is atomic (POSIX).
 */

import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A model tells which words its mail had: for its owner only, unless a file says otherwise. */
const OWNER_ONLY = 0o600;

/**
 * Writes `text` to `path`, which keeps its permissions.
 *
 * @param beforeRename may still refuse, by throwing; the old content stays then
 * @throws (rejects) what the system says; the old content stays then
 */
export async function writeAtomically(
  path: string,
  text: string,
  beforeRename: () => Promise<void> = async () => {},
): Promise<void> {
  const temporary = temporaryFile(path);
  const mode = await modeOf(path);
  try {
    const file = await open(temporary, 'w', mode);
    try {
      // Whatever mask the process has: an existing file had these.
      await file.chmod(mode);
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await beforeRename();
    await rename(temporary, path);
  } catch (error) {
    // Why it failed is what is to be told.
    await rm(temporary, { force: true }).catch(() => {});
    throw error;
  }
  await syncFolder(dirname(path));
}

/** The file that is written first; whoever holds the lock on `path` may remove it. */
export function temporaryFile(path: string): string {
  return `${path}.new`;
}

async function modeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).mode & 0o777;
  } catch {
    return OWNER_ONLY;
  }
}

/** The new name itself has to reach the disk too. Not all systems let a folder be opened. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle;
  try {
    handle = await open(folder, 'r');
  } catch {
    return;
  }
  try {
    await handle.sync();
  } catch {
    // The content is safe and the old name was as well; there is no more to be done.
  } finally {
    await handle.close();
  }
}
