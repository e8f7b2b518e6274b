/**
 * Which charset bytes are in that say nothing and are not UTF-8. Servers in Russia,
 * China, Japan and Korea wrote eight-bit text undeclared for years. Latin letters
 * with marks stand apart among ASCII; the others come in runs, and tell by how:
 *
 *     Cyrillic     words of bytes from 0xC0, of odd lengths too
 *     EUC (GB 2312, EUC-JP, EUC-KR)   pairs, both bytes from 0xA1
 *     Shift_JIS    pairs that begin with 0x82 or 0x83: kana
 *     Big5         pairs, the second byte often ASCII
 *
 * One pass over the beginning, and where nothing is plain windows-1252 stays. A
 * text of few letters may be read wrongly; it would be unreadable anyway.
 */

/** Bytes that are looked at: a paragraph tells. */
const SAMPLE_LENGTH = 4_096;

/** Bytes beyond ASCII without which nothing can be said: two words of Chinese. */
const MIN_HIGH = 6;

interface Counts {
  /** Bytes beyond ASCII. */
  high: number;
  /** … beside another. */
  dense: number;
  /** … where Cyrillic charsets have letters. */
  letters: number;
  pairs: number;
  /** Pairs that begin where the last one ended. */
  joined: number;
  /** Pairs with both bytes from 0xA1. */
  euc: number;
  /** … in the rows of punctuation and of the common characters of GB 2312. */
  gb: number;
  /** … in those of Hangul in EUC-KR. */
  hangul: number;
  /** … in those of kana in EUC-JP. */
  eucKana: number;
  /** Kana of Shift_JIS. */
  jisKana: number;
  /** Common characters and punctuation of Big5. */
  big5: number;
  /** Pairs that end in an ASCII byte. */
  low: number;
}

/** A WHATWG label for bytes that are not UTF-8. */
export function guessCharset(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_LENGTH);
  const counts = count(sample);
  const { high, dense, letters, pairs } = counts;
  if (high < MIN_HIGH || dense < 0.45 * high) return 'windows-1252';
  const cyrillic =
    letters >= 0.94 * high && dense >= 0.8 * high ? guessCyrillic(sample, letters) : null;
  return cyrillic ?? (pairs < MIN_HIGH / 2 ? null : guessPairs(counts)) ?? 'windows-1252';
}

function guessPairs(counts: Counts): string | null {
  const { pairs } = counts;
  if (counts.euc >= 0.95 * pairs) {
    if (counts.eucKana >= 0.2 * pairs) return 'euc-jp';
    // Of eight Chinese characters one at least lies behind the rows of Hangul.
    if (pairs >= 8 && counts.hangul >= 0.97 * pairs) return 'euc-kr';
    return counts.gb >= 0.8 * pairs ? 'gb18030' : null;
  }
  // Where the second byte may be ASCII, a Latin letter with a mark begins a pair too, but alone.
  if (counts.joined < 0.5 * pairs) return null;
  if (counts.jisKana >= 0.2 * pairs) return 'shift_jis';
  return counts.big5 >= 0.85 * pairs && counts.low >= 0.1 * pairs ? 'big5' : null;
}

function count(bytes: Uint8Array): Counts {
  const counts: Counts = {
    high: 0,
    dense: 0,
    letters: 0,
    pairs: 0,
    joined: 0,
    euc: 0,
    gb: 0,
    hangul: 0,
    eucKana: 0,
    jisKana: 0,
    big5: 0,
    low: 0,
  };
  /** Where the last pair ended. */
  let end = -1;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < 0x80) continue;
    counts.high++;
    if ((bytes[i - 1] ?? 0) >= 0x80 || (bytes[i + 1] ?? 0) >= 0x80) counts.dense++;
    if (byte >= 0xc0 || CYRILLIC_EXTRA.has(byte)) counts.letters++;
    const trail = bytes[i + 1] ?? 0;
    if (i < end || trail < 0x40 || byte < 0x81) continue;
    countPair(counts, byte, trail);
    if (i === end) counts.joined++;
    end = i + 2;
  }
  return counts;
}

/** Ё, І, Ї and № of windows-1251, Ё and І of KOI8. */
const CYRILLIC_EXTRA: ReadonlySet<number> = new Set([
  0xa3, 0xa6, 0xa8, 0xb2, 0xb3, 0xb8, 0xb9, 0xbf,
]);

function countPair(counts: Counts, lead: number, trail: number): void {
  counts.pairs++;
  if (trail < 0x80) counts.low++;
  const punctuation = lead >= 0xa1 && lead <= 0xa3;
  if (lead >= 0xa1 && trail >= 0xa1) {
    counts.euc++;
    if (punctuation || (lead >= 0xb0 && lead <= 0xd7)) counts.gb++;
    if (punctuation || (lead >= 0xb0 && lead <= 0xc8)) counts.hangul++;
    if (lead === 0xa4 || lead === 0xa5) counts.eucKana++;
  }
  if ((lead === 0x82 && trail >= 0x9f && trail <= 0xf1) || (lead === 0x83 && trail <= 0x96))
    counts.jisKana++;
  if (lead >= 0xa1 && lead <= 0xc6 && (trail <= 0x7e || trail >= 0xa1)) counts.big5++;
}

/** The letters that make up four fifths of Russian, Ukrainian and Bulgarian. */
const COMMON = /[оеаинтсрвлкмдпу]/gi;

/** What is written small: nearly everything, in the right charset. */
const SMALL = /[а-яё]/g;

/**
 * The two have the same letters in another order, and small and capital the other
 * way round. Null where the letters are no likely text in either.
 */
function guessCyrillic(sample: Uint8Array, letters: number): string | null {
  const [best] = ['windows-1251', 'koi8-r']
    .map((charset) => {
      const text = new TextDecoder(charset).decode(sample);
      const common = text.match(COMMON)?.length ?? 0;
      return { charset, common, fit: 5 * common + (text.match(SMALL)?.length ?? 0) };
    })
    .sort((a, b) => b.fit - a.fit);
  return best === undefined || best.common < 0.55 * letters ? null : best.charset;
}
