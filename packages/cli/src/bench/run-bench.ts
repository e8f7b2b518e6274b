/**
 * Measures on the user's own mail, from the paths to the report.
 */

import { basename, dirname, resolve } from 'node:path';
import {
  createRandom,
  DEFAULT_COSTS,
  type Report,
  type ReportMeta,
  toHtml,
  toJson,
  toMarkdown,
} from '@backscatter/evaluation';
import { describeReadError } from '@backscatter/mail/node';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { loadConfig } from '../config/load-config.ts';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { createJudge, type Judge } from '../judge/create-judge.ts';
import { writeAtomically } from '../model/write-atomically.ts';
import { escapeJson, escapeText } from '../render/escape-text.ts';
import { createProgressBar } from '../render/progress-bar.ts';
import { styleFor } from '../render/style.ts';
import { ownVersion } from '../version.ts';
import type { BenchOptions } from './bench-options.ts';
import { commandLine } from './command-line.ts';
import { judgeLabelled, type ReadMail } from './judge-labelled.ts';
import { givenPaths, measureGiven, readGiven } from './read-given.ts';
import { reportLabelled } from './report-labelled.ts';

/** Where the report goes unless somebody says. */
const DEFAULT_REPORT = 'backscatter-bench.html';

const DEFAULT_SEED = 1;

/** Reports made of ham and spam: a minute's work. */
const DEFAULT_SIZE = 4_000;

/** Mails of a class below which too little is left to return. */
const LEAST_SOURCES = 20;

/** Gives the layouts, for whoever gave mail without labels. */
const LAYOUTS = `a label comes from one of these:
  folders or mailboxes called genuine, backscatter and ordinary (or ham and spam), below a path
    or as a path: easy_ham, spam_2, joe-job, not-a-bounce, genuine.mbox and the like too
  --genuine, --backscatter, --ordinary, --ham and --spam, each with paths
  truth.jsonl or index.jsonl, a line a message: {"path": "1.eml", "label": "genuine"}
  TREC's full/index: lines such as "spam ../data/inmail.1"`;

/**
 * Reads, judges, measures, writes the report.
 *
 * @returns the exit code
 * @throws (rejects) Fault for what is the user's to mend
 */
export async function runBench(
  paths: readonly string[],
  options: BenchOptions,
  io: Io,
): Promise<number> {
  const given = givenPaths(paths, options);
  if (given.length === 0) throw new Fault(EXIT.usage, `name labelled mail; ${LAYOUTS}`);
  if (options.json === true && options.markdown === true) {
    throw new Fault(EXIT.usage, '--json and --markdown both want standard output: give one');
  }
  const stop = new AbortController();
  const release = io.onInterrupt(() => stop.abort());
  let judge: Promise<Judge> | null = null;
  const quiet = options.quiet === true;
  try {
    const read = await judgeLabelled({
      items: readGiven(given, io.cwd),
      judge: () => {
        judge ??= createJudge(judgeOptions(options), true, io);
        return judge;
      },
      ...(options.jobs === undefined ? {} : { jobs: options.jobs }),
      bytes: await measureGiven(given, io.cwd),
      bar: createProgressBar(io, quiet, 'reading'),
      interrupted: stop.signal,
      io,
    });
    const report = stop.signal.aborted
      ? null
      : await reportOn(read, { paths, options, io, judge: await judge, interrupted: stop.signal });
    if (report === null || stop.signal.aborted) {
      await io.stderr.write('Interrupted: no report was written.\n').catch(() => {});
      return EXIT.interrupted;
    }
    await show(report, options, io);
    return read.unreadable > 0 ? EXIT.unreadable : EXIT.done;
  } finally {
    release();
    await (await (judge as Promise<Judge> | null))?.close();
  }
}

/** As of each mail's own time, and without the DNS: neither is what a running server does. */
function judgeOptions(options: BenchOptions): BenchOptions {
  return { ...options, now: options.now ?? 'arrival', dns: options.dns === true };
}

interface Run {
  readonly paths: readonly string[];
  readonly options: BenchOptions;
  readonly io: Io;
  readonly judge: Judge | null;
  readonly interrupted: AbortSignal;
}

/** Reports where there are any, else a set of ham and spam; null where it was interrupted. */
async function reportOn(read: ReadMail, run: Run): Promise<Report | null> {
  const { options, judge } = run;
  const seed = options.seed ?? DEFAULT_SEED;
  const shared = {
    meta: metaOf(read, run),
    costs: { ...DEFAULT_COSTS, lost: options.cost ?? DEFAULT_COSTS.lost },
    random: createRandom(seed),
    notes: notesOf(read),
  };
  if (judge !== null && read.cases.length > 0) {
    const { points, hasProofs } = judge;
    return reportLabelled({ ...shared, cases: read.cases, points, hasProofs });
  }
  const { sources } = read;
  if (sources.length === 0) throw nothingLabelled(read);
  const size = options.size ?? DEFAULT_SIZE;
  const points = await configuredPoints(options, run.io);
  const [{ judgeMade }, { reportMade }] = await Promise.all([
    import('./judge-made.ts'),
    import('./report-made.ts'),
  ]);
  checkSources(sources);
  const { io, interrupted } = run;
  const quiet = options.quiet === true;
  const made = await judgeMade({ sources, seed, size, points, quiet, interrupted, io });
  if (made === null) return null;
  const { observations, learned, digest } = made;
  const settings = { ...shared.meta.settings, 'reports made': size, ...learnedSettings(learned) };
  return reportMade({
    ...shared,
    observations,
    learned,
    points,
    meta: { ...shared.meta, digest, settings },
  });
}

function learnedSettings(learned: {
  readonly ham: number;
  readonly spam: number;
}): Readonly<Record<string, number>> {
  return { 'ham learned': learned.ham, 'spam learned': learned.spam };
}

/** @throws Fault where one of the two is missing */
function checkSources(sources: ReadMail['sources']): void {
  const count = (as: 'ham' | 'spam'): number => sources.filter((mail) => mail.as === as).length;
  const [ham, spam] = [count('ham'), count('spam')];
  if (ham >= LEAST_SOURCES && spam >= LEAST_SOURCES) return;
  throw new Fault(
    EXIT.usage,
    `${ham} ham and ${spam} spam are too few to make reports of: ${LEAST_SOURCES} of each are needed, and a content filter needs 400`,
  );
}

function notesOf({ cases, sources, unlabelled, dropped }: ReadMail): readonly string[] {
  const some = unlabelled.some.map(escapeText).join(', ');
  return [
    ...leftOut(unlabelled.count, 'without a label', `, such as ${some}`),
    ...leftOut(
      cases.length === 0 ? 0 : sources.length,
      'labelled ham or spam',
      ': without reports among them they make a set of their own',
    ),
    ...leftOut(dropped, 'labelled ham or spam', ': there was more than can be held'),
  ];
}

function leftOut(count: number, which: string, more: string): readonly string[] {
  if (count === 0) return [];
  const what = count === 1 ? `1 message ${which} was` : `${count} messages ${which} were`;
  return [`${what} left out${more}.`];
}

/** What the configuration says that findings are worth. */
async function configuredPoints(options: BenchOptions, io: Io): Promise<PointsOptions> {
  const { config } = await loadConfig(options.config ?? null, io.cwd);
  const { weights = {}, caps = {}, thresholds = {} } = config;
  return { weights, caps, thresholds };
}

function nothingLabelled({ unlabelled, unreadable }: ReadMail): Fault {
  if (unlabelled.count === 0) {
    return unreadable > 0
      ? new Fault(EXIT.unreadable, 'nothing could be read')
      : new Fault(EXIT.usage, `no message was found; ${LAYOUTS}`);
  }
  const what =
    unlabelled.count === 1 ? 'the message has' : `none of ${unlabelled.count} messages has`;
  return new Fault(EXIT.usage, `${what} ${unlabelled.count === 1 ? 'no' : 'a'} label; ${LAYOUTS}`);
}

function metaOf({ digest }: ReadMail, { paths, options }: Run): ReportMeta {
  const { seed = DEFAULT_SEED, now = 'arrival', cost = DEFAULT_COSTS.lost } = options;
  return {
    seed,
    digest,
    date: options.date ?? new Date().toISOString().slice(0, 10),
    versions: { backscatter: ownVersion() },
    settings: {
      'judged as of': typeof now === 'number' ? new Date(now).toISOString() : now,
      'DNS asked': options.dns === true,
      'cost of a genuine report lost': cost,
    },
    command: commandLine(paths, options),
  };
}

/** Prints the report or a summary of it, and writes the page. */
async function show(report: Report, options: BenchOptions, io: Io): Promise<void> {
  const file = resolve(io.cwd, options.report ?? DEFAULT_REPORT);
  try {
    await writeAtomically(file, toHtml(report));
  } catch (error) {
    const why = describeReadError(error);
    throw new Fault(EXIT.output, `${escapeText(file)}: the report cannot be written: ${why}`);
  }
  if (options.json === true)
    await io.stdout.write(toJson(report).split('\n').map(escapeJson).join('\n'));
  else if (options.markdown === true) await io.stdout.write(toMarkdown(report));
  else if (options.quiet !== true) {
    const { renderSummary } = await import('./render-summary.ts');
    await io.stdout.write(renderSummary(report, styleFor(io.stdout.isTTY, io.env)));
  }
  if (options.quiet !== true) {
    const shown = dirname(file) === io.cwd ? basename(file) : file;
    await io.stderr.write(`Report: ${escapeText(shown)}\n`);
  }
}
