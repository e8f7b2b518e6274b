/**
 * Text as it is compared, so that spelling tricks and typography cost nothing:
 * letters folded one by one (`foldCodePoint`), look-alikes of mixed words
 * unmasked, and whatever stands between two words, line ends and quote marks
 * included, one blank. A blank begins and ends it, so that ` word ` is a whole
 * word wherever it stands.
 *
 * Chinese, Japanese, Thai and their neighbours write without blanks: there a
 * blank means nothing and is dropped, and phrases match anywhere (UAX 29 section
 * 4). Korean has blanks, but joins particles to its words, and is read likewise.
 *
 * Mail is mostly ASCII. That needs one table look-up a character; only the rest
 * asks Unicode.
 */

import { foldCodePoint, GAP } from './fold-code-point.ts';
import { unmaskWord } from './unmask-word.ts';

/** Characters read of one text: a megabyte, some hundred times what a long mail shows. */
export const MAX_TEXT_LENGTH = 0x100000;

/** Arguments of one call; engines refuse some hundred thousand. */
const CHUNK = 8_192;

/** No character decomposes into more (U+FDFA, a whole sentence, has 18). */
const MAX_UNITS = 18;

const NON_ASCII = /[\u0080-\uffff]/;

/** By ASCII code: what it is compared by. */
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code).toLowerCase();
  return /[a-z0-9]/.test(char) ? char.charCodeAt(0) : GAP;
});

/**
 * Folds text into the form in which phrases are looked for: lower-case words
 * between single blanks, with a blank at either end. Reads the first
 * `MAX_TEXT_LENGTH` characters.
 */
export function foldText(text: string): string {
  const units = foldUnits(text);
  let folded = '';
  for (let i = 0; i < units.length; i += CHUNK) {
    folded += String.fromCharCode(...units.subarray(i, i + CHUNK));
  }
  return folded;
}

/** What `foldText` answers, as UTF-16 units. */
export function foldUnits(text: string): Uint16Array {
  return fold(text, newUnits);
}

/** Room for most texts: taking it anew for each one costs more than folding a short one. */
const room = new Uint16Array(0x8000);

/** What `foldUnits` answers, good until the next text is folded: for who waits for nothing. */
export function foldBriefly(text: string): Uint16Array {
  return fold(text, (length) => (length > room.length ? newUnits(length) : room));
}

function newUnits(length: number): Uint16Array {
  return new Uint16Array(length);
}

function fold(text: string, take: (length: number) => Uint16Array): Uint16Array {
  const read = text.length > MAX_TEXT_LENGTH ? text.slice(0, MAX_TEXT_LENGTH) : text;
  return NON_ASCII.test(read)
    ? foldUnicode(read, take(read.length + MAX_UNITS + 2))
    : foldAscii(read, take(read.length + 2));
}

/**
 * A loop of its own, with nothing in it that engines would have to guard against.
 *
 * @param units where to; two longer than the text at least
 */
function foldAscii(text: string, units: Uint16Array): Uint16Array {
  let size = 0;
  let last = GAP;
  units[size++] = GAP;
  for (let i = 0; i < text.length; i++) {
    const folded = ASCII[text.charCodeAt(i)] ?? GAP;
    if (folded !== GAP || last !== GAP) units[size++] = folded;
    last = folded;
  }
  if (last !== GAP) units[size++] = GAP;
  return units.subarray(0, size);
}

/** By UTF-16 unit: what it is compared by, where that is one unit; 0 until it is met. */
const SINGLE = new Uint16Array(0x1_0000);

/** Stands for none, for several, and for half of a character. No letter is U+FFFF. */
const SEVERAL = 0xffff;

function singleOf(unit: number): number {
  const isHalf = unit >= 0xd800 && unit <= 0xdfff;
  const folded = isHalf ? [] : foldCodePoint(unit);
  const one = folded.length === 1 ? (folded[0] ?? SEVERAL) : SEVERAL;
  SINGLE[unit] = one;
  return one;
}

/**
 * Folds any text; foreign letters are settled into words afterwards.
 *
 * @param room where to, as far as it reaches: longer than the text by one decomposition and two
 */
function foldUnicode(text: string, room: Uint16Array): Uint16Array {
  const { length } = text;
  let units = room;
  let size = 0;
  let foreign = false;
  units[size++] = GAP;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 128) {
      const folded = ASCII[unit] ?? GAP;
      if (folded !== GAP || units[size - 1] !== GAP) units[size++] = folded;
      continue;
    }
    const one = SINGLE[unit] || singleOf(unit);
    if (one !== SEVERAL) {
      if (one !== GAP || units[size - 1] !== GAP) units[size++] = one;
      foreign ||= one > 127;
      continue;
    }
    const codePoint = text.codePointAt(i) ?? unit;
    if (codePoint > 0xffff) i++;
    for (const folded of foldCodePoint(codePoint)) {
      if (folded !== GAP || units[size - 1] !== GAP) units[size++] = folded;
      foreign ||= folded > 127;
    }
    // Room for what is left of the text, one unit a character, and for one more decomposition.
    if (size + length - i + MAX_UNITS > units.length) units = lengthen(units, 2 * units.length);
  }
  if (units[size - 1] !== GAP) units[size++] = GAP;
  const letters = units.subarray(0, size);
  return foreign ? settleWords(letters) : letters;
}

/** Whether a folded unit belongs to a script that writes without blanks. */
export function isUnspaced(unit: number): boolean {
  if (unit < 0xe00) return false;
  return (
    unit <= 0xeff || // Thai, Lao
    (unit >= 0x1000 && unit <= 0x109f) || // Burmese
    (unit >= 0x1100 && unit <= 0x11ff) || // Hangul letters
    (unit >= 0x1780 && unit <= 0x17ff) || // Khmer
    (unit >= 0x2e80 && unit <= 0x9fff) || // kana and ideographs
    (unit >= 0xd800 && unit <= 0xdfff) // the rarer ideographs, as surrogate pairs
  );
}

/**
 * Unmasks look-alikes, drops the blanks within scripts that write without them,
 * and puts one where such a script meets another.
 */
function settleWords(letters: Uint16Array): Uint16Array {
  // At most one blank is put before each letter.
  const units = new Uint16Array(2 * letters.length);
  let size = 0;
  let wordStart = 0;
  for (let i = 0; i < letters.length; i++) {
    const unit = letters[i] ?? GAP;
    const last = units[size - 1] ?? GAP;
    if (unit === GAP) {
      if (isUnspaced(last) && isUnspaced(letters[i + 1] ?? GAP)) continue;
    } else if (last !== GAP && isUnspaced(last) !== isUnspaced(unit)) {
      unmaskWord(units, wordStart, size);
      units[size++] = GAP;
      wordStart = size;
    }
    if (unit === GAP) {
      unmaskWord(units, wordStart, size);
      wordStart = size + 1;
    }
    units[size++] = unit;
  }
  return units.subarray(0, size);
}

function lengthen(units: Uint16Array, length: number): Uint16Array<ArrayBuffer> {
  const longer = new Uint16Array(length);
  longer.set(units);
  return longer;
}
