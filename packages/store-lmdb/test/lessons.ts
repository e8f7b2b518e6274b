/**
 * Messages whose cells follow from their ids: who has the list of learned
 * messages can tell what every cell must be.
 */

import {
  CELL_WIDTH,
  CellTable,
  type Learned,
  type LearnedChange,
  type TokenChange,
  type TokenStore,
} from '@backscatter/core';

/** Features of a message. */
const FEATURES = 200;

/** Features there are, so that messages share some. */
const ALL_FEATURES = 15_000;

/** Numbers below `n`, always the same from the same seed (Numerical Recipes' generator). */
export function dice(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

/** A key for each number, spread over all keys. */
export function keyOf(feature: number): number {
  return Math.imul(feature + 1, 0x9e37_79b1) >>> 0;
}

/** What a message with this number is learned as. */
function learnedAs(number: number): Learned {
  return { as: number % 3 === 0 ? 'ham' : 'spam', error: number % 1_000 };
}

/** A change that learns the messages of these numbers, or takes them back. */
export function lesson(numbers: readonly number[], times: 1 | -1, day = 20_500): TokenChange {
  const sums = new Map<number, number[]>();
  const totals = { spam: 0, ham: 0, spamError: 0, hamError: 0 };
  for (const number of numbers) {
    const { as, error } = learnedAs(number);
    totals[as] += times;
    totals[`${as}Error`] += times * error;
    for (const key of featuresOf(number)) {
      const sum = sums.get(key) ?? [0, 0, 0, 0];
      const one = [Number(as === 'spam'), Number(as === 'ham'), error - 500, error];
      sums.set(
        key,
        sum.map((value, i) => value + times * (one[i] ?? 0)),
      );
    }
  }
  return {
    messages: numbers.map((number): LearnedChange => {
      const [id, learned] = [`${number}`, learnedAs(number)];
      return times > 0
        ? { id, before: null, after: learned }
        : { id, before: learned, after: null };
    }),
    totals,
    keys: Uint32Array.from(sums.keys()),
    cells: Int32Array.from([...sums.values()].flat()),
    day,
    texts: null,
  };
}

/** What is wrong with a store: nothing, where its cells and totals are those of its messages. */
export async function disagreements(store: TokenStore): Promise<readonly string[]> {
  const expected = new CellTable();
  const totals = { spam: 0, ham: 0, spamError: 0, hamError: 0 };
  let messages = 0;
  for await (const [id, { as, error }] of store.messages()) {
    messages += 1;
    totals[as] += 1;
    totals[`${as}Error`] += error;
    const { keys, cells, day } = lesson([Number(id)], 1);
    for (const [i, key] of keys.entries()) expected.add(key, cells, i * CELL_WIDTH, day);
  }
  const wrong: string[] = [];
  const differs = (what: string, is: unknown, should: unknown): void => {
    const [found, right] = [JSON.stringify(is), JSON.stringify(should)];
    if (found !== right) wrong.push(`${what}: ${found} instead of ${right}`);
  };
  const reading = await store.read(new Uint32Array(), []);
  differs('totals', reading.totals, totals);
  differs('size', await store.size(), { cells: expected.size, messages });
  const copied = new CellTable();
  for await (const { keys, cells, days } of store.chunks()) {
    for (const [i, key] of keys.entries()) copied.add(key, cells, i * CELL_WIDTH, days[i] ?? 0);
  }
  const { keys } = expected.rows();
  differs('copied', copied.size, expected.size);
  const read = (await store.read(keys, [])).cells;
  const right = expected.read(keys);
  const copy = copied.read(keys);
  for (let i = 0; i < right.length; i += 1) {
    if (read[i] === right[i] && copy[i] === right[i]) continue;
    differs(`cell of ${keys[Math.floor(i / CELL_WIDTH)]}`, [read[i], copy[i]], right[i]);
    break;
  }
  return wrong;
}

function featuresOf(number: number): ReadonlySet<number> {
  const roll = dice(number);
  const keys = new Set<number>();
  while (keys.size < FEATURES) keys.add(keyOf(roll(ALL_FEATURES)));
  return keys;
}
