/**
 * `backscatter model export`: the model as JSON, the form of the package `bayes`
 * with a field of our own beside it.
 */

import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { escapeText } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { copyOf } from '../model/copy-model.ts';
import { addModelOptions, type ModelOptions } from '../model/model-options.ts';
import { modelFault } from '../model/model-place.ts';
import { withModel } from '../model/with-model.ts';
import { writeAtomically } from '../model/write-atomically.ts';

interface ExportOptions extends ModelOptions {
  readonly out?: string;
}

const HELP = `
The JSON is what the package "bayes" writes, with a field "backscatter" that
holds what that has no place for. Words are in it where the model was learned in
a JSON file: a directory and Redis keep only their hashes, which "bayes" alone
cannot read.
Whoever has it can tell which words were in the mail.

Exit codes:
  0    written
  64   wrong usage      74   the model cannot be read, or the file not written
  78   wrong configuration

Examples:
  backscatter model export --out model.json
  backscatter model export | gzip > model.json.gz
`;

/** Adds the command. `done` is told the exit code. */
export function addModelExport(parent: Command, io: Io, done: (exitCode: number) => void): void {
  const command = parent
    .command('export')
    .summary('write what is learned as JSON')
    .description('Writes what the content filter has learned as JSON.')
    .option('--out <file>', 'write to this file, at once (default: standard output)')
    .addHelpText('after', HELP);
  addModelOptions(command).action(async (options: ExportOptions) => {
    await exportModel(options, io);
    done(EXIT.done);
  });
}

function exportModel(options: ExportOptions, io: Io): Promise<void> {
  return withModel(options, false, io, async (model) => {
    if (!model.exists) throw modelFault(model.shown, 'is not there: nothing is learned yet');
    const json = model.toJson?.() ?? (await copyOf(model.store)).toJson();
    const { out } = options;
    if (out === undefined) {
      await io.stdout.write(`${json}\n`);
      return;
    }
    try {
      const file = resolve(io.cwd, out);
      await writeAtomically(await realpath(file).catch(() => file), `${json}\n`);
    } catch (error) {
      throw modelFault(out, `cannot be written: ${describeReadError(error)}`);
    }
    const { cells, messages } = await model.store.size();
    await io.stderr.write(
      `${escapeText(out)}: ${cells} cells and ${messages} learned messages of ${escapeText(model.shown)}\n`,
    );
  });
}
