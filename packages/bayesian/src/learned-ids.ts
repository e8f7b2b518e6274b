/**
 * Which messages were learned, and as what: so that a message counts once, and
 * can be taken back. Bounded: the oldest is forgotten, and then what it taught
 * stays learned.
 */

import type { MailClass } from '@backscatter/core';

/** A bounded map from message ids to classes. */
export interface LearnedIds {
  readonly get: (id: string) => MailClass | null;
  /** Remembers an id as the newest. */
  readonly set: (id: string, as: MailClass) => void;
  readonly delete: (id: string) => void;
  /** All, oldest first. */
  readonly entries: () => readonly (readonly [string, MailClass])[];
}

/** Makes an empty map for `limit` ids. */
export function createLearnedIds(limit: number): LearnedIds {
  // A Map iterates in the order of insertion: its first key is the oldest.
  const classes = new Map<string, MailClass>();
  return {
    get: (id) => classes.get(id) ?? null,
    set: (id, as) => {
      classes.delete(id);
      classes.set(id, as);
      const oldest = classes.keys().next();
      if (classes.size > limit && oldest.done !== true) classes.delete(oldest.value);
    },
    delete: (id) => {
      classes.delete(id);
    },
    entries: () => [...classes],
  };
}
