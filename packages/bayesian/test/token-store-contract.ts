/**
 * What every token store must do. A driver's test hands its factory in; the
 * store is fresh each time. Other packages' tests import this file by its path.
 */

import {
  CELL_WIDTH,
  type Learned,
  type LearnedChange,
  type TokenChange,
  type TokenStore,
} from '@backscatter/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';

const SPAM: Learned = { as: 'spam', error: 300 };
const HAM: Learned = { as: 'ham', error: 0 };
const NOTHING = { spam: 0, ham: 0, spamError: 0, hamError: 0 };

type Cell = readonly [spam: number, ham: number, corrections: number, squares: number];

/** A change as a list of cells. */
function change(
  messages: readonly LearnedChange[],
  cells: readonly (readonly [key: number, cell: Cell])[],
  more: Partial<TokenChange> = {},
): TokenChange {
  let totals = NOTHING;
  for (const { before, after } of messages) {
    for (const [learned, times] of [
      [before, -1],
      [after, 1],
    ] as const) {
      if (learned === null) continue;
      const error = `${learned.as}Error` as const;
      totals = {
        ...totals,
        [learned.as]: totals[learned.as] + times,
        [error]: totals[error] + times * learned.error,
      };
    }
  }
  return {
    messages,
    totals,
    keys: Uint32Array.from(cells, ([key]) => key),
    cells: Int32Array.from(cells.flatMap(([, cell]) => cell)),
    day: 0,
    texts: null,
    ...more,
  };
}

const learn = (id: string, after: Learned): LearnedChange => ({ id, before: null, after });
const unlearn = (id: string, before: Learned): LearnedChange => ({ id, before, after: null });

async function cellsOf(
  store: TokenStore,
  keys: readonly number[],
): Promise<readonly (readonly number[])[]> {
  const { cells } = await store.read(Uint32Array.from(keys), []);
  expect(cells).toHaveLength(keys.length * CELL_WIDTH);
  return keys.map((_, i) => [...cells.subarray(i * CELL_WIDTH, (i + 1) * CELL_WIDTH)]);
}

async function copyOf(store: TokenStore): Promise<ReadonlyMap<number, readonly number[]>> {
  const copy = new Map<number, readonly number[]>();
  for await (const { keys, cells, days } of store.chunks()) {
    expect(days).toHaveLength(keys.length);
    for (const [i, key] of keys.entries()) {
      expect(copy.has(key)).toBe(false);
      copy.set(key, [...cells.subarray(i * CELL_WIDTH, (i + 1) * CELL_WIDTH)]);
    }
  }
  return copy;
}

/** Runs the suite on the stores that `create` makes. */
export function tokenStoreContract(create: () => TokenStore | Promise<TokenStore>): void {
  it('begins with nothing', async () => {
    const store = await create();
    expect(await store.read(Uint32Array.of(1, 0xffff_ffff), ['x', '__proto__'])).toEqual({
      totals: NOTHING,
      cells: new Int32Array(2 * CELL_WIDTH),
      learned: [null, null],
    });
    expect(await store.size()).toEqual({ cells: 0, messages: 0 });
    expect((await copyOf(store)).size).toBe(0);
  });

  it('adds a change to the cells and answers in the order asked', async () => {
    const store = await create();
    const first = change(
      [learn('1', SPAM)],
      [
        [7, [1, 0, 50, 9]],
        [0xffff_fffe, [1, 0, 50, 9]],
        [0, [1, 0, 1, 1]],
      ],
    );
    expect(await store.write(first)).toBe(true);
    expect(await store.write(change([learn('2', HAM)], [[7, [0, 1, -70, 4]]]))).toBe(true);
    expect(await cellsOf(store, [0, 8, 7, 0xffff_fffe])).toEqual([
      [1, 0, 1, 1],
      [0, 0, 0, 0],
      [1, 1, -20, 13],
      [1, 0, 50, 9],
    ]);
    const { totals, learned } = await store.read(new Uint32Array(), ['2', '3', '1']);
    expect(totals).toEqual({ spam: 1, ham: 1, spamError: 300, hamError: 0 });
    expect(learned).toEqual([HAM, null, SPAM]);
    expect(await store.size()).toEqual({ cells: 3, messages: 2 });
  });

  it('answers the same with room for the cells, whatever was in it, and with too little', async () => {
    const store = await create();
    await store.write(change([learn('1', SPAM)], [[7, [1, 0, 50, 9]]]));
    const keys = Uint32Array.of(8, 7, 9);
    for (const length of [12, 100, 11]) {
      const { cells } = await store.read(keys, [], new Int32Array(length).fill(-1));
      expect([...cells]).toEqual([0, 0, 0, 0, 1, 0, 50, 9, 0, 0, 0, 0]);
    }
  });

  it('refuses a change, all of it, when one message is not what it was thought to be', async () => {
    const store = await create();
    await store.write(change([learn('1', SPAM)], [[7, [1, 0, 5, 1]]]));
    const stale = [
      [learn('2', HAM), learn('1', SPAM)],
      [learn('2', HAM), { id: '1', before: { as: 'spam' as const, error: 299 }, after: null }],
      [learn('2', HAM), unlearn('3', HAM)],
    ];
    for (const messages of stale) {
      expect(await store.write(change(messages, [[7, [1, 0, 5, 1]]]))).toBe(false);
    }
    expect(await cellsOf(store, [7])).toEqual([[1, 0, 5, 1]]);
    expect((await store.read(new Uint32Array(), ['1', '2'])).learned).toEqual([SPAM, null]);
    expect((await store.read(new Uint32Array(), [])).totals.ham).toBe(0);
  });

  it('lets one of two writers win who learn the same message at the same time', async () => {
    const store = await create();
    const same = change([learn('1', SPAM)], [[7, [1, 0, 5, 1]]]);
    const done = await Promise.all([store.write(same), store.write(same), store.write(same)]);
    expect(done.filter(Boolean)).toHaveLength(1);
    expect(await cellsOf(store, [7])).toEqual([[1, 0, 5, 1]]);
  });

  it('forgets a cell whose counts come to zero, corrections and all', async () => {
    const store = await create();
    await store.write(change([learn('1', SPAM)], [[7, [1, 0, 50, 9]]]));
    await store.write(change([unlearn('1', SPAM)], [[7, [-1, 0, -49, -8]]]));
    expect(await cellsOf(store, [7])).toEqual([[0, 0, 0, 0]]);
    expect(await store.size()).toEqual({ cells: 0, messages: 0 });
  });

  it('does not bring an expired cell back by taking from it, nor go below zero', async () => {
    const store = await create();
    await store.write(change([learn('1', SPAM)], [[8, [1, 0, 50, 9]]]));
    const taking = change(
      [unlearn('1', SPAM)],
      [
        [7, [-1, 0, -5, -1]],
        [8, [-1, 2, -5, -20]],
      ],
    );
    await store.write(taking);
    expect(await cellsOf(store, [7, 8])).toEqual([
      [0, 0, 0, 0],
      [0, 2, 45, 0],
    ]);
  });

  it('keeps numbers within 32 bits', async () => {
    const store = await create();
    const most = 0x7fff_ffff;
    for (const id of ['1', '2']) {
      await store.write(change([learn(id, HAM)], [[7, [most, 1, -most, most]]]));
    }
    expect(await cellsOf(store, [7])).toEqual([[most, 2, -most, most]]);
  });

  it('takes names of object properties for ids', async () => {
    const store = await create();
    for (const id of ['__proto__', 'constructor', 'toString']) {
      expect((await store.read(new Uint32Array(), [id])).learned).toEqual([null]);
      expect(await store.write(change([learn(id, SPAM)], [[7, [1, 0, 1, 1]]]))).toBe(true);
      expect((await store.read(new Uint32Array(), [id])).learned).toEqual([SPAM]);
    }
    expect(await cellsOf(store, [7])).toEqual([[3, 0, 3, 3]]);
  });

  it('drops rare cells that were not touched for long', async () => {
    const store = await create();
    const days = [10, 20, 20];
    for (const [i, day] of days.entries()) {
      const touched = [[i + 1, [1, 0, 1, 1]]] as const;
      await store.write(change([learn(`${i}`, HAM)], [...touched, [9, [0, 2, 0, 0]]], { day }));
    }
    await store.write(change([learn('old', HAM)], [[8, [0, 5, 0, 0]]], { day: 10 }));
    expect(await store.expire({ before: 20, maxCount: 2 })).toBe(1);
    expect([...(await copyOf(store)).keys()].sort()).toEqual([2, 3, 8, 9]);
    expect(await store.expire({ before: 21, maxCount: 1 })).toBe(2);
    expect([...(await copyOf(store)).keys()].sort()).toEqual([8, 9]);
    expect((await store.read(new Uint32Array(), [])).totals.ham).toBe(4);
  });

  it('forgets messages that were learned long ago, and lets what they taught stay', async () => {
    const store = await create();
    for (const [id, day] of [
      ['old', 10],
      ['moved', 10],
      ['new', 20],
    ] as const) {
      await store.write(change([learn(id, HAM)], [[7, [0, 1, 0, 0]]], { day }));
    }
    const moved = [{ id: 'moved', before: HAM, after: SPAM }];
    await store.write(change(moved, [[7, [1, -1, 300, 1]]], { day: 20 }));
    expect(await store.expire({ before: 20, maxCount: 9 })).toBe(0);
    const { learned, totals } = await store.read(new Uint32Array(), ['old', 'moved', 'new']);
    expect(learned).toEqual([null, SPAM, HAM]);
    expect(totals).toEqual({ spam: 1, ham: 2, spamError: 300, hamError: 0 });
    expect(await cellsOf(store, [7])).toEqual([[1, 2, 300, 1]]);
    expect((await store.size()).messages).toBe(2);
    expect(await store.write(change([unlearn('old', HAM)], [[7, [0, -1, 0, 0]]]))).toBe(false);
    expect(await store.write(change([learn('old', HAM)], [], { day: 30 }))).toBe(true);
    expect(await store.expire({ before: 30, maxCount: 0 })).toBe(0);
    const messages: unknown[] = [];
    for await (const message of store.messages()) messages.push(message);
    expect(messages).toEqual([['old', HAM]]);
  });

  it('takes ten thousand cells in one change and copies them out again', async () => {
    const store = await create();
    const cells = Array.from({ length: 10_000 }, (_, i): readonly [number, Cell] => [
      Math.imul(i, 0x9e37_79b1) >>> 0,
      [1, i % 3, i - 5_000, i],
    ]);
    expect(await store.write(change([learn('1', SPAM)], cells, { day: 3 }))).toBe(true);
    expect(await copyOf(store)).toEqual(new Map(cells));
    const messages: unknown[] = [];
    for await (const message of store.messages()) messages.push(message);
    expect(messages).toEqual([['1', SPAM]]);
  });

  it('holds the sum of what is learned, whatever the order of changes', async () => {
    const id = fc.constantFrom('1', '2', '3', '4');
    const as = fc.constantFrom<Learned>(SPAM, HAM, { as: 'ham', error: 65_536 });
    const step = fc.record({ id, as, keep: fc.boolean() });
    // The features belong to the id, which names the content.
    const cellsFor = (name: string, { as, error }: Learned, times: 1 | -1) =>
      [100, Number(name), 200 + Number(name)].map((key): readonly [number, Cell] => [
        key,
        [
          times * Number(as === 'spam'),
          times * Number(as === 'ham'),
          times * (error - 150),
          times * error,
        ],
      ]);
    let learned = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 15 }), async (steps) => {
        const store = await create();
        const model = new Map<string, Learned>();
        for (const one of steps) {
          const before = model.get(one.id) ?? null;
          if (before !== null) {
            const back = cellsFor(one.id, before, -1);
            expect(await store.write(change([unlearn(one.id, before)], back))).toBe(true);
            model.delete(one.id);
          }
          if (!one.keep) continue;
          const cells = cellsFor(one.id, one.as, 1);
          expect(await store.write(change([learn(one.id, one.as)], cells))).toBe(true);
          model.set(one.id, one.as);
        }
        learned += model.size;
        const sum = { ...NOTHING };
        for (const { as, error } of model.values()) {
          sum[as] += 1;
          sum[`${as}Error`] += error;
        }
        const { totals } = await store.read(new Uint32Array(), []);
        expect(totals).toEqual(sum);
        const counts = (await cellsOf(store, [100]))[0]?.slice(0, 2);
        expect(counts).toEqual([sum.spam, sum.ham]);
        expect(await store.size()).toEqual({
          cells: model.size === 0 ? 0 : 1 + 2 * model.size,
          messages: model.size,
        });
      }),
      { seed: 20260405, numRuns: 60 },
    );
    expect(learned).toBeGreaterThan(60);
  });
}
