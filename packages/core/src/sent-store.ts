/**
 * Where the sent log lives. A store does look-ups and keeps what it was given;
 * what a match means is decided by `@backscatter/newsender`, which also makes
 * the keys.
 *
 * A store never sees an address or an id, only keyed hashes of them
 * (`SentKey`), so a copied database tells nobody who wrote to whom. What it
 * keeps, and how long:
 *
 *     log            id → sender, recipients, time          retention, 14 days
 *                    sender + recipient → time              retention
 *     uses           id + slot → deliveries counted         as long as the id
 *     acquaintances  sender + recipient, sender + domain    400 days from the last
 *                    → first and last time
 *     suspensions    scope → until when, and why            until then
 *     realms         realm → when its first mail came       for ever
 *
 * Times are milliseconds since 1970. A store may round those of messages down
 * to a second and those of acquaintances down to a day (UTC). It may keep
 * a message up to a day longer than it must, so that whole days are dropped.
 */

/**
 * 64 bits of a keyed hash as 16 lower-case hexadecimal digits. Two that differ
 * are evenly distributed, so a store may mix or shorten them where a false
 * match stays rarer than one in a thousand million.
 */
export type SentKey = string;

/** A message that left through us, as the log keeps it. Each list holds a key once. */
export interface LoggedMessage {
  /** When it left. Later than the store's clock by more than a day counts as the clock's time. */
  readonly at: number;
  /** Addresses a report on it may come back to. */
  readonly senders: readonly SentKey[];
  /** Whom it went to; empty where it is not known. Up to 100,000. */
  readonly recipients: readonly SentKey[];
  /** The domains of the recipients by which a correspondent may be known. */
  readonly domains: readonly SentKey[];
  /** Every id that names it. */
  readonly ids: readonly SentKey[];
}

/** Messages to keep, in any order and number. */
export interface SentBatch {
  /** Names the secret under which the keys were made. */
  readonly realm: SentKey;
  readonly messages: readonly LoggedMessage[];
}

/** Everything that one report asks of the log. All lists are short, 250 at most. */
export interface SentQuery {
  /** Names the secret under which the keys were made. */
  readonly realm: SentKey;
  /** Messages that left later count for `IdAnswer.at` alone. */
  readonly until: number;
  /** To whom the report came, or null where it is not known. */
  readonly sender: SentKey | null;
  /** Every id that the report gives for the original. */
  readonly ids: readonly SentKey[];
  /** Whom it says that the original was for. */
  readonly recipients: readonly SentKey[];
  /** Their domains, of those by which a correspondent may be known. */
  readonly domains: readonly SentKey[];
  /** What uses are counted under: a failed recipient and what became of him. */
  readonly slots: readonly SentKey[];
  /** Parts of the coverage that may be suspended. */
  readonly scopes: readonly SentKey[];
  /** The delivery that is judged, where it may have been counted already; else null. */
  readonly delivery: SentKey | null;
}

/** What the log knows of an id. */
export interface IdAnswer {
  /** The newest message that bears it, whoever sent it and whenever; null where there is none. */
  readonly at: number | null;
  /** The newest of the sender asked for; null where there is none, or none was asked for. */
  readonly senderAt: number | null;
  /**
   * How many recipients that sender's messages with this id have together; 0 where none is known.
   * Here and in `recipientAt` a store need look at the newest 1,000 messages only.
   */
  readonly recipientCount: number;
  /** For each recipient asked for: that sender's newest message with this id to him, or null. */
  readonly recipientAt: readonly (number | null)[];
  /** For each slot asked for: how many deliveries were counted. */
  readonly uses: readonly number[];
  /** Deliveries that spent of the allowance, in all slots together, those not asked for included. */
  readonly spent: number;
  /** Whether the delivery asked for was counted for this id, in whatever slot. */
  readonly seen: boolean;
}

/** When one party first and last wrote to another, as far as it is remembered. */
export interface Acquaintance {
  /** When the first known mail between them left. */
  readonly first: number;
  /** When the newest one left. */
  readonly last: number;
}

/** What the log knows of a sender and a recipient. */
export interface PairAnswer {
  /** The newest message between them that is still logged, or null. */
  readonly at: number | null;
  /** Remembered longer than messages are logged; null where they never wrote. */
  readonly known: Acquaintance | null;
}

/** Coverage that does not count for a while. */
export interface Suspension {
  /** When it was found that the coverage does not hold. */
  readonly at: number;
  /** Until when it does not count. */
  readonly until: number;
  /** Why, for a person: a sentence without addresses and ids, 200 characters at most. */
  readonly reason: string;
}

/** The answer to a `SentQuery`; its lists stand in the order of the question's. */
export interface SentAnswer {
  readonly ids: readonly IdAnswer[];
  /** Where no sender was asked for, nothing is known. */
  readonly recipients: readonly PairAnswer[];
  readonly domains: readonly (Acquaintance | null)[];
  /** Null where it is not suspended, or no more by the store's clock. */
  readonly scopes: readonly (Suspension | null)[];
  /**
   * Since when every message recorded in the realm is still kept: its beginning, expiry and want
   * of room considered. Infinity in a realm that nothing was recorded in: a new secret, or a store
   * that lost everything. Null where nothing is ever missing.
   */
  readonly completeSince: number | null;
}

/** A report that names an id has come, and was believed. */
export interface SentUse {
  readonly id: SentKey;
  /** Under what it counts: a failed recipient and what became of him. */
  readonly slot: SentKey;
  /** Whether it spends of the id's allowance. A final report does; one more delay does not. */
  readonly spends: boolean;
  /** When the message left: its uses expire with it. */
  readonly at: number;
}

/**
 * The store of the sent log. A method rejects when the store cannot answer or
 * cannot write, with a reason and without secrets: "could not find out" is
 * never "not there". Writes resolve once they will survive a crash, as far as
 * the store can. All but `record` change nothing when made again.
 */
export interface SentStore {
  /** Whether the keys outlive the process; then they must be made with a secret. */
  readonly persistent: boolean;
  /**
   * Keeps messages, and who knows whom. What is older than the retention only makes acquaintances.
   * A message recorded twice counts as two: more recipients of an id, nothing else.
   */
  record(batch: SentBatch): Promise<void>;
  /** Adds another id to the messages that bear `id`. Resolves to how many there are. */
  alias(id: SentKey, other: SentKey): Promise<number>;
  /** Answers all that a report asks, on a server in one round trip. */
  lookup(query: SentQuery): Promise<SentAnswer>;
  /**
   * Counts uses. Id, slot and delivery together count once. A store may leave out those of an id it
   * does not have, and stop counting at 250 in a slot.
   */
  countUses(uses: readonly SentUse[], delivery: SentKey): Promise<void>;
  /** Suspends a part of the coverage; of two suspensions the one that lasts longer holds. */
  suspend(scope: SentKey, suspension: Suspension): Promise<void>;
  /** Ends a suspension before its time. */
  resume(scope: SentKey): Promise<void>;
}
