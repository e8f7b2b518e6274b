import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePhrases, DEFAULT_RULES, matchPhrases, parsePhraseList } from '../src/index.ts';
import { re2 } from '../src/re2/index.ts';

const problemsOf = (text: string) => parsePhraseList(text, { regex: re2 }).problems;

describe('parsePhraseList', () => {
  it.each([
    ['cheap pills', { phrase: 'cheap pills', weight: 0.5 }],
    ['  0.25   cheap pills  ', { phrase: 'cheap pills', weight: 0.25 }],
    ['.5 cheap', { phrase: 'cheap', weight: 0.5 }],
    ['1.0 cheap', { phrase: 'cheap', weight: 1 }],
    ['100 free offers', { phrase: '100 free offers', weight: 0.5 }],
    ['"0.5 mg free?"', { pattern: '"0.5 mg free?"', weight: 0.5 }],
    ['subject: act now', { phrase: 'act now', weight: 0.5, in: ['subject'] }],
    ['0.9 Subject,From:act now', { phrase: 'act now', weight: 0.9, in: ['subject', 'from'] }],
    ['header.X-Mailer: bulk', { phrase: 'bulk', weight: 0.5, in: ['header:x-mailer'] }],
    ['notice: open it', { phrase: 'open it', weight: 0.5, in: ['any'], side: 'notice' }],
    ['returned.body: it', { phrase: 'it', weight: 0.5, in: ['body'] }],
    [
      'notice.attachment: *.scr',
      { pattern: '*.scr', weight: 0.5, in: ['attachment'], side: 'notice' },
    ],
    ['re: your account', { phrase: 're: your account', weight: 0.5 }],
    ['warning: act', { phrase: 'warning: act', weight: 0.5 }],
    ['"a b" near/5 "c d"', { pattern: '"a b" near/5 "c d"', weight: 0.5 }],
    ['/a|b\\/c/', { regex: 'a|b\\/c', weight: 0.5 }],
    ['0.1 body: /^# *x/im', { regex: '^# *x', flags: 'im', weight: 0.1, in: ['body'] }],
  ])('reads the line %s', (line, rule) => {
    expect(parsePhraseList(line, { regex: re2 })).toEqual({ rules: [rule], problems: [] });
  });

  it('passes over comments, blank lines, a byte order mark and any kind of line end', () => {
    const { rules, problems } = parsePhraseList('\ufeff# ours\r\n\r\none two\n   # more\rthree');
    expect(rules.map((rule) => 'phrase' in rule && rule.phrase)).toEqual(['one two', 'three']);
    expect(problems).toEqual([]);
  });

  it.each([
    ['a weight above 1', 'ok\n1.5 too much', 2, /1\.5 is no weight, which is at most 1\.0; quotes/],
    ['a weight of 0', '0.0 nothing', 1, /weight: must be above 0/],
    ['nothing to look for', '# a\n\n0.5 ...', 3, /phrase: needs a letter/],
    ['a field and nothing else', 'subject:', 1, /phrase: needs a letter/],
    ['an unknown field', 'notice.bdy: x y', 1, /"notice\.bdy" is no field; there are subject/],
    ['an unknown field of several', 'subject,bdy: x', 1, /"bdy" is no field/],
    ['both sides', 'notice.body,subject: x', 1, /notice or at the returned message/],
    ['an expression without end', 'a\nb\n/a(b', 3, /ends with a slash/],
    ['a bad expression', '/a(b/', 1, /regex: .*missing closing/],
    ['an unknown flag', '/ab/g', 1, /flags: must be of/],
    ['half a quote', '"cheap near/5 pills', 1, /pattern: quotes go around/],
    ['a paragraph', 'x'.repeat(201), 1, /phrase: .*200/],
  ])('names the line of %s', (_title, text, line, what) => {
    expect(problemsOf(text)).toEqual([{ line, what: expect.stringMatching(what) }]);
  });

  it('goes on behind a mistake, and stops behind a hundred', () => {
    const { rules, problems } = parsePhraseList('one\n...\ntwo');
    expect([rules.length, problems.length]).toEqual([2, 1]);
    const many = problemsOf('...\n'.repeat(500));
    expect(many).toHaveLength(101);
    expect(many[100]).toEqual({ line: 101, what: 'more problems, not listed' });
  });

  it('reads JSON, conditions too, and names the lines of its elements', () => {
    const text = `
[
  "one two",
  { "name": "m", "phrase": "a, [b] \\"c\\"", "weight": 0 },
  { "weight": 2, "phrase": "x" },
  { "phrase": "x",
    "weight": 0.5, "wieght": 1 },
  { "name": "c", "weight": 0.5,
    "all": ["m"] },
  { "name": "d", "weight": 0.5, "all": ["late"] },
  { "phrase": },

  { "regex": "a(b", "weight": 0.5 }
]
`;
    const { rules, problems } = parsePhraseList(text, { regex: re2 });
    expect(rules).toEqual([
      { phrase: 'one two', weight: 0.5 },
      { name: 'm', phrase: 'a, [b] "c"', weight: 0 },
      { name: 'c', weight: 0.5, all: ['m'] },
    ]);
    expect(problems.map(({ line }) => line)).toEqual([5, 6, 10, 11, 13]);
    expect(problems.map(({ what }) => what).join('\n')).toMatch(
      /weight: .*\n.*wieght.*\nall: no rule before this one is named "late"\nis not JSON\nregex: /,
    );
  });

  it.each([
    ['no end', '[\n"a",\n', [{ line: 3, what: 'the array has no end' }]],
    [
      'something behind it',
      '["a"]\n\n{}',
      [{ line: 3, what: 'stands behind the end of the array' }],
    ],
    ['a comma too many', '["a",\n]', [{ line: 2, what: 'a rule is missing here' }]],
    ['nothing in it', '[ ]', []],
    ['a string without end', '["a', [{ line: 1, what: 'the array has no end' }]],
  ])('says what is wrong with an array that has %s', (_title, text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('takes the default rules back from JSON', () => {
    const { rules, problems } = parsePhraseList(JSON.stringify(DEFAULT_RULES, null, 1));
    expect(problems).toEqual([]);
    expect(rules).toEqual(DEFAULT_RULES);
  });

  it('has a bound for its length and for its rules', () => {
    expect(problemsOf(' '.repeat(8_000_001))).toMatchObject([{ line: 1 }]);
    const many = parsePhraseList('a b\n'.repeat(20_001));
    expect(many.rules).toHaveLength(20_000);
    expect(many.problems).toEqual([{ line: 20_001, what: 'there can be 20000 rules' }]);
  });

  it('never throws, and what it takes compiles and ends on any text', () => {
    let taken = 0;
    const text = 'aaab "near/5" */ \\ 0.5 '.repeat(300);
    const piece = fc.oneof(
      fc.constantFrom(
        'a',
        'b*',
        '?',
        '"',
        ' near/5 ',
        '/',
        '\n',
        '0.5 ',
        'subject:',
        '(',
        ')',
        '+',
        '[',
        ']',
        '{',
        '}',
        ',',
        '|',
        '.*',
        '{9}',
        '#',
      ),
      fc.string({ maxLength: 3 }),
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 40 }).map((list) => list.join('')),
        (list) => {
          const { rules, problems } = parsePhraseList(list, { regex: re2 });
          for (const { line, what } of problems) {
            expect(line).toBeGreaterThan(0);
            expect(what).not.toBe('');
          }
          taken += rules.length;
          matchPhrases(compilePhrases(rules, { regex: re2 }), text);
        },
      ),
      { seed: 20_260_122, numRuns: 600 },
    );
    expect(taken).toBeGreaterThan(300);
  });
});
