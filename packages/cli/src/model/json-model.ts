/**
 * A model in a JSON file: held in memory, written as a whole.
 *
 * Whoever changes it holds a lock from reading to writing. Writers that know
 * nothing of the lock (an editor, an older version) are noticed by the file's
 * identity: what they wrote is never overwritten.
 */

import type { BigIntStats } from 'node:fs';
import { readFile, realpath, rm, stat } from 'node:fs/promises';
import { type BayesModel, bayesModelFromJson, createBayesModel } from '@backscatter/bayesian';
import { escapeText } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { tellProblems } from '../render/tell-problems.ts';
import { lockFile } from './lock-file.ts';
import { type ModelPlace, modelFault } from './model-place.ts';
import type { OpenModel } from './open-model.ts';
import { temporaryFile, writeAtomically } from './write-atomically.ts';

/**
 * Opens it; to write, an empty one where there is none.
 *
 * @throws (rejects) Fault where it cannot be read, another process changes it, or, to write, it
 * is no model: writing would lose what it is
 */
export async function openJsonModel(
  { path, shown, exists }: Extract<ModelPlace, { readonly kind: 'json' | 'lmdb' }>,
  toWrite: boolean,
): Promise<OpenModel> {
  const failed = (error: unknown, doing: string): Fault =>
    error instanceof Fault ? error : modelFault(shown, `${doing}: ${describeReadError(error)}`);
  let unlock = async (): Promise<void> => {};
  try {
    // A link stays one: the file it leads to is replaced.
    const file = exists ? await realpath(path) : path;
    if (toWrite) {
      unlock = await lockFile(file, shown);
      await rm(temporaryFile(file), { force: true });
    }
    let seen = await identityOf(file);
    const { model, warnings } = await readModel(file, shown, seen !== null, toWrite);
    const write = async (from: BayesModel): Promise<void> => {
      try {
        await writeAtomically(file, from.toJson(), async () => {
          if ((await identityOf(file)) === seen) return;
          throw new Fault(
            EXIT.busy,
            `${escapeText(shown)}: another program has changed it meanwhile; what was learned since it was last saved is not in it`,
          );
        });
        seen = await identityOf(file);
      } catch (error) {
        throw failed(error, 'cannot be written');
      }
    };
    return {
      kind: 'json',
      shown,
      exists: seen !== null,
      store: model,
      shared: null,
      warnings,
      savesItself: false,
      save: () => write(model),
      replace: write,
      toJson: model.toJson,
      bytes: async () => (await stat(file)).size,
      close: unlock,
    };
  } catch (error) {
    await unlock();
    throw failed(error, toWrite ? 'cannot be opened' : 'cannot be read');
  }
}

async function readModel(
  file: string,
  shown: string,
  exists: boolean,
  toWrite: boolean,
): Promise<{ readonly model: BayesModel; readonly warnings: readonly string[] }> {
  if (!exists) return { model: createBayesModel(), warnings: [] };
  const { model, problems } = bayesModelFromJson(await readFile(file, 'utf8'));
  const bad = problems.find(({ code }) => code === 'bad-model');
  if (bad !== undefined && toWrite) {
    throw new Fault(
      EXIT.data,
      escapeText(`${shown}: ${bad.detail}; it is left as it is, name another file`),
    );
  }
  return { model, warnings: tellProblems(shown, problems) };
}

/** What changes when somebody writes a file; null where there is none. */
async function identityOf(file: string): Promise<string | null> {
  let found: BigIntStats;
  try {
    found = await stat(file, { bigint: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return [found.ino, found.size, found.mtimeNs].join(' ');
}
