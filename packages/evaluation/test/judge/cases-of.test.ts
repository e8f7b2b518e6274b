import { expect, it } from 'vitest';
import { ABLATIONS, BEYOND_CONTENT, casesOf, SOURCES } from '../../src/index.ts';
import { truthOf } from '../judged.ts';

it('Traffic, attacks and other mail are told apart, each in its order.', () => {
  const all = [
    { truth: truthOf('genuine', 'a') },
    { truth: truthOf('not-a-bounce', 'b') },
    { truth: truthOf('backscatter', 'c', { adversary: 'copied-ids' }) },
    { truth: truthOf('backscatter', 'd') },
  ];
  const { traffic, attacks, ordinary } = casesOf(all);
  const ids = (some: typeof all): string => some.map(({ truth }) => truth.id).join('');
  expect([traffic, attacks, ordinary].map((some) => ids([...some]))).toEqual(['ad', 'c', 'b']);
});

it('The ablations take each source away once by itself, and content alone lacks all others.', () => {
  const taken = ABLATIONS.map(({ without }) => [...without].sort().join());
  for (const signals of Object.values(SOURCES)) {
    expect(taken.filter((names) => names === [...signals].sort().join())).toHaveLength(1);
  }
  const left = Object.values(SOURCES)
    .flat()
    .filter((signal) => !BEYOND_CONTENT.includes(signal));
  expect(left).toEqual([...SOURCES.content]);
  expect(taken.at(-1)).toBe([...BEYOND_CONTENT].sort().join());
});
