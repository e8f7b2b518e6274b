/**
 * Which messages were learned, and as what: so that a message counts once, and
 * can be taken back. Bounded: the oldest is forgotten, and then what it taught
 * stays learned.
 */

import type { Learned } from '@backscatter/core';

/** What a message was learned as, and on which day. */
export interface DatedLearned {
  readonly learned: Learned;
  readonly day: number;
}

/** A bounded map from message ids to what was learned. */
export interface LearnedIds {
  readonly get: (id: string) => Learned | null;
  /** Remembers an id as the newest, learned on a day (since 1970, or 0). */
  readonly set: (id: string, learned: Learned, day: number) => void;
  readonly delete: (id: string) => void;
  readonly size: () => number;
  /** All, oldest first. */
  readonly entries: () => IterableIterator<[string, DatedLearned]>;
  /** Forgets all that were learned before a day. */
  readonly dropBefore: (day: number) => void;
}

/** Makes an empty map for `limit` ids. */
export function createLearnedIds(limit: number): LearnedIds {
  // A Map iterates in the order of insertion: its first key is the oldest.
  const known = new Map<string, DatedLearned>();
  return {
    get: (id) => known.get(id)?.learned ?? null,
    set: (id, learned, day) => {
      known.delete(id);
      known.set(id, { learned, day });
      const oldest = known.keys().next();
      if (known.size > limit && oldest.done !== true) known.delete(oldest.value);
    },
    delete: (id) => {
      known.delete(id);
    },
    size: () => known.size,
    entries: () => known.entries(),
    dropBefore: (before) => {
      for (const [id, { day }] of known) if (day < before) known.delete(id);
    },
  };
}
