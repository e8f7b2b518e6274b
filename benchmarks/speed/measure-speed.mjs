/**
 * All variants in one process, in turn by slices of the corpus. Whatever else
 * the machine does, and however the garbage collector has sized its spaces,
 * hits all of them alike: a ratio within one round is fair where a time is not.
 * (In processes of their own they differ by a third from run to run.)
 */

import { performance } from 'node:perf_hooks';
import { median } from './median.mjs';
import { VARIANTS, YARDSTICK } from './variants.mjs';

/** Rounds that are run and not counted, until the compiler has settled. */
const WARM_UP = 3;

/** Messages a variant takes before the next one has its turn. */
const SLICE = 100;

/** Messages of a round at least; a smaller corpus is gone through several times. */
const LEAST_MESSAGES = 1_000;

/**
 * @typedef {object} Speed
 * @property {number} messagesPerSecond of the median round
 * @property {number} relative as a multiple of the yardstick's speed: median of the rounds' ratios
 */

/**
 * @param {readonly Buffer[]} corpus
 * @param {number} rounds counted rounds
 * @param {(what: string) => void} progress is told what runs now
 * @returns {Promise<ReadonlyMap<string, Speed>>} by name of the variant
 */
export async function measureSpeed(corpus, rounds, progress) {
  const runners = [];
  for (const [name, { make }] of VARIANTS) {
    progress(`preparing ${name}`);
    runners.push({ name, take: await make(corpus), times: /** @type {number[]} */ ([]) });
  }
  for (let round = -WARM_UP; round < rounds; round++) {
    progress(round < 0 ? 'warming up' : `round ${round + 1} of ${rounds}`);
    const times = await runRound(runners, corpus);
    if (round < 0) continue;
    for (const runner of runners) runner.times.push(times.get(runner) ?? 0);
  }
  const yardstick = runners.find(({ name }) => name === YARDSTICK)?.times ?? [];
  return new Map(
    runners.map(({ name, times }) => {
      const messagesPerSecond = corpus.length / (median(times) / 1_000);
      const relative = median(times.map((time, round) => (yardstick[round] ?? 0) / time));
      return [name, { messagesPerSecond, relative }];
    }),
  );
}

/**
 * One pass of every runner over the corpus.
 *
 * @template {{ readonly take: import('./variants.mjs').Take }} Runner
 * @param {readonly Runner[]} runners
 * @param {readonly Buffer[]} corpus
 * @returns {Promise<ReadonlyMap<Runner, number>>} milliseconds of a pass
 */
async function runRound(runners, corpus) {
  const times = new Map(runners.map((runner) => [runner, 0]));
  const repeats = Math.ceil(LEAST_MESSAGES / corpus.length);
  for (let from = 0, turn = 0; from < corpus.length; from += SLICE, turn++) {
    const slice = corpus.slice(from, from + SLICE);
    for (const runner of inTurn(runners, turn)) {
      const started = performance.now();
      for (let repeat = 0; repeat < repeats; repeat++) {
        for (const [index, raw] of slice.entries()) await runner.take(raw, from + index);
      }
      const time = (performance.now() - started) / repeats;
      times.set(runner, (times.get(runner) ?? 0) + time);
    }
  }
  return times;
}

/**
 * Another one leads in each turn, and every other turn runs backwards: each
 * pays as often as any other for the garbage its predecessor has left.
 *
 * @template Item
 * @param {readonly Item[]} items
 * @param {number} turn
 * @returns {readonly Item[]}
 */
function inTurn(items, turn) {
  const lead = turn % items.length;
  const turned = [...items.slice(lead), ...items.slice(0, lead)];
  return turn % 2 === 0 ? turned : turned.reverse();
}
