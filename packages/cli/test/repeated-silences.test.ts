import { describe, expect, it } from 'vitest';
import { createRepeatedSilences } from '../src/render/repeated-silences.ts';

const silence = (why: string, signal = 'bayesian') => ({ signal, why });

describe('createRepeatedSilences', () => {
  it('gives each silence of each signal once, and counts the others, commonest first', () => {
    const said = createRepeatedSilences();
    expect(said.firstOf([silence('a'), silence('b')])).toEqual([silence('a'), silence('b')]);
    expect(said.firstOf([silence('b'), silence('a', 'keyword')])).toEqual([
      silence('a', 'keyword'),
    ]);
    expect(said.firstOf([silence('b'), silence('a')])).toEqual([]);
    expect(said.render()).toBe(
      'Abstained on several unsure messages:\n  3  bayesian: b\n  2  bayesian: a\n',
    );
  });

  it('has nothing to count where nothing was said twice', () => {
    const said = createRepeatedSilences();
    expect(said.render()).toBe('');
    said.firstOf([silence('a')]);
    expect(said.render()).toBe('');
  });

  it('counts five at the most, and says beyond a thousand what it cannot remember', () => {
    const said = createRepeatedSilences();
    for (let n = 0; n < 3_000; n++) {
      expect(said.firstOf([silence(`${n % 1_500}`)])).toHaveLength(n < 1_500 || n >= 2_500 ? 1 : 0);
    }
    expect(said.render().split('\n')).toHaveLength(7);
  });
});
