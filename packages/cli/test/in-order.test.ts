import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inOrder } from '../src/in-order.ts';

async function* count(to: number): AsyncGenerator<number> {
  for (let number = 0; number < to; number++) yield number;
}

describe('inOrder', () => {
  it('hands results out in the order of the items, whoever is ready first', async () => {
    const results: number[] = [];
    const work = async (number: number): Promise<number> => {
      for (let turn = 0; turn < (number * 7) % 10; turn++) await null;
      return number;
    };
    for await (const result of inOrder(count(50), 4, work)) results.push(result);
    expect(results).toEqual(Array.from({ length: 50 }, (_, number) => number));
  });

  it('never takes more items ahead than there are jobs, and does use them', async () => {
    let running = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      most = Math.max(most, ++running);
      await setImmediate();
      running--;
    };
    for await (const _ of inOrder(count(30), 5, work));
    expect(most).toBe(5);
  });

  it('hands a result out while the next item is long in coming', async () => {
    let release = (): void => {};
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    async function* slow(): AsyncGenerator<number> {
      yield 1;
      await gate;
      yield 2;
    }
    const results: number[] = [];
    for await (const result of inOrder(slow(), 4, async (number) => number)) {
      results.push(result);
      release();
    }
    expect(results).toEqual([1, 2]);
  });

  it('fails when the items do, after the results before', async () => {
    async function* broken(): AsyncGenerator<number> {
      yield 1;
      throw new Error('items');
    }
    const seen: number[] = [];
    const run = async (): Promise<void> => {
      for await (const result of inOrder(broken(), 4, async (number) => number)) seen.push(result);
    };
    await expect(run()).rejects.toThrow('items');
    expect(seen).toEqual([1]);
  });

  it('fails in its turn, after the results before it', async () => {
    const seen: number[] = [];
    const run = async (): Promise<void> => {
      const work = async (number: number): Promise<number> => {
        if (number === 3) throw new Error('three');
        return number;
      };
      for await (const result of inOrder(count(9), 4, work)) seen.push(result);
    };
    await expect(run()).rejects.toThrow('three');
    expect(seen).toEqual([0, 1, 2]);
  });
});
