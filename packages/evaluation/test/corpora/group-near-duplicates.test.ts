import { describe, expect, it } from 'vitest';
import { comparableText, createRandom, groupNearDuplicates } from '../../src/index.ts';

/** So many words that no other text has. */
function textOf(name: string, words = 80): readonly string[] {
  const random = createRandom(1).fork(name);
  return Array.from({ length: words }, () => random.word(6));
}

const join = (...words: readonly (readonly string[])[]): string => words.flat().join(' ');

describe('groupNearDuplicates', () => {
  it('puts copies with a few words changed together, and others apart', () => {
    const one = textOf('one');
    const changed = one.map((word, at) => (at === 40 ? 'dear-anna' : word));
    const texts = [join(one), join(textOf('two')), join(changed), join(textOf('three'))];
    expect(groupNearDuplicates(texts)).toEqual([0, 1, 0, 3]);
  });

  it('does not take a shared disclaimer for a copy', () => {
    const disclaimer = textOf('disclaimer', 40);
    const texts = Array.from({ length: 50 }, (_, n) => join(textOf(`own ${n}`), disclaimer));
    expect(groupNearDuplicates(texts)).toEqual(texts.map((_, n) => n));
  });

  it('groups what is alike by way of a third', () => {
    const words = textOf('chain', 100);
    const texts = [0, 12, 24].map((start) => join(words.slice(start, start + 76)));
    expect(groupNearDuplicates(texts, { alike: 0.6 })).toEqual([0, 0, 0]);
    expect(groupNearDuplicates([texts[0] ?? '', texts[2] ?? ''], { alike: 0.6 })).toEqual([0, 1]);
  });

  it('takes texts of a word or none for what they are', () => {
    expect(groupNearDuplicates(['', 'one', 'one', ' ', 'two'])).toEqual([0, 1, 1, 0, 4]);
    expect(groupNearDuplicates([])).toEqual([]);
  });

  it('refuses a wrong option, and names it', () => {
    for (const alike of [Number.NaN, -0.1, 70]) {
      expect(() => groupNearDuplicates([], { alike })).toThrow(/option "alike"/);
    }
    expect(() => groupNearDuplicates([], { like: 0.5 } as object)).toThrow(/like/);
  });

  it('finds every copy of a text that came two thousand times', () => {
    const text = join(textOf('run', 30));
    const groups = groupNearDuplicates(Array.from({ length: 2_000 }, () => text));
    expect(new Set(groups)).toEqual(new Set([0]));
  });
});

describe('comparableText', () => {
  it('is subject and body, without the way a mail took and without its numbers', () => {
    const mail = (id: number, end: string): Uint8Array =>
      new TextEncoder().encode(
        [
          `Received: from ${id}.example.net`,
          `Message-ID: <${id}@example.net>`,
          'Subject: Invoice',
          ` ${id}`,
          '',
          `Number ${id}, please.`,
          '',
          'Bye',
        ].join(end),
      );
    const text = comparableText(mail(17, '\r\n'));
    expect(text).toBe(comparableText(mail(42, '\n')));
    expect(text).toBe(' invoice\n 00\nnumber 00, please.\n\nbye');
  });
});
