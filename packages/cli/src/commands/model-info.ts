/**
 * `backscatter model info`: how much is learned, and whether it is enough.
 */

import { escapeJson, escapeText } from '@backscatter/core';
import type { Command } from 'commander';
import { EXIT } from '../exit-codes.ts';
import type { Io } from '../io.ts';
import { addModelOptions, type ModelOptions } from '../model/model-options.ts';
import type { ModelPlace } from '../model/model-place.ts';
import { readAges } from '../model/read-ages.ts';
import { readTotals } from '../model/read-totals.ts';
import { withModel } from '../model/with-model.ts';

interface InfoOptions extends ModelOptions {
  readonly json?: true;
}

const HELP = `
Exit codes:
  0    shown, also when nothing is learned yet
  64   wrong usage                      74   the model cannot be read
  78   wrong configuration

Examples:
  backscatter model info
  backscatter model info --json --model model.json
`;

const KINDS: Readonly<Record<ModelPlace['kind'], string>> = {
  json: 'a JSON file',
  lmdb: 'an LMDB directory',
  redis: 'a Redis server',
};

/** Adds the command. `done` is told the exit code. */
export function addModelInfo(parent: Command, io: Io, done: (exitCode: number) => void): void {
  const command = parent
    .command('info')
    .summary('how much is learned, and whether it is enough')
    .description('Shows how much the content filter has learned, and whether it is enough.')
    .option('--json', 'print one JSON object')
    .addHelpText('after', HELP);
  addModelOptions(command).action(async (options: InfoOptions) => {
    await info(options, io);
    done(EXIT.done);
  });
}

function info(options: InfoOptions, io: Io): Promise<void> {
  return withModel(options, false, io, async (model, { config }) => {
    const { kind, shown: place, exists, store } = model;
    const minLearned = config.bayesian === false ? undefined : config.bayesian?.minLearned;
    const totals = await readTotals(store, minLearned);
    const { cells, messages } = await store.size();
    const { oldest, newest } = await readAges(store);
    const bytes = await model.bytes();
    if (options.json === true) {
      const { says: _, ...counts } = totals;
      const all = { place, kind, exists, ...counts, cells, messages, bytes, oldest, newest };
      await io.stdout.write(`${escapeJson(JSON.stringify(all))}\n`);
      return;
    }
    const rows = [
      ['kind', exists ? KINDS[kind] : `${KINDS[kind]}, not there yet`],
      ['learned', `${totals.spam} spam, ${totals.ham} ham: ${totals.says}`],
      ['remembered', `${messages} messages, which count once and can be unlearned`],
      ['cells', String(cells)],
      ['on disk', bytes === null ? null : sizeOf(bytes)],
      ['last learned', newest],
      ['oldest cell', oldest === newest ? null : `last learned ${oldest}`],
    ];
    const lines = rows.flatMap(([name = '', value]) =>
      value === null ? [] : [`  ${name?.padEnd(12)}  ${value}`],
    );
    await io.stdout.write(`${escapeText(place)}\n${lines.join('\n')}\n`);
  });
}

/** `8.2 MB` and the like. */
function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
