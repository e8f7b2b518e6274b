/**
 * Are the copies of a message known for copies, and other messages for others?
 */

import { createMemoryCounterStore, type Mail } from '@backscatter/core';
import { campaignKeys, createFlood } from '@backscatter/flood';
import { visibleText } from '@backscatter/mail';
import { diceOf } from './dice.ts';
import { evidenceOf } from './evidence-of.ts';
import { VARIANTS, variantOf } from './variants.ts';

const AT = Date.UTC(2026, 2, 20);

/** Copies before the one that is judged. */
const BEFORE = 9;

const abort = new AbortController().signal;
const findings = [{ code: 'bayes-spam', strength: 1, summary: '' }];

/** Two messages of which less is the same are two. */
const OTHER = 0.3;

/** Two messages of which so much is the same are copies. */
const COPY = 0.5;

/** Campaigns that cannot be known: too little text, by the signal's own measure. */
export function hasText(mail: Mail): boolean {
  return campaignKeys({ form: 'message', mail }).bands.length > 0;
}

/** Of how many messages the tenth copy was known, by how the copies differ. */
export async function recall(spam: readonly Mail[]): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>();
  for (const how of VARIANTS.keys()) {
    const dice = diceOf(20260320);
    let count = 0;
    for (const mail of spam) {
      const flood = createFlood({ store: createMemoryCounterStore(4_096) });
      let last: readonly unknown[] = [];
      for (let n = 0; n <= BEFORE; n += 1) {
        const copy = evidenceOf(await variantOf(mail, how, dice, n), null, AT + n * 1_000);
        const outcome = await flood.check(copy, { abort, findings });
        if (outcome.status !== 'ok') continue;
        for (const note of outcome.notes ?? []) await flood.remember?.(note, `${n}`);
        last = n === BEFORE ? outcome.findings : [];
      }
      if (last.length > 0) count += 1;
    }
    known.set(how, count);
  }
  return known;
}

/** How often different messages are taken for copies of one another; counts of messages. */
export interface Merges {
  readonly messages: number;
  /** Of them with text enough for bands. */
  readonly texts: number;
  /** Alike in three bands to one that is another. */
  readonly falsePairs: number;
  /** Alike in three bands to one that is a copy. */
  readonly copies: number;
  /** The same subject and fields as one that is another. */
  readonly falseSubjects: number;
  /** For which a campaign was found where all came as reports, all with evidence of spam. */
  readonly found: number;
  /** Of those, without three copies among the others. */
  readonly foundFalsely: number;
}

/** Who is merged with whom among messages that nobody called spam. */
export async function merges(ham: readonly Mail[]): Promise<Merges> {
  const keys = ham.map((mail) => campaignKeys({ form: 'message', mail }));
  const runs = ham.map((mail) => runsOf(visibleText(mail)));
  const partners = partnersOf(
    keys.map(({ bands }) => bands.map((band, i) => `${i} ${band}`)),
    3,
  );
  const namesakes = partnersOf(
    keys.map(({ subject }) => (subject === null ? [] : [subject])),
    1,
  );
  const likeness = (i: number, j: number): number => jaccard(runs[i], runs[j]);
  const has = (list: readonly number[], i: number, test: (s: number) => boolean): boolean =>
    list.some((j) => test(likeness(i, j)));
  const isOther = (s: number): boolean => s < OTHER;
  const isCopy = (s: number): boolean => s >= COPY;
  const flood = createFlood({ store: createMemoryCounterStore(2 ** 20) });
  const [found, foundFalsely] = [new Set<number>(), new Set<number>()];
  for (const [i, mail] of ham.entries()) {
    const outcome = await flood.check(evidenceOf(mail, null, AT + i * 1_000), { abort, findings });
    if (outcome.status !== 'ok') continue;
    for (const note of outcome.notes ?? []) await flood.remember?.(note, `${i}`);
    if (outcome.findings.length === 0) continue;
    found.add(i);
    const all = [...(partners[i] ?? []), ...(namesakes[i] ?? [])];
    if (all.filter((j) => isCopy(likeness(i, j))).length < 3) foundFalsely.add(i);
  }
  const count = (test: (i: number) => boolean): number => ham.filter((_, i) => test(i)).length;
  return {
    messages: ham.length,
    texts: keys.filter(({ bands }) => bands.length > 0).length,
    falsePairs: count((i) => has(partners[i] ?? [], i, isOther)),
    copies: count((i) => has(partners[i] ?? [], i, isCopy)),
    falseSubjects: count((i) => has(namesakes[i] ?? [], i, isOther)),
    found: found.size,
    foundFalsely: foundFalsely.size,
  };
}

/** For each message the others that share so many keys. */
function partnersOf(keys: readonly (readonly string[])[], least: number): readonly number[][] {
  const holders = new Map<string, number[]>();
  for (const [i, own] of keys.entries()) {
    for (const key of own) holders.set(key, [...(holders.get(key) ?? []), i]);
  }
  return keys.map((own, i) => {
    const shared = new Map<number, number>();
    for (const j of own.flatMap((key) => holders.get(key) ?? [])) {
      if (j !== i) shared.set(j, (shared.get(j) ?? 0) + 1);
    }
    return [...shared].filter(([, count]) => count >= least).map(([j]) => j);
  });
}

/** Runs of three words as they stand, without the signal's masks. */
function runsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .match(/\p{L}+/gu)
      ?.slice(0, 2_000) ?? [];
  return new Set(words.slice(2).map((word, i) => `${words[i]} ${words[i + 1]} ${word}`));
}

function jaccard(a: ReadonlySet<string> = new Set(), b: ReadonlySet<string> = new Set()): number {
  const both = [...a].filter((run) => b.has(run)).length;
  return both === 0 ? 0 : both / (a.size + b.size - both);
}
