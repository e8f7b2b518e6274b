/**
 * `backscatter bench`: how well the configuration does on labelled mail of one's own.
 */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { BenchOptions } from '../bench/bench-options.ts';
import type { Io } from '../io.ts';
import { addSourceOptions } from '../judge/judge-options.ts';

/** Messages judged at once: beyond, they only wait for each other. */
const MAX_JOBS = 1_000;

const HELP = `
Labels come from names of folders and mailboxes (genuine, backscatter, ordinary;
ham, spam; easy_ham, spam_2 and the like), from truth.jsonl, index.jsonl or
TREC's full/index, or from the options. Archives (tar, tar.gz) are read as such.

Of reports (genuine, backscatter, ordinary) it measures what your configuration
says, each message as of its arrival unless --now says when, and tells which
sources of evidence took part. Nothing leaves the machine but for servers which
the configuration names (sent log, directory); DNS is asked only with --dns.
Nothing is counted.

Beside --genuine or --backscatter, --ham and --spam teach a content filter for
this run, in the place of yours: earlier mail than the reports, of your users.

Of ham and spam without reports it makes reports, by --seed: a content filter
learns one half, servers of many kinds return the other. They are judged with
every source of evidence there is, then with each taken away. A folder that
holds such a set (world.json) is judged in the same way.

Exit codes:
  0    the report is written
  2    some input could not be read; the report is on the rest
  64   wrong usage, or no message has a label
  65   the folder holds no whole set
  74   the report cannot be written
  78   wrong configuration
  130  interrupted; no report is written

Examples:
  backscatter bench labelled/
  backscatter bench --genuine ok.mbox --backscatter bad.mbox --ordinary in.mbox
  backscatter bench --genuine ok/ --backscatter bad/ --ham in/ --spam junk/
  backscatter bench --report june.html --cost 500 labelled/
  backscatter bench --json --quiet labelled/ > figures.json
  backscatter bench --size 10000 spamassassin.tar.gz
`;

/** Adds the command. `done` is told the exit code. */
export function addBench(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('bench')
    .summary('measure how well labelled mail of your own is judged')
    .description(
      'Measures on labelled mail of your own what is lost, caught and left unsure, ' +
        'with bounds, and writes a page with tables and plots.',
    )
    .argument('[corpus...]', 'labelled mail: folders, mbox files, Maildirs, archives, indexes')
    .option('--genuine <path...>', 'reports on mail that you sent')
    .option('--backscatter <path...>', 'reports on mail that you did not send')
    .option('--ordinary <path...>', 'mail that is no bounce')
    .option('--ham <path...>', 'mail that is not spam')
    .option('--spam <path...>', 'mail that is')
    .option('--report <file>', 'where the page goes (default: backscatter-bench.html)')
    .option('--json', 'print the whole report as JSON')
    .option('--markdown', 'print the report as Markdown')
    .option('-q, --quiet', 'no summary and no progress')
    .addOption(
      new Option(
        '--cost <n>',
        'what a genuine report lost costs, in backscatter let through (default: 10)',
      ).argParser(numberFrom(1, 1_000_000)),
    )
    .addOption(
      new Option('--seed <n>', 'of all chance in the run (default: 1)').argParser(
        wholeFrom(0, 4_294_967_295),
      ),
    )
    .addOption(
      new Option('--size <n>', 'reports made of ham and spam (default: 4,000)').argParser(
        wholeFrom(100, 1_000_000),
      ),
    )
    .addOption(
      new Option('--date <day>', 'the day that the report states (default: today)').argParser(
        dayOf,
      ),
    )
    .addOption(
      new Option('--jobs <n>', 'messages judged at once (default: 8)').argParser(
        wholeFrom(1, MAX_JOBS),
      ),
    )
    .addHelpText('after', HELP);
  addSourceOptions(command).action(async (paths: readonly string[], options: BenchOptions) => {
    // Other commands do not wait for what only this one needs.
    const { runBench } = await import('../bench/run-bench.ts');
    done(await runBench(paths, options, io));
  });
}

function numberFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() !== '' && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a number from ${least} to ${most}.`);
  };
}

function wholeFrom(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function dayOf(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text) && Number.isFinite(Date.parse(text))) return text;
  throw new InvalidArgumentError('It must be a day such as 2026-03-01.');
}
