import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldCodePoint, GAP } from '../src/fold-code-point.ts';
import { MAX_TEXT_LENGTH } from '../src/fold-text.ts';
import { foldText } from '../src/index.ts';

describe('foldText', () => {
  it.each([
    ['lower-cases and bounds words by single blanks', 'Hello, WORLD 24', ' hello world 24 '],
    ['makes line ends, quoting and punctuation one gap', 'no --\r\n> > strings...', ' no strings '],
    ['answers one blank for a text without letters', ' \n?! ', ' '],
    ['takes diacritics off', 'Crème Brûlée für Łódź', ' creme brulee fur lodz '],
    ['spells out ligatures and sharp s', 'Straße ﬁne æther', ' strasse fine aether '],
    ['reads the Turkish dotted and dotless i as i', 'İstanbul ılık', ' istanbul ilik '],
    ['reads both small sigmas as one', 'ΛΟΓΟΣ λόγος', ' λογοσ λογοσ '],
    ['reads full-width letters', 'Ｂｕｙ　Ｎｏｗ', ' buy now '],
    ['reads mathematical letters', '𝐁𝐮𝐲 𝓷𝓸𝔀', ' buy now '],
    ['reads circled letters and small capitals', 'ⓑⓤⓨ ɴᴏᴡ', ' buy now '],
    ['drops soft hyphens', 'via\u00adgra', ' viagra '],
    ['drops zero-width characters', 'v\u200bi\u200ca\u200dg\u2060r\ufeffa', ' viagra '],
    ['drops bidirectional controls', '\u202evia\u202cgra\u2066', ' viagra '],
    ['drops stacked combining marks', 'v\u0336i\u0336a\u0301\u0323gra', ' viagra '],
    ['treats a no-break space as a blank', 'buy\u00a0\u2003now', ' buy now '],
    ['treats emoji as a gap', 'buy🔥🔥now', ' buy now '],
    ['treats half a surrogate pair as a gap', 'buy\ud83dnow', ' buy now '],
  ])('%s', (_title, text, folded) => {
    expect(foldText(text)).toBe(folded);
  });

  it('reads each character that becomes ASCII, a gap or nothing as its code point is read, met before or not', () => {
    const wrong: string[] = [];
    let read = 0;
    for (let code = 0x80; code < 0xffff; code++) {
      const folded = code >= 0xd800 && code <= 0xdfff ? [GAP] : foldCodePoint(code);
      if (folded.some((unit) => unit > 127)) continue;
      const inside = String.fromCharCode(...folded);
      const expected = ` a${inside}b `.replace(/ +/g, ' ');
      const text = `a${String.fromCharCode(code)}b`;
      if (foldText(text) !== expected || foldText(text) !== expected) wrong.push(code.toString(16));
      read += 1;
    }
    expect(wrong).toEqual([]);
    expect(read).toBeGreaterThan(5_000);
  });

  it('unmasks Cyrillic and Greek letters within a Latin word', () => {
    expect(foldText('сheар νiаgrа, ВUY')).toBe(' cheap viagra buy ');
  });

  it('unmasks Latin letters within a Cyrillic word', () => {
    expect(foldText('дeшeвo')).toBe(foldText('дешево'));
  });

  it('leaves honest words of one script, and words it cannot explain, as they are', () => {
    expect(foldText('сор рот ωχ')).toBe(' сор рот ωχ ');
    expect(foldText('webжщ')).toBe(' webжщ ');
  });

  it('drops blanks between ideographs and parts them from other scripts', () => {
    expect(foldText('代 开-发\n票 now免费')).toBe(' 代开发票 now 免费 ');
    expect(foldText('30日間free')).toBe(' 30 日間 free ');
  });

  it('reads half-width, composed and decomposed kana alike', () => {
    expect(foldText('ｶﾞｲﾄﾞ')).toBe(foldText('ガイド'));
    expect(foldText('ガイド'.normalize('NFD'))).toBe(foldText('ガイド'));
  });

  it('reads no more than its limit', () => {
    const folded = foldText(`${'a'.repeat(MAX_TEXT_LENGTH)} behind`);
    expect(folded).toBe(` ${'a'.repeat(MAX_TEXT_LENGTH)} `);
  });

  it('keeps everything of a text that grows in folding', () => {
    const folded = foldText(`${'\ufdfa'.repeat(500)} behind it é`);
    expect(folded.endsWith(' behind it e ')).toBe(true);
    expect(folded.length).toBeGreaterThan(500 * 18);
  });

  const scripts = fc.oneof(
    fc.constantFrom(...'aZ9 .,-éßÄoаеіВηνжщ代开ガ가\u00ad\u0301\u200b\u3000\u{1d41a}\ud83d'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  );
  const text = fc.array(scripts, { maxLength: 60 }).map((chars) => chars.join(''));
  const runs = { seed: 20_260_115, numRuns: 2_000 };

  it('changes nothing that is folded already', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(foldText(foldText(any))).toBe(foldText(any));
      }),
      runs,
    );
  });

  it('folds canonically equivalent spellings alike', () => {
    let different = 0;
    fc.assert(
      fc.property(text, (any) => {
        if (any.normalize('NFD') !== any.normalize('NFC')) different++;
        expect(foldText(any.normalize('NFD'))).toBe(foldText(any.normalize('NFC')));
      }),
      runs,
    );
    expect(different).toBeGreaterThan(500);
  });

  it('always answers words between single blanks', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(foldText(any)).toMatch(/^ (?:[\p{L}\p{N}\ud800-\udfff]+ )*$/u);
      }),
      runs,
    );
  });

  it('reads ASCII the same with and without a foreign letter beside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii', maxLength: 80 }), (ascii) => {
        expect(foldText(`${ascii} ж`)).toBe(`${foldText(ascii)}ж `);
      }),
      runs,
    );
  });
});
