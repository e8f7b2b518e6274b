import { CELL_WIDTH, type TokenChunk } from '@backscatter/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countCells, DamagedError, decodeCells, encodeCells } from '../src/cell-codec.ts';
import { emptyRows } from '../src/rows.ts';

const INT32 = { min: -0x8000_0000, max: 0x7fff_ffff };

/** Small numbers mostly, as in a model, and all others. */
const number = fc.oneof(fc.integer({ min: -2, max: 4 }), fc.integer(INT32));
const row = fc.record({
  key: fc.oneof(fc.constantFrom(0, 1, 0xffff_fffe, 0xffff_ffff), fc.nat(0xffff_ffff)),
  cell: fc.array(number, { minLength: CELL_WIDTH, maxLength: CELL_WIDTH }),
  day: fc.oneof(fc.constant(20_500), fc.nat(0xffff)),
});
const rows = fc
  .uniqueArray(row, { selector: ({ key }) => key, minLength: 1, maxLength: 40 })
  .map((list): TokenChunk => {
    const sorted = list.toSorted((a, b) => a.key - b.key);
    return {
      keys: Uint32Array.from(sorted, ({ key }) => key),
      cells: Int32Array.from(sorted.flatMap(({ cell }) => cell)),
      days: Uint16Array.from(sorted, ({ day }) => day),
    };
  });

function read(bytes: Uint8Array): TokenChunk {
  const found = emptyRows(countCells(bytes));
  decodeCells(bytes, found, 0);
  return found;
}

describe('the bytes of cells', () => {
  it('give back what was written', () => {
    fc.assert(
      fc.property(rows, (some) => {
        expect(read(encodeCells(some, 0, some.keys.length))).toEqual(some);
      }),
      { seed: 4, numRuns: 300 },
    );
  });

  it('are few where numbers are small', () => {
    const some = emptyRows(1_000);
    for (let i = 0; i < 1_000; i += 1) {
      some.keys[i] = i * 4_000;
      some.cells[i * CELL_WIDTH + (i % 2)] = 1;
      some.days[i] = 20_500;
    }
    expect(encodeCells(some, 0, 1_000).length).toBeLessThan(3_100);
  });

  it('are refused when any of them was changed or is missing', () => {
    fc.assert(
      fc.property(rows, fc.nat(), fc.integer({ min: 1, max: 255 }), (some, place, flip) => {
        const bytes = encodeCells(some, 0, some.keys.length).slice();
        const at = place % bytes.length;
        expect(() => read(bytes.subarray(0, at))).toThrow(DamagedError);
        bytes[at] = (bytes[at] ?? 0) ^ flip;
        expect(() => read(bytes)).toThrow(DamagedError);
      }),
      { seed: 5, numRuns: 300 },
    );
  });

  it('are refused when they hold cells out of order, though the checksum is right', () => {
    const some = emptyRows(2);
    some.keys.set([7, 7]);
    expect(() => read(encodeCells(some, 0, 2))).toThrow('keys do not ascend');
  });
});
