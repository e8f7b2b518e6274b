/**
 * Which messages were learned, and as what: so that a message counts once, and
 * can be taken back. Bounded: the oldest is forgotten, and then what it taught
 * stays learned.
 */

import type { Learned } from '@backscatter/core';

/** A bounded map from message ids to what was learned. */
export interface LearnedIds {
  readonly get: (id: string) => Learned | null;
  /** Remembers an id as the newest. */
  readonly set: (id: string, learned: Learned) => void;
  readonly delete: (id: string) => void;
  readonly size: () => number;
  /** All, oldest first. */
  readonly entries: () => IterableIterator<[string, Learned]>;
}

/** Makes an empty map for `limit` ids. */
export function createLearnedIds(limit: number): LearnedIds {
  // A Map iterates in the order of insertion: its first key is the oldest.
  const known = new Map<string, Learned>();
  return {
    get: (id) => known.get(id) ?? null,
    set: (id, learned) => {
      known.delete(id);
      known.set(id, learned);
      const oldest = known.keys().next();
      if (known.size > limit && oldest.done !== true) known.delete(oldest.value);
    },
    delete: (id) => {
      known.delete(id);
    },
    size: () => known.size,
    entries: () => known.entries(),
  };
}
