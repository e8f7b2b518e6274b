/**
 * How many reports a second are judged while twelve DNS lists are asked, each of
 * whose answers takes 30 ms, and in how much memory?
 *
 *     dns-lists.ts [--messages N] [--at-once N] [--latency MS] [--json]
 *
 * Each row is one process. "Distinct" is the worst there is: every report has a
 * host, a reporter and two domains that nobody asked about before. "Flood" is what
 * backscatter is: one spam run, sent by 200 bots, linking to six domains, reported
 * by 500 servers. Both with a resolver within the process, which shows what the
 * client costs, and the first once more over the wire: `node:dns` and a DNS server
 * in a process of its own.
 */

import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createProgress } from './command/progress.mjs';
import { readCommand } from './command/read-command.mjs';
import type { Measured } from './dns/measure.ts';

const { values, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    options: {
      messages: { type: 'string', default: '10000' },
      'at-once': { type: 'string', default: '64' },
      latency: { type: 'string', default: '30' },
      json: { type: 'boolean', default: false },
    },
  }),
);
const numbers = [whole('messages', 1), whole('at-once', 1), whole('latency')].map(String);

const MEASURE = fileURLToPath(new URL('dns/measure.ts', import.meta.url));

const ROWS = [
  ['distinct', 'memory', 'every report another, resolver in the process'],
  ['distinct', 'wire', 'every report another, over the wire'],
  ['flood', 'memory', 'one spam run, resolver in the process'],
] as const;

const progress = createProgress('row', ROWS.length);
const measured = ROWS.map(([shape, way, title]): readonly [string, Measured] => {
  progress.tick();
  const args = [shape, way, ...numbers];
  const run = spawnSync(process.execPath, [...process.execArgv, MEASURE, ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`the measurement of ${shape} by ${way} failed`);
  return [title, JSON.parse(run.stdout) as Measured];
});

progress.end();

if (values.json) {
  console.log(JSON.stringify(Object.fromEntries(measured)));
} else {
  const head = ['messages/s', 'CPU a message', 'questions', 'in flight', 'from the cache', 'RSS'];
  console.log(`| | ${head.join(' | ')} |`);
  console.log(`|---|${'---:|'.repeat(head.length)}`);
  for (const [title, one] of measured) {
    const cells = [
      title,
      Math.round(one.perSecond).toLocaleString('en'),
      `${one.cpuMs.toFixed(2)} ms`,
      one.questions.toFixed(1),
      one.mostInFlight.toLocaleString('en'),
      `${(100 * one.hitRatio).toFixed(1)} %`,
      `${megabytes(one.startBytes)} to ${megabytes(one.peakBytes)} MB`,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
