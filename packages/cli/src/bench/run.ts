/**
 * One run of `bench`: what was asked for, and what its report says of that.
 */

import {
  type Costs,
  createRandom,
  DEFAULT_COSTS,
  type Random,
  type ReportMeta,
} from '@backscatter/evaluation';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { loadConfig } from '../config/load-config.ts';
import type { Io } from '../io.ts';
import { pointsOf } from '../judge/create-judge.ts';
import { ownVersion } from '../version.ts';
import type { BenchOptions } from './bench-options.ts';
import { commandLine } from './command-line.ts';

const DEFAULT_SEED = 1;

/** What was asked for, and the world it runs in. */
export interface Run {
  readonly paths: readonly string[];
  readonly options: BenchOptions;
  readonly io: Io;
  readonly interrupted: AbortSignal;
}

/** Says on a terminal what takes a while and cannot tell how far it is; wiped when it is done. */
export async function tellWhile<T>({ options, io }: Run, what: string, work: () => T): Promise<T> {
  if (options.quiet === true || !io.stderr.isTTY) return work();
  await io.stderr.write(`\r\x1b[K${what} …`);
  try {
    return work();
  } finally {
    await io.stderr.write('\r\x1b[K');
  }
}

/** Of all chance in the run. */
export function seedOf({ options }: Run): number {
  return options.seed ?? DEFAULT_SEED;
}

/** What every report is measured with: the costs of the run, of the configuration, or the usual. */
export function measuredWith(
  run: Run,
  points: PointsOptions,
): {
  readonly points: PointsOptions;
  readonly costs: Costs;
  readonly random: Random;
} {
  const { cost } = run.options;
  const lost = cost === undefined ? {} : { lost: cost };
  const costs = { ...DEFAULT_COSTS, ...points.costs, ...lost };
  return { points, costs, random: createRandom(seedOf(run)) };
}

/** @param digest of what was measured */
export function metaOf(run: Run, digest: string, settings: ReportMeta['settings']): ReportMeta {
  const { paths, options } = run;
  return {
    seed: seedOf(run),
    digest,
    date: options.date ?? new Date().toISOString().slice(0, 10),
    versions: { backscatter: ownVersion() },
    settings,
    command: commandLine(paths, options),
  };
}

/**
 * What the configuration says that findings are worth.
 *
 * @throws (rejects) Fault for a wrong configuration
 */
export async function configuredPoints({ options, io }: Run): Promise<PointsOptions> {
  return pointsOf(await loadConfig(options.config ?? null, io.cwd));
}
