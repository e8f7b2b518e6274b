import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrap, clusterOf, createRandom, type Judged } from '../../src/index.ts';
import { judgedAs, truthOf } from '../judged.ts';

const some = (count: number): readonly Judged[] => [
  ...judgedAs('genuine', new Array<number>(count).fill(0)),
  ...judgedAs('backscatter', new Array<number>(count).fill(1)),
];

/** Share of what was drawn for which `of` is true. */
function share(drawn: ArrayLike<number>, of: (place: number) => boolean): number {
  let [hits, all] = [0, 0];
  for (let i = 0; i < drawn.length; i += 1) {
    all += drawn[i] ?? 0;
    if (of(i)) hits += drawn[i] ?? 0;
  }
  return hits / all;
}

describe('the bootstrap', () => {
  it('gives a constant no width, whatever is drawn', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ noNaN: true }), (seed, constant) => {
        const intervals = bootstrap(some(5), () => [constant], {
          random: createRandom(seed),
          rounds: 20,
        });
        expect(intervals).toEqual([[constant, constant]]);
      }),
      { seed: 7 },
    );
  });

  it('draws as many of each label as there are', () => {
    const cases = [...judgedAs('genuine', [1, 2, 3]), ...judgedAs('backscatter', [4, 5])];
    const [genuine, all] = bootstrap(
      cases,
      (drawn) => [share(drawn, (i) => i < 3), Array.from(drawn).reduce((sum, one) => sum + one, 0)],
      { random: createRandom(1), rounds: 100 },
    );
    expect(genuine).toEqual([0.6, 0.6]);
    expect(all).toEqual([5, 5]);
  });

  it('is as wide as the binomial distribution says', () => {
    // Of 400 drawn from a half each, 95 % lie within 0.5 ± 1.96 · √(0.25 / 400) = 0.451 to 0.549.
    const cases = judgedAs('genuine', new Array<number>(400).fill(0));
    const [interval] = bootstrap(cases, (drawn) => [share(drawn, (i) => i % 2 === 0)], {
      random: createRandom(2),
      rounds: 2_000,
    });
    expect(interval?.[0]).toBeCloseTo(0.451, 2);
    expect(interval?.[1]).toBeCloseTo(0.549, 2);
  });

  it('draws cases of one cluster together, so that copies do not narrow it', () => {
    const cases = Array.from({ length: 400 }, (_, i) => ({
      truth: truthOf('backscatter', `${i}`, { campaign: `run ${i % 4}` }),
    }));
    const measure = (drawn: ArrayLike<number>): readonly number[] => {
      for (let i = 4; i < 400; i += 1) expect(drawn[i]).toBe(drawn[i % 4]);
      return [share(drawn, (i) => i % 4 === 0)];
    };
    const options = { rounds: 500 };
    const [clustered] = bootstrap(cases, measure, { ...options, random: createRandom(3) });
    const [alone] = bootstrap(cases, (drawn) => [share(drawn, (i) => i % 4 === 0)], {
      ...options,
      random: createRandom(3),
      cluster: () => null,
    });
    const width = (interval: typeof alone): number =>
      (interval?.[1] ?? Number.NaN) - (interval?.[0] ?? Number.NaN);
    expect(width(clustered)).toBeGreaterThan(5 * width(alone));
  });

  it('is the same for the same seed, and another for another', () => {
    const run = (seed: number) =>
      bootstrap(some(30), (drawn) => [share(drawn, (i) => i % 3 === 0)], {
        random: createRandom(seed),
        rounds: 50,
      });
    expect(run(1)).toEqual(run(1));
    expect(run(1)).not.toEqual(run(2));
  });

  it('has no interval where no sample gave a number', () => {
    expect(bootstrap(some(2), () => [null], { random: createRandom(1), rounds: 5 })).toEqual([
      null,
    ]);
  });
});

describe('the cluster of a case', () => {
  it('is its spam run, else the mail it is on, else none', () => {
    const source = { corpus: 'post', path: '1.eml' };
    expect(clusterOf(truthOf('backscatter', '1', { campaign: 'a', source }))).toBe('campaign a');
    expect(clusterOf(truthOf('genuine', '1', { source }))).toBe('mail post\n1.eml');
    expect(clusterOf(truthOf('genuine', '1'))).toBeNull();
  });
});
