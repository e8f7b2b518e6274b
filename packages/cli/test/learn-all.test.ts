import type { LessonResult } from '@backscatter/bayesian';
import { describe, expect, it } from 'vitest';
import {
  createLearnProgress,
  type Given,
  type LearnRun,
  learnAll,
} from '../src/learn/learn-all.ts';
import { ordinary } from './mails.ts';

async function* mails(count: number, body = 'x\n'): AsyncGenerator<Given, void, undefined> {
  const raw = Buffer.from(ordinary('lunch', body));
  for (let index = 0; index < count; index++) {
    yield { item: { status: 'ok', path: 'in', index, several: true, raw }, as: 'ham' };
  }
}

/** A run that learns everything; `batches` are the sizes of its batches, `saves` how many were done by each save. */
function learner(change: Partial<LearnRun> = {}) {
  const batches: number[] = [];
  const saves: number[] = [];
  const run: LearnRun = {
    teach: async (batch) => {
      batches.push(batch.length);
      return batch.map((): LessonResult => 'learned');
    },
    savesItself: true,
    save: async () => {
      saves.push(batches.length);
    },
    tick: async () => {},
    notLearned: async () => {},
    interrupted: new AbortController().signal,
    ...change,
  };
  return { run, batches, saves };
}

describe('learnAll', () => {
  it('learns a thousand messages at a time, and the rest', async () => {
    const { run, batches, saves } = learner();
    const progress = createLearnProgress();
    await learnAll(mails(2_300), run, progress);
    expect(batches).toEqual([1_000, 1_000, 300]);
    expect(saves).toEqual([]);
    expect(progress.saved()).toBe(2_300);
  });

  it('holds no more bytes of large messages than it must', async () => {
    const { run, batches } = learner();
    await learnAll(mails(6, 'x'.repeat(30_000_000)), run, createLearnProgress());
    expect(batches).toEqual([3, 3]);
  });

  it('saves after the first batch and at the end, and not so often between that it would slow down', async () => {
    const { run, saves } = learner({ savesItself: false });
    const slow = async (): Promise<void> => {
      await run.save();
      await new Promise((resolve) => setTimeout(resolve, 2_000));
    };
    const progress = createLearnProgress();
    await learnAll(mails(3_500), { ...run, save: slow }, progress);
    expect(saves).toEqual([1, 4]);
    expect(progress.saved()).toBe(3_500);
  });

  it('knows what is safe when the store fails', async () => {
    let calls = 0;
    const { run } = learner();
    const teach: LearnRun['teach'] = async (batch) => {
      calls++;
      if (calls === 3) throw new Error('the store is gone');
      return run.teach(batch);
    };
    const progress = createLearnProgress();
    const learning = learnAll(mails(5_000), { ...run, teach }, progress);
    await expect(learning).rejects.toThrow('the store is gone');
    expect(progress.saved()).toBe(2_000);
    const save = async (): Promise<void> => {
      throw new Error('the disk is full');
    };
    const unsaved = createLearnProgress();
    const saving = learnAll(mails(5_000), { ...run, savesItself: false, save }, unsaved);
    await expect(saving).rejects.toThrow('the disk is full');
    expect(unsaved.saved()).toBe(0);
  });

  it('learns what it has read when it is interrupted, even while it waits for more', async () => {
    const stop = new AbortController();
    const { run, batches } = learner({
      interrupted: stop.signal,
      tick: async (messages) => {
        if (messages === 3) stop.abort();
      },
    });
    async function* slow(): AsyncGenerator<Given, void, undefined> {
      yield* mails(3);
      await new Promise(() => {});
    }
    await learnAll(slow(), run, createLearnProgress());
    expect(batches).toEqual([3]);
  });
});
