/**
 * The report that takes `parseDsn` longest: a mean says nothing of the one
 * message that holds up a queue.
 */

import { performance } from 'node:perf_hooks';
import { median } from './median.mjs';

/** Times each report is read; its median counts, since a pause hits any of them. */
const REPEATS = 5;

/**
 * @param {readonly Buffer[]} corpus
 * @returns {Promise<number>} milliseconds of the slowest
 */
export async function measureSlowest(corpus) {
  // Only now: the packages may not have been built when this module was loaded.
  const { parseDsnAlone, readBeforehand } = await import('./read-beforehand.mjs');
  let slowest = 0;
  for (const raw of corpus) {
    const report = await readBeforehand(raw);
    const times = [];
    for (let repeat = 0; repeat < REPEATS; repeat++) {
      const started = performance.now();
      await parseDsnAlone(report);
      times.push(performance.now() - started);
    }
    slowest = Math.max(slowest, median(times));
  }
  return slowest;
}
