/**
 * Which row of the dialect table a notice belongs to.
 */

import type { Dialect } from './dialect.ts';
import { DIALECTS } from './index.ts';

export interface Recognizable {
  readonly from: string;
  readonly subject: string;
  readonly headerNames: ReadonlySet<string>;
  /** The notice in lower case with single blanks. */
  readonly folded: string;
}

/** The first row that recognises the notice, or null. */
export function recognize(
  notice: Recognizable,
  table: readonly Dialect[] = DIALECTS,
): Dialect | null {
  for (const dialect of table) if (matches(dialect, notice)) return dialect;
  return null;
}

function matches(dialect: Dialect, { from, subject, headerNames, folded }: Recognizable): boolean {
  if (dialect.header !== undefined && headerNames.has(dialect.header)) return true;
  if (dialect.phrases?.some((phrase) => folded.includes(phrase)) === true) return true;
  return (
    dialect.from !== undefined &&
    dialect.subject !== undefined &&
    dialect.from.test(from) &&
    dialect.subject.test(subject)
  );
}
