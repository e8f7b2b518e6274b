/**
 * Reads a secret from where the configuration says that it stands. No complaint
 * says more of it than where it was looked for.
 */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeReadError } from '@backscatter/mail/node';
import type { Io } from '../io.ts';
import { configFault, type LoadedConfig } from './load-config.ts';
import type { SecretSource } from './secret-source.ts';

/**
 * Reads it, without the blanks around it.
 *
 * @param option for a complaint
 * @throws (rejects) Fault where it is not there, or empty
 */
export async function readSecret(
  source: SecretSource,
  option: string,
  { file, folder }: LoadedConfig,
  env: Io['env'],
): Promise<string> {
  const fault = (what: string) => configFault(file, `option "${option}": ${what}`);
  if ('env' in source) {
    const value = env[source.env]?.trim() ?? '';
    if (value !== '') return value;
    throw fault(`the environment variable ${source.env} is not set`);
  }
  let text: string;
  try {
    text = await readFile(resolve(folder, source.file), 'utf8');
  } catch (error) {
    throw fault(`${source.file} cannot be read: ${describeReadError(error)}`);
  }
  if (text.trim() === '') throw fault(`${source.file} is empty`);
  return text.trim();
}
