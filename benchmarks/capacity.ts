/**
 * What a number of sent mails a day needs: memory, disk, nodes.
 *
 *     capacity.ts [--time]
 *
 * Computed from the figures that SENT.md records of the stores (bytes a message,
 * messages and reports a second, processor time of the servers) and from what is
 * assumed below; CAPACITY.md holds the result. `--time` measures what signed ids
 * cost in the place of all that.
 */

import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createKeyRing, signMessageId, verifyMessageId } from '@backscatter/provenance';
import { readCommand } from './command/read-command.mjs';

/** Mails a day that are reckoned with. */
const VOLUMES = [
  ['10 thousand', 1e4],
  ['10 million', 1e7],
  ['1 billion', 1e9],
] as const;

/** Days kept: both stores drop what is older by periods of four days, and count in whole days. */
const DAYS = { memory: 14, LMDB: 19, redis: 19 } as const;

/**
 * Who knows whom: days remembered, share of mails to somebody new, bytes of a pair in the memory of
 * a process and in a store.
 */
const PAIR = { days: 400, share: 0.5, inMemory: 200, stored: 32 } as const;

/** Reports for a mail, and how much the busiest hour exceeds the mean. */
const REPORTS = 0.03;
const PEAK = 3;

/** A node of Redis: bytes it may fill, and share of its one processor that may be used. */
const NODE = { bytes: 0.75 * 32e9, processor: 0.5 } as const;

const SECONDS = 86_400;

const { values } = readCommand(import.meta.url, () =>
  parseArgs({
    options: { time: { type: 'boolean', default: false } },
  }),
);
const figures = readFigures(readFileSync(new URL('SENT.md', import.meta.url), 'utf8'));
print();
if (values.time) timeSignatures();

/** Rows of the page's first table of figures, by their first cell: memory, LMDB, Redis, Redis Cluster. */
function readFigures(page: string): ReadonlyMap<string, readonly number[]> {
  const rows = new Map<string, readonly number[]>();
  let last = '';
  for (const line of page.split('\n')) {
    if (!line.startsWith('| ')) continue;
    const [, name = '', ...cells] = line.split('|').map((cell) => cell.trim());
    // A row that goes on about the one above it.
    const full = name.startsWith('…') ? `${last} ${name}` : name;
    if (!name.startsWith('…')) last = name;
    rows.set(
      full,
      cells.slice(0, 4).map((cell) => Number(cell.replaceAll(',', ''))),
    );
  }
  return rows;
}

function figure(row: RegExp, column: number): number {
  const found = [...figures].find(([name]) => row.test(name))?.[1][column];
  if (found === undefined || Number.isNaN(found)) throw new Error(`SENT.md has no figure ${row}`);
  return found;
}

function print(): void {
  console.log(
    '| mails a day | records, reports a second at the busiest | memory of one process | LMDB: disk, machines | Redis: memory, nodes | signed ids |',
  );
  console.log('|---:|---:|---:|---:|---:|---:|');
  for (const [name, mails] of VOLUMES) {
    const rate = (PEAK * mails) / SECONDS;
    const cells = [
      name,
      `${amount(rate)}, ${amount(rate * REPORTS)}`,
      size(needs(mails, 0, DAYS.memory)),
      `${size(needs(mails, 1, DAYS.LMDB))}, ${machines(rate)}`,
      redis(mails, rate),
      '0 bytes',
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

/** Bytes of the log and of who knows whom beyond it. */
function needs(mails: number, column: number, days: number): number {
  const log = mails * days * figure(/^bytes a message/, column);
  const pair = column === 0 ? PAIR.inMemory : PAIR.stored;
  return log + mails * PAIR.share * (PAIR.days - days) * pair;
}

/** Machines with a log of their own, for what they can write a thousand at once. */
function machines(rate: number): number {
  return Math.ceil(rate / figure(/^messages recorded a second, a thousand at once$/, 1));
}

function redis(mails: number, rate: number): string {
  const column = mails > 1e5 ? 3 : 2;
  const bytes = needs(mails, column, DAYS.redis);
  const record = figure(/thousand at once … processor/, column);
  const report = figure(/reports looked up .* … processor/, column);
  const busy = (rate * (record + REPORTS * report)) / 1e6;
  const byMemory = Math.ceil(bytes / NODE.bytes);
  const byProcessor = Math.ceil(busy / NODE.processor);
  return `${size(bytes)}, ${Math.max(byMemory, byProcessor).toLocaleString('en')} (by processor ${byProcessor})`;
}

/** Signing and verifying one Message-ID, in microseconds. */
function timeSignatures(): void {
  const keys = createKeyRing({ keys: { 1: 'a key for this measurement only' }, active: 1 });
  const [sender, now] = ['anna@example.org', Date.parse('2026-03-01T08:00:00Z')];
  const random = new Uint8Array(8);
  const id = signMessageId({ keys, sender, now, random });
  console.log(`\nsigning: ${micros(() => signMessageId({ keys, sender, now, random }))} µs`);
  console.log(`verifying: ${micros(() => verifyMessageId(id, { keys, sender, now }))} µs`);
}

function micros(run: () => unknown): number {
  const times = 5_000;
  for (let i = 0; i < times; i += 1) run();
  const before = process.cpuUsage();
  for (let i = 0; i < times; i += 1) run();
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / times);
}

function size(bytes: number): string {
  const [unit, scale] = bytes >= 1e12 ? ['TB', 1e12] : bytes >= 1e9 ? ['GB', 1e9] : ['MB', 1e6];
  return `${Number((bytes / scale).toPrecision(2))} ${unit}`;
}

function amount(value: number): string {
  return Number(value.toPrecision(2)).toLocaleString('en', { maximumFractionDigits: 3 });
}
