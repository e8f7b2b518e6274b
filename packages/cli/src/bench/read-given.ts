/**
 * All messages behind the paths of the command line, with their labels.
 */

import type { CorpusLabel } from '@backscatter/evaluation';
import { type CorpusItem, measureCorpus, readCorpus } from '@backscatter/evaluation/node';
import type { BenchOptions } from './bench-options.ts';

/** A path, and the label that the command line gives to all that lies there. */
export interface GivenPath {
  readonly path: string;
  readonly label: CorpusLabel | null;
}

/** The paths in the order in which they are read. */
export function givenPaths(
  paths: readonly string[],
  { genuine = [], backscatter = [], ordinary = [], ham = [], spam = [] }: BenchOptions,
): readonly GivenPath[] {
  const as = (label: CorpusLabel | null, of: readonly string[]): readonly GivenPath[] =>
    of.map((path) => ({ path, label }));
  return [
    ...as(null, paths),
    ...as('genuine', genuine),
    ...as('backscatter', backscatter),
    ...as('not-a-bounce', ordinary),
    ...as('ham', ham),
    ...as('spam', spam),
  ];
}

/** Yields them; what cannot be read is an item too. */
export async function* readGiven(
  given: readonly GivenPath[],
  cwd: string,
): AsyncGenerator<CorpusItem, void, undefined> {
  for (const { path, label } of given) {
    yield* readCorpus(path, label === null ? { cwd } : { cwd, label });
  }
}

/** Bytes of all of them; null where that is not known. */
export async function measureGiven(
  given: readonly GivenPath[],
  cwd: string,
): Promise<number | null> {
  let bytes = 0;
  for (const { path } of given) {
    const own = await measureCorpus(path, cwd);
    if (own === null) return null;
    bytes += own;
  }
  return bytes;
}
