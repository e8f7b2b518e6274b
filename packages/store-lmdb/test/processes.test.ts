/**
 * Several processes on one store: they write at once, are killed, and find the
 * disk full.
 */

import { createLmdbTokenStore, openLmdb } from '@backscatter/store-lmdb';
import { describe, expect, it } from 'vitest';
import { dice, disagreements, lesson } from './lessons.ts';
import { type Started, startProcess } from './start-process.ts';
import { temporaryLmdb, temporaryPath } from './temporary.ts';

const LEARNER = new URL('learner.ts', import.meta.url);

/** Kills in all, two at a time. */
const KILLS = 50;

/** Within so many milliseconds from its first commit a learner is killed: time for some more. */
const KILL_WITHIN = 60;

/** Starts a learner, and resolves when it has the store open. */
function startLearner(path: string, from: number, count: number, limits = ''): Promise<Started> {
  return startProcess(LEARNER, [path, from, count], limits);
}

/** Lets it learn, and resolves after the first message. */
async function begin({ child, next }: Started): Promise<void> {
  child.stdin?.write('go\n');
  expect(await next()).toBe('begun');
}

describe('processes that share a model', () => {
  it('may write at the same time, and nothing is lost', async () => {
    const path = temporaryPath();
    const learners = await Promise.all([
      startLearner(path, 0, 150),
      startLearner(path, 1_000, 150),
    ]);
    const store = createLmdbTokenStore(temporaryLmdb(path));
    const last = learners.map(async (learner) => {
      await begin(learner);
      const line = await learner.next();
      await learner.ended;
      return line;
    });
    // A third process reads meanwhile, and what it sees only grows.
    const seen: number[] = [];
    let isOver = false;
    const over = Promise.all(last).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      const { totals } = await store.read(lesson([1_000], 1).keys, []);
      seen.push(totals.spam + totals.ham);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await over).toEqual(['done', 'done']);
    expect(new Set(seen).size).toBeGreaterThan(5);
    expect(await disagreements(store)).toEqual([]);
    const { messages } = await store.size();
    expect(messages).toBeGreaterThan(200);
  });

  it('may be killed at any moment, fifty times, and leave a store that agrees with itself', async () => {
    const path = temporaryPath();
    const roll = dice(20_260_405);
    const pair = (round: number): Promise<readonly Started[]> =>
      Promise.all([0, 1].map((i) => startLearner(path, 100_000 * (2 * round + i), 100_000)));
    const sizes = new Set<number>();
    let next = pair(0);
    for (let round = 0; round < KILLS / 2; round += 1) {
      const learners = await next;
      // The next two open the store while these write to it.
      next = round + 1 < KILLS / 2 ? pair(round + 1) : Promise.resolve([]);
      await Promise.all(
        learners.map(async (learner) => {
          await begin(learner);
          await new Promise((resolve) => setTimeout(resolve, roll(KILL_WITHIN)));
          learner.child.kill('SIGKILL');
          expect(await learner.ended).toEqual([null, 'SIGKILL']);
        }),
      );
      const lmdb = openLmdb({ path });
      const store = createLmdbTokenStore(lmdb);
      expect(await disagreements(store)).toEqual([]);
      sizes.add((await store.size()).messages);
      await lmdb.close();
    }
    // They were killed at work: all had begun, though some had just taken back what they learned.
    expect(sizes.size).toBeGreaterThan(KILLS / 4);
  }, 120_000);

  it('are told when the disk is full, read on, and write when there is room again', async () => {
    const path = temporaryPath();
    const learner = await startLearner(path, 0, 100_000, 'ulimit -f 1500;');
    await begin(learner);
    expect(await learner.next()).toMatch(
      /^readable: LMDB store .*: cannot write the model shared: (?:the disk did not take it|no space left)/,
    );
    await learner.ended;
    const store = createLmdbTokenStore(temporaryLmdb(path));
    expect(await disagreements(store)).toEqual([]);
    const { messages } = await store.size();
    expect(messages).toBeGreaterThan(0);
    expect(await store.write(lesson([500_000], 1))).toBe(true);
    expect(await disagreements(store)).toEqual([]);
  });
});
