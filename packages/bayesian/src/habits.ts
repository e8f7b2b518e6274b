/**
 * How people send their mail: by which program, as plain text or as HTML, in which charset.
 *
 * A forger knows an address and not the habits of whoever has it. Over a whole
 * organisation they say little, for somebody there uses every program; of one author
 * they say much. So they are counted by author, with each honest message that is learned.
 *
 * What is asked is how much rarer a habit is with this author than with all, as a
 * log ratio; an author of few messages is taken to be like all (a Dirichlet prior, Zhai and
 * Lafferty, "A Study of Smoothing Methods for Language Models", 2004). How rare it is with all
 * is what the header's features say already.
 */

import type { Mail } from '@backscatter/core';
import { headerAddresses, headerValue, normalizeAddress, walkParts } from '@backscatter/mail';
import { hashAfter, hashPrefix } from './hash.ts';

/** Messages of an author that weigh as much as what all do. */
const PRIOR = 4;

/** No token begins so. */
const EVERYBODY = hashPrefix('habit/');
const AUTHOR = 'author/';

/** Parts looked through for the first text. */
const MAX_PARTS = 20;

/** Letters of a habit: programs' names are shorter, and hostile fields have no end. */
const MAX_LETTERS = 60;

/** A version, a platform in brackets: one program, whatever they are. */
const VERSION = /[\d(/[]/;

/** How many habits of a mail are counted at most. */
export const HABITS = 3;

/** Keys by which a mail's habits are counted. */
export interface Habits {
  /** The author's messages; null for a mail without one. */
  readonly author: number | null;
  /** For each habit, messages of anybody that have it. */
  readonly all: readonly number[];
  /** For each habit, messages of the author that have it; empty without one. */
  readonly own: readonly number[];
}

/** Of text without a header. */
export const NO_HABITS: Habits = { author: null, all: [], own: [] };

/** All keys: the author's messages first, if there is one, then the habits of anybody, then the author's own. */
export function habitKeys({ author, all, own }: Habits): readonly number[] {
  return author === null ? all : [author, ...all, ...own];
}

/** Reads the habits of whoever wrote a mail. Never throws. */
export function habitsOf(mail: Mail): Habits {
  const named = headerAddresses(mail.headers, 'from')[0]?.address ?? '';
  const address = normalizeAddress(named)?.address ?? null;
  const habits = readHabits(mail);
  const all = habits.map((habit) => hashAfter(EVERYBODY, habit));
  if (address === null) return { author: null, all, own: [] };
  const prefix = hashPrefix(`${AUTHOR}${address}/`);
  return {
    author: hashAfter(prefix, ''),
    all,
    own: habits.map((habit) => hashAfter(prefix, habit)),
  };
}

/** Only what the mail says of itself: what is not there may have been cut off by whoever sent it back. */
function readHabits(mail: Mail): readonly string[] {
  const program = programOf(mail);
  const kind =
    headerValue(mail.headers, 'content-type') === null ? null : (mail.root?.type ?? null);
  const charset = charsetOf(mail);
  const habits: string[] = [];
  if (program !== null) habits.push(`by:${program}`);
  if (kind !== null) habits.push(`type:${kind}`);
  if (charset !== null) habits.push(`charset:${charset}`);
  return habits.map((habit) => habit.toLowerCase().slice(0, MAX_LETTERS));
}

function programOf({ headers }: Mail): string | null {
  const said = headerValue(headers, 'x-mailer') ?? headerValue(headers, 'user-agent');
  return said?.slice(0, MAX_LETTERS).split(VERSION, 1)[0]?.trim() ?? null;
}

/** The charset of the first text. */
function charsetOf({ root }: Mail): string | null {
  const parts = walkParts(root).slice(0, MAX_PARTS);
  const text = parts.find(({ type }) => type.startsWith('text/'));
  return text?.parameters.get('charset') ?? null;
}

/**
 * How strange a mail's habits are to its author, in log odds: positive where they are rarer
 * with the author than with all, 0 where nothing of the author was learned.
 *
 * @param learned honest messages learned
 * @param ham of them, those counted under each key, by its place among `habitKeys`
 */
export function strangenessOf(
  { author, all }: Habits,
  learned: number,
  ham: (place: number) => number,
): number {
  if (author === null) return 0;
  const written = ham(0);
  let sum = 0;
  for (let i = 1; i <= all.length; i += 1) {
    const usual = (ham(i) + 0.5) / (learned + 1);
    const theirs = (ham(all.length + i) + PRIOR * usual) / (written + PRIOR);
    sum -= Math.log(theirs / usual);
  }
  return sum;
}
