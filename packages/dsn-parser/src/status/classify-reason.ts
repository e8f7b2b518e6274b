/**
 * Why delivery failed, from a closed set. A refusal is a code and a sentence,
 * and neither is to be trusted alone: servers answer `5.7.1` to everything, and
 * write "rejected" where they mean "unknown". So it is asked in this order, and
 * the first that answers decides:
 *
 *     code of a provider   OFR_506, p=DisabledUser       said on purpose
 *     clear words          "over quota", "DMARC policy"  name one thing
 *     exact status         5.2.2, 5.7.26                 name one thing, chosen badly at times
 *     words put together   "kikasha" and "kimejaa"       say it in any language (`words/`)
 *     vague words          "denied", "not found"         stand beside several things
 *     loose status         5.7.1, 5.1.0                  stand beside everything
 *     reply code           552, 535                      said of every refusal
 */

import type { BounceReason } from '@backscatter/core';
import { createPhraseFinder } from '@backscatter/mail';
import { hearReason, isForeign } from '../words/hear.ts';
import { foldCase, foldWords } from './fold-words.ts';
import { foldCodes, PROVIDER_CODES } from './provider-codes.ts';
import { EXACT_STATUS, LOOSE_REPLY, LOOSE_STATUS } from './reason-by-status.ts';
import { CLEAR_PHRASES, VAGUE_PHRASES } from './reason-phrases.ts';
import type { Limits, ReasonRow } from './reasons/reason-row.ts';
import { findReplyCode } from './status-codes.ts';
import { createPairTest } from './word-pairs.ts';

/** What a text says, made ready for the tables. */
interface Read {
  /** `subject.detail` of the status, `reply` where the words hold a reply code, `4xx` where that, or else the status, is of class 4. */
  readonly traits: readonly string[];
  /** The first reply code of a failure, or null. */
  readonly reply: number | null;
  readonly codes: ReadonlySet<string>;
  readonly words: string;
  readonly said: ReadonlySet<string>;
}

/** The first row of a table that applies. */
type FindRow = (found: ReadonlySet<string>, read: Read, explains: boolean) => BounceReason | null;

const findCodes = createPhraseFinder(PROVIDER_CODES.flatMap(([, codes]) => codes));
const findWords = createPhraseFinder(
  [...CLEAR_PHRASES, ...VAGUE_PHRASES].flatMap(([, phrases, , pair]) =>
    pair === undefined ? phrases : [...phrases, ...pair.subjects, ...pair.after, ...pair.before],
  ),
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
  const read = readWords(status, words);
  return (
    clearReason(read, false) ??
    EXACT_STATUS.get(detail) ??
    (isForeign(words) ? hearReason(words) : null) ??
    vagueRow(read.said, read, false) ??
    hearReason(words) ??
    LOOSE_STATUS.get(detail) ??
    LOOSE_REPLY.get(read.reply ?? 0) ??
    'undefined'
  );
}

/**
 * The reason that a provider's code or clear words give, whatever the status; null where there is none.
 *
 * @param explains whether the text is a notice that explains: words that stand apart say nothing then
 */
export function findClearReason(
  status: string | null,
  words: string,
  explains: boolean,
): BounceReason | null {
  return clearReason(readWords(status, words), explains);
}

function readWords(status: string | null, text: string): Read {
  const folded = foldCase(text);
  const words = foldWords(folded);
  const reply = findReplyCode(folded);
  return {
    traits: readTraits(status, reply),
    reply,
    codes: findCodes(foldCodes(folded)),
    words,
    said: findWords(words),
  };
}

function readTraits(status: string | null, reply: number | null): readonly string[] {
  const traits = [status?.slice(2) ?? ''];
  if (reply !== null) traits.push('reply');
  if ((reply === null ? status : String(reply))?.startsWith('4') === true) traits.push('4xx');
  return traits;
}

function clearReason(read: Read, explains: boolean): BounceReason | null {
  return providerRow(read.codes, read, explains) ?? clearRow(read.said, read, explains);
}

function createRowFinder(table: readonly ReasonRow[]): FindRow {
  const rowsOf = indexRows(table, ([, phrases]) => phrases);
  const rowsOfSubject = indexRows(table, ([, , , pair]) => pair?.subjects ?? []);
  const rowsOfSaid = indexRows(table, ([, , , pair]) =>
    pair === undefined ? [] : [...pair.after, ...pair.before],
  );
  const paired = table.flatMap(([, , limits, pair], row) =>
    pair === undefined ? [] : [{ row, limits, test: createPairTest(pair) }],
  );
  return (found, { traits, words }, explains) => {
    if (found.size === 0) return null;
    let best = table.length;
    for (const word of found) {
      for (const row of rowsOf.get(word) ?? NO_ROWS) {
        if (row < best && applies(table[row]?.[2], traits)) best = row;
      }
    }
    if (paired.length === 0) return table[best]?.[0] ?? null;
    const named = rowsAmong(rowsOfSubject, found);
    if (named.size === 0) return table[best]?.[0] ?? null;
    const told = rowsAmong(rowsOfSaid, found);
    for (const { row, limits, test } of paired) {
      if (row >= best) break;
      // Both halves of a pair are somewhere: only now is it asked whether they stand together.
      if (!named.has(row) || !told.has(row)) continue;
      if (applies(limits, traits) && test(words, explains)) best = row;
    }
    return table[best]?.[0] ?? null;
  };
}

const NO_ROWS: readonly number[] = [];

type RowIndex = ReadonlyMap<string, readonly number[]>;

function indexRows(
  table: readonly ReasonRow[],
  pick: (row: ReasonRow) => readonly string[],
): RowIndex {
  const rowsOf = new Map<string, number[]>();
  for (const [row, entry] of table.entries()) {
    for (const word of pick(entry)) {
      const rows = rowsOf.get(word);
      if (rows === undefined) rowsOf.set(word, [row]);
      else rows.push(row);
    }
  }
  return rowsOf;
}

function rowsAmong(rowsOf: RowIndex, found: ReadonlySet<string>): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const word of found) {
    for (const row of rowsOf.get(word) ?? NO_ROWS) rows.add(row);
  }
  return rows;
}

function applies(limits: Limits | undefined, traits: readonly string[]): boolean {
  if (limits?.only !== undefined && !limits.only.some((trait) => traits.includes(trait)))
    return false;
  return limits?.except?.some((trait) => traits.includes(trait)) !== true;
}
