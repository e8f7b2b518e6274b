/**
 * What `learn` and `unlearn` have in common: a model opened for it, a run that
 * can be interrupted, and the summary.
 */

import type { LessonResult } from '@backscatter/bayesian';
import { escapeJson, escapeText, type TokenStore } from '@backscatter/core';
import { named } from '../config/named.ts';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import {
  type BatchEntry,
  createLearnProgress,
  type Given,
  type LearnProgress,
  learnAll,
} from '../learn/learn-all.ts';
import { type Fate, renderTally, tallyJson } from '../learn/learn-tally.ts';
import { dryRunStore } from '../model/dry-run.ts';
import { type ModelOptions, openChosenModel } from '../model/model-options.ts';
import type { OpenModel } from '../model/open-model.ts';
import { readTotals } from '../model/read-totals.ts';
import { storeFault } from '../model/store-fault.ts';
import { createProgress } from '../render/progress.ts';
import { unreadableLine } from './read-all.ts';

/** As commander hands them over. */
export interface TeachOptions extends ModelOptions {
  readonly dryRun?: true;
  readonly json?: true;
  readonly verbose?: true;
  readonly quiet?: true;
}

/** What is learned, and how. */
export interface Teaching {
  readonly given: AsyncIterable<Given>;
  readonly unlearned: boolean;
  /** Makes the way to teach a batch, from the store and what of each class it needs to answer. */
  readonly teacher: (
    store: TokenStore,
    minLearned: MinLearned,
  ) => (batch: readonly BatchEntry[]) => Promise<readonly LessonResult[]>;
}

/** As the configuration has it. */
type MinLearned = { readonly spam?: number; readonly ham?: number } | undefined;

/** Seconds from which on it is of interest how long it took. */
const SLOW = 5;

const FATES: Readonly<Partial<Record<Fate, string>>> = {
  certain: 'refused, the model is certain of it already',
  unbalanced: 'refused, too many of its class are learned for those of the other',
  'nothing-returned': 'skipped, a report that returns nothing of the message',
  'no-mail': 'skipped, not a mail',
};

/**
 * Teaches, and prints what was done.
 *
 * @returns the exit code
 * @throws (rejects) Fault when the model cannot be opened, read or written
 */
export async function teachModel(
  { given, unlearned, teacher }: Teaching,
  options: TeachOptions,
  io: Io,
): Promise<number> {
  const isDryRun = options.dryRun === true;
  const { model, loaded } = await openChosenModel(options, !isDryRun, io);
  const { bayesian } = loaded.config;
  const minLearned = bayesian === false ? undefined : bayesian?.minLearned;
  const stop = new AbortController();
  const release = io.onInterrupt(() => stop.abort());
  const progress = createLearnProgress();
  const line = createProgress(io, options.quiet === true, false);
  // Learning must not end because nobody reads what is said about it.
  const say = (text: string): Promise<void> => io.stderr.write(text).catch(() => {});
  const start = Date.now();
  try {
    const store = isDryRun ? dryRunStore(model.store) : model.store;
    const run = {
      teach: named(loaded, 'bayesian', () => teacher(store, minLearned)),
      savesItself: isDryRun || model.savesItself,
      save: model.save,
      tick: (messages: number) => line.tick(messages).catch(() => {}),
      notLearned: async (place: string, fate: Fate, why: string | null): Promise<void> => {
        if (fate !== 'unreadable' && options.verbose !== true) return;
        await line.clear().catch(() => {});
        await say(unreadableLine(place, why ?? FATES[fate] ?? fate));
      },
      interrupted: stop.signal,
    };
    await learnAll(given, run, progress);
    await line.clear().catch(() => {});
    const totals = await readTotals(store, minLearned);
    const ended = {
      interrupted: stop.signal.aborted,
      isDryRun,
      seconds: (Date.now() - start) / 1e3,
    };
    if (options.json === true) {
      const { isDryRun: dryRun, interrupted } = ended;
      const { kind, shown } = model;
      const all = {
        ...tallyJson(progress.tally),
        interrupted,
        dryRun,
        model: { kind, place: shown, ...totals },
      };
      await io.stdout.write(`${escapeJson(JSON.stringify(all))}\n`);
    } else if (options.quiet !== true) {
      await io.stdout.write(summaryOf(progress, model, totals, unlearned, ended));
    }
    if (ended.interrupted) return EXIT.interrupted;
    return progress.tally.count('unreadable') > 0 ? EXIT.unreadable : EXIT.done;
  } catch (error) {
    await line.clear().catch(() => {});
    throw brokenOff(error, model, progress);
  } finally {
    release();
    await model.close();
  }
}

/** The error, with what is safe all the same. */
function brokenOff(error: unknown, model: OpenModel, { saved }: LearnProgress): unknown {
  const fault = storeFault(error, model);
  if (!(fault instanceof Fault)) return fault;
  const safe =
    saved() === 0
      ? 'nothing of this run was saved'
      : `${saved()} messages of this run had been saved`;
  return new Fault(fault.exitCode, `${fault.message}; ${safe}`);
}

function summaryOf(
  { tally }: LearnProgress,
  { shown }: OpenModel,
  totals: Awaited<ReturnType<typeof readTotals>>,
  unlearned: boolean,
  { interrupted, isDryRun, seconds }: { interrupted: boolean; isDryRun: boolean; seconds: number },
): string {
  const place = escapeText(shown);
  const total = tally.total();
  const many = `${total} ${total === 1 ? 'message' : 'messages'}`;
  const lines = [
    total === 0
      ? 'No message was found.'
      : `${many}${seconds < SLOW ? '' : ` in ${Math.round(seconds)} s`}:`,
    ...(total === 0 ? [] : renderTally(tally, unlearned)),
    `${place} ${isDryRun ? 'would hold' : 'holds'} ${totals.spam} spam and ${totals.ham} ham: ${totals.says}`,
  ];
  if (isDryRun) lines.push('Nothing was written (--dry-run).');
  if (interrupted) {
    lines.push('Interrupted: this much is saved. The same command goes on from here.');
  }
  return `${lines.join('\n')}\n`;
}
