/**
 * Who has ham and spam and no labelled reports gets reports made of them: one half
 * is the mail that a content filter has learned, the other half is returned, by the
 * servers of a world in which mails were sent and forged.
 */

import {
  createFullOperator,
  createMemoryFilter,
  type Observation,
  replay,
} from '@backscatter/evaluation';
import {
  type BenchmarkSet,
  type BenchmarkSetOptions,
  createBenchmarkSet,
  createZoneResolver,
  type SourceMail,
} from '@backscatter/evaluation/generator';
import { digestSet } from '@backscatter/evaluation/node';
import { parseMail } from '@backscatter/mail/mailparser';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { createProgressBar } from '../render/progress-bar.ts';

/** Mails learned with one write of the model. */
const BATCH = 500;

/** Of all reports of a set, so much other mail is between them. */
const ORDINARY = 0.2;

export interface JudgedSet {
  readonly observations: readonly Observation[];
  /** SHA-256 of the set, in hex. */
  readonly digest: string;
  /** Mails that the content filter learned. */
  readonly learned: { readonly ham: number; readonly spam: number };
}

export interface MadeOptions {
  readonly sources: readonly SourceMail[];
  readonly seed: number;
  /** Reports of a set, half of them genuine. */
  readonly size: number;
  /** What findings are worth, where the configuration says it. */
  readonly points: PointsOptions;
  readonly quiet: boolean;
  readonly interrupted: AbortSignal;
  readonly io: Io;
}

/** Makes the set and judges it; null where it was interrupted. */
export async function judgeMade(options: MadeOptions): Promise<JudgedSet | null> {
  const { sources, seed, size, points, quiet, interrupted, io } = options;
  const of = (as: SourceMail['as']): readonly SourceMail[] =>
    sources.filter((mail) => mail.as === as);
  const half = Math.ceil(size / 2);
  const set = setOf({
    seed,
    part: 'test',
    ham: of('ham'),
    spam: of('spam'),
    size: { genuine: half, backscatter: half, ordinary: Math.ceil(size * ORDINARY) },
  });
  const filter = createMemoryFilter();
  if (!(await learn(filter, set, options))) return null;
  const bar = createProgressBar(io, quiet, 'judging');
  const observations: Observation[] = [];
  const run = replay({
    set,
    points,
    parse: (raw) => parseMail(raw),
    operator: (world, clock) =>
      createFullOperator(world, {
        clock,
        resolver: createZoneResolver(world.zone),
        bayesian: filter,
      }),
  });
  const expected = 2 * half + Math.ceil(size * ORDINARY);
  for await (const observation of run) {
    if (interrupted.aborted) break;
    observations.push(observation);
    await bar.tick(observations.length, Math.min(1, observations.length / expected));
  }
  await bar.clear();
  if (interrupted.aborted) return null;
  const count = (as: SourceMail['as']): number =>
    set.earlier.filter((mail) => mail.as === as).length;
  return {
    observations,
    digest: digestSet(set),
    learned: { ham: count('ham'), spam: count('spam') },
  };
}

/** @throws Fault where all mails of a class are copies of one, so that one half has none */
function setOf(options: BenchmarkSetOptions): BenchmarkSet {
  try {
    return createBenchmarkSet(options);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Fault(EXIT.usage, `no reports can be made of this mail: ${error.message}`);
  }
}

async function learn(
  filter: ReturnType<typeof createMemoryFilter>,
  { earlier }: BenchmarkSet,
  { quiet, interrupted, io }: MadeOptions,
): Promise<boolean> {
  const bar = createProgressBar(io, quiet, 'learning');
  for (let from = 0; from < earlier.length && !interrupted.aborted; from += BATCH) {
    const batch = earlier.slice(from, from + BATCH);
    const lessons = await Promise.all(
      batch.map(async ({ raw, as }) => ({ mail: await parseMail(raw), as })),
    );
    await filter.learnMany(lessons);
    const done = from + batch.length;
    await bar.tick(done, done / earlier.length);
  }
  await bar.clear();
  return !interrupted.aborted;
}
