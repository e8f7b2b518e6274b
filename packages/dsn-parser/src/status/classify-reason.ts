/**
 * Why delivery failed, from a closed set. A refusal is a code and a sentence,
 * and neither is to be trusted alone: servers answer `5.7.1` to everything, and
 * write "rejected" where they mean "unknown". So it is asked in this order, and
 * the first that answers decides:
 *
 *     code of a provider   OFR_506, p=DisabledUser       said on purpose
 *     clear words          "over quota", "DMARC policy"  name one thing
 *     exact status         5.2.2, 5.7.26                 name one thing, chosen badly at times
 *     vague words          "denied", "not found"         stand beside several things
 *     loose status         5.7.1, 5.1.0                  stand beside everything
 */

import type { BounceReason } from '@backscatter/core';
import { createPhraseFinder } from '@backscatter/mail';
import { foldCase, foldWords } from './fold-words.ts';
import { foldCodes, PROVIDER_CODES } from './provider-codes.ts';
import { EXACT_STATUS, LOOSE_STATUS } from './reason-by-status.ts';
import { CLEAR_PHRASES, type ReasonRow, VAGUE_PHRASES } from './reason-phrases.ts';
import { findReplyCode } from './status-codes.ts';

/** The first row that applies to a text, given what its status and reply are. */
type FindRow = (found: ReadonlySet<string>, traits: readonly string[]) => BounceReason | null;

const findCodes = createPhraseFinder(PROVIDER_CODES.flatMap(([, codes]) => codes));
const findWords = createPhraseFinder(
  [...CLEAR_PHRASES, ...VAGUE_PHRASES].flatMap(([, phrases]) => phrases),
);
const providerRow = createRowFinder(PROVIDER_CODES);
const clearRow = createRowFinder(CLEAR_PHRASES);
const vagueRow = createRowFinder(VAGUE_PHRASES);

/**
 * The reason that a status code and the words around it give.
 *
 * @param status an enhanced code (RFC 3463), or null
 * @param words what the server said, and the reporting server of it
 * @returns `undefined` where nothing says why
 */
export function classifyReason(status: string | null, words: string): BounceReason {
  const detail = status?.slice(2) ?? '';
  const read = readWords(detail, words);
  return (
    clearReason(read) ??
    EXACT_STATUS.get(detail) ??
    vagueRow(read.said, read.traits) ??
    LOOSE_STATUS.get(detail) ??
    'undefined'
  );
}

/** The reason that a provider's code or clear words give, whatever the status; null where there is none. */
export function findClearReason(status: string | null, words: string): BounceReason | null {
  return clearReason(readWords(status?.slice(2) ?? '', words));
}

interface Read {
  readonly codes: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
  readonly traits: readonly string[];
}

function readWords(detail: string, words: string): Read {
  const folded = foldCase(words);
  return {
    codes: findCodes(foldCodes(folded)),
    said: findWords(foldWords(folded)),
    traits: findReplyCode(folded) === null ? [detail] : [detail, 'reply'],
  };
}

function clearReason({ codes, said, traits }: Read): BounceReason | null {
  return providerRow(codes, traits) ?? clearRow(said, traits);
}

function createRowFinder(table: readonly ReasonRow[]): FindRow {
  const rowsOf = new Map<string, number[]>();
  for (const [row, [, phrases]] of table.entries()) {
    for (const phrase of phrases) rowsOf.set(phrase, [...(rowsOf.get(phrase) ?? []), row]);
  }
  return (found, traits) => {
    let best = table.length;
    for (const phrase of found) {
      for (const row of rowsOf.get(phrase) ?? []) {
        if (row < best && applies(table[row]?.[2], traits)) best = row;
      }
    }
    return table[best]?.[0] ?? null;
  };
}

function applies(limits: ReasonRow[2], traits: readonly string[]): boolean {
  if (limits?.only !== undefined && !limits.only.some((trait) => traits.includes(trait)))
    return false;
  return limits?.except?.some((trait) => traits.includes(trait)) !== true;
}
