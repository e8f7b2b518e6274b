/**
 * One character as it is compared.
 *
 * Compatibility decomposition (UAX 15, NFKD) turns full-width, circled and
 * mathematical letters into plain ones; lower case follows; then marks of every
 * script and whatever no reader sees (UAX 44, `Default_Ignorable_Code_Point`)
 * come off. A decomposition looks at one character alone, so each is worked out
 * once and remembered, and no order of combining marks, however long, costs
 * more than its length. What is left in doubt is dropped alike from text and
 * phrase: Japanese voicing marks go, and Hangul is compared by its letters.
 */

/** Stands for everything between words. */
export const GAP = 0x20;

/** Enough for every script of a mail; what comes later is worked out again. */
const MAX_REMEMBERED = 16_384;

const IGNORED = /^[\p{DI}\p{Cf}\p{M}]$/u;
const IN_WORD = /^[\p{L}\p{N}]+$/u;

/** Letters that Unicode does not decompose, although readers do. */
const SPELLED = new Map<string, string>([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['þ', 'th'],
  ['ς', 'σ'],
  ...pairs('øłđðħŧıɑɡŋɩɪ', 'olddhtiagnii'),
  ...pairs('ᴀʙᴄᴅᴇꜰɢʜᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghjklmnoprstuvwyz'),
]);

const remembered = new Map<number, readonly number[]>();

/**
 * The UTF-16 units a code point is compared by: lower-case letters and digits,
 * `GAP` for what separates words, nothing for what no reader sees.
 */
export function foldCodePoint(codePoint: number): readonly number[] {
  const before = remembered.get(codePoint);
  if (before !== undefined) return before;
  const units = work(String.fromCodePoint(codePoint));
  if (remembered.size < MAX_REMEMBERED) remembered.set(codePoint, units);
  return units;
}

function work(char: string): readonly number[] {
  const units: number[] = [];
  // Lower case can decompose anew (İ gives i and a dot), hence the second time.
  for (const plain of char.normalize('NFKD').toLowerCase().normalize('NFKD')) {
    if (IGNORED.test(plain)) continue;
    const spelled = SPELLED.get(plain) ?? plain;
    if (!IN_WORD.test(spelled)) units.push(GAP);
    else for (let i = 0; i < spelled.length; i++) units.push(spelled.charCodeAt(i));
  }
  return units;
}

function pairs(from: string, to: string): readonly (readonly [string, string])[] {
  return Array.from(from, (char, i) => [char, to.charAt(i)] as const);
}
