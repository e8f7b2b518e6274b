/**
 * Words of a text in their order, folded so that what looks the same is the same.
 *
 * NFKC (Unicode annex 15) turns wide, ligature and mathematical letters into
 * plain ones; invisible characters that spam puts inside words are taken out.
 * Chinese, Japanese and Thai write no blanks: there every pair of neighbouring
 * characters is a word, which does nearly as well as a dictionary.
 */

import { unmasked } from './look-alikes.ts';

/** Characters read of one text; what decides stands in the first screens. */
const MAX_TEXT_LENGTH = 30_000;

/** Longer runs are no words but encoded data; they would fill the vocabulary. */
export const MAX_WORD_LENGTH = 32;

/** Shorter words of spaced scripts are in every text. */
const MIN_LENGTH = 3;

/** Soft hyphen, zero-width and direction marks, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** A price, a per cent sign and an exclamation mark belong to the word: they tell classes apart. */
const ASCII_RUN = /[a-z0-9$%!'-]+/g;
const RUN = /[\p{L}\p{M}\p{N}$€£¥%!'’-]+/gu;

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}ー]+/gu;
const ANY_UNSPACED = /[\u0e00-\u0e7f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** Folds a text: compatible forms, case, invisible characters. */
export function fold(text: string): string {
  const cut = text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text;
  if (isAscii(cut)) return cut.toLowerCase();
  return cut.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
}

/** Whether a word is too short to say much. A pair of unspaced characters is not. */
export function isShort(word: string): boolean {
  return word.length < MIN_LENGTH && !ANY_UNSPACED.test(word);
}

/** Words of a text in order, repeats included. */
export function words(text: string): readonly string[] {
  const folded = fold(text);
  const runs = folded.match(isAscii(folded) ? ASCII_RUN : RUN) ?? [];
  const found: string[] = [];
  for (const run of runs) {
    if (ANY_UNSPACED.test(run)) pushUnspaced(run, found);
    else pushWord(run, found);
  }
  return found;
}

function pushWord(run: string, found: string[]): void {
  const word = unmasked(trimmed(run));
  if (word !== '' && word.length <= MAX_WORD_LENGTH) found.push(word);
}

/** Pairs of neighbours; what stands between, such as Latin words, by itself. */
function pushUnspaced(run: string, found: string[]): void {
  let from = 0;
  for (const match of run.matchAll(UNSPACED)) {
    pushWord(run.slice(from, match.index), found);
    const characters = [...match[0]];
    if (characters.length === 1) found.push(match[0]);
    for (let i = 0; i + 1 < characters.length; i += 1) {
      found.push(`${characters[i]}${characters[i + 1]}`);
    }
    from = match.index + match[0].length;
  }
  pushWord(run.slice(from), found);
}

/** Takes hyphens and apostrophes off both ends: they join words, or are quotes and rules. */
function trimmed(run: string): string {
  let start = 0;
  let end = run.length;
  while (start < end && isJoint(run.charCodeAt(start))) start += 1;
  while (end > start && isJoint(run.charCodeAt(end - 1))) end -= 1;
  return start === 0 && end === run.length ? run : run.slice(start, end);
}

function isJoint(code: number): boolean {
  return code === 0x2d || code === 0x27 || code === 0x2019;
}

function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}
