/**
 * The most memory that a variant holds, each in a process of its own: a process
 * keeps what it once had.
 */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { readCorpora } from '../corpus/read-corpus.mjs';
import { VARIANTS } from './variants.mjs';

/** Enough for the heap to have grown to its working size. */
const PASSES = 3;

/** What the process is called with when it is the measured one. */
const ITSELF = fileURLToPath(import.meta.url);

/**
 * @param {readonly string[]} paths corpora
 * @param {(what: string) => void} progress is told what runs now
 * @returns {ReadonlyMap<string, number>} mebibytes by name of the variant; `nothing` holds the corpus alone
 */
export function measureMemory(paths, progress) {
  const peaks = new Map();
  for (const name of ['nothing', ...VARIANTS.keys()]) {
    progress(`memory of ${name}`);
    const run = spawnSync(process.execPath, [ITSELF, name, ...paths], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`The process of "${name}" failed:\n${run.stderr}`);
    // Kilobytes, on every system (getrusage(2) as libuv reports it).
    peaks.set(name, Number(run.stdout) / 1_024);
  }
  return peaks;
}

if (process.argv[1] === ITSELF) {
  const [name = '', ...paths] = process.argv.slice(2);
  const corpus = [];
  for await (const { raw } of readCorpora(paths)) corpus.push(Buffer.from(raw));
  const take = await VARIANTS.get(name)?.make(corpus);
  for (let pass = 0; pass < PASSES && take !== undefined; pass++) {
    for (const [index, raw] of corpus.entries()) await take(raw, index);
  }
  console.log(process.resourceUsage().maxRSS);
}
