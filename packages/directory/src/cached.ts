/**
 * A look-up that remembers what it was told.
 *
 * How long depends on the answer: a new mailbox is to be found soon after it was
 * made, an old one seldom goes. A failure is remembered for seconds, so that a
 * server in trouble is left alone. Who asks while the question is under way waits
 * for the same answer; it is given up when nobody waits any more.
 *
 * The question is about the mailbox: `+tag` and wrapping are taken off, or a
 * flood of tags would go round the cache. What knows of tags (`createAddressList`)
 * stands before a cache, in `firstOf`.
 */

import { type Clock, type NormalAddress, parseOptions } from '@backscatter/core';
import { domainToAscii } from '@backscatter/mail';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { clockSchema, lookupSchema } from './checks.ts';
import type { DirectoryAnswer, DirectoryLookup, PromisedLookup } from './directory-answer.ts';

/** Options of `cached`. Times are in milliseconds, 0 remembers nothing, a day at most. */
export interface CachedOptions {
  /** Tells how old an answer is. */
  readonly clock: Clock;
  /** Mailboxes kept, at most; each takes about 300 bytes. Default 20,000. */
  readonly size?: number | undefined;
  /** For how long each answer holds. Default: an hour, `unknown` five minutes. */
  readonly ttlMs?: Partial<Readonly<Record<DirectoryAnswer, number>>> | undefined;
  /** For how long a failure is repeated without asking. Default 5,000. */
  readonly failureMs?: number | undefined;
}

const HOUR = 3_600_000;
const ttl = z
  .number()
  .min(0)
  .max(24 * HOUR);

const optionsSchema = z.strictObject({
  clock: clockSchema,
  size: z.int().min(1).max(10_000_000).default(20_000),
  ttlMs: z
    .strictObject({
      known: ttl.default(HOUR),
      unknown: ttl.default(HOUR / 12),
      'never-sends': ttl.default(HOUR),
      'catch-all': ttl.default(HOUR),
      'not-covered': ttl.default(HOUR),
    })
    .prefault({}),
  failureMs: ttl.default(5_000),
});

type Kept =
  | { readonly until: number; readonly answer: DirectoryAnswer }
  | { readonly until: number; readonly error: unknown };

interface UnderWay {
  readonly answer: Promise<DirectoryAnswer>;
  readonly giveUp: AbortController;
  waiting: number;
}

/**
 * Makes it.
 *
 * @throws TypeError for a wrong option
 */
export function cached(lookup: DirectoryLookup, options: CachedOptions): PromisedLookup {
  const ask = parseOptions('cached', lookupSchema, lookup);
  const { clock, size, ttlMs, failureMs } = parseOptions('cached', optionsSchema, options);
  const kept = new LRUCache<string, Kept>({ max: size });
  const underWay = new Map<string, UnderWay>();

  const begin = (key: string, address: NormalAddress): UnderWay => {
    const giveUp = new AbortController();
    const keep = async (): Promise<DirectoryAnswer> => {
      try {
        const answer = await ask(mailboxOf(address), giveUp.signal);
        const holds = Object.hasOwn(ttlMs, answer) ? ttlMs[answer] : 0;
        if (holds > 0) kept.set(key, { until: clock.now() + holds, answer });
        return answer;
      } catch (error) {
        // That the askers left says nothing about the server.
        if (failureMs > 0 && !giveUp.signal.aborted) {
          kept.set(key, { until: clock.now() + failureMs, error });
        }
        throw error;
      } finally {
        if (underWay.get(key) === question) underWay.delete(key);
      }
    };
    const question: UnderWay = {
      // Begins a turn later, so that what it ends is there already.
      answer: Promise.resolve().then(keep),
      giveUp,
      waiting: 0,
    };
    underWay.set(key, question);
    return question;
  };

  return async (address, abort) => {
    abort.throwIfAborted();
    const key = `${address.local}@${domainToAscii(address.domain)}`;
    const known = kept.get(key);
    if (known !== undefined && known.until > clock.now()) {
      if ('error' in known) throw known.error;
      return known.answer;
    }
    const question = underWay.get(key) ?? begin(key, address);
    return waitFor(question, abort, () => {
      question.giveUp.abort(abort.reason);
      if (underWay.get(key) === question) underWay.delete(key);
    });
  };
}

/** Waits for the answer until `abort`; whoever leaves last calls `abandon`. */
function waitFor(
  question: UnderWay,
  abort: AbortSignal,
  abandon: () => void,
): Promise<DirectoryAnswer> {
  question.waiting += 1;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      question.waiting -= 1;
      if (question.waiting === 0) abandon();
      reject(abort.reason);
    };
    abort.addEventListener('abort', leave, { once: true });
    question.answer.finally(() => abort.removeEventListener('abort', leave)).then(resolve, reject);
  });
}

function mailboxOf({ address, local, domain }: NormalAddress): NormalAddress {
  return { raw: address, address, local, domain, tag: null, wrapping: null };
}
