/**
 * The resolver that the configuration means: the system's DNS servers, those it
 * names, or a DNS-over-HTTPS server.
 */

import type { Resolver } from '@backscatter/core';
import { createDohResolver } from '@backscatter/dns-list/doh';
import { createNodeResolver } from '@backscatter/dns-list/node';
import { systemClock } from '@backscatter/pipeline';
import type { ListsConfig } from '../config/lists-schema.ts';
import { configFault, type LoadedConfig } from '../config/load-config.ts';
import { named } from '../config/named.ts';
import { readSecret } from '../config/read-secret.ts';
import type { Io } from '../io.ts';

/**
 * Makes it.
 *
 * @throws (rejects) Fault naming a wrong option
 */
export async function createResolver(
  { doh, servers, timeoutMs, tries }: ListsConfig,
  loaded: LoadedConfig,
  env: Io['env'],
): Promise<Resolver> {
  const timeout = timeoutMs === undefined ? {} : { timeoutMs };
  if (doh === undefined) {
    const more = { ...(servers && { servers }), ...(tries === undefined ? {} : { tries }) };
    return named(loaded, 'lists', () => createNodeResolver({ ...timeout, ...more }));
  }
  for (const [name, value] of Object.entries({ servers, tries })) {
    if (value === undefined) continue;
    throw configFault(loaded.file, `option "lists.${name}": means nothing beside "doh"`);
  }
  const url = typeof doh === 'string' ? doh : await readSecret(doh, 'lists.doh', loaded, env);
  return named(loaded, 'lists', () => {
    try {
      return createDohResolver({ url, fetch, clock: systemClock, ...timeout });
    } catch (error) {
      // It goes by another name here.
      if (error instanceof TypeError) error.message = error.message.replace('"url"', '"doh"');
      throw error;
    }
  });
}
