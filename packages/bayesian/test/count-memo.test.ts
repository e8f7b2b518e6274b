import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CountMemo } from '../src/count-memo.ts';

it('a memo of counts gives what the function gives, also after more was learned', () => {
  const compute = (spam: number, ham: number, totals: { spam: number; ham: number }): number =>
    spam === ham ? 0 : spam / totals.spam - ham / totals.ham;
  let calls = 0;
  const memo = new CountMemo((spam, ham, totals) => {
    calls += 1;
    return compute(spam, ham, totals);
  });
  const count = fc.oneof(fc.nat(5), fc.integer({ min: 60, max: 70 }), fc.nat(0x7fff_ffff));
  const totals = fc.record({ spam: fc.integer({ min: 1, max: 3 }), ham: fc.constant(7) });
  let asked = 0;
  fc.assert(
    fc.property(totals, fc.array(fc.tuple(count, count)), (now, pairs) => {
      memo.begin(now);
      for (const [spam, ham] of pairs) {
        asked += 1;
        expect(memo.of(spam, ham)).toBe(compute(spam, ham, now));
      }
    }),
    { seed: 20261126, numRuns: 500 },
  );
  expect(calls).toBeLessThan(asked);
});
