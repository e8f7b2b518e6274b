/**
 * Which row of the dialect table a notice belongs to.
 */

import { createPhraseFinder } from '@backscatter/mail';
import type { Dialect } from './dialect.ts';
import { DIALECTS } from './index.ts';

interface Recognizable {
  readonly from: string;
  readonly subject: string;
  readonly headerNames: ReadonlySet<string>;
  /** The notice in lower case with single blanks. */
  readonly folded: string;
}

/** The first row that recognises the notice, or null. */
export type Recognize = (notice: Recognizable) => Dialect | null;

/** Makes a recogniser of a table. */
export function createRecognizer(table: readonly Dialect[]): Recognize {
  const findPhrases = createPhraseFinder(table.flatMap(({ phrases }) => phrases ?? []));
  return (notice) => {
    const said = findPhrases(notice.folded);
    return table.find((dialect) => matches(dialect, notice, said)) ?? null;
  };
}

/** Recognises by the whole table. */
export const recognize: Recognize = createRecognizer(DIALECTS);

function matches(dialect: Dialect, notice: Recognizable, said: ReadonlySet<string>): boolean {
  if (dialect.header !== undefined && notice.headerNames.has(dialect.header)) return true;
  if (said.size > 0 && dialect.phrases?.some((phrase) => said.has(phrase)) === true) return true;
  return (
    dialect.from !== undefined &&
    dialect.subject !== undefined &&
    dialect.from.test(notice.from) &&
    dialect.subject.test(notice.subject)
  );
}
