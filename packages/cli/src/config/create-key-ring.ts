/**
 * From where the configuration says that keys stand to a ring of them.
 */

import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createKeyRing, type KeyRing } from '@backscatter/provenance';
import type { Io } from '../io.ts';
import { configFault, type LoadedConfig } from './load-config.ts';
import { named } from './named.ts';
import type { ProvenanceConfig } from './provenance-schema.ts';
import { readSecret } from './read-secret.ts';

/** The permission of a file that lets everybody on the machine read it. */
const READ_BY_ALL = 0o004;

/** The part of the configuration that names a ring. */
type RingConfig = Pick<ProvenanceConfig, 'active'> & {
  readonly keys: NonNullable<ProvenanceConfig['keys']>;
};

/**
 * Reads the keys and makes the ring. Warns of a file that everybody may read.
 *
 * @param option the section that holds them, for complaints
 * @throws (rejects) Fault where a key is not there or cannot be one; it never quotes a key
 */
export async function createConfiguredRing(
  { keys: sources, active }: RingConfig,
  option: string,
  loaded: LoadedConfig,
  env: Io['env'],
  warnings: string[],
): Promise<KeyRing> {
  const keys: Record<string, string> = {};
  for (const [number, source] of Object.entries(sources)) {
    if (!/^[0-9]$/.test(number)) {
      throw configFault(loaded.file, `option "${option}.keys": a key's number is one digit`);
    }
    keys[number] = await readSecret(source, `${option}.keys.${number}`, loaded, env);
    if ('file' in source && (await isReadByAll(resolve(loaded.folder, source.file)))) {
      warnings.push(`${source.file}: everybody on this machine may read this key (chmod 600)`);
    }
  }
  const numbers = Object.keys(keys);
  const only = numbers.length === 1 ? Number(numbers[0]) : Number.NaN;
  return named(loaded, option, () => createKeyRing({ keys, active: active ?? only }));
}

async function isReadByAll(file: string): Promise<boolean> {
  // Windows has no such permissions and reports some for all files.
  if (process.platform === 'win32') return false;
  const { mode } = await stat(file);
  return (mode & READ_BY_ALL) !== 0;
}
