/**
 * What a text says in a language of the table: the words of one clause put
 * together. A thing and what is said of it count only where one language has both;
 * of several that fit, for neighbours share words, the one counts of which the
 * text holds most.
 */

import type { BounceReason } from '@backscatter/core';
import type { PhraseFinder } from '@backscatter/mail';
import { once } from '../once.ts';
import { LANGUAGES } from './languages.ts';
import { clausesOf, plainWord } from './plain-words.ts';
import { createWordFinder } from './word-finder.ts';
import type { Words } from './word-table.ts';

type Role = keyof Words;

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

/** Causes in the order in which they are asked for within a clause. A role by itself tells alone. */
const CAUSES: readonly (readonly [BounceReason, things: readonly Role[], said: readonly Role[]])[] =
  [
    ['virus', ['message', 'yours'], ['virus']],
    ['blocked-reputation', [], ['black']],
    ['spam-rejected', [], ['spam']],
    ['policy', [], ['members']],
    ['mailbox-full', ['box', 'user'], ['full']],
    ['message-too-large', ['message', 'yours'], ['large']],
    ['rate-limited', ['message', 'server', 'sender'], ['many']],
    ['host-unknown', ['domain'], ['absent']],
    ['network-error', ['server'], ['silent']],
    ['user-unknown', [], ['left']],
    ['mailbox-disabled', ['user', 'box'], ['closed']],
    ['policy', ['sender', 'yours'], ['forbidden']],
    ['user-unknown', ['user', 'box'], ['absent']],
    // Giving up is the consequence of another cause, and asked for in the whole text before.
    ['expired', [], ['late']],
  ];

/** A clause as one language has it. */
interface Clause {
  readonly text: string;
  /** The words found, by role. */
  readonly said: ReadonlyMap<Role, string>;
}

/** What a text says; nothing where it is English. */
export function hear(text: string): Heard {
  const written = text.slice(0, MAX_LENGTH);
  if (isEnglish(written)) return NOTHING;
  const texts = clausesOf(written);
  const spoken = entriesIn(texts.join('\n'), LATIN.test(written) ? 2 : 1);
  if (spoken.length === 0) return NOTHING;
  const clauses = texts.flatMap((clause) => readClause(clause, spoken));
  const some = (...wanted: readonly Role[]): boolean =>
    clauses.some(({ said }) => wanted.every((role) => said.has(role)));
  return {
    reason: reasonOf(clauses),
    failed: some('failed') || some('message', 'refused') || some('yours', 'refused'),
    delayed: some('delay'),
    members: some('members'),
    virus: some('virus'),
    yours: some('yours'),
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

function reasonOf(clauses: readonly Clause[]): BounceReason | null {
  let last: BounceReason | null = null;
  for (const clause of clauses) {
    for (const cause of CAUSES) {
      if (!holds(cause, clause)) continue;
      if (cause[0] !== 'expired') return cause[0];
      last ??= cause[0];
    }
  }
  return last;
}

function holds(
  [reason, things, said]: (typeof CAUSES)[number],
  { said: roles, text }: Clause,
): boolean {
  if (!said.some((role) => roles.has(role))) return false;
  if (things.length > 0 && !things.some((role) => roles.has(role))) return false;
  return reason !== 'host-unknown' || !isWithin(roles, text);
}

/** "The user does not exist in the domain": somebody is missing, and not the domain. */
function isWithin(roles: ReadonlyMap<Role, string>, text: string): boolean {
  const at = (role: Role): number => text.indexOf(roles.get(role) ?? '\n');
  const [user, absent, domain] = [at('user'), at('absent'), at('domain')];
  return user >= 0 && user < absent && absent < domain;
}

interface Entry {
  readonly language: string;
  readonly role: Role;
  /** All stand in one clause. */
  readonly parts: readonly string[];
}

interface Index {
  readonly byFirst: ReadonlyMap<string, readonly Entry[]>;
  readonly find: PhraseFinder;
}

/** The rows made ready when the first text in such letters comes: most processes meet none. */
const inLatin = once(() => createIndex((words) => LATIN.test(words)));
const inOthers = once(() => createIndex((words) => !LATIN.test(words)));

/** Letters that are not Latin, some of them near each other. */
const OTHERS = /(?:[\u0370-\u1dff\u2e80-\ud7ff\uf900-\uffdc][\s\S]{0,20}){4}/;

function createIndex(holds: (words: string) => boolean): Index {
  const byFirst = new Map<string, Entry[]>();
  const words = new Set<string>();
  for (const [language, row] of Object.entries(LANGUAGES)) {
    if (!holds(row.failed ?? '')) continue;
    for (const [role, written] of Object.entries(row) as [Role, string][]) {
      for (const word of written.split(', ')) {
        const parts = word.split('~').map(plainWord);
        const [first = ''] = parts;
        for (const part of parts) words.add(part);
        const there = byFirst.get(first);
        const entry = { language, role, parts };
        if (there === undefined) byFirst.set(first, [entry]);
        else there.push(entry);
      }
    }
  }
  return { byFirst, find: createWordFinder(words) };
}

/**
 * The words that a text holds of the languages it is most likely in.
 *
 * @param least words of a language that must be there
 */
function entriesIn(text: string, least: number): readonly Entry[] {
  const { byFirst, find } = OTHERS.test(text) ? inOthers() : inLatin();
  const found = find(text);
  const entries: Entry[] = [];
  const counts = new Map<string, number>();
  for (const word of found) {
    for (const entry of byFirst.get(word) ?? []) {
      if (entry.parts.length > 1 && !entry.parts.every((part) => found.has(part))) continue;
      entries.push(entry);
      counts.set(entry.language, (counts.get(entry.language) ?? 0) + 1);
    }
  }
  const most = Math.max(0, ...counts.values());
  if (most < least) return [];
  return entries.filter(({ language }) => (counts.get(language) ?? 0) >= most * LIKELY);
}

/** A clause in each language that it holds words of. */
function readClause(text: string, spoken: readonly Entry[]): readonly Clause[] {
  const byLanguage = new Map<string, Map<Role, string>>();
  for (const { language, role, parts } of spoken) {
    if (!parts.every((part) => text.includes(part))) continue;
    const said = byLanguage.get(language) ?? new Map<Role, string>();
    said.set(role, parts[0] ?? '');
    byLanguage.set(language, said);
  }
  return [...byLanguage.values()].map((said) => ({ text, said }));
}
