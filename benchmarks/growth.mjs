/**
 * Does time grow with the size of a message and no faster? Reports are written
 * whose notice, delivery status, recipients, returned message, header or one line
 * doubles from step to step, and are read by `parseMail` and by `parseDsn` alone.
 *
 *     growth.mjs
 *
 * Prints milliseconds of the largest and the factor of each step: 2 is linear, 4
 * is quadratic; less than 2 tells of a fixed cost or of a limit that was reached.
 */

import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { readCommand } from './command/read-command.mjs';
import { buildIfStale } from './speed/build-if-stale.mjs';
import { GROWING } from './speed/growing-reports.mjs';

/** Doublings; the largest message has a hundred kilobytes or more. */
const STEPS = 7;

/** The least of so many runs: what the machine does besides only ever adds. */
const REPEATS = 9;

readCommand(import.meta.url, () => parseArgs({ options: {} }));
buildIfStale();
const { parseMail } = await import('@backscatter/mail/mailparser');
const { parseDsnAlone, readBeforehand } = await import('./speed/read-beforehand.mjs');

/** @param {() => Promise<unknown>} run */
async function leastTime(run) {
  let least = Number.POSITIVE_INFINITY;
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    const started = performance.now();
    await run();
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

/** @param {readonly number[]} times */
function factors(times) {
  return times
    .slice(1)
    .map((time, step) => (time / (times[step] ?? Number.NaN)).toFixed(1))
    .join(' ');
}

console.log('| what doubles | KB | `parseMail` ms | factors | `parseDsn` ms | factors |');
console.log('|---|---:|---:|---|---:|---|');
for (const { title, write, from } of GROWING) {
  const mailTimes = [];
  const dsnTimes = [];
  let size = 0;
  for (let step = 0; step <= STEPS; step++) {
    const raw = Buffer.from(write(from * 2 ** step));
    size = raw.length;
    mailTimes.push(await leastTime(() => parseMail(raw)));
    const report = await readBeforehand(raw);
    dsnTimes.push(await leastTime(() => parseDsnAlone(report)));
  }
  const cells = [
    title,
    Math.round(size / 1_000).toLocaleString('en'),
    (mailTimes.at(-1) ?? 0).toFixed(2),
    factors(mailTimes),
    (dsnTimes.at(-1) ?? 0).toFixed(2),
    factors(dsnTimes),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
