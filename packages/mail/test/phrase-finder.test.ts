import { createPhraseFinder, createPhraseScanner } from '@backscatter/mail';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

describe('what phrases stand for', () => {
  it('is told for each that the text holds, whatever its script', () => {
    const scan = createPhraseScanner(
      new Map([
        ['user unknown', 1],
        ['unknown user', 2],
        ['не найден', 4],
        ['満杯', 8],
      ]),
    );
    const told = (text: string): number => {
      let all = 0;
      scan(text, (value) => {
        all |= value;
      });
      return all;
    };
    expect(told('user unknown, user unknown')).toBe(1);
    expect(told('адрес не найден: user unknown')).toBe(5);
    expect(told('満杯: unknown user')).toBe(10);
    expect(told('user known')).toBe(0);
  });
});

describe('the phrases of a text', () => {
  it.each([
    [['user unknown', 'mailbox full'], 'sorry, user unknown.', ['user unknown']],
    [['he', 'she', 'hers'], 'ushers', ['she', 'he', 'hers']],
    [['a', 'aa', 'aaa'], 'aa', ['a', 'aa']],
    [['größe', '日本'], 'die größe von 日本', ['größe', '日本']],
    [['__proto__', 'constructor'], 'x __proto__ y', ['__proto__']],
    [['x', '', 'x'], 'x', ['x']],
    [[], 'anything', []],
    [['x'], '', []],
  ])('of %j in %j are found', (phrases, text, expected) => {
    expect([...createPhraseFinder(phrases)(text)].sort()).toEqual([...expected].sort());
  });

  it('are those that a search for each one finds', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 60 });
    const phrase = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', ' '),
      minLength: 1,
      maxLength: 5,
    });
    let found = 0;
    fc.assert(
      fc.property(fc.array(phrase, { maxLength: 12 }), text, (phrases, haystack) => {
        const hits = createPhraseFinder(phrases)(haystack);
        expect(hits).toEqual(new Set(phrases.filter((needle) => haystack.includes(needle))));
        found += hits.size;
      }),
      { seed: 1975, numRuns: 500 },
    );
    expect(found).toBeGreaterThan(200);
  });
});
