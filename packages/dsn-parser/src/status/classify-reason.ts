/**
 * Why delivery failed, from a closed set: first by the words, which are more
 * exact than the codes servers choose, then by the enhanced code (RFC 3463).
 */

import type { BounceReason } from '@backscatter/core';
import { createPhraseFinder } from '@backscatter/mail';
import { REASON_PHRASES } from './reason-phrases.ts';

/** Longer texts are cut: the cause stands first. */
const MAX_TEXT_LENGTH = 1_000;

/** RFC 3463 and the IANA registry of enhanced codes, by `subject.detail`. */
const BY_STATUS: ReadonlyMap<string, BounceReason> = new Map([
  ['1.0', 'user-unknown'],
  ['1.1', 'user-unknown'],
  ['1.2', 'host-unknown'],
  ['1.3', 'user-unknown'],
  ['1.4', 'user-unknown'],
  ['1.6', 'moved'],
  ['1.7', 'policy'],
  ['1.8', 'policy'],
  ['1.10', 'domain-not-accepting'],
  ['2.0', 'mailbox-disabled'],
  ['2.1', 'mailbox-disabled'],
  ['2.2', 'mailbox-full'],
  ['2.3', 'message-too-large'],
  ['3.0', 'system-error'],
  ['3.1', 'system-error'],
  ['3.2', 'domain-not-accepting'],
  ['3.4', 'message-too-large'],
  ['3.5', 'system-error'],
  ['4.0', 'network-error'],
  ['4.1', 'network-error'],
  ['4.2', 'network-error'],
  ['4.3', 'system-error'],
  ['4.4', 'host-unknown'],
  ['4.5', 'rate-limited'],
  ['4.6', 'loop'],
  ['4.7', 'expired'],
  ['5.0', 'syntax'],
  ['5.1', 'syntax'],
  ['5.2', 'syntax'],
  ['5.3', 'rate-limited'],
  ['5.4', 'syntax'],
  ['6.0', 'content-rejected'],
  ['6.1', 'content-rejected'],
  ['6.2', 'content-rejected'],
  ['6.3', 'content-rejected'],
  ['7.0', 'policy'],
  ['7.1', 'policy'],
  ['7.2', 'policy'],
  ['7.8', 'auth-failure'],
  ['7.9', 'auth-failure'],
  ['7.20', 'auth-failure'],
  ['7.21', 'auth-failure'],
  ['7.23', 'auth-failure'],
  ['7.24', 'auth-failure'],
  ['7.25', 'blocked-reputation'],
  ['7.26', 'auth-failure'],
  ['7.27', 'domain-not-accepting'],
  ['7.28', 'rate-limited'],
  ['7.30', 'auth-failure'],
]);

const findPhrases = createPhraseFinder(REASON_PHRASES.flatMap(([, phrases]) => phrases));

/** The rows of the table that a phrase stands in; the first row that applies decides. */
const ROWS_OF = new Map<string, number[]>();
for (const [row, [, phrases]] of REASON_PHRASES.entries()) {
  for (const phrase of phrases) ROWS_OF.set(phrase, [...(ROWS_OF.get(phrase) ?? []), row]);
}

/** The reason that a status code and the words around it give. */
export function classifyReason(status: string | null, words: string): BounceReason {
  // `User <bob@example.org> unknown` says what `User unknown` says.
  const text = words
    .slice(0, MAX_TEXT_LENGTH)
    .toLowerCase()
    .replace(/<[^<>\s]{1,300}@[^<>\s]{1,300}>/g, ' ')
    .replace(/\s+/g, ' ');
  const detail = status?.slice(2) ?? '';
  const byStatus = BY_STATUS.get(detail);
  let best = REASON_PHRASES.length;
  for (const phrase of findPhrases(text)) {
    for (const row of ROWS_OF.get(phrase) ?? []) {
      if (row < best && !REASON_PHRASES[row]?.[2]?.includes(detail)) best = row;
    }
  }
  return REASON_PHRASES[best]?.[0] ?? byStatus ?? 'undefined';
}
