/**
 * A store in front of another one: what is read is as if all had been written,
 * and nothing is. For a run that only shows what it would do.
 */

import {
  CELL_WIDTH,
  KeyIndex,
  type Learned,
  type TokenChange,
  type TokenReading,
  type TokenStore,
  type TokenTotals,
} from '@backscatter/core';

/** Cells there is room for at first. */
const FIRST_CELLS = 100_000;

/** Keeps in memory what is written to it, on top of `base`. */
export function dryRunStore(base: TokenStore): TokenStore {
  const index = new KeyIndex();
  const learned = new Map<string, Learned | null>();
  let added = new Int32Array(FIRST_CELLS * CELL_WIDTH);
  let totals: TokenTotals = { spam: 0, ham: 0, spamError: 0, hamError: 0 };

  const read = async (keys: Uint32Array, ids: readonly string[]): Promise<TokenReading> => {
    const below = await base.read(keys, ids);
    const cells = below.cells.slice();
    for (const [i, key] of keys.entries()) {
      const row = index.rowOf(key);
      if (row < 0) continue;
      for (let k = 0; k < CELL_WIDTH; k++) {
        cells[i * CELL_WIDTH + k] =
          (cells[i * CELL_WIDTH + k] ?? 0) + (added[row * CELL_WIDTH + k] ?? 0);
      }
    }
    return {
      totals: sum(below.totals, totals),
      cells,
      learned: ids.map((id, i) => {
        const known = learned.get(id);
        return known === undefined ? (below.learned[i] ?? null) : known;
      }),
    };
  };
  const apply = (change: TokenChange): void => {
    for (const { id, after } of change.messages) learned.set(id, after);
    totals = sum(totals, change.totals);
    for (const [i, key] of change.keys.entries()) {
      const row = index.add(key);
      if ((row + 1) * CELL_WIDTH > added.length) {
        const grown = new Int32Array(2 * added.length);
        grown.set(added);
        added = grown;
      }
      for (let k = 0; k < CELL_WIDTH; k++) {
        const at = row * CELL_WIDTH + k;
        added[at] = (added[at] ?? 0) + (change.cells[i * CELL_WIDTH + k] ?? 0);
      }
    }
  };
  return {
    ...base,
    keepsTexts: false,
    read,
    write: async (change) => {
      apply(change);
      return true;
    },
  };
}

function sum(one: TokenTotals, other: TokenTotals): TokenTotals {
  return {
    spam: one.spam + other.spam,
    ham: one.ham + other.ham,
    spamError: one.spamError + other.spamError,
    hamError: one.hamError + other.hamError,
  };
}
