/**
 * Reads what was given and reports on it: on reports where there are any, else on
 * a set that is made of ham and spam.
 */

import { escapeText } from '@backscatter/core';
import type { Report } from '@backscatter/evaluation';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { createJudge, type Judge } from '../judge/create-judge.ts';
import { createProgressBar } from '../render/progress-bar.ts';
import type { BenchOptions } from './bench-options.ts';
import { judgeLabelled, type ReadMail } from './judge-labelled.ts';
import { LAYOUTS } from './layouts.ts';
import { type TaughtFilter, teachFilter } from './learn-sources.ts';
import { type GivenPath, measureGiven, readGiven } from './read-given.ts';
import { reportLabelled } from './report-labelled.ts';
import { measuredWith, metaOf, type Run, tellWhile } from './run.ts';

/** A report, and how many files could not be read for it. */
export interface Reported {
  /** Null where it was interrupted. */
  readonly report: Report | null;
  readonly unreadable: number;
}

/**
 * Reads and reports.
 *
 * @throws (rejects) Fault where nothing has a label, or the configuration is wrong
 */
export async function reportOnMail(given: readonly GivenPath[], run: Run): Promise<Reported> {
  const { options, io, interrupted } = run;
  const lessons = lessonsOf(given);
  const taught = lessons.length === 0 ? null : await teachFilter(lessons, run);
  if (interrupted.aborted) return { report: null, unreadable: 0 };
  const cases = given.filter((path) => !lessons.includes(path));
  const instead = taught === null ? [] : [taught.filter];
  let opened: Promise<Judge> | null = null;
  try {
    const read = await judgeLabelled({
      items: readGiven(cases, io.cwd),
      judge: () => {
        opened ??= createJudge({ ...judgeOptions(options), instead }, true, io);
        return opened;
      },
      ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
      bytes: await measureGiven(cases, io.cwd),
      bar: createProgressBar(io, options.quiet === true, 'reading'),
      interrupted,
      io,
    });
    const unreadable = read.unreadable + (taught?.unreadable ?? 0);
    if (interrupted.aborted) return { report: null, unreadable };
    const judge = await (opened as Promise<Judge> | null);
    if (judge === null) return { report: await reportOnSources(read, cases, run), unreadable };
    const report = await tellWhile(run, 'measuring', () =>
      labelledReport({ ...read, unreadable }, judge, taught, run),
    );
    return { report, unreadable };
  } finally {
    await (await (opened as Promise<Judge> | null))?.close();
  }
}

/** Ham and spam that teach a filter: named beside reports, they are none to make reports of. */
function lessonsOf(given: readonly GivenPath[]): readonly GivenPath[] {
  const named = (...labels: readonly GivenPath['label'][]): readonly GivenPath[] =>
    given.filter(({ label }) => labels.includes(label));
  return named('genuine', 'backscatter').length === 0 ? [] : named('ham', 'spam');
}

/** As of each mail's own time, and without the DNS: neither is what a running server does. */
function judgeOptions(options: BenchOptions): BenchOptions {
  return { ...options, now: options.now ?? 'arrival', dns: options.dns === true };
}

function labelledReport(
  read: ReadMail,
  { points, hasProofs }: Judge,
  taught: TaughtFilter | null,
  run: Run,
): Report {
  const { now = 'arrival', dns } = run.options;
  const measured = measuredWith(run, points);
  return reportLabelled({
    ...measured,
    cases: read.cases,
    hasProofs,
    asksLists: dns === true,
    notes: notesOf(read),
    meta: metaOf(run, read.digest, {
      'judged as of': typeof now === 'number' ? new Date(now).toISOString() : now,
      'DNS asked': dns === true,
      'cost of a genuine report lost': measured.costs.lost,
      ...(taught === null
        ? {}
        : {
            'ham learned': taught.ham,
            'spam learned': taught.spam,
            'digest of what was learned': taught.digest,
          }),
    }),
  });
}

async function reportOnSources(
  read: ReadMail,
  given: readonly GivenPath[],
  run: Run,
): Promise<Report | null> {
  const { sources } = read;
  if (sources.length === 0) throw nothingLabelled(read, given);
  const { reportOnMade } = await import('./report-on-set.ts');
  return reportOnMade(sources, notesOf(read), run);
}

function nothingLabelled(
  { unlabelled: { count }, unreadable }: ReadMail,
  given: readonly GivenPath[],
): Fault {
  if (count > 0) {
    const none = count === 1 ? 'the message has no' : `none of ${count} messages has a`;
    return new Fault(EXIT.usage, `${none} label; ${LAYOUTS}`);
  }
  const where = given.map(({ path }) => escapeText(path)).join(', ');
  return unreadable > 0
    ? new Fault(EXIT.unreadable, 'nothing could be read')
    : new Fault(EXIT.usage, `no message was found in ${where}; ${LAYOUTS}`);
}

function notesOf(read: ReadMail): readonly string[] {
  const { cases, sources, unlabelled, dropped, unreadable, contradicted } = read;
  const some = unlabelled.some.map(escapeText).join(', ');
  return [
    ...leftOut(unlabelled.count, 'without a label', `, such as ${some}`),
    ...leftOut(
      cases.length === 0 ? 0 : sources.length,
      'labelled ham or spam',
      ': without reports among them they make a set of their own; beside --genuine or --backscatter, --ham and --spam teach a content filter',
    ),
    ...(unreadable === 0
      ? []
      : [
          `${unreadable === 1 ? '1 file' : `${unreadable} files`} could not be read; the report is on the rest.`,
        ]),
    ...(contradicted === 0
      ? []
      : [
          `${contradicted === 1 ? '1 message stands' : `${contradicted} messages stand`} under two labels, of which one must be wrong.`,
        ]),
    ...leftOut(dropped, 'labelled ham or spam', ': there was more than can be held'),
  ];
}

function leftOut(count: number, which: string, more: string): readonly string[] {
  if (count === 0) return [];
  const what = count === 1 ? `1 message ${which} was` : `${count} messages ${which} were`;
  return [`${what} left out${more}.`];
}
