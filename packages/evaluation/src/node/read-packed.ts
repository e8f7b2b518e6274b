/**
 * The messages of an archive, or of a gzipped mailbox.
 */

import { basename, join } from 'node:path';
import { describeReadError, readMailStream, unpack } from '@backscatter/mail/node';
import type { CorpusItem } from './corpus-item.ts';
import { isAside } from './find-layout.ts';
import { isTar } from './is-tar.ts';
import { isSpamAssassin, itemOf, type Look, type Place, shownAt, slashed } from './place.ts';
import { readArchive } from './read-archive.ts';

const ENDING = /\.(?:tar|tgz|tar\.gz|gz)$/i;

/**
 * Yields them in the order of the archive.
 *
 * @param below the file within the corpus; empty where it is the corpus
 */
export async function* readPacked(
  place: Place,
  below: string,
  known: Look,
): AsyncGenerator<CorpusItem, void, undefined> {
  const path = shownAt(place, below);
  try {
    const file = join(place.full, below);
    if (await isTar(file)) yield* readArchived(place, below, known);
    else {
      const name = slashed(below);
      const own = basename(place.full);
      const messages = readMailStream(path, unpack(file), place, false);
      for await (const item of messages) {
        yield itemOf(item, name || own, own.replace(ENDING, ''), known(name || own, name));
      }
    }
  } catch (error) {
    yield { status: 'unreadable', path, why: describeReadError(error) };
  }
}

async function* readArchived(
  place: Place,
  below: string,
  known: Look,
): AsyncGenerator<CorpusItem, void, undefined> {
  const { maxBytes, full } = place;
  const file = join(full, below);
  const corpus = basename(file).replace(ENDING, '');
  for await (const { path, raw } of readArchive(file, maxBytes)) {
    const name = path.replace(/^(?:\.?\/){1,100}/, '');
    if (isHidden(name) || isAside(name)) continue;
    const shown = `${shownAt(place, below)}/${name}`;
    const options = { maxBytes, isOne: isSpamAssassin };
    const names = below === '' ? name : `${slashed(below)}/${name}`;
    for await (const item of readMailStream(shown, once(raw), options, name.endsWith('.eml'))) {
      yield itemOf(item, name, corpus, known(name, names));
    }
  }
}

function isHidden(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.'));
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
