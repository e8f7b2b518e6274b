/**
 * The sent log in memory: for tests, for a command that loads a file, and for
 * a small server that can lose it.
 *
 * Two indexes, id and sender + recipient. What is older than the retention is
 * dropped, and the oldest when there are too many. A log that dropped
 * something it should still hold must not call a mail "not sent", so it can
 * say since when it is complete.
 */

import {
  type IdAnswer,
  type LoggedMessage,
  parseOptions,
  type SentKey,
  type SentQuery,
  type SentStore,
  type Suspension,
} from '@backscatter/core';
import { z } from 'zod';
import { Acquaintances } from './acquaintances.ts';
import { DAY } from './instant.ts';
import { TimeLine } from './time-line.ts';
import { UseCounts } from './use-counts.ts';

/** Days kept: queues live 5 days, some 7 and more, and reports may dawdle. */
const DEFAULT_RETENTION_DAYS = 14;

/** More than a year, so that whoever writes once a year stays known. */
const DEFAULT_ACQUAINTANCE_DAYS = 400;

/** Messages kept; with one recipient each about 100 MB. */
const DEFAULT_MAX_MESSAGES = 100_000;

/** Pairs kept; about 100 MB. */
const DEFAULT_MAX_ACQUAINTANCES = 500_000;

/** Messages of an id that are looked at: list mail is recorded once for each member. */
const MAX_PER_ID = 1_000;

/** Options of `createMemorySentStore`. */
export interface MemorySentStoreOptions {
  /** Days a message is kept. Default 14. */
  readonly retentionDays?: number;
  /** Days it is remembered who wrote to whom, from the last time. Default 400. */
  readonly acquaintanceDays?: number;
  /** Messages kept, the oldest dropped first. Default 100,000. */
  readonly maxMessages?: number;
  /** Pairs of sender and recipient or domain remembered. Default 500,000. */
  readonly maxAcquaintances?: number;
  /** The time in milliseconds since 1970. By default the newest time recorded stands for now. */
  readonly now?: () => number;
  /**
   * Whether what left before the first record is missing, as after the start of a server: then
   * silence says nothing of it. Needs `now`. Default false: all of it is recorded first, from a file.
   */
  readonly startsEmpty?: boolean;
}

const optionsSchema = z
  .strictObject({
    retentionDays: z.number().positive().default(DEFAULT_RETENTION_DAYS),
    acquaintanceDays: z.number().positive().default(DEFAULT_ACQUAINTANCE_DAYS),
    maxMessages: z.int().positive().default(DEFAULT_MAX_MESSAGES),
    maxAcquaintances: z.int().positive().default(DEFAULT_MAX_ACQUAINTANCES),
    now: z
      .custom<() => number>((value) => typeof value === 'function', 'must be a function')
      .optional(),
    startsEmpty: z.boolean().default(false),
  })
  .refine(({ now, startsEmpty }) => !startsEmpty || now !== undefined, {
    path: ['startsEmpty'],
    message: 'needs "now"',
  });

/** The sent log in memory. */
export interface MemorySentStore extends SentStore {
  /** Messages kept. */
  size(): number;
}

/** An entry is replaced as a whole when it gains an alias: lists hold it by its place. */
interface Entry {
  message: LoggedMessage;
  readonly at: number;
  readonly number: number;
}

/**
 * Makes an empty sent log in memory.
 *
 * @throws TypeError for a wrong option
 */
export function createMemorySentStore(options: MemorySentStoreOptions = {}): MemorySentStore {
  const settings = parseOptions('createMemorySentStore', optionsSchema, options);
  const { retentionDays, acquaintanceDays, maxMessages, now, startsEmpty } = settings;
  const all = new TimeLine<Entry>();
  const byId = new Map<SentKey, TimeLine<Entry>>();
  const byPair = new Map<string, TimeLine<Entry>>();
  const acquaintances = new Acquaintances(settings.maxAcquaintances);
  const uses = new UseCounts();
  const suspensions = new Map<SentKey, Suspension>();
  const realms = new Map<SentKey, number>();
  let recorded = 0;
  let newest = Number.NEGATIVE_INFINITY;
  /** Nothing younger was dropped for lack of room. */
  let roomSince = Number.NEGATIVE_INFINITY;

  const clock = (): number => now?.() ?? newest;
  const expiry = (): number => clock() - retentionDays * DAY;

  const dropOldest = (): void => {
    const entry = all.dropOldest();
    if (entry === undefined) return;
    for (const id of entry.message.ids) if (unlink(byId, id)) uses.drop(id);
    for (const pair of pairsOf(entry.message)) unlink(byPair, pair);
  };

  const prune = (): void => {
    const expired = expiry();
    while ((all.oldest?.at ?? Number.POSITIVE_INFINITY) < expired) dropOldest();
    while (all.size > maxMessages) {
      roomSince = Math.max(roomSince, (all.oldest?.at ?? 0) + 1);
      dropOldest();
    }
    acquaintances.prune(clock() - acquaintanceDays * DAY);
  };

  const keep = (given: LoggedMessage): void => {
    const at = now !== undefined && given.at > now() + DAY ? now() : given.at;
    const message = copyOf(given, at);
    const entry: Entry = { message, at, number: recorded };
    recorded += 1;
    newest = Math.max(newest, at);
    all.insert(entry);
    for (const id of message.ids) link(byId, id, entry);
    for (const pair of pairsOf(message)) {
      link(byPair, pair, entry);
      acquaintances.add(pair, at);
    }
    for (const sender of message.senders) {
      for (const domain of message.domains) acquaintances.add(pairOf(sender, domain), at);
    }
  };

  /** The newest entries of a key that are kept and not younger than asked for. */
  const entriesOf = (
    index: ReadonlyMap<string, TimeLine<Entry>>,
    key: string,
    limit: number,
    until: number,
  ): readonly Entry[] => index.get(key)?.newest(limit, expiry(), until) ?? [];

  const lookupId = (id: SentKey, query: SentQuery): IdAnswer => {
    const { delivery } = query;
    const entries = entriesOf(byId, id, MAX_PER_ID, query.until);
    const own = entries
      .map(({ message }) => message)
      .filter(({ senders }) => query.sender !== null && senders.includes(query.sender));
    const newestOf = entriesOf(byId, id, 1, Number.POSITIVE_INFINITY)[0];
    return {
      at: newestOf?.at ?? null,
      senderAt: own[0]?.at ?? null,
      recipientCount: own.reduce((sum, { recipients }) => sum + recipients.length, 0),
      recipientAt: query.recipients.map(
        (recipient) => own.find(({ recipients }) => recipients.includes(recipient))?.at ?? null,
      ),
      // Uses end with the id, also where it has not been dropped yet.
      uses: query.slots.map((slot) => (newestOf === undefined ? 0 : uses.inSlot(id, slot))),
      spent: newestOf === undefined ? 0 : uses.spent(id),
      seen: newestOf !== undefined && delivery !== null && uses.has(id, delivery),
    };
  };

  const completeSince = (realm: SentKey): number | null => {
    const began = startsEmpty ? (realms.get(realm) ?? Number.POSITIVE_INFINITY) : roomSince;
    const since = Math.max(began, roomSince, expiry());
    return since === Number.NEGATIVE_INFINITY ? null : since;
  };

  return {
    persistent: false,
    record: async ({ realm, messages }) => {
      if (!realms.has(realm)) realms.set(realm, clock());
      // In the order of time every insertion is at the end, whatever order an import has.
      for (const message of [...messages].sort((a, b) => a.at - b.at)) {
        keep(message);
        if (all.size > maxMessages) prune();
      }
      prune();
    },
    alias: async (id, other) => {
      const entries = entriesOf(byId, id, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
      for (const entry of entries) {
        if (entry.message.ids.includes(other)) continue;
        entry.message = { ...entry.message, ids: [...entry.message.ids, other] };
        link(byId, other, entry);
      }
      return entries.length;
    },
    lookup: async (query) => {
      const { sender, until } = query;
      const unknown = unknownId(query);
      const known = (key: SentKey): ReturnType<Acquaintances['get']> =>
        sender === null
          ? null
          : acquaintances.get(pairOf(sender, key), clock() - acquaintanceDays * DAY);
      return {
        ids: query.ids.map((id) => (byId.has(id) ? lookupId(id, query) : unknown)),
        recipients: query.recipients.map((recipient) => ({
          at:
            sender === null
              ? null
              : (entriesOf(byPair, pairOf(sender, recipient), 1, until)[0]?.at ?? null),
          known: known(recipient),
        })),
        domains: query.domains.map(known),
        scopes: query.scopes.map((scope) => {
          const suspension = suspensions.get(scope);
          return suspension === undefined || suspension.until <= clock() ? null : suspension;
        }),
        completeSince: completeSince(query.realm),
      };
    },
    countUses: async (counted, delivery) => {
      for (const use of counted) if (byId.has(use.id)) uses.add(use, delivery);
    },
    suspend: async (scope, suspension) => {
      const there = suspensions.get(scope);
      if (there === undefined || suspension.until > there.until)
        suspensions.set(scope, { ...suspension });
    },
    resume: async (scope) => {
      suspensions.delete(scope);
    },
    size: () => all.size,
  };
}

/** Most ids of reports are not ours: nothing of them is anywhere. */
function unknownId({ recipients, slots }: SentQuery): IdAnswer {
  return {
    at: null,
    senderAt: null,
    recipientCount: 0,
    recipientAt: recipients.map(() => null),
    uses: slots.map(() => 0),
    spent: 0,
    seen: false,
  };
}

/** All keys have one length. */
function pairOf(sender: SentKey, other: SentKey): string {
  return `${sender}${other}`;
}

function pairsOf({ senders, recipients }: LoggedMessage): readonly string[] {
  return senders.flatMap((sender) => recipients.map((recipient) => pairOf(sender, recipient)));
}

/** A copy with each value once: the caller may change his, and indexes count each key once. */
function copyOf({ senders, recipients, domains, ids }: LoggedMessage, at: number): LoggedMessage {
  return {
    at,
    senders: [...new Set(senders)],
    recipients: [...new Set(recipients)],
    domains: [...new Set(domains)],
    ids: [...new Set(ids)],
  };
}

function link(index: Map<string, TimeLine<Entry>>, key: string, entry: Entry): void {
  let line = index.get(key);
  if (line === undefined) {
    line = new TimeLine<Entry>();
    index.set(key, line);
  }
  line.insert(entry);
}

/**
 * Takes the oldest entry of a key out: all lines have one order, so it is the one that leaves.
 *
 * @returns whether it was the last
 */
function unlink(index: Map<string, TimeLine<Entry>>, key: string): boolean {
  const line = index.get(key);
  line?.dropOldest();
  return line?.size === 0 && index.delete(key);
}
