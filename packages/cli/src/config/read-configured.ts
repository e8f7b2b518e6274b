/**
 * A file that the configuration names.
 */

import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describeReadError } from '@backscatter/mail/node';
import { configFault, type LoadedConfig } from './load-config.ts';

/**
 * Reads a file whose path starts beside the configuration.
 *
 * @param option the option that names it, for the complaint
 * @throws Fault naming the file, the option and why it cannot be read
 */
export async function readConfigured(
  path: string,
  option: string,
  { folder, file }: LoadedConfig,
): Promise<Buffer> {
  try {
    return await readFile(resolve(folder, path));
  } catch (error) {
    const why = describeReadError(error);
    throw configFault(file, `option "${option}": ${path} cannot be read: ${why}`);
  }
}
