import { describe, expect, it } from 'vitest';
import { createRandom, measureRow, rowMaker, weightsOf } from '../../src/index.ts';
import { judgedAs } from '../judged.ts';

describe('rows of one table', () => {
  const whole = [
    ...judgedAs('genuine', [-3, -2, 0, 1, -4, -1]),
    ...judgedAs('backscatter', [3, 4, 0]),
  ];
  const chance = (name: string) => createRandom(7).fork(name);
  const row = rowMaker({ mail: 'synthetic', whole, chance });

  it('are weighted by the shares of truth of the whole, and have the chance of their name', () => {
    const part = whole.slice(0, 7);
    const weights = weightsOf(whole);
    if (weights === null) throw new Error('the whole has both labels');
    expect(row('part', part)).toEqual(
      measureRow(part, {
        name: 'part',
        filter: 'backscatter',
        mail: 'synthetic',
        random: chance('part'),
        weights,
      }),
    );
  });

  it('do not move each other', () => {
    const alone = row('one', whole);
    row('another', whole);
    expect(row('one', whole)).toEqual(alone);
  });

  it('count labels alone where they are not to be ranked, and bear a note', () => {
    const { ranking, calibration, confusion, note } = row('labels', whole, {
      ranked: false,
      note: 'A note.',
    });
    expect({ ranking, calibration, note }).toEqual({
      ranking: null,
      calibration: null,
      note: 'A note.',
    });
    expect(confusion.lost).toMatchObject({ count: 1, total: 6 });
    expect(row('plain', whole, { ranked: false }).note).toBeNull();
  });
});
