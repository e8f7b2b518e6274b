/**
 * What a text says in a language of the table: the words of one clause put
 * together. A thing and what is said of it count only where one language has both;
 * of several that fit, for neighbours share words, the one counts of which the
 * text holds most.
 */

import type { BounceReason } from '@backscatter/core';
import { once } from '../once.ts';
import { LANGUAGES } from './languages.ts';
import { clausesOf } from './plain-words.ts';
import { createWordIndex, type WordIndex, wordsIn } from './word-index.ts';
import { type Languages, ROLE_BITS, type Role } from './word-table.ts';

/** What a text tells by words of any language. */
export interface Heard {
  /** Why a mail was not delivered, or null. */
  readonly reason: BounceReason | null;
  /** Something was not delivered, was refused or given back, or has a cause for it. */
  readonly failed: boolean;
  readonly delayed: boolean;
  /** A list or forum refuses what no member wrote. */
  readonly members: boolean;
  /** A virus was found. */
  readonly virus: boolean;
  /** Speaks of a mail that the addressee wrote. */
  readonly yours: boolean;
}

/** What an English text tells here. */
export const NOTHING: Heard = {
  reason: null,
  failed: false,
  delayed: false,
  members: false,
  virus: false,
  yours: false,
};

/** Characters that are heard; the cause stands first. */
const MAX_LENGTH = 1_500;

/** English has tables of its own: no text of it is without some of these, nor are subjects. */
const ENGLISH =
  /\b(?:the|to|and|that|with|has|not|this|your|you|are|from|by|or|after|during|will|be|please|delivery|failed|failure|rejected|unknown|returned|returning|undeliverable|undelivered|following|original|error|reply|forwarding|frozen|freezing|notify|recipients|notice|warning|see)\b/g;

/** Characters of a text to each of them: English has one for twenty, what only quotes it fewer. */
const ENGLISH_SHARE = 60;

/** Characters by which English is told. */
const OPENING = 240;

/** Shorter ones say nothing in Latin letters. */
const SHORTEST = 12;

/** Letters that English has not; quotation marks and dashes it has. */
const FOREIGN = /(?:[\u00c0-\u1fff\u2c00-\ud7ff\uf900-\uffdc][\s\S]{0,60}){2}/;

/** Characters in which they are looked for. */
const FOREIGN_WITHIN = 500;

/** In Latin letters a single word may be a name, or borrowed. */
const LATIN = /[a-z]{4}/i;

/** A language counts that has so large a part of the words which the likeliest has. */
const LIKELY = 0.7;

/** What tells a cause: some of the things, if any are named, and some of what is said of them. */
interface Cause {
  readonly reason: BounceReason;
  /** Roles as bits. */
  readonly things: number;
  readonly said: number;
}

/** Causes in the order in which they are asked for within a clause. A role by itself tells alone. */
const CAUSES: readonly Cause[] = [
  cause('virus', ['message', 'yours'], ['virus']),
  cause('blocked-reputation', [], ['black']),
  cause('spam-rejected', [], ['spam']),
  cause('policy', [], ['members']),
  cause('mailbox-full', ['box', 'user'], ['full']),
  cause('message-too-large', ['message', 'yours'], ['large']),
  cause('rate-limited', ['message', 'server', 'sender'], ['many']),
  cause('host-unknown', ['domain'], ['absent']),
  cause('network-error', ['server'], ['silent']),
  cause('user-unknown', [], ['left']),
  cause('mailbox-disabled', ['user', 'box'], ['closed']),
  cause('policy', ['sender', 'yours'], ['forbidden']),
  cause('user-unknown', ['user', 'box'], ['absent']),
  // Giving up is the consequence of another cause, and asked for in the whole text before.
  cause('expired', [], ['late']),
];

function cause(reason: BounceReason, things: readonly Role[], said: readonly Role[]): Cause {
  return { reason, things: bitsOf(things), said: bitsOf(said) };
}

function bitsOf(roles: readonly Role[]): number {
  return roles.reduce((bits, role) => bits | ROLE_BITS[role], 0);
}

const FAILED: readonly number[] = [
  ROLE_BITS.failed,
  bitsOf(['message', 'refused']),
  bitsOf(['yours', 'refused']),
];

/** A clause as one language has it. */
interface Clause {
  readonly text: string;
  readonly language: number;
  /** What its words mean, as bits. */
  readonly roles: number;
  /** Numbers of its words, in whatever language. */
  readonly words: ReadonlySet<number>;
}

/** What a text says; nothing where it is English. */
export function hear(text: string): Heard {
  const written = text.slice(0, MAX_LENGTH);
  if (isEnglish(written)) return NOTHING;
  const texts = clausesOf(written);
  const index = OTHERS.test(texts.join('\n')) ? inOthers() : inLatin();
  const found = texts.map((clause) => wordsIn(index, clause));
  const spoken = languagesOf(index, found, LATIN.test(written) ? 2 : 1);
  if (spoken.size === 0) return NOTHING;
  const clauses = texts.flatMap((clause, at) => readClause(index, clause, found[at], spoken));
  const has = (roles: number): boolean =>
    clauses.some((clause) => (clause.roles & roles) === roles);
  return {
    reason: reasonOf(index, clauses),
    failed: FAILED.some(has),
    delayed: has(ROLE_BITS.delay),
    members: has(ROLE_BITS.members),
    virus: has(ROLE_BITS.virus),
    yours: has(ROLE_BITS.yours),
  };
}

/** The cause that a text gives in a language of the table, or null. */
export function hearReason(text: string): BounceReason | null {
  return hear(text).reason;
}

/** Whether a text has letters that English has not. */
export function isForeign(text: string): boolean {
  return FOREIGN.test(text.slice(0, FOREIGN_WITHIN));
}

/** Whether nothing is to be heard in a text: its language has tables of its own. */
export function isEnglish(text: string): boolean {
  if (isForeign(text)) return false;
  if (text.length < SHORTEST) return true;
  const opening = text.slice(0, OPENING).toLowerCase();
  let wanted = opening.length / ENGLISH_SHARE;
  ENGLISH.lastIndex = 0;
  while (ENGLISH.test(opening)) if (--wanted <= 0) return true;
  return false;
}

function reasonOf(index: WordIndex, clauses: readonly Clause[]): BounceReason | null {
  let last: BounceReason | null = null;
  for (const clause of clauses) {
    for (const { reason, things, said } of CAUSES) {
      if ((clause.roles & said) === 0) continue;
      if (things !== 0 && (clause.roles & things) === 0) continue;
      if (reason === 'host-unknown' && isWithin(index, clause)) continue;
      if (reason !== 'expired') return reason;
      last ??= reason;
    }
  }
  return last;
}

/** "The user does not exist in the domain": somebody is missing, and not the domain. */
function isWithin(index: WordIndex, clause: Clause): boolean {
  const user = placeOf(index, clause, ROLE_BITS.user);
  const absent = placeOf(index, clause, ROLE_BITS.absent);
  return user >= 0 && user < absent && absent < placeOf(index, clause, ROLE_BITS.domain);
}

/** Where the last of the words of a role stands, or -1. */
function placeOf(index: WordIndex, { text, language, words }: Clause, role: number): number {
  let last = '\n';
  for (const word of words) {
    for (const meaning of meaningsOf(index, word, words)) {
      if (index.language[meaning] === language && index.role[meaning] === role)
        last = index.words[word] ?? last;
    }
  }
  return text.indexOf(last);
}

/** The rows made ready when the first text in such letters comes: most processes meet none. */
const inLatin = once(() => createWordIndex(rowsWhere((words) => LATIN.test(words))));
const inOthers = once(() => createWordIndex(rowsWhere((words) => !LATIN.test(words))));

/** Letters that are not Latin, some of them near each other. */
const OTHERS = /(?:[\u0370-\u1dff\u2e80-\ud7ff\uf900-\uffdc][\s\S]{0,20}){4}/;

function rowsWhere(holds: (words: string) => boolean): Languages {
  return Object.fromEntries(
    Object.entries(LANGUAGES).filter(([, { failed = '' }]) => holds(failed)),
  );
}

/** What a word means beside others: not what only words tell that stand apart. */
function meaningsOf(
  { meaning, nextMeaning, others }: WordIndex,
  word: number,
  beside: ReadonlySet<number>,
): readonly number[] {
  const meanings: number[] = [];
  for (let at = meaning[word] ?? 0; at !== 0; at = nextMeaning[at] ?? 0) {
    if (others.get(at)?.every((other) => beside.has(other)) !== false) meanings.push(at);
  }
  return meanings;
}

/**
 * The languages that a text is most likely in, by number.
 *
 * @param found the words of each clause
 * @param least words of a language that must be there
 */
function languagesOf(
  index: WordIndex,
  found: readonly ReadonlySet<number>[],
  least: number,
): ReadonlySet<number> {
  const words = new Set(found.flatMap((some) => [...some]));
  const counts = new Map<number, number>();
  for (const word of words) {
    for (const meaning of meaningsOf(index, word, words)) {
      const language = index.language[meaning] ?? 0;
      counts.set(language, (counts.get(language) ?? 0) + 1);
    }
  }
  const most = Math.max(least, ...counts.values());
  return new Set([...counts.keys()].filter((one) => (counts.get(one) ?? 0) >= most * LIKELY));
}

/** A clause in each language that it holds words of. */
function readClause(
  index: WordIndex,
  text: string,
  words: ReadonlySet<number> = new Set(),
  spoken: ReadonlySet<number>,
): readonly Clause[] {
  const roles = new Map<number, number>();
  for (const word of words) {
    for (const meaning of meaningsOf(index, word, words)) {
      const language = index.language[meaning] ?? 0;
      if (spoken.has(language))
        roles.set(language, (roles.get(language) ?? 0) | (index.role[meaning] ?? 0));
    }
  }
  return [...roles].map(([language, bits]) => ({ text, language, roles: bits, words }));
}
