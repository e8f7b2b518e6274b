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
import { describeReadError, measurePaths } from '@backscatter/mail/node';
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
import { givenPaths, readGiven } from './read-given.ts';
import { reportLabelled } from './report-labelled.ts';

/** Where the report goes unless somebody says. */
const DEFAULT_REPORT = 'backscatter-bench.html';

const DEFAULT_SEED = 1;

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
      bytes: await measurePaths(
        given.map(({ path }) => path),
        io.cwd,
      ),
      bar: createProgressBar(io, quiet, 'judging'),
      interrupted: stop.signal,
      io,
    });
    const report = stop.signal.aborted ? null : await reportOn(read, paths, options, await judge);
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

async function reportOn(
  read: ReadMail,
  paths: readonly string[],
  options: BenchOptions,
  judge: Judge | null,
): Promise<Report> {
  const { cases, unlabelled } = read;
  if (judge === null || cases.length === 0) throw nothingLabelled(read);
  const costs = { ...DEFAULT_COSTS, lost: options.cost ?? DEFAULT_COSTS.lost };
  return reportLabelled({
    cases,
    meta: metaOf(read, paths, options),
    costs,
    points: judge.points,
    random: createRandom(options.seed ?? DEFAULT_SEED),
    hasProofs: judge.hasProofs,
    notes: [
      ...(unlabelled.count === 0
        ? []
        : [
            `${unlabelled.count} messages have no label and were left out, such as ${unlabelled.some.map(escapeText).join(', ')}.`,
          ]),
      ...(read.sources.length === 0
        ? []
        : [
            `${read.sources.length} messages are labelled ham or spam and were left out: without reports among them they make a set of their own.`,
          ]),
    ],
  });
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

function metaOf({ digest }: ReadMail, paths: readonly string[], options: BenchOptions): ReportMeta {
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
