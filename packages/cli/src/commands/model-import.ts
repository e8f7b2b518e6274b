/**
 * `backscatter model import`: a model's JSON into the model, in addition to what
 * it holds or in its place.
 */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type BayesModel, bayesModelFromJson } from '@backscatter/bayesian';
import { escapeText } from '@backscatter/core';
import { describeReadError, STDIN } from '@backscatter/mail/node';
import { systemClock } from '@backscatter/pipeline';
import { type Command, Option } from 'commander';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import type { Io } from '../io.ts';
import { copyInto, inBoth } from '../model/copy-model.ts';
import { addModelOptions, MODEL_HELP, type ModelOptions } from '../model/model-options.ts';
import { modelFault } from '../model/model-place.ts';
import type { OpenModel } from '../model/open-model.ts';
import { readTotals } from '../model/read-totals.ts';
import { withModel } from '../model/with-model.ts';
import { tellProblems } from '../render/tell-problems.ts';

const DAY = 86_400_000;

interface ImportOptions extends ModelOptions {
  readonly merge?: true;
  readonly replace?: true;
  readonly quiet?: true;
}

const HELP = `
A file is what "backscatter model export" or the package "bayes" has written.
Into an empty model it is simply read; into one that holds something, say
--merge or --replace. Models that have learned the same messages are not merged:
these would count twice. What is bad in the file is named and left out.
${MODEL_HELP}
Exit codes:
  0    imported
  64   wrong usage, or the model holds something: --merge or --replace
  65   the file is no model, or has messages that the model has learned already
  74   the model cannot be read or written; it is as it was
  75   another process changes the model
  78   wrong configuration

Examples:
  backscatter model import model.json
  backscatter model import --replace --model model.json other.json
`;

/** Adds the command. `done` is told the exit code. */
export function addModelImport(parent: Command, io: Io, done: (exitCode: number) => void): void {
  const command = parent
    .command('import')
    .summary('read a model written as JSON')
    .description('Reads a model written as JSON; "-" is standard input.')
    .argument('<file>', 'the JSON')
    .addOption(new Option('--merge', 'add it to what is learned').conflicts('replace'))
    .addOption(new Option('--replace', 'put it in the place of what is learned'))
    .option('-q, --quiet', 'no summary')
    .addHelpText('after', HELP);
  addModelOptions(command).action(async (file: string, options: ImportOptions) => {
    await importModel(file, options, io);
    done(EXIT.done);
  });
}

async function importModel(file: string, options: ImportOptions, io: Io): Promise<void> {
  const { model: from, problems } = bayesModelFromJson(await readText(file, io));
  const bad = problems.find(({ code }) => code === 'bad-model');
  if (bad !== undefined) throw new Fault(EXIT.data, escapeText(`${file}: ${bad.detail}`));
  for (const line of tellProblems(file, problems)) await io.stderr.write(`${escapeText(line)}\n`);
  await withModel(options, true, io, async (model, { config }) => {
    const how = await choose(model, options);
    if (how === 'merge') await mustDiffer(from, model, file);
    await put(from, model, how);
    if (options.quiet === true) return;
    const minLearned = config.bayesian === false ? undefined : config.bayesian?.minLearned;
    const brought = await readTotals(from, minLearned);
    const { cells } = await from.size();
    const done = how === 'merge' ? 'Added' : 'Imported';
    await io.stdout.write(
      `${done} ${brought.spam} spam and ${brought.ham} ham (${cells} cells)${how === 'replace' ? ', in the place of what was learned' : ''}.\n`,
    );
    const { spam, ham, says } = await readTotals(how === 'merge' ? model.store : from, minLearned);
    await io.stdout.write(
      `${escapeText(model.shown)} holds ${spam} spam and ${ham} ham: ${says}\n`,
    );
  });
}

type How = 'fill' | 'merge' | 'replace';

/** How it is to be put in; a model that holds something is not changed in a way nobody asked for. */
async function choose({ store, shown }: OpenModel, options: ImportOptions): Promise<How> {
  const { spam, ham } = await readTotals(store, undefined);
  const { cells } = await store.size();
  if (spam + ham + cells === 0) return 'fill';
  if (options.merge === true) return 'merge';
  if (options.replace === true) return 'replace';
  throw new Fault(
    EXIT.usage,
    escapeText(
      `${shown} holds ${spam} spam and ${ham} ham: say --merge to add to them, or --replace`,
    ),
  );
}

async function mustDiffer(
  from: BayesModel,
  { store, shown }: OpenModel,
  file: string,
): Promise<void> {
  const both = await inBoth(from, store);
  if (both === 0) return;
  const many = both === 1 ? '1 message is' : `${both} messages are`;
  throw new Fault(
    EXIT.data,
    escapeText(
      `${many} learned in ${file} and in ${shown}, and would count twice; --replace works`,
    ),
  );
}

async function put(from: BayesModel, model: OpenModel, how: How): Promise<void> {
  // The whole model as it is, with the days of its cells.
  if (how !== 'merge' && model.replace !== null) return model.replace(from);
  const day = Math.floor(systemClock.now() / DAY);
  const done = await copyInto(from, model.store, { replace: how === 'replace', day });
  if (!done) {
    throw new Fault(
      EXIT.busy,
      escapeText(`${model.shown}: somebody else has learned meanwhile; nothing was imported`),
    );
  }
  await model.save();
}

async function readText(file: string, { cwd, stdin }: Io): Promise<string> {
  try {
    if (file !== STDIN) return await readFile(resolve(cwd, file), 'utf8');
    const chunks: Uint8Array[] = [];
    for await (const chunk of stdin) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  } catch (error) {
    throw modelFault(file, `cannot be read: ${describeReadError(error)}`);
  }
}
