import { CellTable, KeyIndex } from '@backscatter/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const cell = (...numbers: readonly number[]): Int32Array => Int32Array.from(numbers);

describe('the table of cells', () => {
  it('holds what a Map would, whatever is added and dropped', () => {
    // Few keys, and such as share their low bits: they meet in the index.
    const key = fc.constantFrom(0, 1, 1024, 2048, 2049, 3072, 0xffff_fc00, 0xffff_ffff);
    // Small counts, and such as do not fit with another into one number.
    const large = fc.constantFrom(65_533, 65_534, 65_535, 70_000, -65_534, -70_000);
    const count = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: -4, max: 3 }) }, large);
    const step = fc.tuple(key, count);
    let removed = 0;
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const table = new CellTable();
        const model = new Map<number, number>();
        for (const [at, count] of steps) {
          table.add(at, cell(count, count, count, count), 0, 0);
          const sum = Math.max(0, (model.get(at) ?? 0) + count);
          if (sum === 0 && model.delete(at)) removed += 1;
          if (sum > 0) model.set(at, sum);
          expect(table.size).toBe(model.size);
        }
        const keys = Uint32Array.from([0, 1, 1024, 2048, 2049, 3072, 0xffff_fc00, 0xffff_ffff]);
        const counts = [...keys].map((one) => model.get(one) ?? 0);
        const read = table.read(keys);
        for (const column of [0, 1, 2, 3]) {
          expect([...read.filter((_, i) => i % 4 === column)]).toEqual(counts);
        }
        expect([...table.rows().keys].sort()).toEqual([...model.keys()].sort());
      }),
      { seed: 20261125, numRuns: 300 },
    );
    expect(removed).toBeGreaterThan(50);
  });

  it('finds a hundred thousand cells after growing, and half of them after dropping', () => {
    const table = new CellTable();
    const keys = Uint32Array.from({ length: 100_000 }, (_, i) => Math.imul(i, 0x9e37_79b1));
    for (const [i, key] of keys.entries()) table.add(key, cell(1 + (i % 2), 0, i, 0), 0, i % 7);
    expect(table.size).toBe(100_000);
    expect(table.read(keys)[4 * 99_999 + 2]).toBe(99_999);
    expect(table.drop((count) => count === 1)).toBe(50_000);
    const left = table.read(keys);
    expect(keys.every((_, i) => left[4 * i] === (i % 2 === 0 ? 0 : 2))).toBe(true);
    expect(keys.every((key, i) => table.has(key) === (i % 2 === 1))).toBe(true);
  });

  it('keeps the cells seen most often, of equals the youngest', () => {
    const table = new CellTable();
    for (const [key, count, day] of [
      [1, 9, 1],
      [2, 1, 5],
      [3, 1, 3],
      [4, 2, 1],
    ] as const) {
      table.add(key, cell(count, 0, 0, 0), 0, day);
    }
    expect(table.keepBest(4)).toBe(0);
    expect(table.keepBest(3)).toBe(1);
    expect([...table.rows().keys].sort()).toEqual([1, 2, 4]);
    expect(table.keepBest(1)).toBe(2);
    expect([...table.rows().keys]).toEqual([1]);
  });

  it('drops the rarest before it chooses among equals', () => {
    const table = new CellTable();
    for (const [key, spam] of [
      [1, 1],
      [2, 3],
      [3, 3],
      [4, 9],
    ] as const)
      table.add(key, Int32Array.of(spam, 0, 0, 0), 0, 7);
    expect(table.keepBest(2)).toBe(2);
    expect([...table.rows().keys].sort()).toEqual([2, 4]);
  });
});

describe('the index of keys', () => {
  it('numbers keys in the order in which they come', () => {
    const index = new KeyIndex(3);
    expect([7, 9, 7, 0].map((key) => index.add(key))).toEqual([0, 1, 0, 2]);
    expect(index.rowOf(9)).toBe(1);
    expect(index.rowOf(8)).toBe(-1);
    expect(index.size).toBe(3);
  });
});
