/**
 * What people call the folders they sort labelled mail into. A name is read word
 * by word: `20030228_easy_ham_2` is `easy-ham`, `Genuine bounces` is `genuine-bounces`.
 * Whatever is no name of a class says nothing.
 */

import type { TruthLabel } from '../truth.ts';

/** Of a report, or that a message is none; or what the content of a message is. */
export type CorpusLabel = TruthLabel | 'ham' | 'spam';

const NAMES: readonly (readonly [CorpusLabel, readonly string[]])[] = [
  [
    'ham',
    'ham easy-ham hard-ham good nonspam non-spam notspam not-spam no-spam legit legitimate hams'.split(
      ' ',
    ),
  ],
  ['spam', 'spam spams junk bad unsolicited uce phish phishing scam'.split(' ')],
  [
    'genuine',
    'genuine genuine-bounce genuine-bounces genuine-reports real real-bounces wanted wanted-bounces legit-bounces legitimate-bounces own-bounces'.split(
      ' ',
    ),
  ],
  [
    'backscatter',
    'backscatter backscatters joe-job joejob forged forged-bounces fake-bounces bogus bogus-bounces unwanted unwanted-bounces misdirected misdirected-bounces'.split(
      ' ',
    ),
  ],
  [
    'not-a-bounce',
    'not-a-bounce notabounce no-bounce no-bounces not-bounce not-bounces nonbounce non-bounce non-bounces ordinary ordinary-mail ordinary-mails'.split(
      ' ',
    ),
  ],
];

const BY_NAME: ReadonlyMap<string, CorpusLabel> = new Map(
  NAMES.flatMap(([label, names]) => names.map((name) => [name, label] as const)),
);

/** Longest name looked at: file systems allow 255 bytes. */
const MAX_NAME = 300;

/** The label that a name of a folder, of a mailbox or in an index means; null for any other name. */
export function labelOfName(name: string): CorpusLabel | null {
  const words = name
    .slice(0, MAX_NAME)
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => /[a-z]/.test(word));
  return BY_NAME.get(words.join('-')) ?? null;
}

/** What a name may end in beside its meaning: a mailbox may be called `spam.mbox`. */
const ENDING = /(?:\.(?:mbox|mbx|eml|txt|tar))?(?:\.t?gz)?$/i;

/**
 * The label that a path means: that of its deepest name that is one of a class.
 *
 * @param path with `/` between its names
 */
export function labelOfPath(path: string): CorpusLabel | null {
  return path
    .split('/')
    .reduceRight<CorpusLabel | null>(
      (label, name) => label ?? labelOfName(name.replace(ENDING, '')),
      null,
    );
}
