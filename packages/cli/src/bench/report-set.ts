/**
 * The report on a set, judged with every source of evidence that there is, and
 * with each taken away.
 */

import {
  type Costs,
  headlineOf,
  type Observation,
  type Random,
  type Report,
  type ReportMeta,
  type ReportRow,
  type ReportTask,
  recognitionOf,
} from '@backscatter/evaluation';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { ablationTable, type Measuring, rowMaker, type Subset, strataTable } from './tables.ts';

/** Mails of a class that a content filter needs before it answers. */
const LEAST_LEARNED = 200;

const LOG = ['newsender', 'newsender-audit'];
const DNS = ['dnsbl', 'surbl'];
const CONTENT = ['bayesian', 'keyword'];
const OTHERS = [...LOG, 'provenance', 'directory', ...DNS, 'flood'];

const ALONE: Subset = { name: 'content and shape alone', without: OTHERS };

const SUBSETS: readonly Subset[] = [
  { name: 'every source', without: [] },
  { name: 'no sent log', without: LOG },
  { name: 'no signatures', without: ['provenance'] },
  { name: 'no sent log, no signatures', without: [...LOG, 'provenance'] },
  { name: 'no directory', without: ['directory'] },
  { name: 'no DNS lists', without: DNS },
  { name: 'no counters', without: ['flood'] },
  { name: 'no content filter', without: CONTENT },
  ALONE,
];

export interface SetReport {
  readonly title: string;
  readonly observations: readonly Observation[];
  readonly learned: { readonly ham: number; readonly spam: number };
  readonly meta: ReportMeta;
  readonly costs: Costs;
  readonly points: PointsOptions;
  readonly random: Random;
  /** What the run has to say besides, a sentence each. */
  readonly notes: readonly string[];
}

/** Measures it. */
export function reportSet(options: SetReport): Report {
  const { title, observations, meta } = options;
  const traffic = observations.filter(
    ({ truth }) => truth.adversary === null && truth.label !== 'not-a-bounce',
  );
  const of = (whole: readonly Observation[]): Measuring => ({
    ...options,
    mail: 'synthetic',
    whole,
  });
  const all = rowMaker(of(traffic))('all', traffic, true);
  const attacks = observations.filter(({ truth }) => truth.adversary !== null);
  const ablation = ablationTable(of(traffic), SUBSETS);
  const content = ablation.rows.find(({ name }) => name === ALONE.name);
  return {
    title,
    meta,
    headlines: [
      headlineOf('Every source', all),
      ...(content === undefined ? [] : [headlineOf('Content and shape alone', content)]),
      ...(attacks.length === 0
        ? []
        : [headlineOf('Under attack', rowMaker(of(attacks))('attacks', attacks))]),
    ],
    tasks: [
      everySourceTask(all, of(traffic)),
      {
        ...task('ablations', 'With each source removed', ''),
        tables: [ablation],
      },
      {
        ...task('recognition', 'Is it a report, and which kind?', ''),
        recognition: recognitionOf(observations.filter(({ truth }) => truth.adversary === null)),
      },
      ...adversaryTasks(of(attacks)),
      ...ordinaryTasks(of(observations.filter(isOrdinary))),
    ],
    speed: [],
    notes: [...options.notes, ...weaknesses(options)],
  };
}

const isOrdinary = ({ truth }: Observation): boolean =>
  truth.adversary === null && truth.label === 'not-a-bounce';

function task(id: string, title: string, about: string): ReportTask {
  return { id, title, about, tables: [], recognition: null, differences: [] };
}

function everySourceTask(all: ReportRow, measuring: Measuring): ReportTask {
  return {
    ...task(
      'every-source',
      'Genuine or backscatter, with every source of evidence',
      'Sent log, signatures, directory, DNS lists, counters, and a content filter that learned half of the mail; ' +
        'what is returned is the other half.',
    ),
    tables: [
      {
        title: 'All',
        about: '',
        rows: [all],
        plots: ['labels', 'roc', 'precision-recall', 'reliability', 'histogram'],
      },
      strataTable('By what is returned', measuring, (truth) => truth.returned),
      strataTable('By kind of report', measuring, (truth) => truth.kind),
      strataTable('By what happened', measuring, (truth) => `${truth.label}: ${truth.scenario}`),
    ],
  };
}

function adversaryTasks(measuring: Measuring): readonly ReportTask[] {
  if (measuring.whole.length === 0) return [];
  const about =
    'Backscatter made to look genuine, and genuine reports made to look forged; every source is there.';
  return [
    {
      ...task('adversaries', 'Adversaries', about),
      tables: [strataTable('By attack', measuring, (truth) => truth.adversary ?? '')],
    },
  ];
}

function ordinaryTasks(measuring: Measuring): readonly ReportTask[] {
  if (measuring.whole.length === 0) return [];
  const row = rowMaker(measuring)('all', measuring.whole);
  const strata = strataTable('By what it is', measuring, (truth) => truth.scenario);
  return [
    {
      ...task('ordinary', 'Other mail', 'Mail that is no report on a message must stay untouched.'),
      tables: [{ ...strata, rows: [row, ...strata.rows], plots: [] }],
    },
  ];
}

function weaknesses({ learned }: SetReport): readonly string[] {
  const few = learned.ham < LEAST_LEARNED || learned.spam < LEAST_LEARNED;
  return [
    'The reports are made: the shares of notices, ways and listings in them are set by judgement, not measured on your server.',
    'The configuration lends its weights alone; log, signatures, directory and lists are those of the made world, and no list was asked.',
    ...(few
      ? [
          `The content filter learned ${learned.ham} ham and ${learned.spam} spam and needs ${LEAST_LEARNED} of each to answer.`,
        ]
      : []),
  ];
}
