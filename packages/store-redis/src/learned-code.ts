/**
 * What a message was learned as, in one number.
 *
 * The learned messages are one sorted set, whose scores are doubles and hold
 * 53 bits: the day (16), the place within the day (19), the error (17) and the
 * class (1). So one set looks a message up, lists the oldest first, drops those
 * before a day, and holds itself to a number. Beyond half a million messages a
 * day their order within the day is lost, nothing else.
 */

import type { Learned } from '@backscatter/core';

/** A score modulo this is the code of what was learned. */
export const CODES = 2 ** 18;

/** A score divided by this is the day. */
export const DAYS = 2 ** 37;

/** No score: the message is not learned. */
const NOT_LEARNED = -1;

/** The code of what was learned. */
export function codeOf(learned: Learned | null): number {
  if (learned === null) return NOT_LEARNED;
  return learned.error * 2 + (learned.as === 'spam' ? 1 : 0);
}

/** Reads a score as the scripts print it; empty where the message is not learned. */
export function learnedOf(score: string): Learned | null {
  if (score === '') return null;
  const code = Number(score) % CODES;
  return { as: code % 2 === 1 ? 'spam' : 'ham', error: Math.floor(code / 2) };
}
