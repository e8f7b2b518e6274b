/**
 * A text as words are looked for in it: without case, accents, vowel points and
 * marks, its words parted by single blanks. What scripts leave to the writer is
 * evened out: Arabic letters that Persian and Urdu have in another form, joiners,
 * and blanks in scripts that part sentences by them and not words.
 */

import { foldText } from '../kind/fold-text.ts';

/** What is no word: addresses, links, names of hosts and files. */
const NAMES =
  /(?<!\S)\S{1,300}@\S{1,300}|https?:\/\/\S{1,500}|\b[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}\b/gi;

/** Points that writers leave out, joiners, and the mark that stretches an Arabic word. */
const POINTS =
  /[\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0640\u200b-\u200f\u2060\ufeff]/g;

/** Letters that one writer takes for another, and marks that stand for an apostrophe. */
const VARIANTS: ReadonlyMap<string, string> = new Map([
  ['ي', 'ی'],
  ['ى', 'ی'],
  ['ك', 'ک'],
  ['ة', 'ه'],
  ['أ', 'ا'],
  ['إ', 'ا'],
  ['آ', 'ا'],
  ['ٱ', 'ا'],
  ['ʻ', "'"],
  ['ʼ', "'"],
  ['`', "'"],
]);
const VARIANT = new RegExp(`[${[...VARIANTS.keys()].join('')}]`, 'g');

/** Thai, Lao, Burmese, Khmer, Han and kana part no words. */
const UNPARTED = '\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u9fff';
const NEEDLESS_BLANK = new RegExp(`(?<=[${UNPARTED}]) (?=[${UNPARTED}])`, 'g');

/** Scripts that write articles and particles onto a word, or part none: a word may begin anywhere. */
const ANYWHERE = new RegExp(
  `^[${UNPARTED}\\u0590-\\u07ff\\u0870-\\u08ff\\u1200-\\u139f\\uac00-\\ud7af]`,
);

/** What ends a clause: a comma or a mark before a blank, a full stop of other scripts, an empty line. */
const CLAUSE_END = /[.,!?;:…](?=\s|$)|[。，！？；：।॥،؟؛።፤၊။۔]|\n\s*\n/;

/** Clauses that are heard: a notice has said it in the first few. */
const MAX_CLAUSES = 60;

/** Parts texts that are folded at once; no word, and no white space. */
const SEPARATOR = '\x1f';

/** What parts words. */
const NO_WORD = new RegExp(`[^\\p{L}\\p{M}\\p{N}'${SEPARATOR}]+`, 'gu');

/** The clauses of a text, each as plain words with a blank at either end. */
export function clausesOf(text: string): readonly string[] {
  const written = text.replaceAll(SEPARATOR, ' ').replace(NAMES, ' ');
  return foldAll(written.split(CLAUSE_END, MAX_CLAUSES))
    .filter((words) => words !== '')
    .map((words) => ` ${words} `);
}

/** Words of the table as they are looked for. */
export function plainWords(words: readonly string[]): readonly string[] {
  return foldAll(words).map((plain, at) => {
    const begun = ANYWHERE.test(plain) ? plain : ` ${plain}`;
    return words[at]?.endsWith('.') === true ? `${begun} ` : begun;
  });
}

/** Texts, none of which holds the separator, without case, accents and marks. Together, for to begin with each costs more than to fold it. */
function foldAll(texts: readonly string[]): readonly string[] {
  return foldText(texts.join(SEPARATOR))
    .replace(POINTS, '')
    .replace(VARIANT, (letter) => VARIANTS.get(letter) ?? letter)
    .replaceAll("'", "' ")
    .replace(NO_WORD, ' ')
    .replace(NEEDLESS_BLANK, '')
    .replace(/ {2,}/g, ' ')
    .split(SEPARATOR)
    .map((words) => words.trim());
}
