/**
 * How fast are logs of mail servers read into sent mails, and in how much memory?
 *
 *     sent-import.ts [--messages N]
 *
 * Writes logs of so many messages each into a temporary folder: half of them
 * submitted by users, half received; a filter in between for one in four. Then
 * reads them, and a log whose messages never end, which all stay open.
 */

import { createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createGzip } from 'node:zlib';
import { type ReadLogsOptions, readLogs } from '@backscatter/sent-import/node';
import { readCommand } from './command/read-command.mjs';
import { LOG_FORMATS, type LogFormat } from './sent/server-logs.ts';

const { whole } = readCommand(import.meta.url, () =>
  parseArgs({
    options: { messages: { type: 'string', default: '200000' } },
  }),
);
const messages = whole('messages', 1);

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const folder = mkdtempSync(join(tmpdir(), 'sent-import-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

for (const format of LOG_FORMATS) {
  await measure(format.name, await write(format, messages, false));
}
const [postfix] = LOG_FORMATS;
if (postfix !== undefined) {
  await measure('Postfix, gzipped', await write(postfix, messages, true));
  const open = { ...postfix, lines: (n: number) => postfix.lines(n).filter(isNotTheEnd) };
  const path = await write(open, messages, false);
  await measure('Postfix, never ending', path);
  await measure('… at most 10,000 open', path, { maxOpen: 10_000 });
}

function isNotTheEnd(line: string): boolean {
  return !line.endsWith('removed');
}

async function write(format: LogFormat, count: number, packed: boolean): Promise<string> {
  const path = join(folder, `${format.name}-${packed}.log`);
  const lines = async function* (): AsyncGenerator<string, void, undefined> {
    let text = '';
    for (let number = 0; number < count; number++) {
      text += `${format.lines(number).join('\n')}\n`;
      if (text.length < 65_536) continue;
      yield text;
      text = '';
    }
    yield text;
  };
  const file = createWriteStream(path);
  await (packed ? pipeline(lines, createGzip({ level: 1 }), file) : pipeline(lines, file));
  return path;
}

async function measure(
  name: string,
  path: string,
  options: Partial<ReadLogsOptions> = {},
): Promise<void> {
  collect();
  const before = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  const start = performance.now();
  const reading = readLogs([path], { now: Date.now(), ...options });
  let records = 0;
  let heap: number | null = null;
  for await (const some of reading.records) {
    records += some.length;
    const { bytes, totalBytes } = reading.progress();
    if (heap !== null || bytes < 0.75 * (totalBytes ?? 0)) continue;
    collect();
    heap = process.memoryUsage().heapUsed - before;
  }
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  const { lines, tally } = reading.progress();
  const rate = (per: number): string => Math.round(lines / per).toLocaleString('en');
  console.log(
    `${name.padEnd(24)} ${lines} lines, ${(statSync(path).size / 1e6).toFixed(0)} MB, ${records} mails, ${tally.forcedOut} judged early: ` +
      `${rate(seconds)} lines a second, ${rate((user + system) / 1e6)} a second of processor time, ${Math.round((heap ?? 0) / 1e6)} MB held`,
  );
}
