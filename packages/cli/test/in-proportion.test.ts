import { describe, expect, it } from 'vitest';
import { inProportion } from '../src/learn/in-proportion.ts';

async function* of(text: string): AsyncGenerator<string, void, undefined> {
  yield* text;
}

async function mixed(sources: readonly { text: string; bytes: number | null }[]): Promise<string> {
  const given = sources.map(({ text, bytes }) => ({ items: of(text), bytes }));
  let all = '';
  for await (const item of inProportion(given, () => 1)) all += item;
  return all;
}

describe('inProportion', () => {
  it('ends all sources together', async () => {
    const sources = [
      { text: 'aaaaaa', bytes: 6 },
      { text: 'bbb', bytes: 3 },
    ];
    expect(await mixed(sources)).toBe('abaabaaba');
  });

  it('takes one of each by turns where a size is not known', async () => {
    const sources = [
      { text: 'aaaa', bytes: null },
      { text: 'bb', bytes: 2 },
    ];
    expect(await mixed(sources)).toBe('ababaa');
  });

  it('yields all, whatever the sizes were said to be', async () => {
    const sources = [
      { text: 'aaaa', bytes: 0 },
      { text: '', bytes: 100 },
      { text: 'bbb', bytes: 1 },
    ];
    expect([...(await mixed(sources))].sort().join('')).toBe('aaaabbb');
  });

  it('lets go of its sources when nobody wants more', async () => {
    let open = 2;
    async function* endless(): AsyncGenerator<string, void, undefined> {
      try {
        while (true) yield 'x';
      } finally {
        open--;
      }
    }
    const sources = [1, 2].map(() => ({ items: endless(), bytes: null }));
    let taken = 0;
    for await (const _ of inProportion(sources, () => 1)) if (++taken === 3) break;
    expect(open).toBe(0);
  });
});
