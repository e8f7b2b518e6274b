/**
 * One measurement, in a process of its own: judges reports while twelve lists are
 * asked, and prints what it took as JSON.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Resolver } from '@backscatter/core';
import { createListClient } from '@backscatter/dns-list';
import { createNodeResolver } from '@backscatter/dns-list/node';
import { createDnsbl } from '@backscatter/dnsbl';
import { createClassifier, defaultSignals, systemClock } from '@backscatter/pipeline';
import { createSurbl } from '@backscatter/surbl';
import { counted, createSlowResolver } from './slow-resolver.ts';
import { type RunShape, spamReport } from './spam-run.ts';
import { TWELVE_LISTS } from './twelve-lists.ts';

/**
 * What one process measured; `perSecond` counts messages by the clock, `mostInFlight` questions.
 */
export interface Measured {
  readonly perSecond: number;
  /** Names asked about a message, each list counted, from the cache or not. */
  readonly questions: number;
  readonly mostInFlight: number;
  /** Share of the questions that the cache or a question under way answered. */
  readonly hitRatio: number;
  /** Of the processor, for each message, in milliseconds. */
  readonly cpuMs: number;
  /** Resident memory when the watch began to run, and the most after. */
  readonly startBytes: number;
  readonly peakBytes: number;
  readonly timedOut: number;
}

const [shape = '', way = '', ...numbers] = process.argv.slice(2);
const [messages = 0, atOnce = 0, latencyMs = 0] = numbers.map(Number);

const SHAPES: ReadonlyMap<string, RunShape> = new Map([
  ['distinct', { bots: messages, reporters: messages, domains: 2 * messages }],
  ['flood', { bots: 200, reporters: 500, domains: 6 }],
]);
const run = SHAPES.get(shape);
if (run === undefined) throw new Error(`no such shape: ${shape}`);

const server = way === 'wire' ? await startServer() : null;
const resolver = counted(server?.resolver ?? createSlowResolver(latencyMs));
const client = createListClient({
  resolver,
  clock: systemClock,
  random: Math.random,
  lists: TWELVE_LISTS,
});
const classifier = createClassifier({
  exhaustive: true,
  signals: [...defaultSignals(), createDnsbl({ client }), createSurbl({ client })],
});

let timedOut = 0;
let peakBytes = 0;
// The code is compiled and the lists are tested before the watch runs.
await judge(0, 200);
const before = client.counters();
timedOut = 0;
const startBytes = process.memoryUsage.rss();
peakBytes = startBytes;
const cpu = process.cpuUsage();
const start = performance.now();
await judge(200, messages + 200);
const seconds = (performance.now() - start) / 1_000;
const { user, system } = process.cpuUsage(cpu);
const after = client.counters();
const asked = after.asked - before.asked;
const spared = after.cacheHits + after.joined - before.cacheHits - before.joined;
const measured: Measured = {
  perSecond: messages / seconds,
  questions: (asked + spared) / messages,
  mostInFlight: resolver.mostInFlight(),
  hitRatio: spared / (asked + spared),
  cpuMs: (user + system) / 1_000 / messages,
  startBytes,
  peakBytes,
  timedOut,
};
console.log(JSON.stringify(measured));
client.close();
server?.stop();

/** Judges the reports from one number to another, so many at once. */
async function judge(from: number, to: number): Promise<void> {
  let next = from;
  const worker = async (): Promise<void> => {
    while (next < to) {
      const n = next;
      next += 1;
      const verdict = await classifier.classify(spamReport(n, run as RunShape));
      timedOut += verdict.unavailable.length;
      if (n % 50 === 0) peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function startServer(): Promise<{ readonly resolver: Resolver; stop(): void }> {
  const program = fileURLToPath(new URL('slow-server.ts', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, program, String(latencyMs)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout.setEncoding('utf8'), 'data')) as [string];
  return {
    resolver: createNodeResolver({ servers: [`127.0.0.1:${port.trim()}`] }),
    stop: () => void child.kill(),
  };
}
