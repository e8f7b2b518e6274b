/**
 * The benchmark: how fast, and in how much memory, is a report judged?
 *
 *     bench [--rounds N] [--json] [CORPUS…]
 *
 * CORPUS is a directory of messages, a tar archive of such, or one message.
 */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readCommand } from './command/read-command.mjs';
import { defaultCorpus } from './corpus/default-corpus.mjs';
import { readCorpora } from './corpus/read-corpus.mjs';
import { buildIfStale } from './speed/build-if-stale.mjs';
import { measureMemory } from './speed/measure-memory.mjs';
import { measureSlowest } from './speed/measure-slowest.mjs';
import { measureSpeed } from './speed/measure-speed.mjs';
import { renderJson, renderTable } from './speed/render.mjs';
import { VARIANTS } from './speed/variants.mjs';

/** Fewer, and the median means little. */
const LEAST_ROUNDS = 3;

const { values, positionals, refuse, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '15' },
      json: { type: 'boolean', default: false },
    },
  }),
);
const rounds = whole('rounds', LEAST_ROUNDS);
const fallback = defaultCorpus();
const paths =
  positionals.length === 0
    ? [fallback.path]
    : positionals.map((path) => resolve(process.env['INIT_CWD'] ?? '.', path));
for (const path of paths) if (!existsSync(path)) refuse(`There is no corpus ${path}`);
const corpus = positionals.length === 0 ? fallback.what : positionals.join(', ');

buildIfStale();
const raws = [];
for await (const { raw } of readCorpora(paths)) raws.push(Buffer.from(raw));
if (raws.length === 0) refuse(`There is no message in ${corpus}`);
const progress = (/** @type {string} */ what) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${what}`);
};
const peaks = measureMemory(paths, progress);
const speeds = await measureSpeed(raws, rounds, progress);
const slowestMilliseconds = await measureSlowest(raws);
progress('');
const run = {
  corpus,
  messages: raws.length,
  bytes: raws.reduce((sum, raw) => sum + raw.length, 0),
  rounds,
  emptyMebibytes: peaks.get('nothing') ?? 0,
  slowestMilliseconds,
  figures: [...VARIANTS].map(([variant, { title }]) => ({
    variant,
    title,
    messagesPerSecond: speeds.get(variant)?.messagesPerSecond ?? 0,
    relative: speeds.get(variant)?.relative ?? 0,
    peakMebibytes: peaks.get(variant) ?? 0,
  })),
};
console.log(values.json ? renderJson(run) : renderTable(run));
