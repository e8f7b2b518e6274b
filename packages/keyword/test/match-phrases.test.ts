import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePhrases, DEFAULT_WEIGHT, foldText, matchPhrases } from '../src/index.ts';

const phrasesIn = (phrases: readonly string[], text: string): readonly string[] =>
  matchPhrases(compilePhrases(phrases), text).map(({ phrase }) => phrase);

describe('matchPhrases', () => {
  it('names each phrase once, with its weight, how often and where', () => {
    const matcher = compilePhrases([{ phrase: 'Cheap Watches', weight: 0.4 }, 'act now']);
    const body = 'Cheap watches! CHEAP  WATCHES? cheap-watches, ACT NOW.';
    expect(matchPhrases(matcher, { subject: 'act now', body })).toEqual([
      {
        phrase: 'act now',
        weight: DEFAULT_WEIGHT,
        count: 2,
        where: ['subject', 'body'],
        side: 'returned',
      },
      { phrase: 'Cheap Watches', weight: 0.4, count: 3, where: ['body'], side: 'returned' },
    ]);
  });

  it('finds whole words only', () => {
    expect(phrasesIn(['ham'], 'Hamburg, shame, ham-fisted')).toEqual(['ham']);
    expect(phrasesIn(['ham'], 'Hamburg, shame')).toEqual([]);
  });

  it('finds a phrase at the beginning, at the end, and as the whole text', () => {
    for (const text of ['act now', 'act now, friend', 'friend, act now']) {
      expect(phrasesIn(['act now'], text)).toEqual(['act now']);
    }
  });

  it('finds a phrase across line ends and quote marks', () => {
    expect(phrasesIn(['next of kin'], '> you are next\r\n> of\r\n> kin')).toEqual(['next of kin']);
  });

  it('finds phrases that share words, overlap, or lie within each other', () => {
    const phrases = ['buy gold now', 'gold now', 'now or never', 'buy gold'];
    expect([...phrasesIn(phrases, 'buy gold now or never')].sort()).toEqual([...phrases].sort());
  });

  it('goes on with the next phrase where the first one breaks off', () => {
    expect(phrasesIn(['a b a b c', 'b a d'], 'a b a b a d')).toEqual(['b a d']);
    expect(phrasesIn(['very good deal'], 'very very good deal')).toEqual(['very good deal']);
  });

  it('finds ideographs anywhere, blanks between them or not', () => {
    expect(phrasesIn(['代开发票'], '本公司代 开 发 票优惠')).toEqual(['代开发票']);
    expect(phrasesIn(['代开发票'], '代开公司发票')).toEqual([]);
  });

  it('bounds the Latin end of a mixed phrase and not its other end', () => {
    expect(phrasesIn(['free現金'], 'free現金を')).toEqual(['free現金']);
    expect(phrasesIn(['free現金'], 'carefree現金')).toEqual([]);
  });

  it('finds what is hidden by invisible characters and look-alikes', () => {
    expect(phrasesIn(['cheap pills'], 'с\u200bh\u00adеар\u00a0рills')).toEqual(['cheap pills']);
  });

  it('looks for a phrase only where it was asked to', () => {
    const matcher = compilePhrases([
      { phrase: 'hot news', weight: 0.3, in: 'subject' },
      { phrase: 'cold news', weight: 0.3, in: 'body' },
    ]);
    const both = 'hot news and cold news';
    expect(matchPhrases(matcher, { subject: both }).map(({ phrase }) => phrase)).toEqual([
      'hot news',
    ]);
    expect(matchPhrases(matcher, both).map(({ phrase }) => phrase)).toEqual(['cold news']);
  });

  it('weighs a phrase by place and lets the later entry count', () => {
    const matcher = compilePhrases([
      { phrase: 'gold rush', weight: 0.2 },
      { phrase: 'Gold  Rush!', weight: 0.9, in: 'subject' },
    ]);
    expect(matchPhrases(matcher, 'gold rush')).toMatchObject([{ weight: 0.2, where: ['body'] }]);
    expect(matchPhrases(matcher, { subject: 'gold rush', body: 'gold rush' })).toMatchObject([
      {
        phrase: 'Gold  Rush!',
        weight: 0.9,
        count: 2,
        where: ['subject', 'body'],
        side: 'returned',
      },
    ]);
  });

  it('names the heaviest first', () => {
    const matcher = compilePhrases([
      { phrase: 'one two', weight: 0.1 },
      { phrase: 'three four', weight: 0.8 },
    ]);
    expect(matchPhrases(matcher, 'one two three four').map(({ weight }) => weight)).toEqual([
      0.8, 0.1,
    ]);
  });

  it('finds nothing with no phrases and nothing in no text', () => {
    expect(matchPhrases(compilePhrases([]), 'any text')).toEqual([]);
    expect(matchPhrases(compilePhrases(['any text']), {})).toEqual([]);
  });

  it('counts up to its limit in a text made of nothing but hits', () => {
    const nested = ['a', 'a a', 'a a a', 'a a a a', 'a a a a a'];
    const matches = matchPhrases(compilePhrases(nested), 'a '.repeat(520_000));
    expect(matches.reduce((sum, { count }) => sum + count, 0)).toBe(0x200000);
  });

  it('finds words that are names of object properties', () => {
    const words = ['constructor', '__proto__', 'toString', 'hasOwnProperty'];
    expect(phrasesIn(words, words.join(' ')).length).toBe(4);
    expect(phrasesIn(words, 'nothing of the kind')).toEqual([]);
  });

  it('agrees with a plain search for each phrase', () => {
    const word = fc.constantFrom('a', 'b', 'ab', 'aa', 'ba', 'c', 'ж');
    const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most });
    let hits = 0;
    fc.assert(
      fc.property(
        fc.uniqueArray(
          words(4).map((list) => list.join(' ')),
          { minLength: 1, maxLength: 12 },
        ),
        words(30).map((list) => list.join(' ')),
        (phrases, text) => {
          const folded = foldText(text);
          const counted = new Map(
            matchPhrases(compilePhrases(phrases), text).map((m) => [m.phrase, m.count]),
          );
          for (const phrase of phrases) {
            const count = occurrences(folded, ` ${phrase} `);
            expect(counted.get(phrase) ?? 0).toBe(count);
            hits += count;
          }
        },
      ),
      { seed: 20_260_116, numRuns: 1_000 },
    );
    expect(hits).toBeGreaterThan(1_000);
  });
});

describe('compilePhrases', () => {
  it.each([
    ['a weight of 0', [{ phrase: 'a b', weight: 0 }], /"0\.weight"/],
    ['a weight above 1', [{ phrase: 'a b', weight: 1.01 }], /"0\.weight"/],
    ['a weight that is no number', [{ phrase: 'a b', weight: Number.NaN }], /"0\.weight"/],
    ['a missing weight', ['ok', { phrase: 'a b' }], /"1\.weight"/],
    ['an unknown place', [{ phrase: 'a b', weight: 1, in: 'footer' }], /"0\.in"/],
    ['an unknown key', [{ phrase: 'a b', weight: 1, wieght: 1 }], /wieght/],
    ['an empty phrase', [''], /"0\.phrase": needs a letter or a digit/],
    ['a phrase without letters', ['?! --'], /"0\.phrase": needs a letter or a digit/],
    ['a paragraph', ['x'.repeat(201)], /"0\.phrase"/],
    ['something that is no list', 'cheap pills', /compilePhrases/],
    ['a list beyond all reason', Array.from({ length: 20_001 }, (_, i) => `p ${i}`), /20000/],
  ])('refuses %s', (_title, phrases, message) => {
    // A caller without types can hand in anything.
    const compile = compilePhrases as (phrases: unknown) => unknown;
    expect(() => compile(phrases)).toThrow(TypeError);
    expect(() => compile(phrases)).toThrow(message);
  });

  it('accepts the bounds of a weight', () => {
    const phrases = [
      { phrase: 'one', weight: 1 },
      { phrase: 'little', weight: Number.MIN_VALUE },
    ];
    expect(compilePhrases(phrases).rules).toHaveLength(2);
  });
});

function occurrences(text: string, wanted: string): number {
  let count = 0;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) count++;
  return count;
}
