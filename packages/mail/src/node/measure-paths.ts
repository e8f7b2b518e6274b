/**
 * How much there is to read, without reading it.
 */

import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listFiles } from './list-files.ts';
import { STDIN } from './read-mails.ts';

/** Bytes behind the paths; null for standard input. What cannot be read has none. */
export async function measurePaths(paths: readonly string[], cwd: string): Promise<number | null> {
  if (paths.includes(STDIN)) return null;
  let bytes = 0;
  for (const path of paths) {
    const full = resolve(cwd, path);
    const found = await stat(full).catch(() => null);
    if (found === null) continue;
    if (!found.isDirectory()) bytes += found.size;
    else {
      for await (const { path: below, error } of listFiles(full)) {
        if (error !== null) continue;
        bytes += (await stat(join(full, below)).catch(() => null))?.size ?? 0;
      }
    }
  }
  return bytes;
}
