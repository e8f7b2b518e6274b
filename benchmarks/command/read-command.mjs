/**
 * The command line of a benchmark. A program's help is the comment that it opens
 * with, so that the two never part; what is wrong is said in a line, and ends the
 * program with the exit code of a usage error (64, sysexits).
 */

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whoever calls a program in a wrong way (sysexits). */
const USAGE = 64;

/**
 * Reads the arguments of the process. `--help` prints the help and ends.
 *
 * @template {{ readonly values: object, readonly positionals: readonly string[] }} Parsed
 * @param {string} url the program, as `import.meta.url` has it
 * @param {() => Parsed} read calls `parseArgs`
 * @returns what was read; `refuse` ends the program with a reason, `whole` gives the value of an
 *   option that must be a whole number from `least` (0) on
 */
export function readCommand(url, read) {
  const name = basename(fileURLToPath(url));
  /** @type {(why: string) => never} */
  const refuse = (why) => {
    console.error(`${name}: ${why}\n"${name} --help" shows how it is called.`);
    process.exit(USAGE);
  };
  if (process.argv.slice(2).some((word) => word === '--help' || word === '-h')) {
    console.log(helpOf(url));
    process.exit(0);
  }
  const parsed = parsedOr(refuse, read);
  /** @type {(option: keyof Parsed['values'] & string, least?: number) => number} */
  const whole = (option, least = 0) => {
    const [, given] = Object.entries(parsed.values).find(([key]) => key === option) ?? [];
    const number = typeof given === 'string' && given.trim() !== '' ? Number(given) : Number.NaN;
    if (Number.isSafeInteger(number) && number >= least) return number;
    return refuse(`--${option} takes a whole number from ${least} on, not "${given}"`);
  };
  return { ...parsed, refuse, whole };
}

/**
 * @template Parsed
 * @param {(why: string) => never} refuse
 * @param {() => Parsed} read
 * @returns {Parsed}
 */
function parsedOr(refuse, read) {
  try {
    return read();
  } catch (error) {
    // Node explains at length how else a word may be given.
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    return refuse(why);
  }
}

/**
 * The comment at the beginning of a program, and how it is run.
 *
 * @param {string} url
 */
export function helpOf(url) {
  const file = fileURLToPath(url);
  const [, comment = ''] =
    /^\/\*\*\n([\s\S]{1,20000}?)\n \*\//.exec(readFileSync(file, 'utf8')) ?? [];
  const text = comment.replaceAll(/^ \* ?/gm, '');
  const source = file.endsWith('.ts')
    ? ' --conditions=@backscatter/source --import @oxc-node/core/register'
    : '';
  return `${text}\n\nRun from the checkout, after an install:\n\n    node${source} benchmarks/${basename(file)} …`;
}
