/**
 * A resolver within the process that answers after a time, and one that counts.
 */

import type { Resolver } from '@backscatter/core';
import { answerOf } from './twelve-lists.ts';

/** Seconds that an answer may be believed. */
const TTL = 300;

/** Answers as the twelve lists do. */
export function createSlowResolver(latencyMs: number): Resolver {
  return {
    resolve: async (name) => {
      await new Promise((resolve) => setTimeout(resolve, latencyMs));
      const answer = answerOf(name);
      return answer === null
        ? { status: 'nxdomain', ttl: TTL }
        : { status: 'ok', records: [answer], ttl: TTL };
    },
  };
}

/** A resolver that knows how many questions it was asked. */
export interface CountedResolver extends Resolver {
  asked(): number;
  /** Most questions under way at once. */
  mostInFlight(): number;
}

/** Counts what a resolver is asked. */
export function counted(resolver: Resolver): CountedResolver {
  let [asked, now, most] = [0, 0, 0];
  return {
    asked: () => asked,
    mostInFlight: () => most,
    resolve: async (name, type, abort) => {
      asked += 1;
      now += 1;
      most = Math.max(most, now);
      try {
        return await resolver.resolve(name, type, abort);
      } finally {
        now -= 1;
      }
    },
  };
}
