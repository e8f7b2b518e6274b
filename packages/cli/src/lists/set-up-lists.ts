/**
 * The list client as configured. One that stays offline plans and asks nothing:
 * it needs no key and no DNS server.
 */

import type { Resolver } from '@backscatter/core';
import { createListClient, type ListClient, type ListDefinition } from '@backscatter/dns-list';
import { systemClock } from '@backscatter/pipeline';
import type { ListsConfig } from '../config/lists-schema.ts';
import type { LoadedConfig } from '../config/load-config.ts';
import { named } from '../config/named.ts';
import { readSecret } from '../config/read-secret.ts';
import type { Io } from '../io.ts';
import { createResolver } from './create-resolver.ts';
import { renaming } from './renaming.ts';

/** In the place of a key where nothing is asked. */
const NO_KEY = 'key';

const OFFLINE: Resolver = {
  resolve: async () => ({ status: 'refused', why: 'the command is offline' }),
};

/** What makes clients of the configured lists. */
export interface ListSetup {
  /**
   * A client.
   *
   * @param names of configured lists; default all
   * @param wrap puts something between the client and its resolver
   */
  createClient(names?: readonly string[], wrap?: (resolver: Resolver) => Resolver): ListClient;
}

/**
 * Reads what the clients need.
 *
 * @param online whether they may ask
 * @throws (rejects) Fault naming a wrong option, or a key that is not there
 */
export async function setUpLists(
  loaded: LoadedConfig,
  online: boolean,
  env: Io['env'],
): Promise<ListSetup> {
  const lists = loaded.config.lists ?? {};
  const keys = new Map<string, string>();
  for (const [name, source] of Object.entries(lists.keys ?? {})) {
    const key = online ? await readSecret(source, `lists.keys.${name}`, loaded, env) : NO_KEY;
    keys.set(name, key);
  }
  const resolver = online ? await createResolver(lists, loaded, env) : OFFLINE;
  const own = (lists.define ?? []) as unknown as readonly ListDefinition[];
  const { deadlineMs, maxQuestions } = lists;
  const settings = {
    keys: Object.fromEntries(keys),
    clock: systemClock,
    random: Math.random,
    ...(deadlineMs === undefined ? {} : { deadlineMs }),
    ...(maxQuestions === undefined ? {} : { maxQuestions }),
  };
  const make = (
    option: string,
    chosen: readonly (string | ListDefinition)[],
    asking: Resolver,
  ): ListClient =>
    named(loaded, 'lists', () =>
      renaming('lists', option, () =>
        createListClient({ ...settings, lists: chosen, resolver: asking }),
      ),
    );
  // Alone first, so that a complaint counts from the user's own first list.
  if (own.length > 0) make('define', own, OFFLINE).close();
  const chosen = chosenLists(lists, own);
  make('use', chosen, OFFLINE).close();
  return {
    createClient: (names, wrap = (same) => same) =>
      make('use', names === undefined ? chosen : byName(names, own), wrap(resolver)),
  };
}

function chosenLists(
  { use }: ListsConfig,
  own: readonly ListDefinition[],
): readonly (string | ListDefinition)[] {
  return use === undefined ? ['default', ...own] : byName(use, own);
}

function byName(
  names: readonly string[],
  own: readonly ListDefinition[],
): readonly (string | ListDefinition)[] {
  return names.map((name) => own.find((list) => list.name === name) ?? name);
}
