/**
 * Several processes on one store: they write at once, are killed, and find the
 * disk full.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { createLmdbTokenStore, openLmdb } from '@backscatter/store-lmdb';
import { describe, expect, it } from 'vitest';
import { dice, disagreements, lesson } from './lessons.ts';
import { temporaryLmdb, temporaryPath } from './temporary.ts';

const LEARNER = fileURLToPath(new URL('learner.ts', import.meta.url));
const FROM_SOURCE = ['--conditions=@backscatter/source', '--import', '@oxc-node/core/register'];

/** Kills in all, two at a time. */
const KILLS = 50;

/** Within so many milliseconds from its first commit a learner is killed: time for some more. */
const KILL_WITHIN = 60;

interface Learner {
  readonly child: ChildProcess;
  /** What it says next. */
  readonly next: () => Promise<string | undefined>;
  readonly ended: Promise<unknown>;
}

/** Starts a learner, and resolves when it has the store open. */
async function startLearner(
  path: string,
  from: number,
  count: number,
  limits = '',
): Promise<Learner> {
  const command = `${limits} exec "$0" "$@"`;
  const args = [process.execPath, ...FROM_SOURCE, LEARNER, path, `${from}`, `${count}`];
  const child = spawn('sh', ['-c', command, ...args], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<string | undefined> => (await lines.next()).value;
  expect(await next()).toBe('ready');
  return { child, next, ended };
}

/** Lets it learn, and resolves after the first message. */
async function begin({ child, next }: Learner): Promise<void> {
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
    const pair = (round: number): Promise<readonly Learner[]> =>
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
