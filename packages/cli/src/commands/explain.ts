/**
 * `backscatter explain`: everything that was seen in a message and what each
 * signal made of it.
 */

import { headerValue } from '@backscatter/mail';
import { parseMail } from '@backscatter/mail/mailparser';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { createJudge, type Judge } from '../judge/create-judge.ts';
import { addJudgeOptions, type JudgeOptions } from '../judge/judge-options.ts';
import { renderListPlan } from '../render/render-list-plan.ts';
import { renderReport } from '../render/render-report.ts';
import { renderVerdict } from '../render/render-verdict.ts';
import { styleFor } from '../render/style.ts';
import { readAll, unreadableLine } from './read-all.ts';

const HELP = `
Exit codes:
  0    every message was explained
  2    some input could not be read
  64   wrong usage      78   wrong configuration      130  interrupted

It shows which hosts and names the DNS lists are asked about, and why. They are
asked only where the configuration has "lists", or by --dns.

Examples:
  backscatter explain bounce.eml
  backscatter explain --dns bounce.eml
  backscatter explain --now arrival --envelope-to alice@example.org bounce.eml
`;

/** Adds the command. `done` is told the exit code. */
export function addExplain(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('explain')
    .summary('show everything that led to the verdict on a message')
    .description(
      'Shows everything that led to the verdict: each signal, asked or not, and the report as read.\n' +
        'A path is an eml file, an mbox, a Maildir, a directory of such, or "-" for standard input.',
    )
    .argument('<path...>', 'what to read')
    .addHelpText('after', HELP);
  addJudgeOptions(command).action(async (paths: readonly string[], options: JudgeOptions) => {
    done(await explain(paths, options, io));
  });
}

async function explain(paths: readonly string[], options: JudgeOptions, io: Io): Promise<number> {
  const judge = await createJudge(options, true, io, true);
  try {
    return await explainWith(judge, paths, io);
  } finally {
    await judge.close();
  }
}

async function explainWith(
  { judge, lists, thresholds }: Judge,
  paths: readonly string[],
  io: Io,
): Promise<number> {
  const style = styleFor(io.stdout.isTTY, io.env);
  let exitCode: number = EXIT.done;
  for await (const item of readAll(paths, io)) {
    if (item.status === 'no-mail') continue;
    if (item.status === 'unreadable') {
      exitCode = EXIT.unreadable;
      await io.stderr.write(unreadableLine(item.path, item.why));
      continue;
    }
    const mail = await parseMail(item.raw);
    const { verdict, evidence } = await judge(mail);
    const subject = headerValue(mail.headers, 'subject');
    const index = item.several ? item.index : null;
    const shown = renderVerdict(verdict, { path: item.path, index, subject, style, verbose: true });
    const { report } = verdict;
    const details = report === null ? '' : renderReport(report, evidence, thresholds, style);
    const reports = lists?.takeReports() ?? [];
    const asked =
      lists === null || evidence === null
        ? ''
        : renderListPlan(lists.plan(evidence), lists.online ? reports : null, style);
    await io.stdout.write(shown + details + asked);
  }
  return exitCode;
}
