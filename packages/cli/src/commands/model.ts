/**
 * `backscatter model`: a model's figures, and the way out of it and into it.
 */

import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { addModelExport } from './model-export.ts';
import { addModelImport } from './model-import.ts';
import { addModelInfo } from './model-info.ts';

/** Adds the command with its own commands. `done` is told the exit code. */
export function addModel(program: Command, io: Io, done: (exitCode: number) => void): void {
  const command = program
    .command('model')
    .summary('show, export or import what the content filter has learned')
    .description('Shows, exports or imports what the content filter has learned.')
    .helpCommand('help [command]', 'show help for a command')
    .addHelpText('after', '\n"backscatter model info --help" shows its options and exit codes.');
  addModelInfo(command, io, done);
  addModelExport(command, io, done);
  addModelImport(command, io, done);
}
