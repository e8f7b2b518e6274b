/**
 * What counting costs: bytes, and notes a second.
 */

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CounterStore, createMemoryCounterStore, type Mail } from '@backscatter/core';
import { createFlood } from '@backscatter/flood';
import { createLmdbCounterStore, openLmdb } from '@backscatter/store-lmdb';
import { diceOf } from './dice.ts';
import { evidenceOf } from './evidence-of.ts';
import { variantOf } from './variants.ts';

const AT = Date.UTC(2026, 2, 20);
const NOTES = 4_000;

/** All of them are taken in the end. */
const COUNTERS = 2 ** 15;

/** Notes counted at once, as of a server under load; they share a commit. */
const AT_ONCE = 50;

const abort = new AbortController().signal;
const findings = [{ code: 'bayes-spam', strength: 1, summary: '' }];

/** Lines of a table: store, reports judged and counted a second, bytes a counter. */
export async function storeCost(spam: readonly Mail[]): Promise<readonly string[]> {
  const path = mkdtempSync(join(tmpdir(), 'flood-'));
  const lmdb = openLmdb({ path });
  try {
    const memory = createMemoryCounterStore(COUNTERS);
    const dice = diceOf(7);
    const copies: Mail[] = [];
    for (let n = 0; n < NOTES; n += 1) {
      copies.push(await variantOf(spam[n % spam.length] as Mail, 'all four', dice, n));
    }
    const inMemory = await speedsOf(memory, copies);
    const bytes = memory.bytes();
    const onDisk = await speedsOf(createLmdbCounterStore(lmdb, { maxCounters: COUNTERS }), copies);
    const file = statSync(join(path, 'data.mdb')).size;
    return [
      `| memory | ${inMemory} | ${Math.round(bytes / COUNTERS)} |`,
      `| LMDB | ${onDisk} | ${Math.round(file / COUNTERS)} |`,
    ];
  } finally {
    await lmdb.close();
    rmSync(path, { recursive: true });
  }
}

async function speedsOf(store: CounterStore, copies: readonly Mail[]): Promise<string> {
  const flood = createFlood({ store, secret: 'only a benchmark' });
  const notes: unknown[] = [];
  let start = process.cpuUsage();
  for (const [n, mail] of copies.entries()) {
    const evidence = evidenceOf(mail, `user${n % 500}@example.org`, AT + n * 1_000);
    const outcome = await flood.check(evidence, { abort, findings, key: () => `${n}` });
    if (outcome.status === 'ok') notes.push(...(outcome.notes ?? []));
  }
  const judged = copies.length / secondsSince(start);
  start = process.cpuUsage();
  for (let n = 0; n < notes.length; n += AT_ONCE) {
    const some = notes.slice(n, n + AT_ONCE);
    await Promise.all(some.map((note, i) => flood.remember?.(note, `${n + i}`)));
  }
  const counted = notes.length / secondsSince(start);
  return `${Math.round(judged)} | ${Math.round(counted)}`;
}

/** Of the processor's time: others use the machine too. */
function secondsSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
}
