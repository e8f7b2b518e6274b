/**
 * Learns or forgets a stream of messages, in batches: one read and one write of
 * the store for each. A batch is learned whole or not at all, so a process that
 * is killed leaves a model of whole batches, and the same command again goes on
 * from there: what is known already counts once.
 */

import type { LessonResult } from '@backscatter/bayesian';
import type { MailClass } from '@backscatter/core';
import type { MailItem } from '@backscatter/mail/node';
import { inOrder } from '../in-order.ts';
import { createLearnTally, type Fate, type LearnTally } from './learn-tally.ts';
import { type LessonRead, readLesson, type ToLearn } from './read-lesson.ts';
import { untilInterrupted } from './until-interrupted.ts';

/** Messages learned with one write of the store. */
const BATCH_MESSAGES = 1_000;

/** Bytes of messages held for one write: those of 16 MiB must not add up a thousandfold. */
const BATCH_BYTES = 64 * 1024 * 1024;

/** Messages read at once: reading files takes waiting, parsing does not. */
const JOBS = 8;

/** A model that is written as a whole is not written again before so many times as long has passed. */
const SAVE_SHARE = 10;

/** A message of the input, and what it is; null to forget it. */
export interface Given {
  readonly item: MailItem;
  readonly as: MailClass | null;
}

/** One of a batch. */
export interface BatchEntry extends ToLearn {
  readonly as: MailClass | null;
}

/** How a run teaches or takes back. */
export interface LearnRun {
  /** Learns a batch, or forgets it. */
  readonly teach: (batch: readonly BatchEntry[]) => Promise<readonly LessonResult[]>;
  /** Whether `teach` has put all on disk when it is done; if not, `save` does. */
  readonly savesItself: boolean;
  readonly save: () => Promise<void>;
  /** Is told how many messages were read so far. */
  readonly tick: (messages: number) => Promise<void>;
  /** Is told what was not learned, and why: one of `Fate`, or the system's words. */
  readonly notLearned: (place: string, fate: Fate, why: string | null) => Promise<void>;
  readonly interrupted: AbortSignal;
}

/** What was done so far, and how much of it is safe; true also after `learnAll` rejected. */
export interface LearnProgress {
  readonly tally: LearnTally;
  /** Messages that changed the model and are on disk. */
  saved(): number;
  /** Says that all counted by now are. */
  markSaved(): void;
}

/** Nothing done yet. */
export function createLearnProgress(): LearnProgress {
  const tally = createLearnTally();
  let saved = 0;
  return {
    tally,
    saved: () => saved,
    markSaved: () => {
      saved = tally.changed();
    },
  };
}

/**
 * Learns all there is, until it ends or is interrupted; what was read until then
 * is learned and saved too.
 *
 * @throws (rejects) when the store cannot be read or written
 */
export async function learnAll(
  given: AsyncIterable<Given>,
  run: LearnRun,
  { tally, saved, markSaved }: LearnProgress,
): Promise<void> {
  const batch: (BatchEntry & { readonly place: string })[] = [];
  let bytes = 0;
  let read = 0;
  let nextSave = 0;
  const save = async (): Promise<void> => {
    if (saved() === tally.changed()) return;
    const start = Date.now();
    await run.save();
    markSaved();
    nextSave = Date.now() + SAVE_SHARE * (Date.now() - start);
  };
  const flush = async (): Promise<void> => {
    const entries = batch.splice(0);
    bytes = 0;
    const results = await run.teach(entries);
    for (const [at, { as, returned, place }] of entries.entries()) {
      const fate = results[at] ?? 'unchanged';
      tally.add(fate, as, returned);
      if (fate === 'certain' || fate === 'unbalanced') await run.notLearned(place, fate, null);
    }
    if (run.savesItself) markSaved();
    else if (Date.now() >= nextSave) await save();
  };
  const lessons = inOrder(untilInterrupted(given, run.interrupted), JOBS, async ({ item, as }) => ({
    lesson: await readLesson(item),
    as,
  }));
  for await (const { lesson, as } of lessons) {
    read++;
    if (lesson.status === 'ok') {
      batch.push({ ...lesson.learn, as, place: lesson.place });
      bytes += lesson.learn.bytes;
      if (batch.length >= BATCH_MESSAGES || bytes >= BATCH_BYTES) await flush();
    } else {
      tally.add(lesson.status, as, false);
      await run.notLearned(lesson.place, lesson.status, whyOf(lesson));
    }
    await run.tick(read);
  }
  if (batch.length > 0) await flush();
  if (!run.savesItself) await save();
}

function whyOf(lesson: LessonRead): string | null {
  return lesson.status === 'unreadable' ? lesson.why : null;
}
