/**
 * Answers that are kept, for as long as this client decides.
 *
 * Some lists give a TTL of a second, which would ask them again for every message of
 * a flood; others one of a day, which would keep a mistake for a day. So the TTL is
 * kept between a floor and a ceiling, and "not listed" (RFC 2308) has a lower ceiling
 * of its own: that is what changes when a spammer turns up.
 */

import { LRUCache } from 'lru-cache';
import type { CompleteOptions } from './list-options.ts';
import { NOT_LISTED, type Reading } from './read-answer.ts';

/** What may be kept. */
export type KeptReading = Extract<Reading, { status: 'answered' }>;

interface Entry {
  readonly reading: KeptReading;
  readonly until: number;
  readonly epoch: number;
}

/** Kept answers by question. */
export interface QuestionCache {
  /** An answer that is still fresh and of this epoch of its list, or null. */
  find(key: string, now: number, epoch: number): KeptReading | null;
  /** `ttl` in seconds as it came, or null. */
  keep(key: string, reading: KeptReading, ttl: number | null, now: number, epoch: number): void;
}

/** An empty cache. */
export function createQuestionCache(options: CompleteOptions['cache']): QuestionCache {
  // Expiry by the client's own clock: the cache's would be the machine's.
  const entries = new LRUCache<string, Entry>({ max: options.maxEntries });
  return {
    find(key, now, epoch) {
      const entry = entries.get(key);
      if (entry === undefined) return null;
      if (now < entry.until && entry.epoch === epoch) return entry.reading;
      entries.delete(key);
      return null;
    },
    keep(key, reading, ttl, now, epoch) {
      const { minTtl, maxTtl, maxNegativeTtl, defaultTtl } = options;
      const ceiling = reading === NOT_LISTED ? maxNegativeTtl : maxTtl;
      const came = ttl !== null && ttl >= 0 ? ttl : defaultTtl;
      const kept = Math.min(Math.max(came, minTtl), ceiling);
      entries.set(key, { reading, until: now + kept * 1_000, epoch });
    },
  };
}
