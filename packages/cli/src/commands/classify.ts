/**
 * `backscatter classify`: one verdict for each message, in the order of the input.
 */

import { headerValue } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import type { MailItem } from '@backscatter/mail/node';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT, LABEL_EXIT } from '../exit-codes.ts';
import { inOrder } from '../in-order.ts';
import type { Io } from '../io.ts';
import { createJudge, type Judge } from '../judge/create-judge.ts';
import { addJudgeOptions, type JudgeOptions } from '../judge/judge-options.ts';
import { createProgress } from '../render/progress.ts';
import { renderVerdict } from '../render/render-verdict.ts';
import { createRepeatedSilences, type RepeatedSilences } from '../render/repeated-silences.ts';
import { styleFor } from '../render/style.ts';
import { createTally, type Tally } from '../render/tally.ts';
import { toJsonLine } from '../render/to-json-line.ts';
import { readAll, unreadableLine } from './read-all.ts';

/** More messages at once only fill the memory. */
const MAX_JOBS = 1_000;

interface ClassifyOptions extends JudgeOptions {
  readonly json?: true;
  readonly verbose?: true;
  readonly quiet?: true;
  readonly exhaustive?: true;
  readonly exitCode?: true;
  readonly jobs?: number;
}

const HELP = `
Exit codes:
  0    every message was classified, whatever the labels
  2    some input could not be read; the rest was classified
  10   with --exit-code: genuine
  11   with --exit-code: backscatter
  12   with --exit-code: unsure
  13   with --exit-code: not-a-bounce
       (of several messages: 11 if any is backscatter, else 12, 10, 13)
  64   wrong usage      78   wrong configuration      130  interrupted

Network:
  Only servers that the configuration names are asked; and DNS lists where it
  has "lists", or by --dns: their operators see hosts and names of reports.

Examples:
  backscatter classify bounce.eml
  backscatter classify --now arrival inbox.mbox Maildir/
  backscatter classify --json - < bounce.eml
  backscatter classify --exit-code --quiet - < bounce.eml > /dev/null
`;

/** Adds the command. `done` is told the exit code. */
export function addClassify(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('classify')
    .summary('say of each message whether it is a bounce that was asked for')
    .description(
      'Says of each message whether it is a bounce that the recipient asked for.\n' +
        'A path is an eml file, an mbox, a Maildir, a directory of such, or "-" for standard input.',
    )
    .argument('<path...>', 'what to read')
    .option('--json', 'print one JSON object a message and line')
    .option('-v, --verbose', 'also show what counted nothing, who was not asked, and each problem')
    .option('-q, --quiet', 'no summary and no progress on standard error')
    .option('--exhaustive', 'ask every signal, even where the label is certain')
    .option('--commit', 'count in the stores what was judged, each delivery once')
    .option('--exit-code', 'let the exit code tell the label')
    .addOption(new Option('--jobs <n>', 'messages judged at once (default: 8)').argParser(jobsOf))
    .addHelpText('after', HELP);
  addJudgeOptions(command).action(async (paths: readonly string[], options: ClassifyOptions) => {
    done(await classify(paths, options, io));
  });
}

async function classify(
  paths: readonly string[],
  options: ClassifyOptions,
  io: Io,
): Promise<number> {
  const judge = await createJudge(options, options.exhaustive === true, io);
  try {
    return await classifyWith(judge, paths, options, io);
  } finally {
    await judge.close();
  }
}

async function classifyWith(
  judge: Judge,
  paths: readonly string[],
  options: ClassifyOptions,
  io: Io,
): Promise<number> {
  const tally = createTally();
  const quiet = options.quiet === true;
  const progress = createProgress(io, quiet);
  const silences = createRepeatedSilences();
  let unreadable = 0;
  let noMail = 0;
  const work = workOf(judge, options, io);
  for await (const { item, verdict, text } of inOrder(
    readAll(paths, io),
    options.jobs ?? judge.jobs,
    work,
  )) {
    if (item.status === 'ok') {
      if (verdict !== null) tally.add(verdict);
      await io.stdout.write(text(silences));
      await progress.tick(tally.total());
      continue;
    }
    if (item.status === 'no-mail') noMail++;
    else unreadable++;
    await progress.clear();
    await io.stderr.write(text(silences));
  }
  await progress.clear();
  if (!quiet) {
    const summary = summaryOf(tally, silences, noMail, unreadable, judge.hasProofs);
    if (summary !== '') await io.stderr.write(summary);
  }
  if (unreadable > 0) return EXIT.unreadable;
  return options.exitCode === true ? labelExit(tally) : EXIT.done;
}

interface Done {
  readonly item: MailItem;
  readonly verdict: Parameters<Tally['add']>[0] | null;
  /**
   * What is to be written when it is its turn: to standard output of a message, else to standard
   * error. What was said of a message before is not said again.
   */
  readonly text: (said: RepeatedSilences) => string;
}

/** Reads and judges one message. The mail itself is not kept until its turn. */
function workOf(
  { judge }: Judge,
  options: ClassifyOptions,
  io: Io,
): (item: MailItem) => Promise<Done> {
  const style = styleFor(io.stdout.isTTY, io.env);
  const verbose = options.verbose === true;
  return async (item) => {
    if (item.status === 'no-mail') return { item, verdict: null, text: () => '' };
    if (item.status === 'unreadable') {
      return { item, verdict: null, text: () => unreadableLine(item.path, item.why) };
    }
    const { path, index, several, raw } = item;
    const mail = await parseMail(raw);
    const { verdict } = await judge(mail);
    if (options.json === true) {
      const line = `${toJsonLine(verdict, path, index)}\n`;
      return { item, verdict, text: () => line };
    }
    const subject = headerValue(mail.headers, 'subject');
    const place = { path, index: several ? index : null, subject };
    const text = (said: RepeatedSilences): string => {
      const saysAll = verbose || verdict.label !== 'unsure';
      const abstained = saysAll ? verdict.abstained : said.firstOf(verdict.abstained);
      return renderVerdict({ ...verdict, abstained }, { ...place, style, verbose });
    };
    return { item, verdict, text };
  };
}

function summaryOf(
  tally: Tally,
  silences: RepeatedSilences,
  noMail: number,
  unreadable: number,
  hasProofs: boolean,
): string {
  const total = tally.total();
  const lines: string[] = [];
  if (total > 1) lines.push(`\n${tally.render()}`);
  lines.push(silences.render());
  if (total === 0 && unreadable === 0) lines.push('No message was found.\n');
  if (noMail > 0) lines.push(`Files that do not begin like a mail: ${noMail}\n`);
  if (unreadable > 0) lines.push(`Could not be read: ${unreadable}\n`);
  if (!hasProofs && tally.has('unsure')) {
    lines.push(
      'No sent log is configured, so nothing can be proved genuine: fill one with\n' +
        '"backscatter sent import", and name it in the configuration ("sent").\n',
    );
  }
  return lines.join('');
}

function labelExit(tally: Tally): number {
  for (const [label, code] of LABEL_EXIT) if (tally.has(label)) return code;
  return EXIT.done;
}

function jobsOf(text: string): number {
  const jobs = Number(text);
  if (/^\d+$/.test(text) && jobs >= 1 && jobs <= MAX_JOBS) return jobs;
  throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_JOBS}.`);
}
