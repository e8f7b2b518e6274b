/**
 * How much there is to read of a corpus, without reading it.
 */

import { stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { listFiles } from '@backscatter/mail/node';
import { findLayout, isPacked } from './find-layout.ts';

/**
 * Bytes of the messages behind a path; null where only reading tells, as of archives and of
 * indexes that name files elsewhere. What cannot be looked at has none.
 *
 * @param cwd where a relative path starts
 */
export async function measureCorpus(path: string, cwd = process.cwd()): Promise<number | null> {
  const full = resolve(cwd, path);
  try {
    const layout = await findLayout(full);
    const found = await stat(full);
    if (layout.kind === 'packed') return null;
    if (!found.isDirectory()) return layout.kind === 'mails' ? found.size : null;
    let bytes = 0;
    for await (const { path: below, error } of listFiles(full)) {
      if (isPacked(below)) return null;
      if (error === null) bytes += (await stat(join(full, below)).catch(() => null))?.size ?? 0;
    }
    return bytes;
  } catch {
    return 0;
  }
}
