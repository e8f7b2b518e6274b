/**
 * Several directories as one, asked in turn until one of them is responsible.
 *
 * One that does not hold an address and is not complete for its domain answers
 * `not-covered`, and the next is asked. Where one could not answer, the next may
 * still know the mailbox; but that the next does *not* know it says nothing then,
 * for it may have been in the one that is down.
 */

import { parseOptions } from '@backscatter/core';
import { z } from 'zod';
import { lookupSchema } from './checks.ts';
import {
  type DirectoryAnswer,
  type DirectoryLookup,
  isDirectoryAnswer,
  type PromisedLookup,
} from './directory-answer.ts';
import { unanswered } from './unanswered.ts';

/** Nobody has more directories. */
const MAX_LOOKUPS = 100;

/** Answers that hold whatever the others would have said. */
const POSITIVE: ReadonlySet<DirectoryAnswer> = new Set(['known', 'never-sends']);

/**
 * Makes it. It rejects with the first failure where that leaves it without an answer.
 *
 * @throws TypeError where one of them is no look-up
 */
export function firstOf(lookups: readonly DirectoryLookup[]): PromisedLookup {
  const checked = parseOptions('firstOf', z.array(lookupSchema).min(1).max(MAX_LOOKUPS), lookups);
  return async (address, abort) => {
    let failure: { readonly error: unknown } | null = null;
    for (const lookup of checked) {
      abort.throwIfAborted();
      try {
        const answer = await lookup(address, abort);
        if (!isDirectoryAnswer(answer)) throw unanswered('a directory gave no answer that is one');
        if (answer === 'not-covered') continue;
        if (failure === null || POSITIVE.has(answer)) return answer;
        break;
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure !== null) throw failure.error;
    return 'not-covered';
  };
}
