/**
 * One question to a caller's look-up, whatever it does: throw, reject, hang past
 * the deadline, or answer with something that is no answer. None of these is
 * ever "unknown".
 */

import type { NormalAddress } from '@backscatter/core';
import { describeError } from './describe-error.ts';
import {
  DIRECTORY_ANSWERS,
  type DirectoryAnswer,
  type DirectoryLookup,
  isDirectoryAnswer,
} from './directory-answer.ts';
import { whyUnanswered } from './unanswered.ts';

/** An answer, or why there is none. */
export type Asked =
  | { readonly status: 'ok'; readonly answer: DirectoryAnswer }
  | { readonly status: 'unavailable'; readonly why: string };

const OVERDUE: Asked = { status: 'unavailable', why: 'the directory did not answer in time' };

/** Asks until it is answered or `abort` aborts. Never rejects. */
export function askDirectory(
  lookup: DirectoryLookup,
  address: NormalAddress,
  abort: AbortSignal,
): Promise<Asked> {
  if (abort.aborted) return Promise.resolve(OVERDUE);
  return new Promise((resolve) => {
    const overdue = (): void => resolve(OVERDUE);
    abort.addEventListener('abort', overdue, { once: true });
    ask(lookup, address, abort)
      .then(resolve)
      .finally(() => abort.removeEventListener('abort', overdue));
  });
}

async function ask(
  lookup: DirectoryLookup,
  address: NormalAddress,
  abort: AbortSignal,
): Promise<Asked> {
  try {
    const answer: unknown = await lookup(address, abort);
    if (isDirectoryAnswer(answer)) return { status: 'ok', answer };
    return { status: 'unavailable', why: complain(answer) };
  } catch (error) {
    if (abort.aborted) return OVERDUE;
    const why = whyUnanswered(error);
    return {
      status: 'unavailable',
      why: why ?? `the directory look-up failed (${describeError(error)})`,
    };
  }
}

/** Names what came by its type alone: a wrong answer may be a whole directory entry. */
function complain(answer: unknown): string {
  const came = answer == null ? String(answer) : `a value of type ${typeof answer}`;
  return `the directory look-up answered ${came} instead of ${DIRECTORY_ANSWERS.join(', ')}`;
}
