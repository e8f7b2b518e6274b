/**
 * From the configuration to the signals that judge.
 */

import type { Signal } from '@backscatter/core';
import { createDirectory } from '@backscatter/directory';
import { type Coverage, createMemorySentStore, createNewsender } from '@backscatter/newsender';
import { createShape } from '@backscatter/pipeline';
import type { Io } from '../io.ts';
import type { ModelOptions } from '../model/model-options.ts';
import { tellProblems } from '../render/tell-problems.ts';
import type { Config } from './config-schema.ts';
import { createContentFilter } from './create-content-filter.ts';
import { createPhrases } from './create-phrases.ts';
import { createProofs } from './create-proofs.ts';
import type { LoadedConfig } from './load-config.ts';
import { named } from './named.ts';
import { readConfigured } from './read-configured.ts';
import { readLines } from './read-lines.ts';

/** Days of the sent log that are kept in memory: all of them, for the mail judged may be old. */
const RETENTION_DAYS = 36_500;

/** Messages of the sent log kept unless configured, about 500 MB; what is dropped is told. */
const MAX_MESSAGES = 500_000;

export interface CreatedSignals {
  readonly signals: readonly Signal[];
  /** What was wrong with the files but stopped nothing, a sentence each. */
  readonly warnings: readonly string[];
  /** Lets go of what they hold open. */
  close(): Promise<void>;
}

/**
 * Makes the signals and loads what they need.
 *
 * @param model the options that name the content filter's model
 * @param io where the paths of these options start, and the environment that may hold keys
 * @throws Fault naming the file, the option and what is allowed
 */
export async function createSignals(
  loaded: LoadedConfig,
  model: ModelOptions,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
): Promise<CreatedSignals> {
  const { config } = loaded;
  const warnings: string[] = [];
  const signals = [createShape()];
  const keyword = await createPhrases(config.keyword, loaded);
  if (config.sent !== undefined) signals.push(...(await sentOf(config.sent, loaded, warnings)));
  if (config.provenance !== undefined) {
    signals.push(await createProofs(config.provenance, loaded, env, warnings));
  }
  if (config.directory !== undefined) signals.push(await directoryOf(config.directory, loaded));
  if (keyword !== null) signals.push(keyword);
  let close = async (): Promise<void> => {};
  if (config.bayesian !== false) {
    const filter = await createContentFilter(model, loaded, cwd);
    signals.push(filter.signal);
    warnings.push(...filter.warnings);
    close = filter.close;
  }
  return { signals, warnings, close };
}

async function sentOf(
  sent: NonNullable<Config['sent']>,
  loaded: LoadedConfig,
  warnings: string[],
): Promise<readonly Signal[]> {
  const { log, coverage = [], maxMessages = MAX_MESSAGES, ...more } = sent;
  const days = { retentionDays: RETENTION_DAYS, acquaintanceDays: RETENTION_DAYS };
  const store = named(loaded, 'sent', () => createMemorySentStore({ ...days, maxMessages }));
  const bytes = await readConfigured(log, 'sent.log', loaded);
  const { recorded, problems } = await createNewsender({ store }).importLines(readLines(bytes));
  warnings.push(...tellProblems(log, problems));
  if (store.size() < recorded) {
    warnings.push(`${log}: only the newest ${store.size()} of ${recorded} messages are kept`);
  }
  // The mail of a lost line would count as never sent.
  const lost = problems.length > 0 && coverage.length > 0;
  if (lost) warnings.push(`${log}: with lines missing, its silence proves nothing`);
  return named(loaded, 'sent', () => {
    const checked = createNewsender({
      store,
      coverage: coverage as unknown as Coverage[],
      ...more,
    });
    const signal = lost ? createNewsender({ store, ...more }) : checked;
    return [signal, signal.audit];
  });
}

async function directoryOf(
  lists: NonNullable<Config['directory']>,
  loaded: LoadedConfig,
): Promise<Signal> {
  const lookup = new Map<string, readonly string[]>();
  for (const [name, list] of Object.entries(lists)) {
    if (list === undefined) continue;
    lookup.set(
      name,
      typeof list === 'string'
        ? entriesOf(await readConfigured(list, `directory.${name}`, loaded))
        : list,
    );
  }
  return named(loaded, 'directory', () => createDirectory({ lookup: Object.fromEntries(lookup) }));
}

/** The entries of a text file: one a line, `#` starts a comment line. */
function entriesOf(bytes: Buffer): readonly string[] {
  return [...readLines(bytes)]
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
