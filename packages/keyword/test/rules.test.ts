import { describe, expect, it } from 'vitest';
import { compilePhrases, type MatchText, matchPhrases, type Rule } from '../src/index.ts';
import { re2 } from '../src/re2/index.ts';

const found = (rules: readonly (Rule | string)[], text: string | MatchText): readonly string[] =>
  matchPhrases(compilePhrases(rules, { regex: re2 }), text).map(({ phrase }) => phrase);

describe('a rule', () => {
  const message: MatchText = {
    subject: 'one',
    body: 'two',
    from: '"Three" <four@example.com>',
    attachments: ['five.pdf', 'six.scr'],
    headers: new Map([['x-mailer', ['seven', 'eight']]]),
    notice: { subject: 'nine', body: 'ten', attachments: ['eleven.zip'] },
  };

  it.each([
    ['subject', 'returned', ['one']],
    ['body', 'returned', ['two']],
    ['any', 'returned', ['one', 'two']],
    ['from', 'returned', ['three', 'four']],
    ['attachment', 'returned', ['five', 'six']],
    ['header:x-mailer', 'returned', ['seven', 'eight']],
    ['header:x-other', 'returned', []],
    ['subject', 'notice', ['nine']],
    ['any', 'notice', ['nine', 'ten']],
    ['attachment', 'notice', ['eleven']],
  ] as const)('in %s of the side %s reads that and nothing else', (place, side, words) => {
    const numbers = 'one two three four five six seven eight nine ten eleven'.split(' ');
    const rules = numbers.map((phrase) => ({ phrase, weight: 0.5, in: place, side }) as const);
    expect([...found(rules, message)].sort()).toEqual([...words].sort());
  });

  it('may read several fields, and says where it was found and for which side', () => {
    const rule = {
      phrase: 'gold',
      weight: 0.5,
      in: ['from', 'attachment'],
      side: 'notice',
    } as const;
    const text = { body: 'gold', notice: { from: 'gold', attachments: ['gold.zip', 'old.gold'] } };
    expect(matchPhrases(compilePhrases([rule]), text)).toEqual([
      {
        phrase: 'gold',
        weight: 0.5,
        count: 3,
        where: ['notice.from', 'notice.attachment'],
        side: 'notice',
      },
    ]);
  });

  it('counts by side and by kind of match, not as the same phrase given again', () => {
    const rules: Rule[] = [
      { phrase: 'gold', weight: 0.1 },
      { phrase: 'gold', weight: 0.2, side: 'notice' },
      { phrase: 'gold', weight: 0.3, match: 'substring' },
    ];
    const text = { body: 'gold', notice: { body: 'gold' } };
    const weights = matchPhrases(compilePhrases(rules), text).map(({ weight }) => weight);
    expect(weights).toEqual([0.3, 0.2, 0.1]);
  });

  it('finds a phrase at the end of a file name only', () => {
    const rule = { phrase: 'scr', weight: 0.5, in: 'attachment', match: 'end' } as const;
    expect(found([rule], { attachments: ['mail.txt .scr'] })).toHaveLength(1);
    expect(found([rule], { attachments: ['scr.txt'] })).toHaveLength(0);
  });

  it('that is an expression reads the text as it stands, or folded with the flag f', () => {
    const text = 'Büy  V1AGRA\nnow';
    expect(found([{ regex: 'v[i1]agra', weight: 0.5 }], text)).toEqual([]);
    expect(found([{ regex: 'v[i1]agra', flags: 'i', weight: 0.5 }], text)).toHaveLength(1);
    expect(found([{ regex: '^now$', flags: 'm', weight: 0.5 }], text)).toHaveLength(1);
    expect(found([{ regex: 'AGRA.now', flags: 's', weight: 0.5 }], text)).toHaveLength(1);
    expect(found([{ regex: '^buy v1agra now$', flags: 'f', weight: 0.5 }], text)).toHaveLength(1);
  });

  it.each(['(a+)+$', '(a|aa)+$', '(?:a*)*b', '(?:(?:a|b)*c)*d', '.*.*.*=.*'])(
    'that is the expression %s ends on text it was made for',
    (regex) => {
      expect(found([{ regex, weight: 0.5 }], `${'a'.repeat(49_000)}!`)).toEqual([]);
    },
  );

  it('that is an expression reads no more than its limit', () => {
    const rule = { regex: 'x', weight: 0.5 };
    expect(found([rule], `${' '.repeat(49_999)}x`)).toHaveLength(1);
    expect(found([rule], `${' '.repeat(50_000)}x`)).toHaveLength(0);
  });

  it.each([
    ['a bad expression', { regex: 'a(b', weight: 0.5 }, /"1\.regex": \/a\(b\/: .*missing closing/],
    ['a look-behind', { regex: '(?<=a)b', weight: 0.5 }, /"1\.regex"/],
    ['a back-reference', { regex: '(a)\\1', weight: 0.5 }, /"1\.regex"/],
    ['a repetition beyond reason', { regex: '(?:a{999}){999}', weight: 0.5 }, /"1\.regex"/],
    ['a long expression', { regex: 'a'.repeat(501), weight: 0.5 }, /"1\.regex"/],
    ['an unknown flag', { regex: 'a', flags: 'g', weight: 0.5 }, /"1\.flags": must be of i, m/],
    ['a flag given twice', { regex: 'a', flags: 'imi', weight: 0.5 }, /"1\.flags"/],
    ['flags of a phrase', { phrase: 'a b', flags: 'i', weight: 0.5 }, /"1\.flags": has no meaning/],
    ['a match of an expression', { regex: 'a', match: 'end', weight: 0.5 }, /"1\.match"/],
    ['no kind', { weight: 0.5 }, /must have a phrase, a pattern.* has none/],
    ['two kinds', { phrase: 'a', regex: 'a', weight: 0.5 }, /has phrase and regex/],
    ['an unknown field', { phrase: 'a b', weight: 0.5, in: 'footer' }, /"1\.in"/],
    ['a header in capitals', { phrase: 'a b', weight: 0.5, in: 'header:X-A' }, /"1\.in"/],
    ['an unknown side', { phrase: 'a b', weight: 0.5, side: 'left' }, /"1\.side"/],
    ['a condition without a name', { weight: 0.5, all: ['m'] }, /"1\.name"/],
    ['a condition of nothing but not', { name: 'x', weight: 0.5, not: ['m'] }, /"1\.not"/],
    ['a field of a condition', { name: 'x', weight: 0.5, all: ['m'], in: 'any' }, /"1\.in"/],
    ['a name of a later rule', { name: 'x', weight: 0.5, all: ['late'] }, /"1\.all": .*"late"/],
    ['its own name', { name: 'x', weight: 0.5, any: ['x'] }, /"1\.any": .*"x"/],
    [
      'a count of nothing',
      { name: 'x', weight: 0.5, atLeast: { count: 0, of: ['m'] } },
      /"1\.atLeast\.count"/,
    ],
    [
      'an unknown name counted',
      { name: 'x', weight: 0.5, atLeast: { count: 1, of: ['o'] } },
      /"1\.atLeast\.of"/,
    ],
  ])('is refused for %s', (_title, rule, message) => {
    const rules = [
      { name: 'm', phrase: 'm', weight: 0 },
      rule,
      { name: 'late', phrase: 'l', weight: 0 },
    ];
    const compile = () => compilePhrases(rules as unknown as Rule[], { regex: re2 });
    expect(compile).toThrow(TypeError);
    expect(compile).toThrow(message);
  });

  it('that is an expression asks for an engine where there is none', () => {
    expect(() => compilePhrases([{ regex: 'a', weight: 0.5 }])).toThrow(
      /"0\.regex": \/a\/: needs an engine/,
    );
  });

  it('is refused where there are too many expressions', () => {
    const rules = Array.from({ length: 201 }, (_, i) => ({ regex: `a${i}`, weight: 0.5 }));
    expect(() => compilePhrases(rules, { regex: re2 })).toThrow(/"200\.regex": there can be 200/);
  });
});

describe('a condition', () => {
  const rules: readonly Rule[] = [
    { name: 'a', phrase: 'apple', weight: 0 },
    { name: 'b', phrase: 'banana', weight: 0 },
    { name: 'c', phrase: 'cherry', weight: 0 },
    { name: 'c', phrase: 'citron', weight: 0 },
    { name: 'n', phrase: 'notice', weight: 0, side: 'notice' },
  ];
  const holds = (condition: object, text: string | MatchText): boolean =>
    found([...rules, { name: 'x', weight: 0.5, ...condition } as Rule], text).includes('x');

  it.each([
    ['all', { all: ['a', 'b'] }, 'apple banana', true],
    ['all, one missing', { all: ['a', 'b'] }, 'apple', false],
    ['any', { any: ['a', 'b'] }, 'banana', true],
    ['any, none there', { any: ['a', 'b'] }, 'cherry', false],
    ['all but', { all: ['a'], not: ['b'] }, 'apple', true],
    ['all but, and that too', { all: ['a'], not: ['b'] }, 'apple banana', false],
    ['a count', { atLeast: { count: 2, of: ['a', 'b', 'c'] } }, 'apple cherry', true],
    ['a count, one word often', { atLeast: { count: 2, of: ['a', 'b'] } }, 'apple apple', false],
    ['a count of rules of one name', { atLeast: { count: 2, of: ['c'] } }, 'cherry citron', true],
    ['a name given twice', { atLeast: { count: 2, of: ['a', 'a'] } }, 'apple', false],
    ['an alternative of a name', { all: ['c'] }, 'citron', true],
    ['all parts together', { all: ['a'], any: ['b', 'c'], not: ['n'] }, 'apple cherry', true],
  ])('holds or not: %s', (_title, condition, text, expected) => {
    expect(holds(condition, text)).toBe(expected);
  });

  it('may ask for conditions before it, and for both sides', () => {
    const both: Rule[] = [
      { name: 'first', weight: 0, all: ['a', 'n'] },
      { name: 'second', weight: 0.5, all: ['first'], not: ['b'] },
    ];
    const matcher = compilePhrases([...rules, ...both]);
    const text = { body: 'apple', notice: { body: 'a notice' } };
    expect(matchPhrases(matcher, text)).toEqual([
      { phrase: 'second', weight: 0.5, count: 1, where: [], side: 'notice' },
    ]);
    expect(matchPhrases(matcher, { ...text, body: 'apple banana' })).toEqual([]);
    expect(matchPhrases(matcher, { body: 'apple' })).toEqual([]);
  });

  it('is not fooled by names of object properties', () => {
    for (const name of ['constructor', '__proto__', 'toString']) {
      expect(() => found([{ name: 'x', weight: 0.5, all: [name] }], 'a')).toThrow(TypeError);
    }
  });
});
