/**
 * One measurement in a process of its own, so that its memory is its own:
 *
 *     lmdb-task.mjs fill|score|compare|bulk|single DIRECTORY CELLS FEATURES
 *
 * Prints one JSON object: milliseconds, bytes, messages a second.
 */

import { performance } from 'node:perf_hooks';
import { CELL_WIDTH, CellTable } from '@backscatter/core';
import { createLmdbTokenStore, openLmdb } from '@backscatter/store-lmdb';
import { median } from '../speed/median.mjs';
import { changeOf, dice, filling, messageKeys } from './messages.mjs';

const [task = '', path = '', ...sizes] = process.argv.slice(2);
const [cells = 0, features = 0] = sizes.map(Number);

/** Different messages, and how often they are read. */
const MESSAGES = 200;
const ROUNDS = 20;

/** Thousands learned, and single messages. */
const BULKS = 6;
const BULK = 1_000;
const SINGLES = 200;

/** Cells in one change that fills the model. */
const FILL = 500_000;

/**
 * Milliseconds.
 *
 * @param {() => Promise<unknown>} run
 */
async function timed(run) {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

const memoryBefore = process.memoryUsage().rss;
const started = performance.now();
const lmdb = openLmdb({ path });
const store = createLmdbTokenStore(lmdb, { model: 'benchmark' });
const opening = performance.now() - started;

/** Makes the model. */
async function fill() {
  for (let from = 0; from < cells; from += FILL) {
    await store.write(filling(from, Math.min(cells, from + FILL)));
  }
  return store.size();
}

/** Reads for each message the cells of its features, and whether it was learned. */
async function score() {
  const roll = dice(1);
  const messages = Array.from({ length: MESSAGES }, () => messageKeys(roll, features, cells));
  // As the filter does, which is done with one answer before it reads for another mail.
  const room = new Int32Array(features * CELL_WIDTH);
  const read = async () => {
    for (const keys of messages) await store.read(keys, ['1@example.org'], room);
  };
  const firstRead = await timed(() => store.read(messages[0] ?? new Uint32Array(), [], room));
  // After these no page is left unread.
  for (const keys of messages.slice(0, 20)) await store.read(keys, [], room);
  const memory = process.memoryUsage().rss;
  await read();
  let time = 0;
  for (let round = 0; round < ROUNDS; round += 1) time += await timed(read);
  const perSecond = (1_000 * ROUNDS * MESSAGES) / time;
  const peak = 1_024 * process.resourceUsage().maxRSS;
  return { opening, firstRead, memoryBefore, memory, peak, perSecond };
}

/** Reads by turns from the store and from a table in memory that holds the same. */
async function compare() {
  const roll = dice(1);
  const messages = Array.from({ length: MESSAGES }, () => messageKeys(roll, features, cells));
  const table = new CellTable(cells);
  for await (const chunk of store.chunks()) {
    for (const [i, key] of chunk.keys.entries()) {
      table.add(key, chunk.cells, i * CELL_WIDTH, chunk.days[i] ?? 0);
    }
  }
  const ratios = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const inMemory = await timed(async () => {
      for (const keys of messages) await table.read(keys);
    });
    const inStore = await timed(async () => {
      for (const keys of messages) await store.read(keys, []);
    });
    ratios.push(inMemory / inStore);
  }
  return { relative: median(ratios) };
}

/** Learns thousands, each with one read and one write. */
async function bulk() {
  const roll = dice(2);
  let [writing, reading] = [0, 0];
  for (let i = 0; i < BULKS; i += 1) {
    const messages = Array.from({ length: BULK }, () => messageKeys(roll, features, cells));
    const change = changeOf(messages, `bulk${i}-`);
    const ids = change.messages.map(({ id }) => id);
    reading += await timed(() => store.read(change.keys, ids));
    writing += await timed(() => store.write(change));
  }
  return { perSecond: (1_000 * BULKS * BULK) / (reading + writing), writing: writing / BULKS };
}

/** Learns single messages, each with one read and one write. */
async function single() {
  const roll = dice(3);
  const changes = Array.from({ length: SINGLES }, (_, i) =>
    changeOf([messageKeys(roll, features, cells)], `single${i}-`),
  );
  const times = [];
  for (const change of changes) {
    const ids = change.messages.map(({ id }) => id);
    const time = await timed(async () => {
      await store.read(change.keys, ids);
      await store.write(change);
    });
    times.push(time);
  }
  const all = times.reduce((sum, time) => sum + time, 0);
  return { perSecond: (1_000 * SINGLES) / all, slowest: Math.max(...times) };
}

/** @type {ReadonlyMap<string, () => Promise<object>>} */
const tasks = new Map(Object.entries({ fill, score, compare, bulk, single }));
const run = tasks.get(task);
if (run === undefined) throw new TypeError(`There is no task "${task}"`);
console.log(JSON.stringify(await run()));
await lmdb.close();
