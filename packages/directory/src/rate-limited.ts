/**
 * A look-up that is not asked more often than it can bear.
 *
 * The generic cell rate algorithm (ITU-T I.371): one number, the time at which
 * the next question would be on schedule. A question may come `burst` of them
 * early; one that comes earlier still waits its turn, and where that would take
 * too long it is not asked, which is `unavailable` and never `unknown`.
 */

import { type Clock, parseOptions } from '@backscatter/core';
import { z } from 'zod';
import { clockSchema, lookupSchema } from './checks.ts';
import type { DirectoryLookup, PromisedLookup } from './directory-answer.ts';
import { unanswered } from './unanswered.ts';

/** Options of `rateLimited`. */
export interface RateLimitOptions {
  /** For the schedule, and to wait by. */
  readonly clock: Clock;
  /** Questions a second in the long run. */
  readonly perSecond: number;
  /** Questions that may come at once after a pause. Default 10. */
  readonly burst?: number | undefined;
  /** How long a question waits its turn, in milliseconds, at most. Default 1,000. */
  readonly maxWaitMs?: number | undefined;
}

const optionsSchema = z.strictObject({
  clock: clockSchema,
  perSecond: z.number().min(0.001).max(1_000_000),
  burst: z.int().min(1).max(1_000_000).default(10),
  maxWaitMs: z.number().min(0).max(600_000).default(1_000),
});

/**
 * Makes it.
 *
 * @throws TypeError for a wrong option
 */
export function rateLimited(lookup: DirectoryLookup, options: RateLimitOptions): PromisedLookup {
  const ask = parseOptions('rateLimited', lookupSchema, lookup);
  const checked = parseOptions('rateLimited', optionsSchema, options);
  const { clock, perSecond, burst, maxWaitMs } = checked;
  const everyMs = 1_000 / perSecond;
  let schedule = Number.NEGATIVE_INFINITY;
  return async (address, abort) => {
    abort.throwIfAborted();
    const now = clock.now();
    // A clock that was set back must not stop it for longer than a full burst takes.
    const due = Math.min(Math.max(schedule, now), now + burst * everyMs + maxWaitMs);
    const wait = due - now - (burst - 1) * everyMs;
    schedule = due;
    if (wait > maxWaitMs) throw unanswered('the directory is asked too often');
    schedule = due + everyMs;
    if (wait > 0) await clock.sleep(wait, abort);
    return ask(address, abort);
  };
}
