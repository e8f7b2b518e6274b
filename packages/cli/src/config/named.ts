/**
 * What a module does not accept is told in the words of the configuration:
 * `createNewsender: option "windowDays": …` becomes `option "sent.windowDays": …`.
 */

import { configFault, type LoadedConfig } from './load-config.ts';

/**
 * Runs a maker; its complaint is told under the option's name in the configuration.
 *
 * @throws Fault for a TypeError of the maker
 */
export function named<T>({ file }: LoadedConfig, option: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const what = error.message
      .replace(/^\w+: /, '')
      .replace(/option "(?:lookup\.)?([^"]*)"/g, `option "${option}.$1"`);
    throw configFault(file, what);
  }
}
