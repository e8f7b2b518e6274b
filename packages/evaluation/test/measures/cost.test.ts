import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Costs,
  type CostThresholds,
  cheapestThresholds,
  costOf,
  DEFAULT_COSTS,
  type Judged,
  thresholdsOfProbability,
} from '../../src/index.ts';
import { judgedAs } from '../judged.ts';

const COSTS: Costs = { lost: 10, unsure: 0.2, prior: 0.5 };

describe('the cost of labels', () => {
  it('is a mean over each truth, joined at the prior', () => {
    const judged = [...judgedAs('genuine', [-2, -2, 0, 2]), ...judgedAs('backscatter', [-2, 0, 2])];
    const [genuine, backscatter] = [(10 + 0.2) / 4, (1 + 0.2) / 3];
    expect(costOf(judged, COSTS)).toBeCloseTo((genuine + backscatter) / 2, 12);
    expect(costOf(judged, { ...COSTS, prior: 0.9 })).toBeCloseTo(
      0.1 * genuine + 0.9 * backscatter,
      12,
    );
  });

  it('counts backscatter that was not seen to be a report as let through', () => {
    const judged = [
      ...judgedAs('genuine', [-2]),
      ...judgedAs('backscatter', [0], { said: 'not-a-bounce' }),
    ];
    expect(costOf(judged)).toBe(0.5);
  });

  it('is not known without both', () => {
    expect(costOf(judgedAs('genuine', [1]))).toBeNull();
    expect(cheapestThresholds(judgedAs('backscatter', [1]))).toBeNull();
  });
});

describe('thresholds of a calibrated probability', () => {
  it('follow from the costs', () => {
    const { genuine, backscatter } = thresholdsOfProbability(DEFAULT_COSTS);
    expect(genuine).toBe(0.5);
    expect(backscatter).toBeCloseTo(0.95, 12);
  });

  it('meet where unsure costs too much', () => {
    const { genuine, backscatter } = thresholdsOfProbability({ ...DEFAULT_COSTS, unsure: 1 });
    expect(genuine).toBeCloseTo(10 / 11, 12);
    expect(backscatter).toBe(genuine);
  });
});

describe('thresholds found on a list', () => {
  it('part what can be parted, half-way, and leave the rest unsure', () => {
    const judged = [
      ...judgedAs('genuine', [-9, -8, -3, 1]),
      ...judgedAs('backscatter', [-2, 0, 6, 8]),
    ];
    expect(cheapestThresholds(judged, COSTS)).toEqual({
      backscatter: 3.5,
      genuine: -2.5,
      cost: expect.closeTo((0.2 * 3) / 8, 12),
    });
  });

  it('are, of equally good ones, those that label fewest', () => {
    // To let one of each pass costs 1, to leave both open costs 2 × 0.5.
    const judged = [...judgedAs('genuine', [-3, -1]), ...judgedAs('backscatter', [-1, 3])];
    expect(cheapestThresholds(judged, { ...COSTS, unsure: 0.5 })).toMatchObject({
      genuine: -2,
      backscatter: 1,
    });
  });

  it('call nothing backscatter where a loss would cost more than all that is caught', () => {
    const judged = [...judgedAs('genuine', [-1, 5]), ...judgedAs('backscatter', [1, 4])];
    expect(cheapestThresholds(judged, { ...COSTS, lost: 100 })?.backscatter).toBeNull();
  });

  it('cost no more than any other pair, and what they say', () => {
    const scores = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 12 });
    const costs = fc.record({
      lost: fc.integer({ min: 1, max: 50 }),
      unsure: fc.double({ min: 0.01, max: 1.5, noNaN: true }),
      prior: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
    });
    fc.assert(
      fc.property(scores, scores, costs, (genuine, backscatter, stated) => {
        const judged = [...judgedAs('genuine', genuine), ...judgedAs('backscatter', backscatter)];
        const best = cheapestThresholds(judged, stated);
        if (best === null) throw new Error('both truths are there');
        expect(costOf(relabelled(judged, best), stated)).toBeCloseTo(best.cost, 9);
        for (let low = -7; low <= 7; low += 1) {
          for (let high = low; high <= 7; high += 1) {
            const other = { genuine: low - 0.5, backscatter: high - 0.5 };
            const cost = costOf(relabelled(judged, other), stated) ?? 0;
            expect(cost).toBeGreaterThanOrEqual(best.cost - 1e-9);
          }
        }
      }),
      { seed: 7, numRuns: 50 },
    );
  });
});

function relabelled(
  judged: readonly Judged[],
  { genuine, backscatter }: Omit<CostThresholds, 'cost'>,
): readonly Judged[] {
  return judged.map((one) => ({
    ...one,
    label:
      backscatter !== null && one.score >= backscatter
        ? 'backscatter'
        : genuine !== null && one.score <= genuine
          ? 'genuine'
          : 'unsure',
  }));
}
