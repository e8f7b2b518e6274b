import { describe, expect, it } from 'vitest';
import { fakesOf, formatsOf, partOfCorpus, type Splittable } from '../../src/generator/split.ts';
import { ANSWER_FORMATS, FAKE_NOTICES, NOTICE_FORMATS } from '../../src/notices/index.ts';

const PARTS = ['train', 'test'] as const;

/** Families there are. */
const ALL = new Set(NOTICE_FORMATS.map(({ family }) => family)).size;

describe('the split of formats', () => {
  it('gives each family to one part, and none to neither', () => {
    const tables: readonly (readonly Splittable[])[] = [NOTICE_FORMATS, ANSWER_FORMATS];
    for (const all of tables) {
      const [train, test] = PARTS.map((part) => new Set(formatsOf(all, part)));
      expect(all.filter((format) => train?.has(format) === test?.has(format))).toEqual([]);
      const of = (part: typeof train): ReadonlySet<string> =>
        new Set([...(part ?? [])].map(({ family }) => family));
      expect([...of(train)].filter((family) => of(test).has(family))).toEqual([]);
    }
  });

  it('gives each part enough families, languages, kinds and amounts to be measured by', () => {
    for (const part of PARTS) {
      const formats = formatsOf(NOTICE_FORMATS, part);
      const languages = new Set(formats.map(({ language }) => language.split('-')[0]));
      const families = new Set(formats.map(({ family }) => family)).size;
      expect(families).toBeGreaterThanOrEqual(Math.min(10, Math.floor(ALL / 2)));
      expect(languages.size).toBeGreaterThanOrEqual(5);
      expect(new Set(formats.flatMap(({ amounts }) => amounts)).size).toBe(5);
      expect(new Set(formats.flatMap(({ kinds }) => kinds)).size).toBe(3);
    }
  });

  it('gives each part two programs at least of every kind of answer that four give', () => {
    for (const part of PARTS) {
      const families = new Map<string, Set<string>>();
      for (const { kind, family } of formatsOf(ANSWER_FORMATS, part)) {
        families.set(kind, (families.get(kind) ?? new Set()).add(family));
      }
      const twice = [...families].filter(([, of]) => of.size >= 2).map(([kind]) => kind);
      expect(twice, part).toEqual(
        expect.arrayContaining(['auto-reply', 'challenge-response', 'virus-warning']),
      );
    }
  });

  it('does not depend on the order of the table', () => {
    const names = (all: typeof NOTICE_FORMATS): readonly string[] =>
      formatsOf(all, 'test')
        .map(({ name }) => name)
        .sort();
    expect(names([...NOTICE_FORMATS].reverse())).toEqual(names(NOTICE_FORMATS));
  });

  it('leaves a table whole that has one family alone', () => {
    const one = NOTICE_FORMATS.filter(({ family }) => family === 'postfix');
    expect(one.length).toBeGreaterThan(0);
    for (const part of PARTS) expect(formatsOf(one, part)).toEqual(one);
  });
});

it('gives every other fake notice to each part', () => {
  const [train, test] = PARTS.map((part) => fakesOf(FAKE_NOTICES, part));
  expect([...(train ?? []), ...(test ?? [])].sort(byName)).toEqual([...FAKE_NOTICES].sort(byName));
  expect(Math.abs((train?.length ?? 0) - (test?.length ?? 0))).toBeLessThanOrEqual(1);
});

it('keeps well-known corpora where they are, and any other by its name', () => {
  expect(partOfCorpus('spamassassin')).toBe('train');
  expect(partOfCorpus('csdmc2010')).toBe('test');
  const others = Array.from({ length: 200 }, (_, i) => partOfCorpus(`mine-${i}`));
  const train = others.filter((part) => part === 'train').length;
  expect(train).toBeGreaterThan(70);
  expect(train).toBeLessThan(130);
});

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
