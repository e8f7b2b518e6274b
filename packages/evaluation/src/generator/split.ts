/**
 * What belongs to the train set and what to the test set. Held out are whole
 * families of notice formats, whole corpora and, with them, whole runs of spam: a
 * filter that was fitted to the one has seen nothing of the other.
 *
 * Where a name goes is told by its hash, so that a new one moves no other. Hashes
 * are fair only in the long run; the salt is the first that gives both parts enough.
 */

import { seedOf } from '../random.ts';
import type { ReturnedAmount } from '../truth.ts';

export type SetPart = 'train' | 'test';

/** Enough of everything for either part. */
const MIN_FAMILIES = 10;
const MIN_LANGUAGES = 5;
const AMOUNTS: readonly ReturnedAmount[] = ['message', 'headers', 'truncated', 'quoted', 'none'];

const NOTICE_KINDS = ['failure', 'delay', 'success'];

/** Salts tried; of smaller tables none may be good enough, and the first is taken. */
const MAX_SALTS = 500;

/** What is split: a format, however it is written. */
export interface Splittable {
  readonly family: string;
  readonly language: string;
  readonly amounts: readonly ReturnedAmount[];
  /** What a notice can say. */
  readonly kinds?: readonly string[];
}

/**
 * The part of a whole table that a set may use.
 *
 * @param all every format there is, in any order: it decides the split
 */
export function formatsOf<T extends Splittable>(all: readonly T[], part: SetPart): readonly T[] {
  const families = [...new Set(all.map(({ family }) => family))].sort();
  let salt = 0;
  for (let tried = 0; tried < MAX_SALTS; tried += 1) {
    const enough = (['train', 'test'] as const).every((one) =>
      isEnough(all.filter(({ family }) => partOfFamily(family, tried) === one)),
    );
    if (!enough) continue;
    salt = tried;
    break;
  }
  const mine = all.filter(({ family }) => partOfFamily(family, salt) === part);
  // A table of one family cannot be split.
  return families.length < 2 || mine.length === 0 ? all : mine;
}

/** The fake notices of a part: every other one, in the order of their names' hashes. */
export function fakesOf<T extends { readonly name: string }>(
  all: readonly T[],
  part: SetPart,
): readonly T[] {
  const hash = ({ name }: T): number => seedOf(0, `fake ${name}`);
  const sorted = [...all].sort((a, b) => hash(a) - hash(b));
  return sorted.filter((_, i) => i % 2 === (part === 'train' ? 0 : 1));
}

function partOfFamily(family: string, salt: number): SetPart {
  return seedOf(salt, `family ${family}`) % 2 === 0 ? 'train' : 'test';
}

function isEnough(formats: readonly Splittable[]): boolean {
  const families = new Set(formats.map(({ family }) => family));
  const languages = new Set(formats.map(({ language }) => language.split('-')[0]));
  const kinds = new Set(formats.flatMap((format) => format.kinds ?? NOTICE_KINDS));
  return (
    families.size >= MIN_FAMILIES &&
    languages.size >= MIN_LANGUAGES &&
    NOTICE_KINDS.every((kind) => kinds.has(kind)) &&
    AMOUNTS.every((amount) => formats.some(({ amounts }) => amounts.includes(amount)))
  );
}

/** Well-known collections, fixed so that figures can be compared; any other goes by its hash. */
const CORPORA: ReadonlyMap<string, SetPart> = new Map([
  ['spamassassin', 'train'],
  ['csdmc2010', 'test'],
  ['enron_raw', 'test'],
  ['linux_raid', 'test'],
  ['glitchy_spam', 'test'],
]);

/** To which set the mail of a corpus belongs. */
export function partOfCorpus(corpus: string): SetPart {
  return CORPORA.get(corpus) ?? (seedOf(0, `corpus ${corpus}`) % 2 === 0 ? 'train' : 'test');
}
