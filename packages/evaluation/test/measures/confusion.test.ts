import { describe, expect, it } from 'vitest';
import { confusionOf } from '../../src/index.ts';
import { judgedAs } from '../judged.ts';

describe('labels against truths', () => {
  it('are lost, caught, passed, unsure and touched', () => {
    const confusion = confusionOf([
      ...judgedAs('genuine', [-3, -2, 0, 2]),
      ...judgedAs('backscatter', [-3, 0, 0, 2, 3]),
      ...judgedAs('backscatter', [0], { said: 'not-a-bounce' }),
      ...judgedAs('not-a-bounce', [0, 0], { said: 'not-a-bounce' }),
      ...judgedAs('not-a-bounce', [0, 3]),
    ]);
    expect(confusion.counts).toEqual({
      genuine: { genuine: 2, unsure: 1, backscatter: 1, 'not-a-bounce': 0 },
      backscatter: { genuine: 1, unsure: 2, backscatter: 2, 'not-a-bounce': 1 },
      'not-a-bounce': { genuine: 0, unsure: 1, backscatter: 1, 'not-a-bounce': 2 },
    });
    expect(confusion.lost).toMatchObject({ count: 1, total: 4, share: 0.25 });
    expect(confusion.caught).toMatchObject({ count: 2, total: 6 });
    expect(confusion.passed).toMatchObject({ count: 2, total: 6 });
    expect(confusion.unsureGenuine).toMatchObject({ count: 1, total: 4 });
    expect(confusion.unsureBackscatter).toMatchObject({ count: 2, total: 6 });
    expect(confusion.unsure).toMatchObject({ count: 3, total: 10 });
    expect(confusion.touched).toMatchObject({ count: 2, total: 4 });
  });

  it('of nothing state nothing', () => {
    expect(confusionOf([]).lost).toEqual({ count: 0, total: 0, share: null, low: 0, high: 1 });
  });
});
