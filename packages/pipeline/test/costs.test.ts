import {
  createWeigher,
  DEFAULT_COSTS,
  DEFAULT_THRESHOLDS,
  type WeighedAnswer,
} from '@backscatter/pipeline';
import { thresholdsBy, thresholdsOf } from '@backscatter/pipeline/pure';
import { describe, expect, it } from 'vitest';

const answersOf = (strength: number): readonly WeighedAnswer[] => [
  {
    signal: 'directory',
    status: 'ok',
    proves: false,
    findings: [{ code: 'addressee-unknown', strength }],
  },
];

describe('costs', () => {
  it('put the default thresholds at five points, 95 %', () => {
    expect(DEFAULT_THRESHOLDS).toEqual({ genuine: -5, backscatter: 5 });
    expect(1 - DEFAULT_COSTS.unsure / DEFAULT_COSTS.lost).toBe(0.95);
  });

  it('raise the threshold with what a lost report costs', () => {
    const of = (lost: number): number => thresholdsOf({ lost, unsure: 0.5 }).backscatter;
    expect([1, 10, 100, 1_000].map(of)).toEqual([0.25, 5, 8.75, 12.75]);
  });

  it('never let weak traces add up to genuine', () => {
    expect(thresholdsOf({ lost: 10, unsure: 0.9 }).genuine).toBe(-5);
    expect(thresholdsOf({ lost: 10, unsure: 0.001 }).genuine).toBeLessThan(-10);
  });

  it('set what is not set by thresholds', () => {
    const costs = { lost: 100 };
    expect(createWeigher()(answersOf(1)).label).toBe('backscatter');
    expect(createWeigher({ costs })(answersOf(1)).label).toBe('unsure');
    const thresholds = { backscatter: 5 };
    expect(createWeigher({ costs, thresholds })(answersOf(1)).label).toBe('backscatter');
  });

  it.each([{ lost: 0 }, { lost: Number.NaN }, { unsure: 1 }, { lost: 0.3 }, { missed: 1 }])(
    'are refused where they make no sense: %o',
    (costs) => {
      expect(() => createWeigher({ costs } as object)).toThrow(/costs/);
    },
  );

  it('are told for any options, and refused where these are wrong', () => {
    expect(thresholdsBy()).toEqual(thresholdsOf({ lost: 10, unsure: 0.5 }));
    expect(thresholdsBy({ costs: { lost: 100 }, thresholds: { genuine: -9 } })).toEqual({
      genuine: -9,
      backscatter: thresholdsOf({ lost: 100, unsure: 0.5 }).backscatter,
    });
    expect(() => thresholdsBy({ costs: { lost: 0 } })).toThrow(/costs/);
  });
});
