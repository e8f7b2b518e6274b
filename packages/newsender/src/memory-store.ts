/**
 * The sent log in memory: for tests, for a command that loads a file, and for
 * a small server that can lose it.
 *
 * Two indexes, id and sender + recipient, both `Map`s because their keys come
 * out of mails. What is older than the retention is dropped, and the oldest
 * when there are too many. A log that dropped something it should still hold
 * must not call a mail "not sent", so it can say since when it is complete.
 */

import { type Problem, parseOptions, type SentMessage, type SentStore } from '@backscatter/core';
import { z } from 'zod';
import { DAY } from './instant.ts';
import { formatSentLine, parseSentLines } from './sent-lines.ts';
import { TimeLine } from './time-line.ts';

/** Days kept: queues live 5 days, some 7 and more, and reports may dawdle. */
const DEFAULT_RETENTION_DAYS = 14;

/** Messages kept; with one recipient each about 100 MB. */
const DEFAULT_MAX_MESSAGES = 100_000;

/** Options of `createMemorySentStore`. */
export interface MemorySentStoreOptions {
  /** Days a message is kept. Default 14. */
  readonly retentionDays?: number;
  /** Messages kept, the oldest dropped first. Default 100,000. */
  readonly maxMessages?: number;
  /** The time in milliseconds since 1970. By default the newest time recorded stands for now. */
  readonly now?: () => number;
}

const optionsSchema = z.strictObject({
  retentionDays: z.number().positive().default(DEFAULT_RETENTION_DAYS),
  maxMessages: z.int().positive().default(DEFAULT_MAX_MESSAGES),
  now: z
    .custom<() => number>((value) => typeof value === 'function', 'must be a function')
    .optional(),
});

/** The sent log in memory. */
export interface MemorySentStore extends SentStore {
  completeSince(): Promise<number | null>;
  /** Messages kept. */
  size(): number;
  /** Every message as a JSON line, oldest first. */
  exportLines(): readonly string[];
  /** Records JSON lines. Never rejects for what they hold: bad ones become problems. */
  importLines(lines: string | Iterable<string>): Promise<ImportResult>;
}

/** What came of an import. */
export interface ImportResult {
  /** Lines recorded, those included that are too old to be kept. */
  readonly recorded: number;
  /** Lines that could not be read, by number. */
  readonly problems: readonly Problem[];
}

/** An entry is replaced as a whole when it gains an alias: what was handed out stays as it was. */
interface Entry {
  message: SentMessage;
  readonly at: number;
  readonly number: number;
}

/**
 * Makes an empty sent log in memory.
 *
 * @throws TypeError for a wrong option
 */
export function createMemorySentStore(options: MemorySentStoreOptions = {}): MemorySentStore {
  const { retentionDays, maxMessages, now } = parseOptions(
    'createMemorySentStore',
    optionsSchema,
    options,
  );
  const all = new TimeLine<Entry>();
  const byId = new Map<string, TimeLine<Entry>>();
  const byPair = new Map<string, TimeLine<Entry>>();
  let recorded = 0;
  let newest = Number.NEGATIVE_INFINITY;
  /** Nothing younger was dropped for lack of room. */
  let roomSince = Number.NEGATIVE_INFINITY;

  const expiry = (): number => (now?.() ?? newest) - retentionDays * DAY;

  const dropOldest = (): void => {
    const entry = all.dropOldest();
    if (entry === undefined) return;
    for (const id of entry.message.ids) unlink(byId, id);
    for (const pair of pairsOf(entry.message)) unlink(byPair, pair);
  };

  const prune = (): void => {
    const expired = expiry();
    while ((all.oldest?.at ?? Number.POSITIVE_INFINITY) < expired) dropOldest();
    while (all.size > maxMessages) {
      roomSince = Math.max(roomSince, (all.oldest?.at ?? 0) + 1);
      dropOldest();
    }
  };

  const keep = (message: SentMessage): void => {
    const entry: Entry = { message: copyOf(message), at: message.at, number: recorded };
    recorded += 1;
    newest = Math.max(newest, message.at);
    all.insert(entry);
    for (const id of entry.message.ids) link(byId, id, entry);
    for (const pair of pairsOf(entry.message)) link(byPair, pair, entry);
  };

  const select = (
    index: ReadonlyMap<string, TimeLine<Entry>>,
    key: string,
    since: number,
    limit: number,
  ): readonly SentMessage[] => {
    const from = Math.max(since, expiry());
    return (index.get(key)?.newest(limit, from) ?? []).map(({ message }) => message);
  };

  return {
    record: async (message) => {
      keep(message);
      prune();
    },
    findById: async (id, limit) => select(byId, id, Number.NEGATIVE_INFINITY, limit),
    findByRecipient: async (sender, recipient, since, limit) =>
      select(byPair, pairOf(sender, recipient), since, limit),
    alias: async (id, other) => {
      const entries = byId.get(id)?.newest(Number.POSITIVE_INFINITY, expiry()) ?? [];
      for (const entry of entries) {
        if (entry.message.ids.includes(other)) continue;
        entry.message = { ...entry.message, ids: [...entry.message.ids, other] };
        link(byId, other, entry);
      }
      return entries.length;
    },
    completeSince: async () => {
      const since = Math.max(roomSince, expiry());
      return since === Number.NEGATIVE_INFINITY ? null : since;
    },
    size: () => all.size,
    exportLines: () => all.entries().map(({ message }) => formatSentLine(message)),
    importLines: async (lines) => {
      const { messages, problems } = parseSentLines(lines);
      // In the order of time every insertion is at the end, whatever order the file has.
      for (const message of [...messages].sort((a, b) => a.at - b.at)) {
        keep(message);
        if (all.size > maxMessages) prune();
      }
      prune();
      return { recorded: messages.length, problems };
    },
  };
}

/** No address in normal form holds a line feed. */
function pairOf(sender: string, recipient: string): string {
  return `${sender}\n${recipient}`;
}

function pairsOf({ senders, recipients }: SentMessage): readonly string[] {
  return senders.flatMap((sender) => recipients.map((recipient) => pairOf(sender, recipient)));
}

/** A copy with each value once: the caller may change his, and indexes count each key once. */
function copyOf({ senders, recipients, ids, at }: SentMessage): SentMessage {
  return {
    senders: [...new Set(senders)],
    recipients: [...new Set(recipients)],
    ids: [...new Set(ids)],
    at,
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

/** Takes the oldest entry of a key out: all lines have one order, so it is the one that leaves. */
function unlink(index: Map<string, TimeLine<Entry>>, key: string): void {
  const line = index.get(key);
  line?.dropOldest();
  if (line?.size === 0) index.delete(key);
}
