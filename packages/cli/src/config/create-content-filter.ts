/**
 * The signal `bayesian` on the model that is meant, and what it says while too
 * little is learned: how to learn.
 */

import { createBayesian } from '@backscatter/bayesian';
import type { Signal } from '@backscatter/core';
import { type ModelOptions, modelPlace } from '../model/model-options.ts';
import { type OpenModel, openModel } from '../model/open-model.ts';
import type { LoadedConfig } from './load-config.ts';
import { named } from './named.ts';

const HOW = 'backscatter learn --spam PATH --ham PATH';

/** The signal, and what it holds open. */
export interface ContentFilter {
  readonly signal: Signal;
  readonly warnings: readonly string[];
  close(): Promise<void>;
}

/**
 * Makes it; where there is no model yet, on an empty one.
 *
 * @throws (rejects) Fault for a wrong option, or a model that cannot be opened
 */
export async function createContentFilter(
  options: ModelOptions,
  loaded: LoadedConfig,
  cwd: string,
): Promise<ContentFilter> {
  const { bayesian } = loaded.config;
  const { minLearned, learnedElsewhere } = (bayesian === false ? undefined : bayesian) ?? {};
  const place = await modelPlace(options, loaded, cwd);
  const model = await openModel(place, { toWrite: false, user: options.user ?? null });
  const { store, shared } = model;
  const signal = named(loaded, 'bayesian', () =>
    createBayesian({
      store,
      ...(shared === null ? {} : { shared }),
      ...(minLearned === undefined ? {} : { minLearned }),
      ...(learnedElsewhere === undefined ? {} : { learnedElsewhere }),
    }),
  );
  const isNamed =
    options.model !== undefined || (bayesian !== false && bayesian?.model !== undefined);
  // A name that leads nowhere may be a slip; that of the default cannot be.
  const missing =
    isNamed && !model.exists ? [`${model.shown} is not there yet: nothing is learned`] : [];
  return {
    signal: sayingHow(signal, model),
    warnings: [...model.warnings, ...missing],
    close: model.close,
  };
}

/** The signal, which says what to do where it abstains for want of learning. */
function sayingHow(signal: Signal, model: OpenModel): Signal {
  let knowsNothing: Promise<boolean> | null = null;
  return {
    ...signal,
    // Without a model it can find nothing, so nobody need wait for what it might.
    ...(model.exists ? {} : { codes: [] }),
    check: async (evidence, context) => {
      const outcome = await signal.check(evidence, context);
      if (outcome.status !== 'abstained' || evidence.report.returned.mail === null) return outcome;
      knowsNothing ??= isEmpty(model);
      const why = (await knowsNothing) ? 'nothing is learned yet' : outcome.why;
      return { ...outcome, why: `${why} (${HOW})` };
    },
  };
}

async function isEmpty({ store, shared }: OpenModel): Promise<boolean> {
  for (const model of [store, shared]) {
    const { spam = 0, ham = 0 } = (await model?.read(new Uint32Array(), []))?.totals ?? {};
    if (spam + ham > 0) return false;
  }
  return true;
}
