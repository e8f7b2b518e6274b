/**
 * From the configuration to the signals that judge.
 */

import type { Signal } from '@backscatter/core';
import { createShape } from '@backscatter/pipeline';
import { createDirectorySignal } from '../directory/create-directory-signal.ts';
import { createFloodSignal } from '../flood/create-flood-signal.ts';
import type { Io } from '../io.ts';
import type { DnsOptions } from '../lists/list-options.ts';
import type { ModelOptions } from '../model/model-options.ts';
import { createSent } from '../sent/create-sent.ts';
import { createContentFilter } from './create-content-filter.ts';
import { createPhrases } from './create-phrases.ts';
import { createProofs } from './create-proofs.ts';
import type { LoadedConfig } from './load-config.ts';

/** All signals that the configuration means, but those that ask DNS lists. */
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
 * @param options name the content filter's model, and may forbid the DNS
 * @param io where the paths of these options start, and the environment that may hold keys
 * @param commits whether what verdicts note will be remembered
 * @throws Fault naming the file, the option and what is allowed
 */
export async function createSignals(
  loaded: LoadedConfig,
  options: ModelOptions & DnsOptions,
  { cwd, env }: Pick<Io, 'cwd' | 'env'>,
  commits: boolean,
): Promise<CreatedSignals> {
  const { config } = loaded;
  const warnings: string[] = [];
  const signals = [createShape()];
  const keyword = await createPhrases(config.keyword, loaded);
  const closes: (() => Promise<void>)[] = [];
  // Before the model, which may lie in the same directory and is open for reading only.
  if (config.sent !== undefined) {
    const sent = await createSent(config.sent, loaded, env, commits);
    signals.push(...sent.signals);
    warnings.push(...sent.warnings);
    closes.push(sent.close);
  }
  const flood = await createFloodSignal(config, loaded, env, commits);
  if (flood !== null) {
    signals.push(flood.signal);
    closes.push(flood.close);
  }
  if (config.provenance !== undefined) {
    const mayAsk = options.dns !== false;
    signals.push(...(await createProofs(config.provenance, loaded, env, warnings, mayAsk)));
  }
  if (config.directory !== undefined) {
    const counters = flood?.counters ?? null;
    const directory = await createDirectorySignal(config.directory, loaded, env, counters);
    signals.push(directory.signal);
    warnings.push(...directory.warnings);
    closes.push(directory.close);
  }
  if (keyword !== null) signals.push(keyword);
  if (config.bayesian !== false) {
    const filter = await createContentFilter(options, loaded, cwd);
    signals.push(filter.signal);
    warnings.push(...filter.warnings);
    closes.push(filter.close);
  }
  const close = async (): Promise<void> => {
    for (const one of closes) await one();
  };
  return { signals, warnings, close };
}
