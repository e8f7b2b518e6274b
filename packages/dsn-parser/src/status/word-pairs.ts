/**
 * Whether a text holds one of a pair's subjects and, in the same sentence, what
 * is said of it: "the mailbox of bob is currently full", "full mailbox". Both
 * gaps are bounded, so that time stays linear in the text.
 */

import type { WordPair } from './reasons/reason-row.ts';

/** What lies between, within the sentence; a dot or colon in a host's name does not end it. */
const GAP = '(?:[^.;:!?]|[.:](?=[^\\s])){0,60}?';

/** An article, a possessive, an adjective. */
const FEW_WORDS = "(?:[\\p{L}\\p{N}'-]{1,20} ){0,2}";

/** Not within a word, nor in `#ip`, which `fold-words.ts` puts for the address of a host. */
const START = '(?<![\\p{L}\\p{N}#])';
const END = '(?![\\p{L}\\p{N}])';

/** What may stand between them where a text explains: it states, and does not say what may be. */
const STATES =
  '(?: (?:is|was|has|been|are|have|currently|temporarily|permanently|now|ist|est|esta|je|jest)){0,3} ';

/** Tells whether a folded text holds a pair: anywhere in a sentence, or side by side. */
export type PairTest = (text: string, near: boolean) => boolean;

/** Builds the test of a pair. */
export function createPairTest({ subjects, after, before, notAfter = [] }: WordPair): PairTest {
  const others = notAfter.length === 0 ? '' : `(?<!\\b${anyOf(notAfter)} )`;
  const subject = `${START}${others}${anyOf(subjects)}${END}`;
  const said = `${START}${anyOf(after)}${END}`;
  const first = `${START}${anyOf(before)} `;
  const wide = [`${subject}${GAP}${said}`];
  const narrow = [`${subject}${STATES}${said}`];
  if (before.length > 0) {
    wide.push(`${first}${FEW_WORDS}${subject}`);
    narrow.push(`${first}${subject}`);
  }
  const [anywhere, beside] = [wide, narrow].map((parts) => new RegExp(parts.join('|'), 'u'));
  return (text, near) => (near ? beside : anywhere)?.test(text) === true;
}

function anyOf(words: readonly string[]): string {
  const escaped = [...new Set(words)].map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return `(?:${escaped.join('|')})`;
}
