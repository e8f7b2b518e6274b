import { describe, expect, it } from 'vitest';
import { splitByHash, splitByTime } from '../../src/index.ts';

const MAILS = Array.from({ length: 1_000 }, (_, n) => ({ n, group: `g${n % 400}`, at: n % 100 }));

describe('splitByHash', () => {
  it('keeps a group together and gives each half its share', () => {
    const { train, test } = splitByHash(MAILS, ({ group }) => group, 7, 0.25);
    expect(train.length + test.length).toBe(1_000);
    const learned = new Set(train.map(({ group }) => group));
    expect(test.filter(({ group }) => learned.has(group))).toEqual([]);
    expect(learned.size / 400).toBeCloseTo(0.25, 1);
  });

  it('depends on key and seed alone', () => {
    const of = (mails: typeof MAILS, seed: number): readonly number[] =>
      splitByHash(mails, ({ group }) => group, seed)
        .train.map(({ n }) => n)
        .sort((a, b) => a - b);
    expect(of([...MAILS].reverse(), 7)).toEqual(of(MAILS, 7));
    expect(of(MAILS, 8)).not.toEqual(of(MAILS, 7));
  });
});

describe('splitByTime', () => {
  it('learns from what came before all that it tests', () => {
    const { train, test } = splitByTime(MAILS, ({ at }) => at, 0.3);
    expect(train).toHaveLength(300);
    expect(test).toHaveLength(700);
    expect(Math.max(...train.map(({ at }) => at))).toBeLessThan(
      Math.min(...test.map(({ at }) => at)),
    );
  });

  it('cuts no instant in two', () => {
    const { train, test } = splitByTime(MAILS, ({ at }) => (at < 50 ? 0 : 1), 0.6);
    expect([train.length, test.length]).toEqual([500, 500]);
    expect(splitByTime(MAILS, () => 0, 0.5).train).toEqual([]);
  });

  it('gives all or nothing at the ends', () => {
    expect(splitByTime(MAILS, ({ at }) => at, 1).test).toEqual([]);
    expect(splitByTime(MAILS, ({ at }) => at, 0).train).toEqual([]);
  });
});
