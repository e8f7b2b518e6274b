/**
 * The messages of a file, or of all files below a folder, archives among them.
 */

import { basename } from 'node:path';
import { readMails } from '@backscatter/mail/node';
import type { CorpusItem } from './corpus-item.ts';
import { isAside, isPacked } from './find-layout.ts';
import { isSpamAssassin, itemOf, type Look, type Place, shownAt, slashed } from './place.ts';
import { readPacked } from './read-packed.ts';

/** Yields them in the order of their names. */
export async function* readFiles(
  place: Place,
  known: Look,
): AsyncGenerator<CorpusItem, void, undefined> {
  const { full, maxBytes } = place;
  const own = basename(full);
  for await (const item of readMails('.', { cwd: full, maxBytes, isOne: isSpamAssassin })) {
    const below = item.path === '.' ? '' : item.path;
    if (item.status === 'no-mail' && isAside(below)) continue;
    if (item.status === 'no-mail' && isPacked(below)) {
      yield* readPacked(place, below, known);
      continue;
    }
    const name = slashed(below);
    const shown = { ...item, path: shownAt(place, below) };
    yield itemOf(shown, name || own, own, known(name || own, name));
  }
}
