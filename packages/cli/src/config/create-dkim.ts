/**
 * The signal `dkim` as it is configured: our own signatures on what was returned,
 * checked with public keys that stand here or, where `dns` says so, in the DNS.
 */

import type { Resolver, Signal } from '@backscatter/core';
import { createProofSignal } from '@backscatter/provenance';
import { createDkimProver, type DkimOptions } from '@backscatter/provenance/dkim';
import type { Io } from '../io.ts';
import { createResolver } from '../lists/create-resolver.ts';
import type { LoadedConfig } from './load-config.ts';
import { named } from './named.ts';
import type { ProvenanceConfig } from './provenance-schema.ts';
import { readSecret } from './read-secret.ts';

/**
 * Makes it.
 *
 * @param mayAsk whether the DNS may be asked, if the configuration wants it
 * @throws (rejects) Fault for a wrong option, or a key that cannot be read
 */
export async function createDkim(
  { keys: sources = {}, dns = false, ...rest }: NonNullable<ProvenanceConfig['dkim']>,
  loaded: LoadedConfig,
  env: Io['env'],
  mayAsk: boolean,
): Promise<Signal> {
  const keys = new Map<string, string>();
  for (const [selector, source] of Object.entries(sources)) {
    const option = `provenance.dkim.keys.${selector}`;
    const text =
      typeof source === 'string' ? source : await readSecret(source, option, loaded, env);
    keys.set(selector, text);
  }
  const resolver: Resolver | null =
    dns && mayAsk ? await createResolver(loaded.config.lists ?? {}, loaded, env) : null;
  const given = keys.size > 0 || dns ? { keys: Object.fromEntries(keys) } : {};
  const options = { ...rest, ...given, ...(resolver && { resolver }) };
  // What they hold, the package checks.
  return named(loaded, 'provenance.dkim', () =>
    createProofSignal('dkim', resolver === null ? 'local' : 'network', [
      createDkimProver(options as unknown as DkimOptions),
    ]),
  );
}
