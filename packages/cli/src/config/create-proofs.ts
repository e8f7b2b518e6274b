/**
 * The signals `provenance` and `dkim` as they are configured.
 */

import type { Signal } from '@backscatter/core';
import { createProvenance, type ProvenanceOptions } from '@backscatter/provenance';
import type { Io } from '../io.ts';
import { createDkim } from './create-dkim.ts';
import { createConfiguredRing } from './create-key-ring.ts';
import type { LoadedConfig } from './load-config.ts';
import { named } from './named.ts';
import type { ProvenanceConfig } from './provenance-schema.ts';

/**
 * Makes them.
 *
 * @param mayAsk whether the DNS may be asked for keys, if the configuration wants it
 * @throws (rejects) Fault for a wrong option, or a key that cannot be read
 */
export async function createProofs(
  config: ProvenanceConfig,
  loaded: LoadedConfig,
  env: Io['env'],
  warnings: string[],
  mayAsk: boolean,
): Promise<readonly Signal[]> {
  const { dkim, keys: sources, active, forward, ...rest } = config;
  const options = new Map<string, unknown>(Object.entries(rest));
  if (sources !== undefined) {
    const ring = active === undefined ? { keys: sources } : { keys: sources, active };
    const keys = await createConfiguredRing(ring, 'provenance', loaded, env, warnings);
    for (const name of ['returnPath', 'messageId', 'envelopeId'] as const) {
      if (rest[name] !== undefined) options.set(name, { ...rest[name], keys });
    }
  }
  if (forward !== undefined) {
    const { keys: secrets, active: number, ...more } = forward;
    // SRS signs with no number, so any of them may be called the active one.
    const first = number ?? Number(Object.keys(secrets)[0]);
    const ring = { keys: secrets, active: first };
    const keys = await createConfiguredRing(ring, 'provenance.forward', loaded, env, warnings);
    options.set('forward', { ...more, keys });
  }
  // What they hold, the package checks.
  const provenance = named(loaded, 'provenance', () =>
    createProvenance(Object.fromEntries(options) as ProvenanceOptions),
  );
  if (dkim === undefined) return [provenance];
  const signatures = await createDkim(dkim, loaded, env, mayAsk);
  return options.size === 0 ? [signatures] : [provenance, signatures];
}
