/**
 * A benchmark set is a world and what happens in it, in the order of time: mails
 * leave, ids are told, messages come in. Whoever judges replays it, so that the
 * sent log, the counters and the clock stand at every message as they would.
 */

import type { MailClass } from '@backscatter/core';
import type { SentInput } from '@backscatter/newsender';
import type { LabelledCase } from '../truth.ts';

/** A mail of a corpus: raw material of the generator, and what filters learn from. */
export interface SourceMail {
  readonly corpus: string;
  readonly path: string;
  readonly as: MailClass;
  readonly raw: Uint8Array;
}

/** A mail of ours leaves, an id is told to be another's, or a message comes in; `at` is in milliseconds since 1970. */
export type SetEvent =
  | { readonly what: 'sent'; readonly at: number; readonly sent: SentInput }
  | { readonly what: 'alias'; readonly at: number; readonly id: string; readonly other: string }
  | { readonly what: 'case'; readonly at: number; readonly case: LabelledCase };

/** A row of the simulated DNS: every A answer of a name, or none. */
export interface Zone {
  readonly addresses: ReadonlyMap<string, readonly string[]>;
}

/** What an operator would have configured of his organisation. */
export interface SetWorld {
  /** Every address that exists, and what is never a sender. */
  readonly addresses: readonly string[];
  readonly neverSends: readonly string[];
  /** Domains that take every address. */
  readonly catchAll: readonly string[];
  readonly domains: readonly string[];
  /** Keys of the signatures, known to all: `createKeyRing` takes them. */
  readonly keys: { readonly keys: Readonly<Record<number, string>>; readonly active: number };
  /** Domains whose return paths and Message-IDs are signed, and since when. */
  readonly signs: {
    readonly returnPath: readonly string[];
    readonly messageId: readonly string[];
    readonly since: number;
  };
  /** Which senders the log covers, as `createNewsender` takes it. */
  readonly coverage: readonly {
    readonly senders: readonly string[];
    readonly keys?: readonly ('ids' | 'recipients')[];
    readonly since: number;
  }[];
  /** Senders all of whose mail leaves by `relays`, and since when. */
  readonly relayed: { readonly senders: readonly string[]; readonly since: number };
  /** Names and addresses of our own relays and of services that we know, as Received lines of our mail name them. */
  readonly relays: readonly { readonly name: string; readonly address: string }[];
  /** Known providers of mailboxes for everybody. */
  readonly freemail: readonly string[];
  readonly zone: Zone;
}

/** A world and all that happens in it. */
export interface BenchmarkSet {
  /** Says what it was made of; the same seed gives the same set. */
  readonly seed: number;
  readonly part: 'train' | 'test';
  readonly world: SetWorld;
  /** The organisation's earlier mail, for filters to learn from; none of it is returned by a report. */
  readonly earlier: readonly SourceMail[];
  /** In the order of time. */
  events(): Iterable<SetEvent>;
}
