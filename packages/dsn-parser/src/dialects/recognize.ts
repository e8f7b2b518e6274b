/**
 * Which row of the dialect table a notice belongs to.
 */

import { createPhraseScanner } from '@backscatter/mail';
import type { Dialect } from './dialect.ts';
import { DIALECTS } from './index.ts';

interface Recognizable {
  readonly from: string;
  readonly subject: string;
  readonly headerNames: Pick<ReadonlySet<string>, 'has'>;
  /** The notice in lower case with single blanks. */
  readonly folded: string;
}

/** The first row that recognises the notice, or null. */
export type Recognize = (notice: Recognizable) => Dialect | null;

/** Makes a recogniser of a table. */
export function createRecognizer(table: readonly Dialect[]): Recognize {
  const rowOf = new Map<string, number>();
  for (const [row, { phrases }] of table.entries()) {
    for (const phrase of phrases ?? []) if (!rowOf.has(phrase)) rowOf.set(phrase, row);
  }
  const scan = createPhraseScanner(rowOf);
  const marked = [...table.keys()].filter((row) => hasMark(table[row]));
  return (notice) => {
    let first = table.length;
    scan(notice.folded, (row) => {
      if (row < first) first = row;
    });
    // Only a row before the one that the words gave can still take its place.
    const before = marked.find((row) => row >= first || isMarked(table[row], notice)) ?? first;
    return table[Math.min(before, first)] ?? null;
  };
}

/** Recognises by the whole table. */
export const recognize: Recognize = createRecognizer(DIALECTS);

/** Whether the row knows its server by a header field, or by From and Subject. */
function hasMark(dialect: Dialect | undefined): boolean {
  return dialect?.header !== undefined || dialect?.from !== undefined;
}

function isMarked(dialect: Dialect | undefined, notice: Recognizable): boolean {
  const { header, from, subject } = dialect ?? {};
  if (header !== undefined && notice.headerNames.has(header)) return true;
  return (
    from !== undefined &&
    subject !== undefined &&
    from.test(notice.from) &&
    subject.test(notice.subject)
  );
}
