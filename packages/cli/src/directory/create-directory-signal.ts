/**
 * The signal `directory` as it is configured: what costs nothing is asked first.
 *
 *     own lists · the mail server's tables · LDAP · SMTP · the domains that are complete
 *
 * Each says what it knows and else hands on; only the last says "unknown", and
 * only where none before it failed.
 */

import type { CounterStore, Signal } from '@backscatter/core';
import {
  type CachedOptions,
  cached,
  createAddressList,
  createDirectory,
  createHarvestCounter,
  type DirectoryLookup,
  firstOf,
  type HarvestCounter,
  rateLimited,
} from '@backscatter/directory';
import type { LdapDirectory } from '@backscatter/directory/ldap';
import { createMapDirectory, type TableSource } from '@backscatter/directory/maps';
import { createSmtpProbe } from '@backscatter/directory/smtp';
import { systemClock } from '@backscatter/pipeline';
import { configFault, type LoadedConfig } from '../config/load-config.ts';
import { named } from '../config/named.ts';
import { readConfigured } from '../config/read-configured.ts';
import { readLines } from '../config/read-lines.ts';
import { readSecret } from '../config/read-secret.ts';
import type { Io } from '../io.ts';
import type { DirectoryConfig } from './directory-schema.ts';

/** Questions a second to a server, unless configured. */
const PER_SECOND = 50;

/** Where counters live, and what keys them. */
export interface Counters {
  readonly store: CounterStore;
  readonly secret: string | Uint8Array;
}

/** The signal, and what it holds open. */
export interface DirectorySignal {
  readonly signal: Signal;
  /** What could not be read but stopped nothing. */
  readonly warnings: readonly string[];
  /** Lets go of the connections. */
  close(): Promise<void>;
}

/**
 * Makes it.
 *
 * @param counters null where nothing is counted, or nothing was counted yet
 * @throws (rejects) Fault for a wrong option, or a file or secret that cannot be read
 */
export async function createDirectorySignal(
  config: DirectoryConfig,
  loaded: LoadedConfig,
  env: Io['env'],
  counters: Counters | null,
): Promise<DirectorySignal> {
  const lists = await readLists(config, loaded);
  const { known, neverSends, catchAllDomains, domains, localDomains } = lists;
  const list = (options: Parameters<typeof createAddressList>[0]): DirectoryLookup =>
    named(loaded, 'directory', () => createAddressList(options));
  const lookups = [list({ known, neverSends })];
  const warnings: string[] = [];
  if (config.maps !== undefined) {
    const tables = await readTables(config.maps, loaded);
    const locals = { localDomains: localDomains ?? domains };
    const maps = named(loaded, 'directory', () => createMapDirectory({ tables, ...locals }));
    warnings.push(...maps.problems);
    lookups.push(maps.lookup);
  }
  const ldap = config.ldap === undefined ? null : await openLdap(config.ldap, loaded, env);
  if (ldap !== null) lookups.push(guarded(ldap.lookup, config, loaded));
  const { smtp } = config;
  if (smtp !== undefined) {
    if (domains === undefined)
      throw fault(loaded, 'domains', 'must name those asked about by SMTP');
    const probe = named(loaded, 'directory.smtp', () => createSmtpProbe({ ...smtp, domains }));
    lookups.push(guarded(probe, config, loaded));
  }
  lookups.push(list({ catchAllDomains, domains }));
  const harvest = harvestOf(config, counters, loaded);
  const remote = ldap !== null || smtp !== undefined;
  const signal = named(loaded, 'directory', () =>
    createDirectory({ lookup: firstOf(lookups), harvest, remote }),
  );
  return { signal, warnings, close: async () => ldap?.close() };
}

type Lists = Readonly<Record<(typeof LISTS)[number], readonly string[] | undefined>>;

const LISTS = ['known', 'neverSends', 'catchAllDomains', 'domains', 'localDomains'] as const;

async function readLists(config: DirectoryConfig, loaded: LoadedConfig): Promise<Lists> {
  const read = async (name: (typeof LISTS)[number]): Promise<readonly string[] | undefined> => {
    const list = config[name];
    if (typeof list !== 'string') return list;
    return entriesOf(await readConfigured(list, `directory.${name}`, loaded));
  };
  return {
    known: await read('known'),
    neverSends: await read('neverSends'),
    catchAllDomains: await read('catchAllDomains'),
    domains: await read('domains'),
    localDomains: await read('localDomains'),
  };
}

async function readTables(
  maps: NonNullable<DirectoryConfig['maps']>,
  loaded: LoadedConfig,
): Promise<readonly TableSource[]> {
  const tables: TableSource[] = [];
  for (const [i, { kind, file }] of maps.entries()) {
    const text = (await readConfigured(file, `directory.maps.${i}.file`, loaded)).toString('utf8');
    // Which kinds there are, the package says.
    tables.push({ kind: kind as TableSource['kind'], text, name: file });
  }
  return tables;
}

async function openLdap(
  { password, ca, ...rest }: NonNullable<DirectoryConfig['ldap']>,
  loaded: LoadedConfig,
  env: Io['env'],
): Promise<LdapDirectory> {
  const option = 'directory.ldap';
  const secret =
    password === undefined
      ? {}
      : { password: await readSecret(password, `${option}.password`, loaded, env) };
  const tls =
    ca === undefined ? {} : { tls: { ca: await readConfigured(ca, `${option}.ca`, loaded) } };
  // Not loaded by runs that need none.
  const { createLdapDirectory } = await import('@backscatter/directory/ldap');
  return named(loaded, option, () => createLdapDirectory({ ...rest, ...secret, ...tls }));
}

/** Asked once for an address, and not too often. */
function guarded(
  lookup: DirectoryLookup,
  { cache = {}, perSecond = PER_SECOND }: DirectoryConfig,
  loaded: LoadedConfig,
): DirectoryLookup {
  const clock = systemClock;
  const limited = named(loaded, 'directory', () => rateLimited(lookup, { clock, perSecond }));
  return named(loaded, 'directory.cache', () =>
    cached(limited, { clock, ...cache } as CachedOptions),
  );
}

function harvestOf(
  { harvest }: DirectoryConfig,
  counters: Counters | null,
  loaded: LoadedConfig,
): HarvestCounter | undefined {
  if (harvest === undefined) return undefined;
  const { flood, sent } = loaded.config;
  if (flood === false || (flood === undefined && (sent === undefined || sent.log !== undefined))) {
    throw fault(loaded, 'harvest', 'needs the counters of "flood", or a sent log that is a store');
  }
  if (counters === null) return undefined;
  return named(loaded, 'directory.harvest', () =>
    createHarvestCounter({ ...harvest, ...counters }),
  );
}

function fault({ file }: LoadedConfig, option: string, what: string): Error {
  return configFault(file, `option "directory.${option}": ${what}`);
}

/** The entries of a text file: one a line, `#` starts a comment line. */
function entriesOf(bytes: Buffer): readonly string[] {
  return [...readLines(bytes)]
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}
