/**
 * Other filters on the same cases, after learning the same mail: reports that return
 * the whole message, judged by what it says and where it came from.
 *
 * Ours stands beside them twice: by content alone, which is what they have, and with
 * everything, which is what they cannot have.
 */

import {
  compareFilters,
  createRandom,
  type Difference,
  type LabelledCase,
  measureRow,
  type NamedVerdicts,
  type Observation,
  type ReportTable,
  type ReportTask,
  reportTask,
  type SpeedRow,
} from '@backscatter/evaluation';
import type { SetWorld, SourceMail } from '@backscatter/evaluation/generator';
import type { Cost } from '../rivals/rival.ts';
import { runRivals } from '../rivals/run-rivals.ts';
import {
  CONTENT_ALONE,
  CONTENT_AND_TRACES,
  EVERYTHING,
  FOREIGN_CONTENT,
  FOREIGN_CONTENT_AND_TRACES,
  type ReplaySubset,
} from './evidence.ts';
import { judgedBy } from './tasks.ts';

/** On which cases the rivals are run, after learning what. */
export interface RivalsOptions {
  readonly world: SetWorld;
  /** With their bytes. */
  readonly sample: readonly LabelledCase[];
  /** What we saw of them. */
  readonly observations: readonly Observation[];
  /** The organisation's earlier mail, and another corpus. */
  readonly own: readonly SourceMail[];
  readonly foreign: readonly SourceMail[];
  readonly seed: number;
  readonly tell: (line: string) => void;
}

/** Their task of the report, and what must be told of them. */
export interface RivalsResult {
  readonly task: ReportTask;
  readonly speed: readonly SpeedRow[];
  readonly versions: Readonly<Record<string, string>>;
  readonly settings: Readonly<Record<string, string>>;
}

/** Runs each rival that is installed, twice: trained on either mail. */
export async function compareRivals(options: RivalsOptions): Promise<RivalsResult> {
  const { world, sample, own, foreign, seed, tell } = options;
  const speed: SpeedRow[] = [];
  const versions = new Map<string, string>();
  const settings = new Map<string, string>();
  const tables: ReportTable[] = [];
  const differences: Difference[] = [];
  for (const { title, earlier, subsets } of [
    {
      title: "Trained on the organisation's earlier mail",
      earlier: own,
      subsets: [CONTENT_ALONE, CONTENT_AND_TRACES, EVERYTHING],
    },
    {
      title: 'Trained on another corpus',
      earlier: foreign,
      subsets: [FOREIGN_CONTENT, FOREIGN_CONTENT_AND_TRACES, EVERYTHING],
    },
  ]) {
    const runs = await runRivals({
      world,
      earlier,
      cases: sample,
      told: (name) => tell(`${name}: ${title.toLowerCase()}`),
    });
    const theirs: NamedVerdicts[] = [];
    for (const run of runs) {
      if ('missing' in run) {
        tell(`${run.name}: ${run.missing}`);
        settings.set(run.name, run.missing);
        continue;
      }
      theirs.push(...[...run.rows].map(([name, judged]) => ({ name, judged })));
      versions.set(run.name, run.version);
      settings.set(run.name, run.settings.join('; '));
      if (earlier === own) speed.push(speedRow(`${run.name} ${run.version}`, run.judging));
    }
    const ours = oursOf(options, subsets);
    tables.push(tableOf(title, [...ours, ...theirs], seed));
    // Who was told the same: SpamAssassin of our relays, the others nothing.
    const [alone, traced] = ours;
    for (const other of theirs) {
      const one = other.name.startsWith('SpamAssassin') ? traced : alone;
      if (one === undefined) continue;
      const random = createRandom(seed).fork(`difference ${title} ${other.name}`);
      const name = `${one.name}; ${title.toLowerCase()}`;
      differences.push(compareFilters({ name, judged: one.judged }, other, { random }));
    }
  }
  return {
    task: reportTask({
      id: 'rivals',
      title: 'Beside other filters',
      about:
        'The same reports, the same training mail, no network. SpamAssassin and rspamd know our relays, so they too can see in what ' +
        'comes back that it passed through them. All are told the same names and addresses. VBounce takes it that all mail leaves by ' +
        'them; we are told of which senders that holds.',
      tables,
      differences,
    }),
    speed,
    versions: Object.fromEntries(versions),
    settings: Object.fromEntries(settings),
  };
}

function oursOf(
  { observations }: RivalsOptions,
  subsets: readonly ReplaySubset[],
): readonly NamedVerdicts[] {
  return subsets.map((subset) => ({
    name: `backscatter, ${subset.name}`,
    judged: judgedBy(subset, observations),
  }));
}

function tableOf(title: string, filters: readonly NamedVerdicts[], seed: number): ReportTable {
  const rows = filters.map(({ name, judged }) =>
    measureRow(judged, {
      name: 'whole message returned',
      filter: name,
      mail: 'synthetic',
      random: createRandom(seed).fork(`rival ${title} ${name}`),
    }),
  );
  return { title, about: '', rows, plots: ['roc', 'precision-recall', 'labels'] };
}

/** Messages a second on one core: by processor time, a store's own included. */
export function speedRow(name: string, cost: Cost): SpeedRow {
  const { messages, cpuSeconds, seconds, storeCpuSeconds } = cost;
  return {
    name,
    messages,
    perSecond: messages / (cpuSeconds + storeCpuSeconds),
    note: `${(messages / seconds).toFixed(1)} a second on the clock`,
  };
}
