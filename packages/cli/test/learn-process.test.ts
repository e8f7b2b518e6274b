/**
 * `learn` as a process that is stopped or killed in the middle.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bayesModelFromJson } from '@backscatter/bayesian';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpus, type Folder, folderOf, mbox } from './mails.ts';
import { runIn } from './run-program.ts';
import { end, startCommand } from './start-command.ts';

/** A batch and a half of each class, mixed three. */
const COUNT = 1_500;

/** Milliseconds from when a run has begun, or saved more than the one before, until it is killed. */
const KILLS = [0, 0, 30];

const BATCH = 1_000;

let folder: Folder;
beforeEach(() => {
  folder = folderOf({
    'spam.mbox': mbox(corpus('spam', COUNT)),
    'ham.mbox': mbox(corpus('ham', COUNT)),
  });
});
afterEach(() => folder.remove());

const PLACES = ['m.json', 'data'];
const learnArgs = (place: string): readonly string[] => [
  'learn',
  '--model',
  place,
  '--spam',
  'spam.mbox',
  '--ham',
  'ham.mbox',
];
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until a model is there, if only in part: a file, or a directory with data. */
async function begun(place: string): Promise<void> {
  const file = join(folder.path, place);
  const data = place.endsWith('.json') ? file : join(file, 'data.mdb');
  while (!existsSync(data)) await wait(5);
}

/** Waits until the model holds more than so many messages. */
async function grown(place: string, count: number): Promise<void> {
  const info = ['model', 'info', '--json', '--model', place];
  while (true) {
    const { spam, ham } = JSON.parse((await runIn({ folder }, ...info)).stdout);
    if (spam + ham > count) return;
    await wait(5);
  }
}

/** Opens the model as the next command would, and says how much it holds; it must agree with itself. */
async function holds(place: string): Promise<number> {
  const { stdout, stderr, exitCode } = await runIn({ folder }, 'model', 'export', '--model', place);
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
  const { model, problems } = bayesModelFromJson(stdout);
  expect(problems).toEqual([]);
  const { totals } = await model.read(new Uint32Array(), []);
  const learned = { spam: 0, ham: 0 };
  for await (const [, { as }] of model.messages()) learned[as]++;
  expect(totals).toMatchObject(learned);
  // Of a field that every mail has, the cell counts them all.
  const most = [0, 0];
  for await (const { cells } of model.chunks()) {
    for (let at = 0; at < cells.length; at += 4) {
      for (const column of [0, 1]) {
        most[column] = Math.max(most[column] ?? 0, cells[at + column] ?? 0);
      }
    }
  }
  expect(most).toEqual([totals.spam, totals.ham]);
  return totals.spam + totals.ham;
}

describe.each(PLACES)('learning into %s', (place) => {
  it('leaves whole batches when it is killed, and the next run goes on from there', async () => {
    const seen: number[] = [];
    for (const [round, after] of KILLS.entries()) {
      const child = startCommand(folder.path, ...learnArgs(place));
      const ended = end(child);
      if (round === 0) await begun(place);
      else await grown(place, seen.at(-1) ?? 0);
      await wait(after);
      child.kill('SIGKILL');
      await ended;
      seen.push(await holds(place));
    }
    expect(seen.every((count) => count % BATCH === 0)).toBe(true);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    // Not vacuous: at least one was killed in the middle.
    expect(seen.some((count) => count > 0 && count < 2 * COUNT)).toBe(true);
    expect((await runIn({ folder }, ...learnArgs(place))).exitCode).toBe(0);
    expect(await holds(place)).toBe(2 * COUNT);
  }, 120_000);

  it('saves what it has read when it is interrupted, and says so', async () => {
    const child = startCommand(folder.path, 'learn', '--model', place, '--ham', '-');
    const ended = end(child);
    child.stdin?.on('error', () => {});
    // A batch is through, and some of the next; then it waits for more.
    child.stdin?.write(readFileSync(join(folder.path, 'ham.mbox')));
    await grown(place, 0);
    child.kill('SIGINT');
    const { code, stdout } = await ended;
    expect(code).toBe(130);
    expect(stdout).toMatch(/^Interrupted: this much is saved/m);
    const [, told] = /(\d+) {2}learned as ham/.exec(stdout) ?? [];
    expect(Number(told)).toBeGreaterThanOrEqual(BATCH);
    expect(await holds(place)).toBe(Number(told));
  }, 60_000);
});
