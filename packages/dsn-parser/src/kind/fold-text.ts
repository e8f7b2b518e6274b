/**
 * Makes words comparable however they are typed: `RÉPONSE AUTOMATIQUE : n’a` and
 * `reponse automatique: n'a` are one. Phrases and the text they are looked for in
 * pass the same way. Marks stay where they make another letter (Japanese, Korean).
 */

import { singleBlanks } from '../text/single-blanks.ts';

/** Anything to fold beyond case and blanks; most mail holds nothing. */
const FOREIGN = /[^\t-~]/;

/** Accents of Latin, Greek and Cyrillic letters, once they stand apart (NFD). */
const ACCENTS = /[\u0300-\u036f]/g;

/** Folds case, accents, quotation marks, dashes, full-width forms and white space. */
export function foldText(text: string): string {
  const plain = FOREIGN.test(text) ? foldForeign(text) : text.toLowerCase();
  return singleBlanks(plain).replaceAll(' :', ':');
}

/** `foldText` of what has its case and blanks folded already, as `Notice.folded` has. */
export function foldRest(folded: string): string {
  return FOREIGN.test(folded) ? foldText(folded) : folded.replaceAll(' :', ':');
}

function foldForeign(text: string): string {
  return text
    .replace(/[‘’‚‛′´]/g, "'")
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replaceAll('ı', 'i')
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replaceAll('\u00ad', '');
}
