/**
 * The public benchmark: how well is backscatter told from genuine bounces, by what
 * evidence, against whom, beside whom?
 *
 *     benchmark.ts [CORPUS…] [--seed 721] [--genuine 48000] [--backscatter 24000] [--ordinary 4000]
 *                  [--adversaries 600] [--sample 2000] [--no-rivals] [--out FOLDER] [--date 2026-03-01]
 *                  [--observations FILE]
 *
 * A corpus is labelled ham and spam in any layout that `readCorpus` knows; without
 * one it takes the collection beside the checkout. What was generated of the test part
 * is judged with everything configured, and what every signal said is scored again
 * for each ablation. `--out` gets `report.json`, `report.md` and `report.html`.
 * Without rivals, whose speed is never the same, two runs with one seed and date write the same bytes.
 */

import { createWriteStream, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createRandom,
  type Observation,
  type SpeedRow,
  seedOf,
  type Truth,
  toHtml,
  toJson,
  toMarkdown,
} from '@backscatter/evaluation';
import { adversaries, poisonedLessons } from '@backscatter/evaluation/generator';
import { readCorpusOnce } from './accuracy/read-corpus-once.ts';
import { FOREIGN_FILTER, POISONED_FILTER } from './benchmark/evidence.ts';
import { filterOf, judgePart } from './benchmark/judge-part.ts';
import { makeSet } from './benchmark/make-set.ts';
import { naturalTask } from './benchmark/natural.ts';
import { reportOf } from './benchmark/report.ts';
import { compareRivals, speedRow } from './benchmark/rivals-task.ts';
import {
  ablationTask,
  adversaryTask,
  everythingTask,
  ordinaryTask,
  recognitionTask,
} from './benchmark/tasks.ts';
import { existing } from './command/existing.mjs';
import { readCommand } from './command/read-command.mjs';
import { measureSpeed, offline } from './rivals/ours.ts';
import { readSources } from './set/read-sources.ts';

/** Of the reports that return nothing, for the ablation, at most so many of each truth. */
const MOST_BARE = 3_000;

/** Of a part whose earlier mail alone is wanted. */
const LITTLE = { genuine: 50, backscatter: 50, ordinary: 0 };

const { values, positionals, refuse, whole } = readCommand(import.meta.url, () =>
  parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '721' },
      genuine: { type: 'string', default: '48000' },
      backscatter: { type: 'string', default: '24000' },
      ordinary: { type: 'string', default: '4000' },
      adversaries: { type: 'string', default: '600' },
      sample: { type: 'string', default: '2000' },
      out: { type: 'string' },
      date: { type: 'string' },
      observations: { type: 'string' },
      'no-rivals': { type: 'boolean', default: false },
    },
  }),
);
if (values.date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(values.date)) {
  refuse('--date takes a day such as 2026-03-01');
}

const started = performance.now();
const tell = (line: string): void => {
  console.error(`${((performance.now() - started) / 1_000).toFixed(0).padStart(5)} s  ${line}`);
};
const at = (path: string): string => resolve(process.env['INIT_CWD'] ?? '.', path);
const out = values.out === undefined ? null : at(values.out);
const seen = values.observations === undefined ? null : at(values.observations);
// Before the work and not after it, for a folder may not be writable.
if (out !== null) mkdirSync(out, { recursive: true });
if (seen !== null) mkdirSync(dirname(seen), { recursive: true });
const corpora = positionals.map(existing);
const given = corpora.length === 0 ? {} : { corpora };
const [seed, sample] = [whole('seed'), whole('sample')];
const size = {
  genuine: whole('genuine'),
  backscatter: whole('backscatter'),
  ordinary: whole('ordinary'),
};
const extra = [adversaries(whole('adversaries'))];

tell('reading the corpora');
const sources = await readSources({ part: 'test', ...given });
const others = await readSources({ part: 'train', ...given });
for (const problem of [...sources.problems, ...others.problems]) tell(problem);
if (sources.ham.length === 0 || sources.spam.length === 0) {
  console.log(
    'Nothing measured: there is no labelled ham and spam for the test part; name a CORPUS.',
  );
  process.exit(0);
}
const set = makeSet({ seed, part: 'test', sources, size, extra });
const lessons =
  others.ham.length === 0 || others.spam.length === 0
    ? []
    : makeSet({ seed: seed + 1, part: 'train', sources: others, size: LITTLE }).earlier;
tell(`learning ${set.earlier.length} messages of its own, ${lessons.length} of others`);
const filter = await filterOf(set.earlier);
const foreign = await filterOf(lessons, true);
const poison = poisonedLessons(set.earlier, createRandom(seed));
const poisoned = await filterOf([...set.earlier, ...poison]);
const { observations, digest, kept } = await judgePart({
  set,
  filter,
  shadows: [
    { ...foreign, name: FOREIGN_FILTER },
    { ...poisoned, name: POISONED_FILTER },
  ],
  keeps: sampled(sample),
  tell,
});
if (seen !== null) {
  const file = createWriteStream(seen);
  for (const one of observations) file.write(`${JSON.stringify(one)}\n`);
  file.end();
}
tell('the same, nothing returned');
const bareSize = {
  genuine: Math.min(MOST_BARE, size.genuine),
  backscatter: Math.min(MOST_BARE, size.backscatter),
  ordinary: 0,
};
const bare = makeSet({ seed, part: 'test', sources, size: bareSize, returned: 'none' });
const { observations: nothingReturned } = await judgePart({ set: bare, filter, tell });
tell('measuring');
const observed = { observations, nothingReturned, seed };
const bounces = (await readCorpusOnce(undefined)) ?? [];
const filters = new Map([
  // To whoever got these bounces the simulated organisation's mail is others' too.
  ["trained on the organisation's mail", await filterOf(set.earlier, true)],
  ['trained on another corpus', foreign],
]);
const tasks = [
  recognitionTask(observed),
  everythingTask(observed),
  ablationTask(observed),
  adversaryTask(observed),
  ordinaryTask(observed),
  ...(bounces.length === 0 ? [] : [await naturalTask(bounces, filters, seed)]),
];
const rivals = values['no-rivals']
  ? null
  : await compareRivals({
      world: set.world,
      sample: kept,
      observations: ofCases(observations, kept),
      own: set.earlier,
      foreign: lessons,
      seed,
      tell,
    });
const speed = rivals === null ? [] : [...(await ourSpeed()), ...rivals.speed];
const report = reportOf({
  meta: {
    seed,
    digest,
    date: values.date ?? null,
    versions: { backscatter: version(), node: process.version, ...rivals?.versions },
    settings: { ...size, ...rivals?.settings },
    command: `benchmarks/benchmark.ts --seed ${seed} --genuine ${size.genuine} --backscatter ${size.backscatter} --ordinary ${size.ordinary}`,
  },
  tasks: rivals === null ? tasks : [...tasks, rivals.task],
  speed,
});
const markdown = toMarkdown(report);
if (out !== null) {
  writeFileSync(join(out, 'report.json'), toJson(report));
  writeFileSync(join(out, 'report.md'), markdown);
  writeFileSync(join(out, 'report.html'), toHtml(report));
  tell(`written to ${out}`);
}
console.log(markdown);

/** The whole pipeline offline, in one process: as it is by default, and with every signal asked. */
async function ourSpeed(): Promise<readonly SpeedRow[]> {
  const ids = new Set(kept.map(({ truth }) => truth.id));
  const { judging, exhaustive } = await measureSpeed(set, offline(filter), ({ id }) => ids.has(id));
  return [
    speedRow('backscatter, offline, as it is by default', judging),
    speedRow('backscatter, offline, every signal asked', exhaustive),
  ];
}

/** Picks reports that return the whole message, by their numbers, about so many. */
function sampled(most: number): (one: { readonly truth: Truth }) => boolean {
  let left = most;
  const expected = 0.4 * (size.genuine + size.backscatter);
  return ({ truth }) => {
    const { returned, adversary, label, id } = truth;
    if (left === 0 || returned !== 'message' || adversary !== null || label === 'not-a-bounce')
      return false;
    if (seedOf(seed, `sample ${id}`) % 10_000 >= (10_000 * most) / expected) return false;
    left -= 1;
    return true;
  };
}

function ofCases(
  all: readonly Observation[],
  cases: readonly { readonly truth: Truth }[],
): readonly Observation[] {
  const ids = new Set(cases.map(({ truth }) => truth.id));
  return all.filter(({ truth }) => ids.has(truth.id));
}

function version(): string {
  const manifest: unknown = JSON.parse(
    readFileSync(new URL('../packages/pipeline/package.json', import.meta.url), 'utf8'),
  );
  return (manifest as { readonly version: string }).version;
}
