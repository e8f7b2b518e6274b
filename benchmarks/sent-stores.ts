/**
 * How many messages and reports a second can the stores of the sent log take,
 * and in how much memory?
 *
 *     sent-stores.ts [--messages N]
 *
 * Each store is filled with N messages in a process of its own, a thousand at
 * a time; then come records and look-ups, one message and one report each, 64 under
 * way. Redis and a cluster of three nodes are servers of their own on this machine,
 * without a disk; they are left out where `redis-server` is not installed.
 */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createProgress } from './command/progress.mjs';
import { readCommand } from './command/read-command.mjs';
import type { SentFigures } from './sent/measure.ts';

const { whole } = readCommand(import.meta.url, () =>
  parseArgs({
    options: { messages: { type: 'string', default: '200000' } },
  }),
);
const messages = whole('messages', 1_000);

const MEASURE = fileURLToPath(new URL('sent/measure.ts', import.meta.url));
const STORES = [
  ['memory', 'memory'],
  ['lmdb', 'LMDB'],
  ['redis', 'Redis'],
  ['redis-cluster', 'Redis Cluster'],
] as const;

const columns: (readonly [string, SentFigures])[] = [];
const progress = createProgress('store', STORES.length);
for (const [store, title] of STORES) {
  progress.tick();
  const args = ['--expose-gc', ...process.execArgv, MEASURE, store, String(messages)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${store} failed:\n${stderr}`);
  const figures = JSON.parse(stdout) as SentFigures | null;
  if (figures === null) console.log(`${title} was left out: redis-server is not installed.`);
  else columns.push([title, figures]);
}

progress.end();

const rows: readonly (readonly [string, (of: SentFigures) => number | null])[] = [
  ['bytes a message, three ids and acquaintances included', ({ bytes }) => bytes],
  ['messages recorded a second, a thousand at once', ({ batched }) => batched],
  ['… processor time of the servers for one, µs', ({ batchedCpu }) => micro(batchedCpu)],
  ['messages recorded a second, one each, 64 under way', ({ recorded }) => recorded],
  ['… processor time of the servers for one, µs', ({ recordedCpu }) => micro(recordedCpu)],
  ['reports looked up a second, 64 under way', ({ matched }) => matched],
  ['… processor time of the servers for one, µs', ({ matchedCpu }) => micro(matchedCpu)],
];
console.log(`| ${messages.toLocaleString('en')} messages |${cells((name) => name)}`);
console.log(`|---|${'---:|'.repeat(columns.length)}`);
for (const [title, figure] of rows) {
  console.log(`| ${title} |${cells((_, of) => rounded(figure(of)))}`);
}

function cells(text: (name: string, of: SentFigures) => string): string {
  return columns.map(([name, of]) => ` ${text(name, of)} |`).join('');
}

function micro(milliseconds: number | null): number | null {
  return milliseconds === null ? null : 1_000 * milliseconds;
}

function rounded(value: number | null): string {
  if (value === null) return '';
  return Math.round(Number(value.toPrecision(3))).toLocaleString('en');
}
