/**
 * `backscatter learn`: teaches the content filter what is spam and what is not.
 */

import { createBayesian } from '@backscatter/bayesian';
import { measurePaths } from '@backscatter/mail/node';
import { systemClock } from '@backscatter/pipeline';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { inProportion } from '../learn/in-proportion.ts';
import type { Given } from '../learn/learn-all.ts';
import { addModelOptions, MODEL_HELP } from '../model/model-options.ts';
import { readAll } from './read-all.ts';
import { type TeachOptions, teachModel } from './teaching.ts';

interface LearnOptions extends TeachOptions {
  readonly spam?: readonly string[];
  readonly ham?: readonly string[];
  readonly refuseCertain?: number;
  readonly maxRatio?: number;
}

const HELP = `
Of a bounce or other report the message that it returns is learned, never the
notice; a report that returns nothing is skipped. A message counts once, however
often it is learned; learned as the other class it moves there. Give --spam and
--ham in one run: mixed they teach much more than one after the other.
${MODEL_HELP}
Exit codes:
  0    all was read (and learned, or already known)
  2    some input could not be read; the rest was learned
  64   wrong usage                      65   the JSON file is no model
  74   the model cannot be read or written; it says what had been saved
  75   another process changes the JSON file
  78   wrong configuration
  130  interrupted; what was read until then is learned and saved

Examples:
  backscatter learn --spam Maildir/.Junk/ --ham Maildir/.Sent/ Maildir/.Archive/
  backscatter learn --ham sent.mbox --spam joe-job-bounces.mbox
  backscatter learn --spam - < one.eml
  backscatter learn --dry-run --model model.json --ham archive.mbox
`;

/** Adds the command. `done` is told the exit code. */
export function addLearn(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('learn')
    .summary('teach the content filter what is spam and what is not')
    .description(
      'Teaches the content filter from mail that somebody has judged; mail you sent is ham.\n' +
        'A path is an eml file, an mbox, a Maildir, a directory of such, or "-" for standard input.',
    )
    .option('--spam <path...>', 'mail that is spam, and bounces that return spam')
    .option('--ham <path...>', 'mail that is not, such as a Sent folder')
    .option('--dry-run', 'only say what would be learned')
    .addOption(
      new Option(
        '--refuse-certain <p>',
        'do not learn what the model is that certain of already (0.5 to 1)',
      ).argParser(numberOf(0.5, 1)),
    )
    .addOption(
      new Option(
        '--max-ratio <n>',
        'learn at most so many times as much of one class as of the other',
      ).argParser(numberOf(1, Number.MAX_SAFE_INTEGER)),
    );
  addTeachOptions(command, HELP).action(async (options: LearnOptions) => {
    done(await learn(options, io));
  });
}

/** Adds the options that `learn` and `unlearn` share, and their help. */
export function addTeachOptions(command: Command, help: string): Command {
  return addModelOptions(command)
    .option('--json', 'print the summary as one JSON object')
    .option('-v, --verbose', 'name on standard error what was not learned, and why')
    .option('-q, --quiet', 'no summary and no progress')
    .addHelpText('after', help);
}

async function learn(options: LearnOptions, io: Io): Promise<number> {
  const { spam = [], ham = [], refuseCertain, maxRatio } = options;
  if (spam.length + ham.length === 0) {
    throw new Fault(EXIT.usage, 'name what to learn: --spam <path...>, --ham <path...> or both');
  }
  const given = inProportion(
    [
      {
        items: labelled(readAll(spam, io, ham), 'spam'),
        bytes: ham.length === 0 ? null : await measurePaths(spam, io.cwd),
      },
      {
        items: labelled(readAll(ham, io, spam), 'ham'),
        bytes: spam.length === 0 ? null : await measurePaths(ham, io.cwd),
      },
    ],
    ({ item }) => (item.status === 'ok' ? item.raw.length : 0),
  );
  const settings = {
    ...(refuseCertain === undefined ? {} : { certainty: refuseCertain }),
    ...(maxRatio === undefined ? {} : { maxRatio }),
  };
  return teachModel(
    {
      given,
      unlearned: false,
      teacher: (store, minLearned) => {
        const least = minLearned === undefined ? {} : { minLearned };
        const filter = createBayesian({ store, clock: systemClock, ...least, ...settings });
        return (batch) =>
          filter.learnMany(batch.flatMap(({ mail, as }) => (as === null ? [] : [{ mail, as }])));
      },
    },
    options,
    io,
  );
}

async function* labelled(
  items: ReturnType<typeof readAll>,
  as: 'spam' | 'ham',
): AsyncGenerator<Given, void, undefined> {
  for await (const item of items) yield { item, as };
}

function numberOf(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() !== '' && number >= least && number <= most) return number;
    throw new InvalidArgumentError(
      most === Number.MAX_SAFE_INTEGER
        ? `It must be a number from ${least} on.`
        : `It must be a number from ${least} to ${most}.`,
    );
  };
}
