/**
 * What an import hands to the sent log: a mail that was sent, everything in it
 * checked, so that one odd address of a million does not refuse a batch.
 */

import { normalizeAddress, normalizeMessageId } from '@backscatter/mail';

/** A sent mail. `createNewsender(…).record` takes it as it is. */
export interface SentRecord {
  /** When it was handed in, in milliseconds since 1970. */
  readonly at: number;
  /** Whom a report may come back to; at least one, in normal form. */
  readonly senders: readonly string[];
  /** Whom it went to, in normal form; empty where that is not known. */
  readonly recipients: readonly string[];
  /** Message-IDs, those that a provider gave it included; without angle brackets. */
  readonly ids: readonly string[];
  /** What servers called it: our own queue id, and that of "250 … queued as". */
  readonly queueId: readonly string[];
}

/** The sent log takes 100,000 recipients of a mail; a header that names more is no mail's. */
const MAX_RECIPIENTS = 10_000;

/** Nobody has more return paths to one mail, nor more ids. */
const MAX_SENDERS = 20;
const MAX_IDS = 100;

/** The addresses among texts, in normal form, each once. */
export function addressesOf(raw: Iterable<string>, limit = MAX_RECIPIENTS): readonly string[] {
  return distinct(raw, limit, (text) => normalizeAddress(text)?.address ?? null);
}

/** The same for senders. */
export function sendersOf(raw: Iterable<string>): readonly string[] {
  return addressesOf(raw, MAX_SENDERS);
}

/** The ids among texts in their comparable form, each once. */
export function idsOf(raw: Iterable<string>): readonly string[] {
  return distinct(raw, MAX_IDS, normalizeMessageId);
}

function distinct(
  raw: Iterable<string>,
  limit: number,
  normalize: (text: string) => string | null,
): readonly string[] {
  const kept = new Set<string>();
  for (const text of raw) {
    if (kept.size >= limit) break;
    const value = normalize(text);
    if (value !== null) kept.add(value);
  }
  return [...kept];
}
