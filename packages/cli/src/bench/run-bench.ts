/**
 * Measures on the user's own mail, from the paths to the report.
 */

import { basename, dirname, resolve } from 'node:path';
import { escapeJson, escapeText } from '@backscatter/core';
import { type Report, toHtml, toJson, toMarkdown } from '@backscatter/evaluation';
import { isSet } from '@backscatter/evaluation/node';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { styleFor } from '../render/style.ts';
import type { BenchOptions } from './bench-options.ts';
import { LAYOUTS } from './layouts.ts';
import { type GivenPath, givenPaths } from './read-given.ts';
import { reportFile, writeReport } from './report-file.ts';
import { type Reported, reportOnMail } from './report-on-mail.ts';
import type { Run } from './run.ts';

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
  const file = await reportFile(options, io.cwd);
  const stop = new AbortController();
  const release = io.onInterrupt(() => stop.abort());
  try {
    const run: Run = { paths, options, io, interrupted: stop.signal };
    const { report, unreadable } = await reportOn(given, run);
    if (report === null || stop.signal.aborted) {
      await io.stderr.write('Interrupted: no report was written.\n').catch(() => {});
      return EXIT.interrupted;
    }
    await show(report, file, options, io);
    return unreadable > 0 ? EXIT.unreadable : EXIT.done;
  } finally {
    release();
  }
}

async function reportOn(given: readonly GivenPath[], run: Run): Promise<Reported> {
  const [first, ...others] = given;
  const isAlone = first !== undefined && first.label === null && others.length === 0;
  if (!isAlone || !isSet(resolve(run.io.cwd, first.path))) return reportOnMail(given, run);
  const { reportOnWritten } = await import('./report-on-set.ts');
  return { report: await reportOnWritten(first.path, run), unreadable: 0 };
}

/** Prints the report or a summary of it, and writes the page. */
async function show(report: Report, file: string, options: BenchOptions, io: Io): Promise<void> {
  await writeReport(file, toHtml(report));
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
