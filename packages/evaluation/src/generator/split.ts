/**
 * What belongs to the train set and what to the test set. Held out are whole
 * families of notice formats, whole corpora and, with them, whole runs of spam: a
 * filter that was fitted to the one has seen nothing of the other.
 *
 * Where a name goes is told by its hash, so that a new one moves no other. Hashes
 * are fair only in the long run; the salt is the first that gives both parts enough, or
 * as much as there is.
 */

import type { NoticePlan } from '../notices/notice-format.ts';
import { seedOf } from '../random.ts';
import type { ReturnedAmount } from '../truth.ts';

/** What may be learned and fitted from, and what figures are stated of. */
export type SetPart = 'train' | 'test';

/** Enough of everything for either part. */
const MIN_FAMILIES = 10;
const MIN_LANGUAGES = 5;
const AMOUNTS = 5;
/** Three kinds of notices; four of answers, of two of them programs that name an id and others. */
const KINDS = 6;
/** One program alone shows its own ways, and not those of its kind. */
const MIN_OF_KIND = 2;
const ENOUGH = MIN_FAMILIES + MIN_LANGUAGES + AMOUNTS + KINDS * MIN_OF_KIND;

/** Salts tried. */
const MAX_SALTS = 500;

/** What is split: a format, however it is written. */
export interface Splittable {
  readonly family: string;
  readonly language: string;
  readonly amounts: readonly ReturnedAmount[];
  /** What a notice can say. */
  readonly kinds?: readonly string[];
  /** What an answer is. */
  readonly kind?: string;
  /** Whether an answer names the id of what it answers: by that it is judged. Notices tell it of each mail. */
  readonly namesId?: boolean | ((plan: NoticePlan) => boolean);
}

/**
 * The part of a whole table that a set may use.
 *
 * @param all every format there is, in any order: it decides the split
 */
export function formatsOf<T extends Splittable>(all: readonly T[], part: SetPart): readonly T[] {
  const families = [...new Set(all.map(({ family }) => family))].sort();
  let [salt, best] = [0, -1];
  for (let tried = 0; tried < MAX_SALTS && best < ENOUGH; tried += 1) {
    const [train, test] = (['train', 'test'] as const).map((one) =>
      worthOf(all.filter(({ family }) => partOfFamily(family, tried) === one)),
    );
    const worse = Math.min(train ?? 0, test ?? 0);
    if (worse > best) [salt, best] = [tried, worse];
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

/** How much of what a part needs is there; `ENOUGH` where all is. */
function worthOf(formats: readonly Splittable[]): number {
  const families = new Set(formats.map(({ family }) => family));
  const languages = new Set(formats.map(({ language }) => language.split('-')[0]));
  const amounts = new Set(formats.flatMap((format) => format.amounts));
  const kindsOf = ({ kinds, kind, namesId }: Splittable): readonly string[] =>
    kinds ?? [`${kind ?? ''}${namesId === true ? ' by id' : ''}`];
  const ofKinds = [...new Set(formats.flatMap(kindsOf))].map((kind) => {
    const having = formats.filter((format) => kindsOf(format).includes(kind));
    return Math.min(new Set(having.map(({ family }) => family)).size, MIN_OF_KIND);
  });
  return (
    Math.min(families.size, MIN_FAMILIES) +
    Math.min(languages.size, MIN_LANGUAGES) +
    amounts.size +
    ofKinds.reduce((sum, families) => sum + families, 0)
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
