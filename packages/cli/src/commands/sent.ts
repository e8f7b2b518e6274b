/**
 * `backscatter sent`: the log of what was sent.
 */

import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { addSentImport } from './sent-import.ts';

/** Adds the command with its own commands. `done` is told the exit code. */
export function addSent(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('sent')
    .summary('fill the log of what was sent')
    .description('Fills the log of what was sent, which proves reports genuine.')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', '\n"backscatter sent import --help" shows its options and exit codes.');
  addSentImport(command, io, done);
}
