/**
 * The command line: commands, help, and from how a run ends to its exit code.
 */

import { escapeText } from '@backscatter/core';
import { Command, CommanderError } from 'commander';
import { addBench } from './commands/bench.ts';
import { addClassify } from './commands/classify.ts';
import { addExplain } from './commands/explain.ts';
import { addLearn } from './commands/learn.ts';
import { addLists } from './commands/lists.ts';
import { addModel } from './commands/model.ts';
import { addSent } from './commands/sent.ts';
import { addSign } from './commands/sign.ts';
import { addUnlearn } from './commands/unlearn.ts';
import { EXIT } from './exit-codes.ts';
import { Fault } from './fault.ts';
import { type Io, OutputClosed } from './io.ts';
import { ownVersion } from './version.ts';

/**
 * Runs the command.
 *
 * @param args without the names of node and of the script
 * @returns the exit code; never rejects
 */
export async function runProgram(args: readonly string[], io: Io): Promise<number> {
  let exitCode: number = EXIT.done;
  const said: Promise<void>[] = [];
  try {
    const program = createProgram(io, said, (code) => {
      exitCode = code;
    });
    await program.parseAsync(args, { from: 'user' });
    await Promise.all(said);
    return exitCode;
  } catch (error) {
    await Promise.allSettled(said);
    return explainEnd(error, io);
  }
}

function createProgram(io: Io, said: Promise<void>[], done: (exitCode: number) => void): Command {
  const program = new Command('backscatter')
    .description('Decides whether a bounce is one the recipient asked for.')
    .version(ownVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show help for a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => said.push(io.stdout.write(text)),
      writeErr: (text) => said.push(io.stderr.write(escapeLines(text))),
      outputError: (text, write) => write(text.replace(/^error: /, 'backscatter: ')),
    })
    .addHelpText(
      'after',
      '\n"backscatter help classify" shows its options, exit codes and examples.',
    );
  addClassify(program, io, done);
  addExplain(program, io, done);
  addLearn(program, io, done);
  addUnlearn(program, io, done);
  addModel(program, io, done);
  addLists(program, io, done);
  addSent(program, io, done);
  addSign(program, io, done);
  addBench(program, io, done);
  for (const command of program.commands) tellOfHelp(command, program.name());
  return program.showHelpAfterError('"backscatter --help" shows the commands.');
}

/** Has a complaint about how a command was called end with where it says how to call it. */
function tellOfHelp(command: Command, before: string): void {
  const name = `${before} ${command.name()}`;
  command.showHelpAfterError(`"${name} --help" shows how it is called.`);
  for (const inner of command.commands) tellOfHelp(inner, name);
}

/** The exit code of a run that ended early, and a line about why where there is something to say. */
async function explainEnd(error: unknown, { stderr }: Io): Promise<number> {
  if (error instanceof OutputClosed) return EXIT.done;
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
  const [exitCode, text] =
    error instanceof Fault
      ? [error.exitCode, error.message]
      : (error as NodeJS.ErrnoException | null)?.syscall === 'write'
        ? [EXIT.output, `the output cannot be written: ${String(error)}`]
        : [EXIT.software, error instanceof Error ? (error.stack ?? error.message) : String(error)];
  await stderr.write(`backscatter: ${escapeLines(text)}\n`).catch(() => {});
  return exitCode;
}

/** Arguments are echoed in complaints; they may come out of a hostile mailbox too. */
function escapeLines(text: string): string {
  return text.split('\n').map(escapeText).join('\n');
}
