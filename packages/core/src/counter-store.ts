/**
 * Where counters live that forget: how many unmatched reports came for an
 * address lately, how many unknown recipients a client has named.
 *
 * A window that slides needs every event; a counter that decays needs none of
 * them. It halves with each half-life, so it holds the events of the last one
 * and a half half-lives or so, in three numbers (Cormode, Korn, Tirthapura,
 * "Exponentially decayed aggregates on data streams", 2008):
 *
 *     value(t) = value(then) · 2^((then − t) / halfLife)
 *
 * A steady rate r settles at r · halfLife / ln 2, whatever the half-life, so a
 * quick counter and a slow one of the same events tell a burst from a habit.
 *
 * A store never sees an address, only keyed hashes (`SentKey`). It keeps a
 * bounded number of counters and drops the lightest of a few when it needs
 * room: heavy ones stay, and what it answers may be too low, by what a dropped
 * counter held, but never too high.
 */

import type { SentKey } from './sent-store.ts';

/** Something to count. */
export interface CounterEvent {
  readonly key: SentKey;
  /** When, in milliseconds since 1970. A store may round down to a second. */
  readonly at: number;
  /** How much, above 0 and up to a million. */
  readonly amount: number;
  /** In which the counter loses half, from a minute to 400 days. A key has the same each time. */
  readonly halfLifeMs: number;
}

/** What a counter says. */
export interface Count {
  /** As of the time asked for; before the newest event, its value at that. Within a thousandth. */
  readonly value: number;
  /** When it began, in milliseconds since 1970; anew after it had all but decayed, or was dropped. */
  readonly since: number;
}

/** The answer to a reading. */
export interface CounterReading {
  /** In the order of the keys; null where less than a thousandth is left, or never was. */
  readonly counts: readonly (Count | null)[];
  /** Whether the delivery asked for was counted. */
  readonly counted: boolean;
}

/**
 * The store. A method rejects when the store cannot answer or cannot write,
 * with a reason and without secrets.
 */
export interface CounterStore {
  /** Whether the keys outlive the process; then they must be made with a secret. */
  readonly persistent: boolean;
  /**
   * Counts the events of a delivery, all or none; up to 100.
   *
   * @param delivery names the delivery and who counts it: the same name again within three days
   *   counts nothing, unless more deliveries came than the store remembers
   * @returns whether it was counted now
   * @throws (rejects) TypeError for an event that is none
   */
  add(events: readonly CounterEvent[], delivery: SentKey): Promise<boolean>;
  /**
   * Reads up to 100 counters, on a server in one round trip.
   *
   * @param at as of when, in milliseconds since 1970
   * @param delivery null where nobody asks whether it was counted
   */
  read(keys: readonly SentKey[], at: number, delivery: SentKey | null): Promise<CounterReading>;
}
