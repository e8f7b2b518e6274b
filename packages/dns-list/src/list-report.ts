/**
 * What is asked of the lists, and what comes back. Listed, not listed and "could
 * not find out" are three things: a list that did not answer is named.
 */

import type { ListCategory, ListCondition, ListKind, ListWeight } from './list-definition.ts';

/** What a list is asked about. */
export interface ListSubject {
  readonly kind: ListKind;
  /**
   * A dotted quad; an IPv6 address (RFC 5952); or a host name in lower-case ASCII
   * without a trailing dot.
   */
  readonly value: string;
}

/** One subject, for all lists that take its kind. */
export interface ListQuestion extends ListSubject {
  /**
   * Of a domain: its registered domain, asked of the lists whose rule that is. Who
   * leaves it out has such lists asked about `value` itself.
   */
  readonly registered?: string | undefined;
  /** Names of lists; where given, only these are asked. */
  readonly lists?: readonly string[] | undefined;
  /** The conditions that the subject meets; a list with another one is not asked. */
  readonly meets?: readonly ListCondition[] | undefined;
}

/** A list has the subject. */
export interface Listing {
  /** Name of the list: `spamhaus-zen`. */
  readonly list: string;
  /** Its title: `Spamhaus ZEN`. */
  readonly title: string;
  /** What the question was about, as it was put. */
  readonly subject: ListSubject;
  /** What was asked: `subject.value` or the registered domain. */
  readonly asked: string;
  /** The address that the list answered. */
  readonly answer: string;
  /** What it says of the subject. */
  readonly category: ListCategory;
  /** How much it is to be trusted. */
  readonly weight: ListWeight;
  /** Which of the list's answers it is, in kebab-case. */
  readonly code: string;
  /** Completes "listed as …". */
  readonly meaning: string;
}

/** A list could not be asked or gave no answer: one per list, whatever the number of questions. */
export interface ListFailure {
  readonly list: string;
  /**
   * `refused`: it will not answer us. `broken`: its answers cannot be believed.
   * `timeout`: it did not answer in time. `unavailable`: its servers failed.
   */
  readonly status: 'refused' | 'broken' | 'timeout' | 'unavailable';
  /** A sentence for people, beginning with the list's title; never holds a key. */
  readonly why: string;
}

/** An answer in 127.0.0.0/8 that the list does not document: neither a listing nor none. */
export interface UndocumentedAnswer {
  readonly list: string;
  readonly subject: ListSubject;
  readonly answer: string;
}

/** The answers to one look-up. */
export interface ListReport {
  /** In the order of the questions, then of the lists. */
  readonly listings: readonly Listing[];
  /** In the order of the lists. A list may have answered some questions and failed at others. */
  readonly failures: readonly ListFailure[];
  /** Names of the lists that answered at least one question. */
  readonly answered: readonly string[];
  /** Answers of which nobody knows what they say. */
  readonly undocumented: readonly UndocumentedAnswer[];
  /** Names that were to be asked of lists, each list counted; from the cache or not. */
  readonly asked: number;
  /** Names not asked: beyond the cap of a look-up, or nothing that can be asked. */
  readonly dropped: number;
}
