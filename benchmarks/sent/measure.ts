/**
 * One store's figures, in a process of its own:
 *
 *     measure.ts STORE MESSAGES
 *
 * Prints one JSON object, or null where a program is missing.
 */

import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { SentStore } from '@backscatter/core';
import { createMemorySentStore } from '@backscatter/newsender';
import { createLmdbSentStore, openLmdb } from '@backscatter/store-lmdb';
import { connectRedis, createRedisSentStore } from '@backscatter/store-redis';
import { messageOf, questionOf, REALM } from './messages.ts';
import { hasRedis, type Servers, startServers } from './servers.ts';

/** What is measured of a store; of a server its processor time too, in milliseconds. */
export interface SentFigures {
  readonly bytes: number;
  readonly batched: number;
  readonly recorded: number;
  readonly matched: number;
  readonly batchedCpu: number | null;
  readonly recordedCpu: number | null;
  readonly matchedCpu: number | null;
}

const BATCH = 1_000;

/** Under way at a time, as in a server with many sessions. */
const AT_ONCE = 64;

/** Messages recorded one at a time, and reports looked up. */
const SINGLES = 20_000;

/** What is measured is how long it takes, so nothing is given up. */
const TIMEOUT_MS = 60_000;

const [store = '', messages = '0'] = process.argv.slice(2);
console.log(JSON.stringify(await measureStore(store, Number(messages))));

async function measureStore(name: string, count: number): Promise<SentFigures | null> {
  if (name === 'memory') {
    const bytes = async (): Promise<number> => {
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
    };
    const kept = createMemorySentStore({
      maxMessages: 2 * (count + SINGLES),
      maxAcquaintances: 4 * (count + SINGLES),
      now: Date.now,
    });
    return measure(kept, count, bytes, null);
  }
  if (name === 'lmdb') {
    const path = mkdtempSync(join(tmpdir(), 'backscatter-sent-'));
    const lmdb = openLmdb({ path });
    try {
      const kept = createLmdbSentStore(lmdb);
      return await measure(kept, count, async () => statSync(join(path, 'data.mdb')).size, null);
    } finally {
      await lmdb.close();
      rmSync(path, { recursive: true });
    }
  }
  if (!hasRedis()) return null;
  const servers = await startServers(name === 'redis' ? 1 : 3);
  const [url = ''] = servers.urls;
  const client = connectRedis({
    ...(name === 'redis' ? { url } : { cluster: servers.urls }),
    timeoutMs: TIMEOUT_MS,
  });
  try {
    const kept = createRedisSentStore({ client, timeoutMs: TIMEOUT_MS });
    return await measure(
      kept,
      count,
      () => servers.total('used_memory'),
      () => cpuOf(servers),
    );
  } finally {
    client.disconnect();
    servers.stop();
  }
}

async function measure(
  kept: SentStore,
  count: number,
  bytes: () => Promise<number>,
  cpu: (() => Promise<number>) | null,
): Promise<SentFigures> {
  const now = Date.now();
  const messageAt = (number: number): ReturnType<typeof messageOf> =>
    messageOf(number, count + SINGLES, now);
  const timed = async (
    works: number,
    each: number,
    work: (i: number) => Promise<unknown>,
  ): Promise<{ readonly perSecond: number; readonly cpu: number | null }> => {
    const before = await cpu?.();
    const started = performance.now();
    for (let i = 0; i < works; i += each) {
      await Promise.all(Array.from({ length: each }, (_, k) => work(i + k)));
    }
    const perSecond = (1_000 * works) / (performance.now() - started);
    const spent = before === undefined ? null : ((await cpu?.()) ?? 0) - before;
    return { perSecond, cpu: spent === null ? null : spent / works };
  };

  await kept.record({ realm: REALM, messages: [] });
  const empty = await bytes();
  const batches = await timed(count / BATCH, 1, (i) => {
    const batch = Array.from({ length: BATCH }, (_, k) => messageAt(i * BATCH + k));
    return kept.record({ realm: REALM, messages: batch });
  });
  const perMessage = ((await bytes()) - empty) / count;
  const singles = await timed(SINGLES, AT_ONCE, (i) =>
    kept.record({ realm: REALM, messages: [messageAt(count + i)] }),
  );
  let found = 0;
  const matches = await timed(SINGLES, AT_ONCE, async (i) => {
    const { ids } = await kept.lookup(questionOf(messageAt((i * 7_919) % count)));
    if (ids[0]?.recipientAt[0] !== null) found += 1;
  });
  if (found < SINGLES) throw new Error(`only ${found} of ${SINGLES} were found`);
  return {
    bytes: perMessage,
    batched: batches.perSecond * BATCH,
    recorded: singles.perSecond,
    matched: matches.perSecond,
    batchedCpu: batches.cpu === null ? null : batches.cpu / BATCH,
    recordedCpu: singles.cpu,
    matchedCpu: matches.cpu,
  };
}

async function cpuOf({ total }: Servers): Promise<number> {
  return 1_000 * ((await total('used_cpu_user')) + (await total('used_cpu_sys')));
}
