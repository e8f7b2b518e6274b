/**
 * Finds and reads the configuration.
 */

import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { escapeText, parseOptions } from '@backscatter/core';
import { describeReadError } from '@backscatter/mail/node';
import { EXIT } from '../exit-codes.ts';
import { Fault } from '../fault.ts';
import { type Config, configSchema } from './config-schema.ts';
import { describeJsonError } from './describe-json-error.ts';

/** Taken from the working directory where nothing else is named. */
const DEFAULT_FILE = 'backscatter.config.json';

/** A configuration that was read, and where from. */
export interface LoadedConfig {
  readonly config: Config;
  /** As the user named it; null where there is none. */
  readonly file: string | null;
  /** Where the paths in it start. */
  readonly folder: string;
}

/**
 * Reads the configuration.
 *
 * @param file as the user named it; null looks for `backscatter.config.json`
 * @throws Fault naming the file, the option and what is allowed
 */
export async function loadConfig(file: string | null, cwd: string): Promise<LoadedConfig> {
  const name = file ?? DEFAULT_FILE;
  const full = resolve(cwd, name);
  let text: string;
  try {
    text = await readFile(full, 'utf8');
  } catch (error) {
    if (file === null && (error as NodeJS.ErrnoException).code === 'ENOENT') {
      return { config: {}, file: null, folder: cwd };
    }
    throw configFault(name, `cannot be read: ${describeReadError(error)}`);
  }
  return { config: check(name, text), file: name, folder: dirname(full) };
}

/** A fault of the configuration; `file` is null where there is none, and an option cannot be met. */
export function configFault(file: string | null, what: string): Fault {
  return new Fault(EXIT.config, escapeText(file === null ? what : `${file}: ${what}`));
}

function check(name: string, text: string): Config {
  const json = text.replace(/^\uFEFF/, '');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw configFault(name, `is not JSON: ${describeJsonError(error, json)}`);
  }
  try {
    return parseOptions(name, configSchema, value);
  } catch (error) {
    throw error instanceof TypeError ? new Fault(EXIT.config, escapeText(error.message)) : error;
  }
}
