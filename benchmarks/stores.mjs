/**
 * How fast is a store of the filter's model, and in how much memory?
 *
 *     stores.mjs [--cells N] [--features N] [--directory PATH]
 *
 * A model of N cells is made in a directory of its own below PATH, and each
 * measurement runs in a process of its own; then one on a Redis server of its
 * own, where `redis-server` is installed. What it does to a store is what the
 * filter would: one read for each message, one write for each or for a thousand.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCommand } from './command/read-command.mjs';
import { buildIfStale } from './speed/build-if-stale.mjs';

const TASK = fileURLToPath(new URL('stores/lmdb-task.mjs', import.meta.url));
const REDIS_TASK = fileURLToPath(new URL('stores/redis-task.mjs', import.meta.url));

const { values, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    options: {
      cells: { type: 'string', default: '1000000' },
      features: { type: 'string', default: '2000' },
      directory: { type: 'string', default: tmpdir() },
    },
  }),
);

const [cells, features] = [whole('cells', 1), whole('features', 1)];

buildIfStale();
const path = mkdtempSync(join(values.directory, 'backscatter-stores-'));
try {
  run('fill');
  const fresh = run('score');
  const size = sizeOf(path);
  const bulk = run('bulk');
  const single = run('single');
  const used = run('score');
  const beside = run('compare');
  /** @type {readonly (readonly [string, string])[]} */
  const rows = [
    ['size of the file, just filled', megabytes(size)],
    ['size of the file after learning', megabytes(sizeOf(path))],
    ['opening', milliseconds(fresh.get('opening'))],
    ['the first message', milliseconds(fresh.get('firstRead'))],
    ['the first message, with a journal', milliseconds(used.get('firstRead'))],
    ['memory of Node and the library', megabytes(fresh.get('memoryBefore'))],
    ['memory when all cells were read', megabytes(fresh.get('memory'))],
    ['largest memory while scoring', megabytes(fresh.get('peak'))],
    ['messages read a second', perSecond(fresh.get('perSecond'))],
    ['… relative to the table in memory', percent(beside.get('relative'))],
    ['learned a second, a thousand at once', perSecond(bulk.get('perSecond'))],
    ['… of which the write takes', milliseconds(bulk.get('writing'))],
    ['learned a second, one at a time', perSecond(single.get('perSecond'))],
    ['… the slowest of them', milliseconds(single.get('slowest'))],
  ];
  print('LMDB', rows);
} finally {
  rmSync(path, { recursive: true });
}

const redis = runScript([REDIS_TASK, String(cells), String(features)]);
if (redis.size > 0) {
  print('Redis', [
    ['memory of the server for a cell', `${redis.get('bytesPerCell')?.toFixed(1)} bytes`],
    ['messages read a second', perSecond(redis.get('readsPerSecond'))],
    ['… eight at a time', perSecond(redis.get('readsPerSecondAtOnce'))],
    ['… processor time of the server for one', milliseconds(redis.get('readCpu'))],
    ['… bytes it sends for one', Math.round(redis.get('readBytes') ?? 0).toLocaleString('en')],
    ['learned a second, a thousand at once', perSecond(redis.get('bulkPerSecond'))],
    ['… of which the write takes', milliseconds(redis.get('bulkWriting'))],
    ['learned a second, one at a time', perSecond(redis.get('learnedPerSecond'))],
    ['… processor time of the server for one', milliseconds(redis.get('learnCpu'))],
    ['… the slowest of them', milliseconds(redis.get('slowest'))],
    ['the longest script', milliseconds(redis.get('longestScript'))],
  ]);
} else {
  console.log('Redis was left out: redis-server is not installed.');
}

/**
 * @param {string} store
 * @param {readonly (readonly [string, string])[]} rows
 */
function print(store, rows) {
  console.log(`| ${cells.toLocaleString('en')} cells | ${store} |\n|---|---:|`);
  for (const [title, value] of rows) console.log(`| ${title} | ${value} |`);
  console.log();
}

/**
 * @param {string} task
 * @returns {ReadonlyMap<string, number>}
 */
function run(task) {
  return runScript([TASK, task, path, String(cells), String(features)]);
}

/**
 * @param {readonly string[]} args
 * @returns {ReadonlyMap<string, number>}
 */
function runScript(args) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${args.join(' ')} failed:\n${stderr}`);
  return new Map(Object.entries(JSON.parse(stdout) ?? {}));
}

/** @param {string} directory */
function sizeOf(directory) {
  return statSync(join(directory, 'data.mdb')).size;
}

function milliseconds(value = Number.NaN) {
  return `${value.toFixed(value < 10 ? 1 : 0)} ms`;
}

function megabytes(bytes = Number.NaN) {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

function perSecond(value = Number.NaN) {
  return Math.round(value).toLocaleString('en');
}

function percent(value = Number.NaN) {
  return `${Math.round(100 * value)} %`;
}
