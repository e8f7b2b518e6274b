/**
 * What it is worth that the addressee has written to a recipient of the report.
 *
 * Just before the mail arrived, and the report names no id of the original: nearly
 * as good as an id, for whoever knows whom we write to does not know when.
 * Where it names one that the log does not know, a provider rewrote it or
 * somebody guessed a pair; where the log should know it, more likely the latter.
 * Within the window, but at another time: little. A recipient that stands in the addressee's own sub-address alone was written
 * there by whoever chose the return path. Long ago: they know each other, and whoever reads
 * an address book or a list knows that too. Somebody else of the recipient's
 * domain: no proof of anything, but a stranger's domain would be odder.
 */

import { type Finding, quote, type ReportKind } from '@backscatter/core';
import { showInstant } from './instant.ts';
import { isJustSent } from './passage.ts';
import { type Answered, isRecent } from './question.ts';
import { type IdKey, isAnswered, isReturned } from './report-keys.ts';

/** A known pair beside an unknown id of the original. */
const PAIR_BESIDE_UNKNOWN_ID = 0.5;

/**
 * A known pair beside an id that the log, as it is declared, would hold, one that stands in
 * the sub-address alone, or one of another time: with all else that is weak it must not make a proof.
 */
export const WEAK_PAIR = 0.2;

/**
 * What it is worth that the addressee wrote lately to a recipient; null where he wrote to none.
 *
 * @param kind of the report
 * @param lacksId whether the report names an id that should be logged and is not
 */
export function matchRecipient(
  asked: Answered,
  kind: ReportKind,
  lacksId: boolean,
): Finding | null {
  const { keys, answer } = asked;
  const found = keys.recipients.flatMap((recipient, i): readonly Finding[] => {
    const at = answer.recipients[i]?.at;
    if (!isRecent(at, asked)) return [];
    const isGuessed = keys.guessed.has(recipient);
    if (isGuessed && lacksId) return [];
    const finding = sentRecipient(recipient, at, asked, kind);
    const isWeak = isGuessed || lacksId || !isJustSent(at, asked.passage);
    return [{ ...finding, strength: isWeak ? WEAK_PAIR : finding.strength }];
  });
  const [best] = [...found].sort((a, b) => b.strength - a.strength);
  return best ?? null;
}

function sentRecipient(
  recipient: string,
  at: number,
  { keys, sender }: Answered,
  kind: ReportKind,
): Finding {
  const isOriginal = ({ place }: IdKey): boolean => isReturned(place) || isAnswered(place, kind);
  const unknown = keys.ids.find(isOriginal);
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
