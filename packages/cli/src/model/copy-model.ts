/**
 * Copies of models: out of any store into one in memory, and from one in memory
 * into any store, as one change, so that a copy is whole or was not made.
 */

import { type BayesModel, createBayesModel } from '@backscatter/bayesian';
import {
  CELL_WIDTH,
  KeyIndex,
  type Learned,
  type LearnedChange,
  type TokenChunk,
  type TokenStore,
  type TokenTotals,
} from '@backscatter/core';

/** A store may hold as many cells and messages as it likes; none are dropped from the copy. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;

const NOTHING: TokenTotals = { spam: 0, ham: 0, spamError: 0, hamError: 0 };

/** Reads a whole model. What is learned meanwhile may or may not be in it. */
export async function copyOf(store: TokenStore): Promise<BayesModel> {
  const copy = createBayesModel({ maxCells: NO_LIMIT, maxLearned: NO_LIMIT });
  const { totals } = await store.read(new Uint32Array(), []);
  const messages: LearnedChange[] = [];
  for await (const [id, after] of store.messages()) messages.push({ id, before: null, after });
  const none = { keys: new Uint32Array(), cells: new Int32Array() };
  await copy.write({ ...none, messages, totals, day: 0, texts: null });
  for await (const chunk of store.chunks()) {
    for (const [day, { keys, cells }] of byDay(chunk)) {
      await copy.write({ messages: [], totals: NOTHING, keys, cells, day, texts: null });
    }
  }
  return copy;
}

/** A change has one day: the cells of each in a piece of their own. */
function byDay({ keys, cells, days }: TokenChunk): ReadonlyMap<number, Cells> {
  const rows = new Map<number, number[]>();
  for (const [row, day] of days.entries()) {
    const known = rows.get(day);
    if (known === undefined) rows.set(day, [row]);
    else known.push(row);
  }
  return new Map([...rows].map(([day, some]) => [day, cellsOf(some, keys, cells)]));
}

interface Cells {
  readonly keys: Uint32Array;
  readonly cells: Int32Array;
}

function cellsOf(rows: readonly number[], keys: Uint32Array, cells: Int32Array): Cells {
  const found = new Int32Array(rows.length * CELL_WIDTH);
  for (const [n, row] of rows.entries()) {
    found.set(cells.subarray(row * CELL_WIDTH, (row + 1) * CELL_WIDTH), n * CELL_WIDTH);
  }
  return { keys: Uint32Array.from(rows, (row) => keys[row] ?? 0), cells: found };
}

/** How many messages both models have learned; their sum would count these twice. */
export async function inBoth(from: BayesModel, store: TokenStore): Promise<number> {
  const ids: string[] = [];
  for await (const [id] of from.messages()) ids.push(id);
  const { learned } = await store.read(new Uint32Array(), ids);
  return learned.filter((known) => known !== null).length;
}

/**
 * Writes a model into a store, in addition to what is there or in its place.
 *
 * @param day days since 1970: the copied cells are as old as that
 * @returns false when somebody else has changed the store meanwhile; nothing was written then
 */
export async function copyInto(
  from: BayesModel,
  store: TokenStore,
  { replace, day }: { readonly replace: boolean; readonly day: number },
): Promise<boolean> {
  const index = new KeyIndex();
  const keys: number[] = [];
  const sums: number[] = [];
  const messages = new Map<string, { before: Learned | null; after: Learned | null }>();
  const add = async (model: TokenStore, times: 1 | -1): Promise<TokenTotals> => {
    for await (const chunk of model.chunks()) {
      for (const [i, key] of chunk.keys.entries()) {
        const row = index.add(key);
        if (row === keys.length) {
          keys.push(key);
          sums.push(0, 0, 0, 0);
        }
        for (let k = 0; k < CELL_WIDTH; k++) {
          const at = row * CELL_WIDTH + k;
          sums[at] = (sums[at] ?? 0) + times * (chunk.cells[i * CELL_WIDTH + k] ?? 0);
        }
      }
    }
    for await (const [id, learned] of model.messages()) {
      const known = messages.get(id) ?? { before: null, after: null };
      messages.set(id, times > 0 ? { ...known, after: learned } : { ...known, before: learned });
    }
    return (await model.read(new Uint32Array(), [])).totals;
  };
  const gone = replace ? await add(store, -1) : NOTHING;
  const come = await add(from, 1);
  return store.write({
    messages: [...messages].map(([id, change]) => ({ id, ...change })),
    totals: {
      spam: come.spam - gone.spam,
      ham: come.ham - gone.ham,
      spamError: come.spamError - gone.spamError,
      hamError: come.hamError - gone.hamError,
    },
    keys: Uint32Array.from(keys),
    cells: Int32Array.from(sums),
    day,
    texts: store.keepsTexts ? from.texts : null,
  });
}
