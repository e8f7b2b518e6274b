import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePhrases, foldText, matchPhrases, type Pattern, type Rule } from '../src/index.ts';

const count = (pattern: string, text: string, match?: Pattern['match']): number =>
  matchPhrases(compilePhrases([{ pattern, weight: 0.5, match }]), text)[0]?.count ?? 0;

describe('a pattern', () => {
  it.each([
    ['che?p pills', 'cheap pills, CHEEP pills, chp pills, che p pills', 2],
    ['pharmac*', 'pharmacy pharmacies pharma pharmac', 3],
    ['*pharmacy', 'e-pharmacy epharmacy pharmacyx', 2],
    ['*agr*', 'viagra agrarian agr ag r', 3],
    ['free * pills', 'free red pills, free pills, free red blue pills', 1],
    ['v*a c*s', 'viagra cialis; va cs; va xs', 2],
    ['???lo wor?d', 'hello world, hallo wor d, heello world', 1],
    ['gr*ße', 'Große Grüsse Graße', 3],
    ['Gr??e aus', 'Größe aus', 0],
    ['*ıstanbul', 'İSTANBUL ıstanbul Istanbul', 3],
    ['ви*ра', 'виагра вибра ви ра', 2],
    ['c*p pills', 'сhеар рills', 1],
    ['代?票', '代开票 代开发票 代票', 1],
    ['代*票', '代开票 代开发票 代票', 3],
    ['*', '', 0],
  ])('%s is found in "%s" %i times', (pattern, text, times) => {
    if (pattern !== '*') expect(count(pattern, text)).toBe(times);
    else expect(() => count(pattern, text)).toThrow(TypeError);
  });

  it('has a bound for what one star stands for', () => {
    expect(count('aa*zz', `aa${'x'.repeat(20)}zz`)).toBe(1);
    expect(count('aa*zz', `aa${'x'.repeat(21)}zz`)).toBe(0);
  });

  it.each([
    ['either first', '"cheap" near/2 "pills"', 'pills and cheap', 1],
    ['as far apart as it may be', '"cheap" near/2 "pills"', 'cheap and good pills', 1],
    ['farther apart', '"cheap" near/2 "pills"', 'cheap and very good pills', 0],
    ['side by side', '"cheap" near/0 "pills"', 'cheap pills', 1],
    ['in order', '"cheap" then/2 "pills"', 'cheap good pills', 1],
    ['out of order', '"cheap" then/2 "pills"', 'pills, cheap', 0],
    [
      'of several words and wildcards',
      '"very ch*p" near/3 "p?lls now"',
      'pulls now are very cheap',
      1,
    ],
    ['that share a word', '"buy cheap" near/5 "cheap pills"', 'buy cheap pills', 0],
    ['that share a word, and another beside', '"a b" then/5 "b c"', 'a b x a b c', 1],
    ['across line ends and quote marks', '"next" then/0 "kin"', '> next\r\n> kin', 1],
    ['each ideograph a word', '"打开" then/2 "附件"', '打开这个附件', 1],
    ['too many ideographs apart', '"打开" then/1 "附件"', '打开这个附件', 0],
  ])('finds words near each other %s', (_title, pattern, text, times) => {
    expect(count(pattern, text)).toBe(times);
  });

  it('in quotes is a phrase without wildcards', () => {
    expect(count('"what now?"', 'What now?')).toBe(1);
    expect(count('"what now?"', 'what nowx')).toBe(0);
  });

  it('matches within words, at the start or at the end where it is told to', () => {
    expect(count('via?ra', 'xviagrax', 'substring')).toBe(1);
    expect(count('via?ra', 'xviagrax')).toBe(0);
    const at = (match: Pattern['match']) =>
      ['act now', 'please act now', 'act now please'].map((text) => count('act n?w', text, match));
    expect(at('start')).toEqual([1, 0, 1]);
    expect(at('end')).toEqual([1, 1, 0]);
    expect(count('代开', '代开发票', 'start')).toBe(1);
    expect(count('发票', '代开发票', 'end')).toBe(1);
    expect(count('代开', '发票代开', 'start')).toBe(0);
  });

  it.each([
    ['nothing but wildcards', '* ?', /needs a letter/],
    ['one letter beside a star', 'a*', /needs 2 letters in a row/],
    ['a forest of stars', `ab${'*x'.repeat(9)}`, /more than 8 stars/],
    ['half a quote', '"cheap near/5 pills', /quotes go around/],
    ['a number too many', '"a b" near/51 "c d"', /up to 50 apart/],
    ['an unknown word between', '"a b" beside/5 "c d"', /quotes go around/],
    ['an empty half', '"a b" near/5 "..."', /needs a letter/],
    ['a paragraph', 'x'.repeat(201), /200/],
  ])('is refused for %s', (_title, pattern, message) => {
    const compile = () => compilePhrases(['ok', { pattern, weight: 0.5 }]);
    expect(compile).toThrow(TypeError);
    expect(compile).toThrow(/option "1\.pattern"/);
    expect(compile).toThrow(message);
  });

  const word = fc.constantFrom('ab', 'ba', 'abc', 'cab', 'aab', 'bb', 'c', 'abab');
  const words = (most: number) =>
    fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(' '));
  const letter = fc.constantFrom('a', 'b', 'c', '*', '?', ' ');

  it('agrees with a regular expression on what its wildcards fit', () => {
    let hits = 0;
    fc.assert(
      fc.property(
        fc.array(letter, { minLength: 3, maxLength: 9 }).map((list) => list.join('')),
        words(12),
        (pattern, text) => {
          let matches: readonly { readonly count: number }[];
          try {
            matches = matchPhrases(compilePhrases([{ pattern, weight: 1 }]), text);
          } catch {
            return;
          }
          const source = pattern
            .trim()
            .replace(/ +/g, ' ')
            .replace(/\*+/g, '\\w{0,20}')
            .replace(/\?/g, '\\w');
          const expected = new RegExp(` ${source} `).test(foldText(text));
          expect(matches.length > 0).toBe(expected);
          if (expected) hits++;
        },
      ),
      { seed: 20_260_118, numRuns: 4_000 },
    );
    expect(hits).toBeGreaterThan(100);
  });

  it('agrees with a plain search for words near each other', () => {
    let hits = 0;
    const few = fc.constantFrom('a', 'b', 'c');
    const joined = (most: number) =>
      fc.array(few, { minLength: 1, maxLength: most }).map((list) => list.join(' '));
    const phrase = joined(2);
    fc.assert(
      fc.property(
        phrase,
        phrase,
        fc.nat(4),
        fc.boolean(),
        joined(25),
        (a, b, distance, ordered, text) => {
          const pattern = `"${a}" ${ordered ? 'then' : 'near'}/${distance} "${b}"`;
          const all = text.split(' ');
          const places = (part: string) => {
            const list = part.split(' ');
            return all.flatMap((_, i) =>
              list.every((one, k) => all[i + k] === one)
                ? [{ from: i, to: i + list.length - 1 }]
                : [],
            );
          };
          const apart = (x: number, y: number) => y > x && y - x - 1 <= distance;
          const expected = places(b).filter((second) =>
            places(a).some(
              (first) => apart(first.to, second.from) || (!ordered && apart(second.to, first.from)),
            ),
          ).length;
          expect(count(pattern, text)).toBe(expected);
          hits += expected;
        },
      ),
      { seed: 20_260_119, numRuns: 2_000 },
    );
    expect(hits).toBeGreaterThan(500);
  });

  it('within words agrees with a plain search', () => {
    let hits = 0;
    fc.assert(
      fc.property(
        fc.array(words(2), { minLength: 1, maxLength: 8 }),
        words(20),
        (phrases, text) => {
          const rules = [...new Set(phrases)].map((phrase) => ({
            phrase,
            weight: 1,
            match: 'substring' as const,
          }));
          const found = new Map(
            matchPhrases(compilePhrases(rules), text).map((m) => [m.phrase, m.count]),
          );
          for (const { phrase } of rules) {
            let expected = 0;
            for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
              expected++;
            expect(found.get(phrase) ?? 0).toBe(expected);
            hits += expected;
          }
        },
      ),
      { seed: 20_260_120, numRuns: 500 },
    );
    expect(hits).toBeGreaterThan(1_000);
  });

  it('is compiled or refused whatever is written, and ends on any text', () => {
    let compiled = 0;
    const text = `${'aaaa*? "a" near/5 '.repeat(400)}${'ab'.repeat(4_000)}`;
    const piece = fc.constantFrom(
      'a',
      'ab',
      '*',
      '?',
      '"',
      ' near/5 ',
      ' then/0 ',
      '/',
      '\\',
      '(',
      '代',
      'ж',
      ' ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }).map((list) => list.join('')),
        fc.constantFrom<Pattern['match']>('word', 'substring', 'start', 'end'),
        (pattern, match) => {
          let matcher: ReturnType<typeof compilePhrases>;
          try {
            matcher = compilePhrases([{ pattern, weight: 1, match } satisfies Rule]);
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
            return;
          }
          compiled++;
          matchPhrases(matcher, text);
        },
      ),
      { seed: 20_260_121, numRuns: 400 },
    );
    expect(compiled).toBeGreaterThan(50);
  });

  it('gives up where a text is full of its anchor, and is found where it is not', () => {
    const pattern = 'ab?cd';
    expect(count(pattern, `${'ab x '.repeat(100)} abxcd`)).toBe(1);
    expect(count(pattern, `${'ab x '.repeat(3_000)} abxcd`)).toBe(0);
    const both = compilePhrases([{ pattern, weight: 0.5 }, 'good deal']);
    expect(matchPhrases(both, `${'ab x '.repeat(3_000)} good deal`)).toHaveLength(1);
  });
});
