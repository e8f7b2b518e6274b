/**
 * Judges a set: a content filter learns the organisation's earlier mail, then all
 * that happens is replayed, with every source of evidence that there is.
 */

import {
  createFullOperator,
  createMemoryFilter,
  type Observation,
  replay,
} from '@backscatter/evaluation';
import type { BenchmarkSet, SourceMail } from '@backscatter/evaluation/generator';
import { digestSet } from '@backscatter/evaluation/node';
import { parseMail } from '@backscatter/mail/mailparser';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { createProgressBar } from '../render/progress-bar.ts';
import { learnSources } from './learn-sources.ts';
import type { Run } from './run.ts';

/** What was seen of a set. */
export interface JudgedSet {
  readonly observations: readonly Observation[];
  /** SHA-256 of the set, in hex. */
  readonly digest: string;
  /** Mails that the content filter learned. */
  readonly learned: { readonly ham: number; readonly spam: number };
}

/**
 * Judges all of it; null where it was interrupted.
 *
 * @param expected messages, about; null where that is not known
 * @param points what findings are worth, where the configuration says it
 */
export async function judgeSet(
  set: BenchmarkSet,
  expected: number | null,
  points: PointsOptions,
  run: Run,
): Promise<JudgedSet | null> {
  const { options, io, interrupted } = run;
  const filter = createMemoryFilter();
  if (!(await learnSources(filter, set.earlier, run))) return null;
  const bar = createProgressBar(io, options.quiet === true, 'judging');
  const observations: Observation[] = [];
  const replayed = replay({
    set,
    points,
    parse: (raw) => parseMail(raw),
    operator: (world, clock) => createFullOperator(world, { clock, bayesian: filter }),
  });
  for await (const observation of replayed) {
    if (interrupted.aborted) break;
    observations.push(observation);
    const done = observations.length;
    await bar.tick(done, expected === null ? null : Math.min(1, done / expected));
  }
  await bar.clear();
  if (interrupted.aborted) return null;
  const count = (as: SourceMail['as']): number =>
    set.earlier.filter((mail) => mail.as === as).length;
  const learned = { ham: count('ham'), spam: count('spam') };
  return { observations, digest: digestSet(set), learned };
}
