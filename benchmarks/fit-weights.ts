/**
 * Fits points, caps and the calibration of probabilities to the train part of the
 * benchmark, and writes them where the classifier takes them from.
 *
 *     fit-weights.ts --date 2026-03-01 [--seed 721] [--worlds 3] [--genuine 8000] [--backscatter 8000]
 *                    [--observations FILE] [--write]
 *
 * Each world is an organisation of its own, with forgers and servers of its own: seed, seed + 1, …
 * Every signal answers once; the fit sees the answers with all sources and without some, the
 * calibration also without the content filter.
 * `--observations` keeps them as a line of JSON for each report, or reads the file where
 * it is there already. Without `--write` it prints the tables and changes nothing. The same
 * mail, seed and date give the same bytes; the file says of which observations (SHA-256).
 */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  DEFAULT_FIT_TABLE,
  FIT_STRATA,
  fitPoints,
  type Observation,
  perOriginal,
  rowsOf,
} from '@backscatter/evaluation';
import { filterOf, judgePart } from './benchmark/judge-part.ts';
import { makeSet } from './benchmark/make-set.ts';
import { readCommand } from './command/read-command.mjs';
import { calibrateKinds } from './fit/calibrate-kinds.ts';
import { pointsTable } from './fit/points-table.ts';
import { calibrationSource, weightsSource } from './fit/sources.ts';
import { readSources } from './set/read-sources.ts';

const { values, refuse, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    options: {
      seed: { type: 'string', default: '721' },
      worlds: { type: 'string', default: '3' },
      genuine: { type: 'string', default: '8000' },
      backscatter: { type: 'string', default: '8000' },
      observations: { type: 'string' },
      date: { type: 'string', default: '' },
      write: { type: 'boolean', default: false },
    },
  }),
);
if (values.write && !/^\d{4}-\d{2}-\d{2}$/.test(values.date)) {
  refuse('--write needs the day: --date 2026-03-01');
}
const at = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);
const file = values.observations === undefined ? null : at(values.observations);
const lines = file !== null && existsSync(file) ? readFileSync(file, 'utf8') : await observed();
if (file !== null && !existsSync(file)) writeFileSync(file, lines);
const observations = lines
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Observation);
// Not over labels and scores: those are by the points of the last fit.
const answers = observations.map((one) => JSON.stringify([one.truth, one.kind, one.answers]));
const data = createHash('sha256').update(answers.join('\n')).digest('hex');

const rows = rowsOf(observations, FIT_STRATA, perOriginal(observations));
const fit = fitPoints(rows, DEFAULT_FIT_TABLE);
console.log(pointsTable(DEFAULT_FIT_TABLE, fit, rows));
const points = {
  weights: Object.fromEntries(fit.points),
  caps: Object.fromEntries(fit.caps),
};
const { calibration, table } = calibrateKinds(observations, points);
console.log(table);
console.log(`\n${rows.reports} reports, SHA-256 of the observations ${data}`);
if (values.write) {
  const { seed, worlds, genuine, backscatter, date } = values;
  const command = `fit-weights.ts --seed ${seed} --worlds ${worlds} --genuine ${genuine} --backscatter ${backscatter} --date ${date} --write`;
  const origin = { command, date, data, reports: rows.reports };
  const pipeline = new URL('../packages/pipeline/src/', import.meta.url);
  writeFileSync(
    new URL('fitted-weights.ts', pipeline),
    weightsSource(DEFAULT_FIT_TABLE, fit, rows, origin),
  );
  writeFileSync(new URL('calibration.ts', pipeline), calibrationSource(calibration, origin));
}

/** Generates and judges the train part of each world; a line of JSON for each message. */
async function observed(): Promise<string> {
  const sources = await readSources({ part: 'train' });
  const size = {
    genuine: whole('genuine', 1),
    backscatter: whole('backscatter', 1),
    ordinary: 0,
  };
  const worlds = whole('worlds', 1);
  const all: string[] = [];
  for (let world = 0; world < worlds; world += 1) {
    const seed = whole('seed', 1) + world;
    const set = makeSet({ seed, part: 'train', sources, size });
    const { observations: seen } = await judgePart({
      set,
      filter: await filterOf(set.earlier),
      tell: (line) => console.error(`seed ${seed}: ${line}`),
    });
    for (const one of seen) all.push(`${JSON.stringify(one)}\n`);
  }
  return all.join('');
}
