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

const NOT_ASCII = /[\u0080-\uffff]/;

/** Soft hyphen, zero-width and direction marks, byte order mark. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;

/** A price, a per cent sign and an exclamation mark belong to the word: they tell classes apart. */
const RUN = /[\p{L}\p{M}\p{N}$€£¥%!'’-]+/gu;
const IN_RUN = /[\p{L}\p{M}\p{N}$€£¥%!'’-]/u;

/** Hyphens and apostrophes join words; at an end they are quotes and rules. */
const JOINT = /['’-]/;

const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}ー]+/gu;
const ANY_UNSPACED = /[\u0e00-\u0e7f\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;

/** What cannot be told from one UTF-16 unit, or is cut in another way. */
const NOT_PLAIN = /[\u0e00-\u0e7f\u3000-\u30ff\u3400-\u9fff\ud800-\udfff\uf900-\ufaff]/;

/** Folds a text: compatible forms, case, invisible characters. */
export function fold(text: string): string {
  const cut = text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text;
  if (!NOT_ASCII.test(cut)) return cut.toLowerCase();
  return cut.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
}

/** Whether a word is too short to say much. A pair of unspaced characters is not. */
export function isShort(word: string): boolean {
  return word.length < MIN_LENGTH && !ANY_UNSPACED.test(word);
}

/** Words of a text in order, repeats included. */
export function words(text: string): readonly string[] {
  const folded = fold(text);
  const found: string[] = [];
  if (!NOT_PLAIN.test(folded)) pushPlain(folded, found);
  else for (const run of folded.match(RUN) ?? []) pushUnspaced(run, found);
  return found;
}

/** What a UTF-16 unit is to a word. */
const [OUTSIDE, JOINS, INSIDE] = [1, 2, 3];

/** The same of all units; 0 until it is met. */
const KINDS = new Uint8Array(0x1_0000);

function kindOf(code: number): number {
  const unit = String.fromCharCode(code);
  const kind = JOINT.test(unit) ? JOINS : IN_RUN.test(unit) ? INSIDE : OUTSIDE;
  KINDS[code] = kind;
  return kind;
}

/** Words of a text without surrogates, written with blanks. */
function pushPlain(text: string, found: string[]): void {
  let start = -1;
  let end = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = KINDS[code] || kindOf(code);
    if (kind === INSIDE) {
      if (start < 0) start = i;
      end = i + 1;
    } else if (kind === OUTSIDE && start >= 0) {
      pushWord(text.slice(start, end), found);
      start = -1;
    }
  }
  if (start >= 0) pushWord(text.slice(start, end), found);
}

function pushWord(word: string, found: string[]): void {
  if (word !== '' && word.length <= MAX_WORD_LENGTH) found.push(unmasked(word));
}

/** Pairs of neighbours; what stands between, such as Latin words, by itself. */
function pushUnspaced(run: string, found: string[]): void {
  let from = 0;
  for (const match of run.matchAll(UNSPACED)) {
    pushWord(trimmed(run.slice(from, match.index)), found);
    const characters = [...match[0]];
    if (characters.length === 1) found.push(match[0]);
    for (let i = 0; i + 1 < characters.length; i += 1) {
      found.push(`${characters[i]}${characters[i + 1]}`);
    }
    from = match.index + match[0].length;
  }
  pushWord(trimmed(run.slice(from)), found);
}

/** Takes joints off both ends. */
function trimmed(run: string): string {
  let start = 0;
  let end = run.length;
  while (start < end && JOINT.test(run.charAt(start))) start += 1;
  while (end > start && JOINT.test(run.charAt(end - 1))) end -= 1;
  return start === 0 && end === run.length ? run : run.slice(start, end);
}
