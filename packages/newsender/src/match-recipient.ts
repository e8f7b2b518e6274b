/**
 * What it is worth that the addressee has written to a recipient of the report.
 *
 * Lately, and the report names no id of the original: nearly as good as an id.
 * Where it names one that the log does not know, a provider rewrote it or
 * somebody guessed a pair; where the log should know it, more likely the latter.
 * A recipient that stands in the addressee's own sub-address alone was written
 * there by whoever chose the return path. Long ago: they know each other, and whoever reads
 * an address book or a list knows that too. Somebody else of the recipient's
 * domain: no proof of anything, but a stranger's domain would be odder.
 */

import type { Finding } from '@backscatter/core';
import { showInstant } from './instant.ts';
import { type Answered, isRecent } from './question.ts';
import { quote } from './quote.ts';
import { isReturned } from './report-keys.ts';

/** A known pair beside an unknown id of the original. */
const PAIR_BESIDE_UNKNOWN_ID = 0.5;

/**
 * A known pair beside an id that the log, as it is declared, would hold, or one that stands in
 * the sub-address alone: with all else that is weak it must not make a proof.
 */
export const WEAK_PAIR = 0.2;

/**
 * The first recipient whom the addressee wrote to lately; null where there is none.
 *
 * @param lacksId whether the returned message has an id that should be logged and is not
 */
export function matchRecipient(asked: Answered, lacksId: boolean): Finding | null {
  const { keys, answer } = asked;
  for (const [i, recipient] of keys.recipients.entries()) {
    const at = answer.recipients[i]?.at;
    if (!isRecent(at, asked)) continue;
    const isGuessed = keys.guessed.has(recipient);
    if (isGuessed && lacksId) continue;
    const found = sentRecipient(recipient, at, asked);
    const most = isGuessed || lacksId ? WEAK_PAIR : 1;
    return { ...found, strength: Math.min(found.strength, most) };
  }
  return null;
}

function sentRecipient(recipient: string, at: number, { keys, sender }: Answered): Finding {
  const unknown = keys.ids.find(({ place }) => isReturned(place));
  const pair = `${sender} wrote to ${quote(recipient)} at ${showInstant(at)}`;
  const data = { recipient, at };
  return unknown === undefined
    ? { code: 'sent-recipient', strength: 1, summary: `${pair}.`, data }
    : {
        code: 'sent-recipient',
        strength: PAIR_BESIDE_UNKNOWN_ID,
        summary: `${pair}, but no such mail is logged under ${quote(unknown.id)}.`,
        data: { ...data, unknownId: unknown.id },
      };
}

/** The first recipient, else the first domain, that the addressee ever wrote to. */
export function matchAcquaintance({
  keys,
  sender,
  domains,
  answer,
  query,
}: Answered): Finding | null {
  for (const [i, recipient] of keys.recipients.entries()) {
    const known = answer.recipients[i]?.known;
    if (known === null || known === undefined || known.first > query.until) continue;
    return {
      code: 'known-correspondent',
      strength: 1,
      summary: `${sender} has written to ${quote(recipient)} before, first at ${showInstant(known.first)}.`,
      data: { recipient, first: known.first, last: known.last },
    };
  }
  for (const [i, domain] of domains.entries()) {
    const known = answer.domains[i];
    if (known === null || known === undefined || known.first > query.until) continue;
    return {
      code: 'known-domain',
      strength: 1,
      summary: `${sender} has written to others at ${quote(domain)} before.`,
      data: { domain, first: known.first, last: known.last },
    };
  }
  return null;
}
