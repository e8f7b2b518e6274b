/**
 * From events to sent mails: what a log says of a message in many lines, among
 * those of thousands of others, is put together by the queue's number.
 *
 * A filter such as amavis takes a message out of the queue and hands it back,
 * and it goes on under a second number, from this machine. Who handed it in
 * first is then found by the Message-ID, which both have. A stranger may write
 * any Message-ID, so among several first ones that with the same return path
 * counts, and where they differ the message is not ours.
 *
 * Only what was submitted to us and went out, or was refused, is recorded. Mail
 * that was relayed for others, or came in, would be a false proof.
 */

import { parseOptions } from '@backscatter/core';
import { normalizeMessageId } from '@backscatter/mail';
import { z } from 'zod';
import { ownSenders } from '../own-senders.ts';
import { addressesOf, idsOf, type SentRecord, sendersOf } from '../sent-record.ts';
import type { LogEvent, Origin } from './log-event.ts';
import type { LeftOut, LogTally } from './log-tally.ts';
import { replyIds } from './reply-ids.ts';

/** Options of `createLogJoin`. */
export interface LogJoinOptions {
  /** Addresses and domains whose mail is ours. Default: all that was submitted to us. */
  readonly senders?: readonly string[];
  /** Messages in the making at once; beyond, the one longest untouched is judged. Default 250,000, about 250 MB. */
  readonly maxOpen?: number;
}

const optionsSchema = z.strictObject({
  senders: z.array(z.string().min(1)).readonly().default([]),
  maxOpen: z.int().min(1).max(10_000_000).default(250_000),
});

/** Puts events together. */
export interface LogJoin {
  /** Takes an event, those of a queue in the order of the log; gives what is complete by it. */
  push(event: LogEvent): readonly SentRecord[];
  /** Judges what is still open: there are no more events. */
  end(): readonly SentRecord[];
  tally(): LogTally;
}

/** A queue gives up after five days as a rule; what was silent for longer is done. Milliseconds. */
const IDLE = 7 * 86_400_000;

/** First numbers that are kept for one Message-ID. */
const MAX_FIRSTS = 4;

/** Message-IDs remembered for a filter that hands back: it takes seconds, and its queue is short. */
const MAX_KEPT = 50_000;

/** Recipients and ids kept of one message; a log line names one, so the rest is a flood. */
const MAX_RECIPIENTS = 10_000;
const MAX_IDS = 50;

interface Open {
  readonly at: number;
  touched: number;
  origin: Origin | null;
  behind: Origin | null;
  sender: string | null;
  readonly ids: string[];
  readonly queueIds: string[];
  /** Null for the many that go to a filter first. */
  recipients: Set<string> | null;
}

const NONE: readonly SentRecord[] = [];

/**
 * Makes the join.
 *
 * @throws TypeError for a wrong option
 */
export function createLogJoin(options: LogJoinOptions = {}): LogJoin {
  const { senders, maxOpen } = parseOptions('createLogJoin', optionsSchema, options);
  const isOwn = ownSenders(senders);
  // In the order in which they were last touched.
  const open = new Map<string, Open>();
  const firsts = new Map<string, Open[]>();
  const leftOut: Record<LeftOut, number> = {
    relayed: 0,
    'other-sender': 0,
    'no-return-path': 0,
    'stayed-inside': 0,
    incomplete: 0,
    unreadable: 0,
  };
  const count = { recorded: 0, forcedOut: 0 };
  let from: number | null = null;
  let to: number | null = null;

  const judge = (message: Open): readonly SentRecord[] => {
    const record = recordOf(message, firstOf(message, firsts), isOwn);
    if (typeof record === 'string') {
      leftOut[record] += 1;
      return NONE;
    }
    count.recorded += 1;
    return [record];
  };

  const makeRoom = (now: number): readonly SentRecord[] => {
    const records: SentRecord[] = [];
    // Each event makes one at most, so a few at a time keep the bound.
    for (const [key, message] of open) {
      const isFull = open.size > maxOpen;
      if (!isFull && now - message.touched <= IDLE) break;
      if (isFull) count.forcedOut += 1;
      open.delete(key);
      records.push(...judge(message));
    }
    return records.length === 0 ? NONE : records;
  };

  return {
    push: (event) => {
      from = from === null || event.at < from ? event.at : from;
      to = to === null || event.at > to ? event.at : to;
      const known = open.get(event.queue);
      open.delete(event.queue);
      if (event.kind === 'removed') return judge(known ?? begin(event));
      // Short numbers are used again; of the message before, the end was not logged.
      const isNext = event.kind === 'origin' && known !== undefined && known.sender !== null;
      const message = isNext || known === undefined ? begin(event) : known;
      message.touched = event.at;
      open.set(event.queue, message);
      apply(message, event);
      if (event.kind === 'message-id') keepFirst(firsts, event.id, message);
      const forced = makeRoom(event.at);
      return isNext ? [...judge(known), ...forced] : forced;
    },
    end: () => {
      const records = [...open.values()].flatMap(judge);
      open.clear();
      firsts.clear();
      return records;
    },
    tally: () => ({ ...count, leftOut: { ...leftOut }, from, to }),
  };
}

function begin({ at, queueId }: LogEvent): Open {
  return {
    at,
    touched: at,
    origin: null,
    behind: null,
    sender: null,
    ids: [],
    queueIds: [own(queueId)],
    recipients: null,
  };
}

function apply(message: Open, event: LogEvent): void {
  if (event.kind === 'origin') {
    message.origin ??= event.origin;
    message.behind ??= event.behind;
    if (event.before !== null) add(message.queueIds, event.before);
  } else if (event.kind === 'sender') message.sender ??= own(event.sender);
  else if (event.kind === 'message-id') add(message.ids, event.id);
  else if (event.kind === 'delivery') {
    // What we refuse ourselves is reported too, so it counts wherever it was to go.
    if (!event.outwards && event.fate === 'sent') return;
    message.recipients ??= new Set();
    for (const address of [...event.recipients, ...event.originals]) {
      if (message.recipients.size < MAX_RECIPIENTS) message.recipients.add(own(address));
    }
    const { queueIds, messageIds } = replyIds(event.reply, event.relay);
    for (const id of queueIds) add(message.queueIds, id);
    for (const id of messageIds) add(message.ids, id);
  }
}

function add(list: string[], value: string): void {
  if (list.length < MAX_IDS && !list.includes(value)) list.push(own(value));
}

/** A copy: a part of a line would keep alive in memory all the text that was read with it. */
function own(text: string): string {
  return ` ${text}`.slice(1);
}

/** Remembers by Message-ID what did not come from a filter. */
function keepFirst(firsts: Map<string, Open[]>, raw: string, message: Open): void {
  if (message.origin === null || message.origin === 'loopback') return;
  const read = normalizeMessageId(raw);
  if (read === null) return;
  const id = own(read);
  const known = firsts.get(id) ?? [];
  firsts.delete(id);
  firsts.set(id, [...known.slice(1 - MAX_FIRSTS), message]);
  if (firsts.size <= MAX_KEPT) return;
  for (const oldest of firsts.keys()) {
    firsts.delete(oldest);
    return;
  }
}

/** The message that a filter took and handed back as this one; null where there is none. */
function firstOf(message: Open, firsts: Map<string, Open[]>): Open | null {
  // A filter may stand on a machine of its own.
  if (message.origin !== 'loopback' && message.origin !== 'own-network') return null;
  const id = normalizeMessageId(message.ids[0] ?? '');
  const all = (id === null ? [] : (firsts.get(id) ?? [])).filter((first) => first !== message);
  const same = all.filter(({ sender }) => sender === message.sender);
  const found = same.length > 0 ? same : all;
  return found.find(({ origin }) => origin === 'outside') ?? found.at(-1) ?? null;
}

function recordOf(
  message: Open,
  first: Open | null,
  isOwn: (address: string) => boolean,
): SentRecord | LeftOut {
  if (message.sender === null) return 'incomplete';
  if (message.sender === '') return 'no-return-path';
  const senders = sendersOf([message.sender]);
  const [sender] = senders;
  if (sender === undefined) return 'unreadable';
  const origin = first?.origin ?? message.behind ?? message.origin;
  if (origin === null) return 'incomplete';
  if (origin === 'outside') return 'relayed';
  if (!isOwn(sender)) return 'other-sender';
  const recipients = addressesOf(message.recipients ?? []);
  if (recipients.length === 0) return 'stayed-inside';
  return {
    at: Math.min(message.at, first?.at ?? message.at),
    senders,
    recipients,
    ids: idsOf([...message.ids, ...(first?.ids ?? [])]),
    queueId: idsOf([...(first?.queueIds ?? []), ...message.queueIds]),
  };
}
