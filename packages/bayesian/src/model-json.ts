/**
 * Reads a model's JSON as what it is: input.
 *
 * Files written with `bayes` alone hold its accidents. The count of a token
 * `constructor` is text such as "function Object() { [native code] }12"; words
 * are counted where messages are needed; tokens have no prefix; sums disagree
 * with what they sum. So only the counts are read, each is checked, and the
 * sums are made anew.
 */

import {
  CELL_WIDTH,
  CellTable,
  type MailClass,
  type Problem,
  type TokenTotals,
} from '@backscatter/core';
import { ERROR_UNITS } from './correction.ts';
import { hashText } from './hash.ts';
import type { DatedLearned } from './learned-ids.ts';
import { fold, MAX_WORD_LENGTH } from './tokens/words.ts';
import { JSON_VERSION } from './write-model-json.ts';

/** Tokens read of each class; a busy server has a million. */
const MAX_VOCABULARY = 5_000_000;

/** Learned ids read. */
const MAX_LEARNED = 1_000_000;

/** Longest token: a prefix and an address or domain. */
const MAX_TOKEN_LENGTH = 2 * MAX_WORD_LENGTH + 16;

/** Longest id of a learned message. */
const MAX_ID_LENGTH = 64;

/** How tokens of ours begin; no property name has a colon, so they are safe as keys. */
const PREFIXED = /^(?:notice\/)?[a-z]:/;

/** Text of the file quoted in a problem, in characters. */
const MAX_QUOTE = 60;

/** Numbers of one cell in the list of our own: key, cell, day. */
const LISTED = CELL_WIDTH + 2;

const MAX_INT32 = 0x7fff_ffff;

/** A model's JSON after every check. */
export interface ReadModel {
  readonly totals: TokenTotals;
  readonly table: CellTable;
  readonly texts: ReadonlyMap<number, string>;
  /** Learned messages, oldest first. */
  readonly learned: readonly (readonly [string, DatedLearned])[];
  readonly problems: readonly Problem[];
}

/** Counts problems by code and keeps the first example of each. */
class Complaints {
  readonly #byCode = new Map<
    string,
    { count: number; readonly what: string; readonly of: string }
  >();

  add(code: string, what: string, of = ''): void {
    const known = this.#byCode.get(code);
    if (known === undefined) this.#byCode.set(code, { count: 1, what, of });
    else known.count += 1;
  }

  list(): readonly Problem[] {
    return [...this.#byCode].map(([code, { count, what, of }]) => ({
      code,
      detail: of === '' ? what : `${what}: ${JSON.stringify(of.slice(0, MAX_QUOTE))}${more(count)}`,
    }));
  }
}

/** Reads and checks. Never throws. */
export function readModelJson(text: string): ReadModel {
  const complaints = new Complaints();
  const root = rootOf(text, complaints);
  const own = objectOf(ownValue(root, 'backscatter'));
  const totals = {
    spam: documents(root, 'spam', complaints),
    ham: documents(root, 'ham', complaints),
    ...errorsOf(own),
  };
  const spam = tableOf(root, 'spam', totals.spam, complaints);
  const ham = tableOf(root, 'ham', totals.ham, complaints);
  const texts = new Map([...spam.keys(), ...ham.keys()].map((token) => [hashText(token), token]));
  const table = new CellTable();
  if (own['version'] === JSON_VERSION && Array.isArray(own['cells']))
    readCells(own['cells'], totals, table, complaints);
  else {
    for (const [key, token] of texts) {
      table.add(key, Int32Array.of(spam.get(token) ?? 0, ham.get(token) ?? 0, 0, 0), 0, 0);
    }
  }
  for (const name of Object.keys(objectOf(root['categories']))) {
    if (name !== 'spam' && name !== 'ham') {
      complaints.add('unknown-category', 'only spam and ham are read, not', name);
    }
  }
  return { totals, table, texts, learned: learnedOf(own, complaints), problems: complaints.list() };
}

function errorsOf(own: Readonly<Record<string, unknown>>): {
  readonly spamError: number;
  readonly hamError: number;
} {
  const totals = objectOf(own['totals']);
  const [spamError, hamError] = [totals['spamError'], totals['hamError']];
  return {
    spamError: isCount(spamError) ? spamError : 0,
    hamError: isCount(hamError) ? hamError : 0,
  };
}

/** Cells as our own JSON lists them. */
function readCells(
  list: readonly unknown[],
  totals: TokenTotals,
  table: CellTable,
  complaints: Complaints,
): void {
  for (let at = 0; at < list.length; at += LISTED) {
    if (table.size >= MAX_VOCABULARY) {
      complaints.add('too-many-tokens', `only ${MAX_VOCABULARY} cells are read`);
      return;
    }
    const numbers = list.slice(at, at + LISTED);
    if (!isCell(numbers, totals)) {
      complaints.add('bad-cell', 'a cell is no list of whole numbers within its bounds');
      continue;
    }
    const [key = 0, spam = 0, ham = 0, corrections = 0, squares = 0, day = 0] = numbers;
    table.add(key, Int32Array.of(spam, ham, corrections, squares), 0, day);
  }
}

function isCell(numbers: readonly unknown[], totals: TokenTotals): numbers is readonly number[] {
  const [key, spam, ham, corrections, squares, day] = numbers;
  return (
    numbers.every((number) => Number.isSafeInteger(number)) &&
    within(key, 0, 0xffff_ffff) &&
    within(spam, 0, totals.spam) &&
    within(ham, 0, totals.ham) &&
    within(corrections, -MAX_INT32, MAX_INT32) &&
    within(squares, 0, MAX_INT32) &&
    within(day, 0, 0xffff)
  );
}

function within(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && value >= least && value <= most;
}

function rootOf(text: string, complaints: Complaints): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    complaints.add('bad-model', 'the model is not JSON');
    return {};
  }
  if (!isObject(value) || !isObject(value['wordFrequencyCount'])) {
    complaints.add('bad-model', 'the JSON is no model: it has no "wordFrequencyCount"');
    return {};
  }
  return value;
}

function documents(
  root: Readonly<Record<string, unknown>>,
  as: MailClass,
  complaints: Complaints,
): number {
  const value = ownValue(objectOf(root['docCount']), as);
  if (value === undefined) return 0;
  if (isCount(value)) return value;
  complaints.add('bad-document-count', 'the number of documents is no whole number, of', as);
  return 0;
}

/** Token counts of one class, checked, prefixed, none above the number of messages. */
function tableOf(
  root: Readonly<Record<string, unknown>>,
  as: MailClass,
  documentsLearned: number,
  complaints: Complaints,
): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  const raw = objectOf(ownValue(objectOf(root['wordFrequencyCount']), as));
  for (const [token, count] of Object.entries(raw)) {
    if (!isCount(count)) {
      complaints.add('bad-token-count', 'a count is no whole number, that of', token);
      continue;
    }
    const key = prefixed(token);
    if (token === '' || key.length > MAX_TOKEN_LENGTH) {
      complaints.add('bad-token', 'a token is empty or too long', token);
      continue;
    }
    if (table.size >= MAX_VOCABULARY) {
      complaints.add('too-many-tokens', `only ${MAX_VOCABULARY} tokens are read, not`, token);
      break;
    }
    const together = (table.get(key) ?? 0) + count;
    if (together > documentsLearned) {
      complaints.add('count-above-documents', 'a token counts more than there are messages', token);
    }
    const kept = Math.min(documentsLearned, together);
    if (kept > 0) table.set(key, kept);
  }
  return table;
}

function learnedOf(
  own: Readonly<Record<string, unknown>>,
  complaints: Complaints,
): readonly (readonly [string, DatedLearned])[] {
  const list = ownValue(own, 'learned');
  if (!Array.isArray(list)) return [];
  const learned: (readonly [string, DatedLearned])[] = [];
  for (const entry of list.slice(0, MAX_LEARNED)) {
    const [id, what, day]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    const { as, error } = objectOf(what);
    const isClass = as === 'spam' || as === 'ham';
    if (
      typeof id === 'string' &&
      id.length <= MAX_ID_LENGTH &&
      isClass &&
      within(error, 0, ERROR_UNITS)
    ) {
      // Files written before days were kept have none.
      const known = within(day, 0, 0xffff) ? Math.round(Number(day)) : 0;
      learned.push([id, { learned: { as, error: Math.round(Number(error)) }, day: known }]);
    } else
      complaints.add('bad-learned-id', 'an entry of "learned" is no pair of id and what it was');
  }
  return learned;
}

/** A token of ours, or, where it has no prefix, the word as one of the body. */
function prefixed(token: string): string {
  return PREFIXED.test(token) ? token : `b:${fold(token)}`;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0 && Number(value) <= MAX_INT32;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function ownValue(object: Readonly<Record<string, unknown>>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function more(count: number): string {
  return count > 1 ? ` and ${count - 1} more` : '';
}
