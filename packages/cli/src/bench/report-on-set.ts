/**
 * Reports on sets: one that is made of ham and spam, or one that lies in a folder,
 * where somebody wrote it for others to repeat his figures.
 */

import { resolve } from 'node:path';
import type { Report } from '@backscatter/evaluation';
import {
  ADVERSARIES,
  adversaries,
  type BenchmarkSet,
  type BenchmarkSetOptions,
  createBenchmarkSet,
  type SourceMail,
} from '@backscatter/evaluation/generator';
import { readSet } from '@backscatter/evaluation/node';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { judgeSet } from './judge-set.ts';
import { reportSet } from './report-set.ts';
import { configuredPoints, measuredWith, metaOf, type Run, seedOf, tellWhile } from './run.ts';

/** Reports made of ham and spam: a minute's work. */
const DEFAULT_SIZE = 4_000;

/** Of all reports of a set, so much other mail is between them. */
const ORDINARY = 0.2;

/** And so many of each attack. */
const OF_EACH_ATTACK = 0.01;

/** Mails of a class below which too little is left to return. */
const LEAST_SOURCES = 20;

/** Mails of a class that a content filter needs; half of them are returned. */
const ENOUGH = 400;

/**
 * Reports on a set in a folder; null where it was interrupted.
 *
 * @throws (rejects) Fault where it is no whole set
 */
export async function reportOnWritten(path: string, run: Run): Promise<Report | null> {
  let set: BenchmarkSet;
  try {
    set = await readSet(resolve(run.io.cwd, path));
  } catch (error) {
    throw new Fault(EXIT.data, `${path}: ${error instanceof Error ? error.message : error}`);
  }
  return reportOn(set, null, 'A set of reports, judged with every source of evidence', [], run);
}

/**
 * Makes a set and reports on it; null where it was interrupted.
 *
 * @throws (rejects) Fault where there is too little of ham or of spam
 */
export async function reportOnMade(
  sources: readonly SourceMail[],
  notes: readonly string[],
  run: Run,
): Promise<Report | null> {
  const [ham, spam] = (['ham', 'spam'] as const).map((as) =>
    sources.filter((mail) => mail.as === as),
  ) as [SourceMail[], SourceMail[]];
  if (ham.length < LEAST_SOURCES || spam.length < LEAST_SOURCES) {
    throw new Fault(
      EXIT.usage,
      `${ham.length} ham and ${spam.length} spam are too few to make reports of: ${LEAST_SOURCES} of each are needed, and ${ENOUGH} before a content filter answers`,
    );
  }
  const half = Math.ceil((run.options.size ?? DEFAULT_SIZE) / 2);
  const size = { genuine: half, backscatter: half, ordinary: Math.ceil(2 * half * ORDINARY) };
  const each = Math.ceil(2 * half * OF_EACH_ATTACK);
  const extra = [adversaries(each)];
  const what = `making ${2 * half} reports of ${ham.length} ham and ${spam.length} spam`;
  const options = { seed: seedOf(run), part: 'test', ham, spam, size, extra } as const;
  const set = await tellWhile(run, what, () => setOf(options));
  const expected = size.genuine + size.backscatter + size.ordinary + each * ADVERSARIES.length;
  return reportOn(set, expected, 'Reports made of your ham and spam', notes, run);
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

async function reportOn(
  set: BenchmarkSet,
  expected: number | null,
  title: string,
  notes: readonly string[],
  run: Run,
): Promise<Report | null> {
  const points = await configuredPoints(run);
  const judged = await judgeSet(set, expected, points, run);
  if (judged === null) return null;
  const { observations, learned, digest } = judged;
  const measured = measuredWith(run, points);
  return tellWhile(run, 'measuring', () =>
    reportSet({
      ...measured,
      title,
      observations,
      learned,
      notes,
      meta: metaOf(run, digest, {
        messages: observations.length,
        'cost of a genuine report lost': measured.costs.lost,
        'seed of the set': set.seed,
        'ham learned': learned.ham,
        'spam learned': learned.spam,
      }),
    }),
  );
}
