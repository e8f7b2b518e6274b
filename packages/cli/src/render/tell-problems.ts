/**
 * Problems of a file as sentences for a person.
 */

import type { Problem } from '@backscatter/core';

/** Problems of one file that are told one by one. */
const MAX_TOLD = 5;

/** A sentence for each of the first problems, and one for the rest. */
export function tellProblems(file: string, problems: readonly Problem[]): readonly string[] {
  const shown = problems.slice(0, MAX_TOLD).map(({ detail }) => `${file}: ${detail}`);
  const left = problems.length - shown.length;
  return left > 0 ? [...shown, `${file}: ${left} more such problems`] : shown;
}
