/**
 * Several processes on one sent log: they record at once, are killed, and find
 * the disk full. What was acknowledged is there.
 */

import { createLmdbSentStore, openLmdb } from '@backscatter/store-lmdb';
import { describe, expect, it } from 'vitest';
import { dice } from './lessons.ts';
import { mail, missing, question, REALM, START } from './mails.ts';
import { type Started, startProcess } from './start-process.ts';
import { temporaryLmdb, temporaryPath } from './temporary.ts';

const RECORDER = new URL('recorder.ts', import.meta.url);

/** Kills in all, two at a time. */
const KILLS = 50;

/** Within so many milliseconds from its first commit a recorder is killed: time for some more. */
const KILL_WITHIN = 60;

/** Numbers of mails that each process may use. */
const SHARE = 100_000;

const now = (): number => START;

/** All that a process says until it ends. */
async function listen({ next }: Started): Promise<readonly string[]> {
  const lines: string[] = [];
  for (let line = await next(); line !== undefined; line = await next()) lines.push(line);
  return lines;
}

function numbersBetween(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

describe('processes that share a sent log', () => {
  it('may record at the same time, and nothing is lost', async () => {
    const path = temporaryPath();
    const recorders = await Promise.all(
      [0, SHARE].map((from) => startProcess(RECORDER, [path, from, 300])),
    );
    const store = createLmdbSentStore(temporaryLmdb(path), { now });
    for (const { child } of recorders) child.stdin?.write('go\n');
    await store.record({ realm: REALM, messages: [mail(2 * SHARE)] });
    const said = await Promise.all(recorders.map(listen));
    expect(said.map((lines) => lines.at(-1))).toEqual(['done', 'done']);
    const all = [...numbersBetween(0, 300), ...numbersBetween(SHARE, SHARE + 300), 2 * SHARE];
    expect(await missing(store, all)).toEqual([]);
  });

  it('may be killed at any moment, fifty times, and keep what was acknowledged', async () => {
    const path = temporaryPath();
    const roll = dice(20_260_320);
    const pair = (round: number): Promise<readonly Started[]> =>
      Promise.all(
        [0, 1].map((i) => startProcess(RECORDER, [path, SHARE * (2 * round + i), SHARE])),
      );
    let acknowledged = 0;
    let next = pair(0);
    for (let round = 0; round < KILLS / 2; round += 1) {
      const recorders = await next;
      // The next two open the store while these write to it.
      next = round + 1 < KILLS / 2 ? pair(round + 1) : Promise.resolve([]);
      const reached = await Promise.all(
        recorders.map(async (recorder) => {
          recorder.child.stdin?.write('go\n');
          const first = await recorder.next();
          await new Promise((resolve) => setTimeout(resolve, roll(KILL_WITHIN)));
          recorder.child.kill('SIGKILL');
          expect(await recorder.ended).toEqual([null, 'SIGKILL']);
          return Number((await listen(recorder)).at(-1) ?? first);
        }),
      );
      const lmdb = openLmdb({ path });
      const store = createLmdbSentStore(lmdb, { now });
      for (const [i, to] of reached.entries()) {
        const written = numbersBetween(SHARE * (2 * round + i), to);
        expect(await missing(store, written)).toEqual([]);
        acknowledged += written.length;
      }
      // Whatever else there is, an index never names what is not there: asking would reject.
      const beyond = reached.flatMap((to) => numbersBetween(to, to + 60));
      await missing(store, beyond);
      await lmdb.close();
    }
    expect(acknowledged).toBeGreaterThan(2 * KILLS);
  }, 300_000);

  it('are told when the disk is full, read on, and write when there is room again', async () => {
    const path = temporaryPath();
    const recorder = await startProcess(RECORDER, [path, 0, SHARE], 'ulimit -f 1500;');
    recorder.child.stdin?.write('go\n');
    const said = await listen(recorder);
    expect(said.at(-1)).toMatch(
      /^readable: LMDB store \S+: cannot write the sent log: (?:the disk did not take it|no space left)/,
    );
    const store = createLmdbSentStore(temporaryLmdb(path), { now });
    const written = Number(said.at(-2));
    expect(written).toBeGreaterThan(100);
    expect(await missing(store, [0, written - 1])).toEqual([]);
    await store.record({ realm: REALM, messages: [mail(2 * SHARE)] });
    expect(await missing(store, [2 * SHARE])).toEqual([]);
    expect((await store.lookup(question(0))).completeSince).toBe(START);
  });
});
