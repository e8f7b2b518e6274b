/**
 * Reads a model's JSON as what it is: input.
 *
 * Files written with `bayes` alone hold its accidents. The count of a token
 * `constructor` is text such as "function Object() { [native code] }12"; words
 * are counted where messages are needed; tokens have no prefix; sums disagree
 * with what they sum. So only the counts are read, each is checked, and the
 * sums are made anew.
 */

import type { MailClass, Problem } from '@backscatter/core';
import { prefixed } from './prefixed.ts';
import { fold, MAX_WORD_LENGTH } from './tokens/words.ts';

/** Tokens read of each class; a busy server has a million. */
const MAX_VOCABULARY = 5_000_000;

/** Learned ids read. */
const MAX_LEARNED = 1_000_000;

/** Longest token: a prefix and an address or domain. */
const MAX_TOKEN_LENGTH = 2 * MAX_WORD_LENGTH + 8;

/** Longest id of a learned message. */
const MAX_ID_LENGTH = 200;

/** Text of the file quoted in a problem, in characters. */
const MAX_QUOTE = 60;

/** What `bayes.fromJson` needs. */
interface ModelState {
  readonly categories: { readonly spam: true; readonly ham: true };
  readonly docCount: Readonly<Record<MailClass, number>>;
  readonly totalDocuments: number;
  readonly vocabulary: Readonly<Record<string, true>>;
  readonly vocabularySize: number;
  readonly wordCount: Readonly<Record<MailClass, number>>;
  readonly wordFrequencyCount: Readonly<Record<MailClass, Readonly<Record<string, number>>>>;
  readonly options: Readonly<Record<string, never>>;
}

/** A model's JSON after every check. */
export interface ReadModel {
  readonly state: ModelState;
  /** Learned messages, oldest first. */
  readonly learned: readonly (readonly [string, MailClass])[];
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
  const docCount = {
    spam: documents(root, 'spam', complaints),
    ham: documents(root, 'ham', complaints),
  };
  const spam = tableOf(root, 'spam', docCount.spam, complaints);
  const ham = tableOf(root, 'ham', docCount.ham, complaints);
  const vocabulary = new Set([...spam.keys(), ...ham.keys()]);
  for (const name of Object.keys(objectOf(root['categories']))) {
    if (name !== 'spam' && name !== 'ham') {
      complaints.add('unknown-category', 'only spam and ham are read, not', name);
    }
  }
  return {
    state: {
      categories: { spam: true, ham: true },
      docCount,
      totalDocuments: docCount.spam + docCount.ham,
      // Keys are prefixed by now, so a plain object is safe.
      vocabulary: Object.fromEntries([...vocabulary].map((token) => [token, true])),
      vocabularySize: vocabulary.size,
      wordCount: { spam: sum(spam), ham: sum(ham) },
      wordFrequencyCount: { spam: Object.fromEntries(spam), ham: Object.fromEntries(ham) },
      options: {},
    },
    learned: learnedOf(root, complaints),
    problems: complaints.list(),
  };
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
    const key = prefixed(fold(token));
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
  root: Readonly<Record<string, unknown>>,
  complaints: Complaints,
): readonly (readonly [string, MailClass])[] {
  const list = objectOf(root['backscatter'])['learned'];
  if (!Array.isArray(list)) return [];
  const learned: (readonly [string, MailClass])[] = [];
  for (const entry of list.slice(0, MAX_LEARNED)) {
    const [id, as]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof id === 'string' && id.length <= MAX_ID_LENGTH && (as === 'spam' || as === 'ham')) {
      learned.push([id, as]);
    } else complaints.add('bad-learned-id', 'an entry of "learned" is no pair of id and class');
  }
  return learned;
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
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

function sum(table: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of table.values()) total += count;
  return total;
}

function more(count: number): string {
  return count > 1 ? ` and ${count - 1} more` : '';
}
