/**
 * `backscatter unlearn`: takes back what was learned.
 */

import { featuresOf, mailId, teach } from '@backscatter/bayesian';
import { systemClock } from '@backscatter/pipeline';
import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Given } from '../learn/learn-all.ts';
import { MODEL_HELP } from '../model/model-options.ts';
import { addTeachOptions } from './learn.ts';
import { readAll } from './read-all.ts';
import { type TeachOptions, teachModel } from './teaching.ts';

const DAY = 86_400_000;

const HELP = `
The model is as if the messages had never been learned, as whatever they were.
Of a report the message that it returns is forgotten. To correct a mistake,
"learn" it as the other class instead: that takes it back and learns it anew.
${MODEL_HELP}
Exit codes:
  0    all was read (and forgotten, or not known)
  2    some input could not be read; the rest was forgotten
  64   wrong usage                      65   the JSON file is no model
  74   the model cannot be read or written; it says what had been saved
  75   another process changes the JSON file
  78   wrong configuration              130  interrupted; what was done is saved

Examples:
  backscatter unlearn newsletter.eml
  backscatter unlearn --model model.json Maildir/.Junk/
`;

/** Adds the command. `done` is told the exit code. */
export function addUnlearn(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('unlearn')
    .summary('take back what the content filter has learned')
    .description(
      'Takes back what the content filter has learned from these messages.\n' +
        'A path is an eml file, an mbox, a Maildir, a directory of such, or "-" for standard input.',
    )
    .argument('<path...>', 'what to read')
    .option('--dry-run', 'only say what would be forgotten');
  addTeachOptions(command, HELP).action(async (paths: readonly string[], options: TeachOptions) => {
    done(await unlearn(paths, options, io));
  });
}

function unlearn(paths: readonly string[], options: TeachOptions, io: Io): Promise<number> {
  const teaching = {
    given: forgotten(readAll(paths, io)),
    unlearned: true,
    teacher:
      (store: Parameters<typeof teach>[0]) =>
      (batch: readonly { mail: Parameters<typeof featuresOf>[0] }[]) =>
        teach(
          store,
          batch.map(({ mail }) => {
            const features = featuresOf(mail);
            return { id: mailId(mail, features), features, as: null };
          }),
          Math.floor(systemClock.now() / DAY),
        ),
  };
  return teachModel(teaching, options, io);
}

async function* forgotten(
  items: ReturnType<typeof readAll>,
): AsyncGenerator<Given, void, undefined> {
  for await (const item of items) yield { item, as: null };
}
