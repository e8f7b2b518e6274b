/**
 * Letters that look alike (UTS 39, "confusables"): a Cyrillic а within a Latin
 * word is there to hide the word from filters and not from readers.
 *
 * A word is rewritten only when it mixes scripts and one of them consists of
 * look-alikes alone, so honest Russian, Greek and English stay as they are.
 * QUIRK: words are compared in lower case, but capitals are imitated too: В is
 * no b, yet `В` in `ВUY` is meant as B. The pair that is seen more often wins.
 */

/** Cyrillic and Greek letters in lower case, each with the Latin one it poses as. */
const LOOK_ALIKES =
  'аa вb сc ԁd еe ԍg һh нh іi їi јj кk ӏl мm пn оo рp ԛq гr ѕs тt уy ѵv ԝw хx ' +
  'αa βb εe ηn ιi κk μm νv οo ρp τt υu ωw χx γy ζz';

const toLatin = new Map<number, number>();
const toCyrillic = new Map<number, number>();
for (const pair of LOOK_ALIKES.split(' ')) {
  const [foreign, latin] = [pair.charCodeAt(0), pair.charCodeAt(1)];
  toLatin.set(foreign, latin);
  if (isRussian(foreign)) toCyrillic.set(latin, foreign);
}

/**
 * Rewrites a word of mixed scripts, in place, into the script it is meant in:
 * Latin where all its other letters pass for Latin, else Cyrillic where all its
 * Latin letters pass for Russian ones. Any other word stays.
 *
 * @param units a buffer of folded UTF-16 units
 * @param start index of the word's first unit
 * @param end index behind its last
 */
export function unmaskWord(units: Uint16Array, start: number, end: number): void {
  let [latin, foreign, allPassForLatin, allPassForRussian] = [false, false, true, true];
  for (let i = start; i < end; i++) {
    const unit = units[i] ?? 0;
    if (isLatin(unit)) {
      latin = true;
      allPassForRussian &&= toCyrillic.has(unit);
    } else if (isGreek(unit) || isCyrillic(unit)) {
      foreign = true;
      allPassForLatin &&= toLatin.has(unit);
    }
  }
  if (!latin || !foreign) return;
  if (allPassForLatin) rewrite(units, start, end, toLatin);
  else if (allPassForRussian) rewrite(units, start, end, toCyrillic);
}

/** A Latin letter once folded. */
function isLatin(unit: number): boolean {
  return unit >= 0x61 && unit <= 0x7a;
}

function isGreek(unit: number): boolean {
  return unit >= 0x370 && unit <= 0x3ff;
}

function isCyrillic(unit: number): boolean {
  return unit >= 0x400 && unit <= 0x52f;
}

/** The letters that are poses to begin with (ԁ, ѕ, ԝ …) are not what a word is meant in. */
function isRussian(unit: number): boolean {
  return unit >= 0x430 && unit <= 0x44f;
}

function rewrite(
  units: Uint16Array,
  start: number,
  end: number,
  by: ReadonlyMap<number, number>,
): void {
  for (let i = start; i < end; i++) {
    const unit = units[i] ?? 0;
    units[i] = by.get(unit) ?? unit;
  }
}
