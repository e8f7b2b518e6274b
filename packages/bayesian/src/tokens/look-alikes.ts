/**
 * Letters of Cyrillic and Greek that look like Latin ones (a choice from the
 * confusables of Unicode Technical Standard 39). A word that mixes them with
 * Latin letters was written to slip through; it is read as what it looks like.
 * Words wholly in their own script stay as they are.
 */

const LATIN_OF: ReadonlyMap<string, string> = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    ё: 'e',
    і: 'i',
    ї: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    ѕ: 's',
    т: 't',
    у: 'y',
    х: 'x',
    ԁ: 'd',
    һ: 'h',
    ԛ: 'q',
    ԝ: 'w',
    α: 'a',
    β: 'b',
    γ: 'y',
    ε: 'e',
    η: 'n',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ω: 'w',
    ı: 'i',
  }),
);

const LATIN = /[a-z]/;
const OTHER = /[\u0370-\u052fı]/;
const OTHERS = /[\u0370-\u052fı]/g;

/** Whether a text has letters that may be meant for Latin ones. */
export function mayMask(text: string): boolean {
  return OTHER.test(text);
}

/** The word as it looks, where it mixes scripts. `word` is folded already. */
export function unmasked(word: string): string {
  if (!OTHER.test(word) || !LATIN.test(word)) return word;
  return word.replace(OTHERS, (letter) => LATIN_OF.get(letter) ?? letter);
}
