/**
 * The list client: what the signals see of it.
 */

import type { ListCategory, ListCondition, ListKind } from './list-definition.ts';
import type { ListFailure, ListQuestion, ListReport, ListSubject } from './list-report.ts';

/** A configured list, without anything secret. */
export interface ListDescription {
  readonly name: string;
  readonly title: string;
  /** The zone, with `{key}` where a key goes. */
  readonly zone: string;
  readonly kinds: readonly ListKind[];
  /** Of a domain: which name is asked. Null where it takes no domains. */
  readonly domains: 'registered' | 'host' | null;
  /** What a subject must meet to be asked about; null: nothing. */
  readonly condition: ListCondition | null;
  /** All that its listings may say. */
  readonly categories: readonly ListCategory[];
  /** Who may ask, how often, and at what price. */
  readonly terms: string;
  /** The operator's page that documents the answers. */
  readonly source: string;
}

/** One name that would be asked of a list. */
export interface PlannedQuestion {
  readonly list: string;
  readonly title: string;
  readonly subject: ListSubject;
  /** What would be asked about: `subject.value` or the registered domain. */
  readonly asked: string;
  /** The whole name, with `{key}` where a key goes. */
  readonly name: string;
}

/** How a list does for one kind of question. */
export interface ListHealth {
  readonly list: string;
  readonly title: string;
  readonly kind: ListKind;
  /** `untested`: it has no test points, or was given up before they were answered. */
  readonly status: 'ok' | 'untested' | ListFailure['status'];
  /** A sentence where it is not well, or could be tested by half only; else null. */
  readonly why: string | null;
  /** Milliseconds since 1970 until which it is not asked, or null when it is asked. */
  readonly offUntil: number | null;
}

/** Sums since the client was created. */
export interface ListCounters {
  /** Questions that went to the resolver, self-tests not counted. */
  readonly asked: number;
  /** Questions answered from the cache. */
  readonly cacheHits: number;
  /** Questions that waited for the same one already in flight. */
  readonly joined: number;
  /** Questions to the resolver for self-tests. */
  readonly tests: number;
}

/** Asks DNS lists. */
export interface ListClient {
  /** The configured lists, in the order in which they are asked. */
  readonly lists: readonly ListDescription[];
  /**
   * Asks all lists about all subjects at once. Never rejects; answers within the
   * deadline, or at once when aborted, with what is known by then. Each list that
   * did not answer is among the failures.
   */
  lookup(questions: readonly ListQuestion[], abort: AbortSignal): Promise<ListReport>;
  /** Tests each list now (RFC 5782 section 5), one row per list and kind. Never rejects. */
  check(abort: AbortSignal): Promise<readonly ListHealth[]>;
  /** The names that a look-up of the same questions would ask; asks nothing. */
  plan(questions: readonly ListQuestion[]): readonly PlannedQuestion[];
  /** Sums for a benchmark or a monitor. */
  counters(): ListCounters;
  /** Gives up all that is in flight. A look-up after it answers that every list is unavailable. */
  close(): void;
}
