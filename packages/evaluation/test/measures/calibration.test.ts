import { describe, expect, it } from 'vitest';
import {
  type Calibration,
  calibrationOf,
  createRandom,
  type Judged,
  weightsOf,
} from '../../src/index.ts';
import { truthOf } from '../judged.ts';

/** `hits` of `count` reports are backscatter, the same probability stated of all. */
function stated(probability: number | null, hits: number, count: number): readonly Judged[] {
  return Array.from({ length: count }, (_, i) => ({
    truth: truthOf(i < hits ? 'backscatter' : 'genuine', `${probability} ${i}`),
    label: 'unsure',
    score: 0,
    probability,
  }));
}

function measured(judged: readonly Judged[], more: { readonly prior?: number } = {}): Calibration {
  const calibration = calibrationOf(judged, { random: createRandom(1), rounds: 100, ...more });
  if (calibration === null) throw new Error('nothing was measured');
  return calibration;
}

describe('calibration', () => {
  it('has no error where what is stated is what is observed', () => {
    const { doubtful, overall, brier, curve } = measured([
      ...stated(0.25, 25, 100),
      ...stated(0.75, 75, 100),
    ]);
    expect(doubtful.error.value).toBeCloseTo(0, 12);
    expect(overall.error.value).toBeCloseTo(0, 12);
    // Half of p · (1 − p) each.
    expect(brier.value).toBeCloseTo(0.1875, 12);
    expect(curve.map(({ cases, stated: mean, observed }) => [cases, mean, observed])).toEqual([
      [100, expect.closeTo(0.25, 12), expect.closeTo(0.25, 12)],
      [100, expect.closeTo(0.75, 12), expect.closeTo(0.75, 12)],
    ]);
  });

  it('has the mean distance as its error, in the range of doubt and over all', () => {
    const { doubtful, overall } = measured([
      ...stated(0.2, 30, 100),
      ...stated(0.8, 70, 100),
      ...stated(0, 0, 100),
      ...stated(1, 100, 100),
    ]);
    expect(doubtful).toMatchObject({ from: 0.02, to: 0.98, cases: 200 });
    expect(doubtful.error.value).toBeCloseTo(0.1, 12);
    expect(overall.cases).toBe(400);
    expect(overall.error.value).toBeCloseTo(0.05, 12);
  });

  it('is judged at the prior at which it is stated, whatever the list holds', () => {
    // 0.5 at a prior of a half is a tenth where there are nine genuine reports to one.
    const list = [...stated(0.5, 100, 1_000), ...stated(0.1, 0, 0)];
    expect(measured(list).overall.error.value).toBeCloseTo(0, 12);
    expect(measured(list, { prior: 0.1 }).overall.error.value).toBeCloseTo(0.4, 12);
    expect(measured(list, { prior: 0.1 }).brier.value).toBeCloseTo(0.25, 12);
  });

  it('lends a stratum the weights of the list that it is part of', () => {
    const stratum = stated(0.9, 90, 100);
    const list = [...stratum, ...stated(0.1, 10, 100)];
    const own = measured(stratum);
    expect(own.overall.error.value).toBeCloseTo(0.4, 12);
    const weights = weightsOf(list);
    if (weights === null) throw new Error('both labels are there');
    const lent = calibrationOf(stratum, { random: createRandom(1), rounds: 50, weights });
    expect(lent?.overall.error.value).toBeCloseTo(0, 12);
  });

  it('says what chance would do to a perfect filter of as few cases', () => {
    const few = measured([...stated(0.5, 25, 50)]);
    const many = measured([...stated(0.5, 2_500, 5_000)]);
    // Of n tosses of a fair coin the mean distance is √(2 / π) · 0.5 / √n: 0.056 and 0.0056.
    expect(few.overall.byChance?.mean).toBeCloseTo(0.056, 1);
    expect(many.overall.byChance?.mean).toBeCloseTo(0.0056, 2);
    expect(few.overall.byChance?.high ?? 0).toBeGreaterThan(few.overall.byChance?.mean ?? 1);
  });

  it('counts reports of which no probability is stated, and leaves other mail out', () => {
    const other: Judged = {
      truth: truthOf('not-a-bounce', 'other'),
      label: 'not-a-bounce',
      score: 0,
      probability: 0.3,
    };
    const { cases, without } = measured([...stated(0.5, 5, 10), ...stated(null, 1, 3), other]);
    expect([cases, without]).toEqual([10, 3]);
  });

  it('is not known of one label alone, unless weights are given', () => {
    const genuine = stated(0.5, 0, 10);
    expect(calibrationOf(genuine, { random: createRandom(1) })).toBeNull();
    const weights = { genuine: 1, backscatter: 1 };
    expect(
      calibrationOf(genuine, { random: createRandom(1), rounds: 5, weights })?.overall.error.value,
    ).toBeCloseTo(0.5, 12);
    expect(calibrationOf(stated(null, 1, 2), { random: createRandom(1) })).toBeNull();
  });
});
