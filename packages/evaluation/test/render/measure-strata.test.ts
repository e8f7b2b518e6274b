import { describe, expect, it } from 'vitest';
import { createRandom, measureStrata } from '../../src/index.ts';
import { judgedAs } from '../judged.ts';

describe('strata', () => {
  const logged = { truth: { returned: 'message' as const } };
  const judged = [
    ...judgedAs('genuine', [-3, -2, -4, 0], logged),
    ...judgedAs('backscatter', [3, 4, 0], logged),
    ...judgedAs('backscatter', [0, 0], { truth: { returned: 'none' } }),
  ];
  const measure = (list: typeof judged) =>
    measureStrata(list, ({ returned }) => (returned === 'headers' ? null : returned), {
      filter: 'backscatter',
      mail: 'synthetic',
      random: createRandom(7),
      rounds: 50,
    });

  it('are rows by name, each with its own cases', () => {
    const rows = measure(judged);
    expect(rows.map(({ name, confusion }) => [name, confusion.caught.total])).toEqual([
      ['message', 3],
      ['none', 2],
    ]);
    // Of one label alone, and yet calibrated: it has the weights of the whole list.
    expect(rows[1]?.calibration?.overall.error.value).toBeCloseTo(0.5, 12);
  });

  it('do not change each other', () => {
    const more = [...judged, ...judgedAs('not-a-bounce', [1], { truth: { returned: 'quoted' } })];
    const rows = measure(more);
    expect(rows.map(({ name }) => name)).toEqual(['message', 'none', 'quoted']);
    expect(rows.slice(0, 2)).toEqual(measure(judged));
  });

  it('have no row where they are too small', () => {
    const options = { filter: 'backscatter', mail: 'synthetic', random: createRandom(7) } as const;
    const rows = measureStrata(judged, ({ returned }) => returned, { ...options, least: 3 });
    expect(rows.map(({ name }) => name)).toEqual(['message']);
  });

  it('leave out what belongs to none', () => {
    const more = [...judged, ...judgedAs('not-a-bounce', [1], { truth: { returned: 'headers' } })];
    expect(measure(more)).toEqual(measure(judged));
  });
});
