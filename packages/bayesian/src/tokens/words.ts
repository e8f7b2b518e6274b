/**
 * Words of a text in their order, folded so that what looks the same is the same.
 *
 * NFKC (Unicode annex 15) turns wide, ligature and mathematical letters into
 * plain ones; invisible characters that spam puts inside words are taken out.
 * Chinese, Japanese and Thai write no blanks: there every pair of neighbouring
 * characters is a word, which does nearly as well as a dictionary.
 */

import { mayMask, unmasked } from './look-alikes.ts';

/** Characters read of one text; what decides stands in the first screens. */
const MAX_TEXT_LENGTH = 30_000;

/** … and of one that folding made longer, in which one character may become eighteen. */
const MAX_FOLDED_LENGTH = 0xffff;

/** Words of one text: each has a character, and another between. */
const MAX_WORDS = Math.ceil(MAX_FOLDED_LENGTH / 2);

const LAST_ASCII = 0x7f;
const LAST_UNIT = 0xffff;
const BLANK = 0x20;

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

/** Characters of such scripts begin here. */
const FIRST_UNSPACED = 0x0e00;

/** What cannot be told from one UTF-16 unit, or is cut in another way. */
const NOT_PLAIN = /[\u0e00-\u0e7f\u3000-\u30ff\u3400-\u9fff\ud800-\udfff\uf900-\ufaff]/;

/** Folds a text: compatible forms, case, invisible characters. */
export function fold(text: string): string {
  const cut = cutOff(text);
  return NOT_ASCII.test(cut) ? foldUnicode(cut) : cut.toLowerCase();
}

function cutOff(text: string): string {
  return text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text;
}

function foldUnicode(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '');
}

/** Whether a word is too short to say much. A pair of unspaced characters is not. */
export function isShort(word: string): boolean {
  return isShortAt(word, 0, word.length);
}

/** The same of the word from `start` to `end`. */
export function isShortAt(text: string, start: number, end: number): boolean {
  if (end - start >= MIN_LENGTH) return false;
  const isPlain = text.charCodeAt(start) < FIRST_UNSPACED;
  return isPlain && (end - start < 2 || text.charCodeAt(end - 1) < FIRST_UNSPACED)
    ? true
    : !ANY_UNSPACED.test(text.slice(start, end));
}

/** Words of a text, repeats included: where they stand, for most are looked at and not kept. */
export interface WordList {
  /** The text folded; or the words alone, where that changes them. */
  readonly text: string;
  /** Where each begins in `text`, and where it ends, by turns. */
  readonly bounds: Uint16Array;
}

/** One word of a list. */
export function wordAt({ text, bounds }: WordList, i: number): string {
  return text.slice(bounds[2 * i], bounds[2 * i + 1]);
}

/** Words of a text in order, repeats included. */
export function words(text: string): readonly string[] {
  return textsOf(readWords(text));
}

/** Finds the words of a text, in order. */
export function findWords(text: string): WordList {
  const list = readWords(text);
  return { text: list.text, bounds: list.bounds.slice() };
}

function textsOf(list: WordList): readonly string[] {
  const all: string[] = [];
  for (let i = 0; 2 * i < list.bounds.length; i += 1) all.push(wordAt(list, i));
  return all;
}

/** The same, whose bounds are good until the next text is read. */
function readWords(text: string): WordList {
  const cut = cutOff(text);
  const small = cut.toLowerCase();
  // Most text is ASCII throughout, and that shows on the way.
  const ascii = plainWords(small, LAST_ASCII);
  if (ascii !== null) return ascii;
  const folded = foldUnicode(cut);
  return plainWords(folded, LAST_UNIT) ?? listOf(unspacedWords(folded));
}

/**
 * What a UTF-16 unit is to a word. What is `MASKING` is inside, and may be meant
 * for another letter; what is `OTHER` needs more than a look at one unit.
 */
const [OUTSIDE, JOINS, INSIDE, MASKING, OTHER] = [1, 2, 3, 4, 5];

/** The same of all units; 0 until it is met. */
const KINDS = new Uint8Array(0x1_0000);

function kindOf(code: number): number {
  const kind = judgeKind(String.fromCharCode(code));
  KINDS[code] = kind;
  return kind;
}

function judgeKind(unit: string): number {
  if (NOT_PLAIN.test(unit)) return OTHER;
  if (JOINT.test(unit)) return JOINS;
  if (!IN_RUN.test(unit)) return OUTSIDE;
  return mayMask(unit) ? MASKING : INSIDE;
}

/** Bounds of words being found; used by one text at a time. */
const found = new Uint16Array(2 * MAX_WORDS);

/** Words of a text written with blanks; null where a unit is above `last` or is `OTHER`. */
function plainWords(text: string, last: number): WordList | null {
  let start = -1;
  let end = 0;
  let count = 0;
  let masks = false;
  const length = Math.min(text.length, MAX_FOLDED_LENGTH);
  // One step more: what stands behind the text ends its last word.
  for (let i = 0; i <= length; i += 1) {
    const code = i < length ? text.charCodeAt(i) : BLANK;
    if (code > last) return null;
    const kind = KINDS[code] || kindOf(code);
    if (kind === INSIDE || kind === MASKING) {
      if (start < 0) start = i;
      end = i + 1;
      if (kind === MASKING) masks = true;
    } else if (kind === OTHER) {
      return null;
    } else if (kind === OUTSIDE && start >= 0) {
      if (end - start <= MAX_WORD_LENGTH) {
        found[count] = start;
        found[count + 1] = end;
        count += 2;
      }
      start = -1;
    }
  }
  const list = { text, bounds: found.subarray(0, count) };
  return masks ? listOf(textsOf(list).map(unmasked)) : list;
}

/** A list of words that do not stand in one text. */
function listOf(all: readonly string[]): WordList {
  let [text, count] = ['', 0];
  for (const word of all) {
    if (text.length + word.length > MAX_FOLDED_LENGTH || count === found.length) break;
    found[count] = text.length;
    text += word;
    found[count + 1] = text.length;
    count += 2;
  }
  return { text, bounds: found.subarray(0, count) };
}

/** Words of a text in any script. */
function unspacedWords(folded: string): readonly string[] {
  const all: string[] = [];
  for (const run of folded.match(RUN) ?? []) pushUnspaced(run, all);
  return all;
}

function pushWord(word: string, all: string[]): void {
  if (word !== '' && word.length <= MAX_WORD_LENGTH) all.push(unmasked(word));
}

/** Pairs of neighbours; what stands between, such as Latin words, by itself. */
function pushUnspaced(run: string, all: string[]): void {
  let from = 0;
  for (const match of run.matchAll(UNSPACED)) {
    pushWord(trimmed(run.slice(from, match.index)), all);
    const characters = [...match[0]];
    if (characters.length === 1) all.push(match[0]);
    for (let i = 0; i + 1 < characters.length; i += 1) {
      all.push(`${characters[i]}${characters[i + 1]}`);
    }
    from = match.index + match[0].length;
  }
  pushWord(trimmed(run.slice(from)), all);
}

/** Takes joints off both ends. */
function trimmed(run: string): string {
  let start = 0;
  let end = run.length;
  while (start < end && JOINT.test(run.charAt(start))) start += 1;
  while (end > start && JOINT.test(run.charAt(end - 1))) end -= 1;
  return start === 0 && end === run.length ? run : run.slice(start, end);
}
