/**
 * All measurements of the store on Redis, on a server of its own:
 *
 *     redis-task.mjs CELLS FEATURES
 *
 * Prints one JSON object, or null where `redis-server` is not installed.
 */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import { connectRedis, createRedisTokenStore } from '@backscatter/store-redis';
import { freePort } from '../../packages/core/test/free-port.mjs';
import { changeOf, dice, filling, messageKeys } from './messages.mjs';

const [cells = 0, features = 0] = process.argv.slice(2).map(Number);

const PROGRAM = 'redis-server';

/** Messages of the measurements. */
const SCORED = 1_000;
const SINGLES = 300;
const BULKS = 2;
const BULK = 1_000;
const FILL = 100_000;

/** Messages scored at the same time, as by a server with several sessions. */
const AT_ONCE = 8;

/** What is measured is how long it takes, so nothing is given up. */
const TIMEOUT_MS = 60_000;

/** @param {() => Promise<unknown>} work */
async function timed(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function measure() {
  const port = await freePort();
  const args = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--logfile', ''];
  const child = spawn(PROGRAM, args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const client = connectRedis({ url: `redis://127.0.0.1:${port}`, timeoutMs: TIMEOUT_MS });
  try {
    await once(child.stdout, 'data');
    return await measureOn(client);
  } finally {
    client.disconnect();
    child.kill();
  }
}

/** @param {ReturnType<typeof connectRedis>} client */
async function measureOn(client) {
  const store = createRedisTokenStore({ client, model: 'benchmark', timeoutMs: TIMEOUT_MS });
  const figure = async (/** @type {string} */ name) => {
    const info = String(await client.call('INFO', ['everything']));
    return Number(new RegExp(`^${name}:(\\d+(?:\\.\\d+)?)`, 'm').exec(info)?.[1]);
  };
  const processor = async () =>
    1_000 * ((await figure('used_cpu_user')) + (await figure('used_cpu_sys')));

  await store.size();
  const empty = await figure('used_memory');
  for (let from = 0; from < cells; from += FILL) {
    await store.write(filling(from, Math.min(cells, from + FILL)));
  }
  const bytesPerCell = ((await figure('used_memory')) - empty) / (await store.size()).cells;

  const roll = dice(1);
  const messages = Array.from({ length: SCORED }, () => messageKeys(roll, features, cells));
  const read = (/** @type {Uint32Array} */ keys) => store.read(keys, ['1@example.org']);
  for (const keys of messages.slice(0, 100)) await read(keys);
  const [sent, cpu] = [await figure('total_net_output_bytes'), await processor()];
  const reading = await timed(async () => {
    for (const keys of messages) await read(keys);
  });
  const readBytes = ((await figure('total_net_output_bytes')) - sent) / SCORED;
  const readCpu = ((await processor()) - cpu) / SCORED;
  const readingAtOnce = await timed(async () => {
    for (let i = 0; i < SCORED; i += AT_ONCE) {
      await Promise.all(messages.slice(i, i + AT_ONCE).map(read));
    }
  });

  const lessons = messages.slice(0, SINGLES).map((keys, i) => changeOf([keys], `single-${i}-`));
  const writeCpu = await processor();
  let slowest = 0;
  const learning = await timed(async () => {
    for (const lesson of lessons) {
      const one = await timed(async () => {
        await store.read(lesson.keys, [lesson.messages[0]?.id ?? '']);
        await store.write(lesson);
      });
      slowest = Math.max(slowest, one);
    }
  });
  const learnCpu = ((await processor()) - writeCpu) / SINGLES;

  let [bulkReading, bulkWriting] = [0, 0];
  for (let i = 0; i < BULKS; i += 1) {
    const thousand = Array.from({ length: BULK }, () => messageKeys(roll, features, cells));
    const change = changeOf(thousand, `bulk-${i}-`);
    const ids = change.messages.map(({ id }) => id);
    bulkReading += await timed(() => store.read(change.keys, ids));
    bulkWriting += await timed(() => store.write(change));
  }
  const slow = /** @type {readonly (readonly unknown[])[]} */ (
    await client.call('SLOWLOG', ['GET', '128'])
  );
  return {
    bytesPerCell,
    readsPerSecond: (1_000 * SCORED) / reading,
    readsPerSecondAtOnce: (1_000 * SCORED) / readingAtOnce,
    readCpu,
    readBytes,
    learnedPerSecond: (1_000 * SINGLES) / learning,
    learnCpu,
    slowest,
    bulkPerSecond: (1_000 * BULK * BULKS) / (bulkReading + bulkWriting),
    bulkWriting: bulkWriting / BULKS,
    longestScript: Math.max(0, ...slow.map((entry) => Number(entry[2]))) / 1_000,
  };
}

const installed = spawnSync(PROGRAM, ['--version']).status === 0;
console.log(JSON.stringify(installed ? await measure() : null));
