/**
 * A path of the command line: relative to where the user stands, also where a
 * package manager has gone elsewhere in between.
 */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** Whoever calls a program in a wrong way (sysexits). */
const USAGE = 64;

/**
 * The path, absolute. What is not there is a slip: the program says so and ends.
 *
 * @param {string} given
 */
export function existing(given) {
  const path = resolve(process.env['INIT_CWD'] ?? '.', given);
  if (existsSync(path)) return path;
  console.error(`There is no ${path}`);
  process.exit(USAGE);
}
