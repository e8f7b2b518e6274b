/**
 * The report on a set, judged with every source of evidence that there is, and
 * with each taken away.
 */

import {
  ABLATIONS,
  type Costs,
  casesOf,
  type Headline,
  type HeadlineFigure,
  headlineOf,
  type Observation,
  type Random,
  type Report,
  type ReportMeta,
  type ReportRow,
  type ReportTask,
  recognitionOf,
  reportTask,
} from '@backscatter/evaluation';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { ablationTable, type Measuring, rowsOf, strataTable } from './tables.ts';

/** Mails of a class that a content filter needs before it answers. */
const LEAST_LEARNED = 200;

/** The row of those who have configured nothing but a content filter. */
const CONTENT_ALONE = 'content and shape alone';

/** Of labels alone, for one truth among the cases has no curve. */
const UNRANKED = { ranked: false } as const;

/** What the report is made of. */
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
  const { traffic, attacks, ordinary } = casesOf(observations);
  const of = (whole: readonly Observation[]): Measuring => ({
    ...options,
    mail: 'synthetic',
    whole,
  });
  const all = rowsOf(of(traffic))('all', traffic);
  const ablation = ablationTable(of(traffic), ABLATIONS);
  const content = ablation.rows.find(({ name }) => name === CONTENT_ALONE);
  return {
    title,
    meta,
    headlines: [
      headlineOf('Every source', all),
      ...(content === undefined ? [] : [headlineOf('Content and shape alone', content)]),
      ...(attacks.length === 0
        ? []
        : [underAttack(rowsOf(of(attacks))('attacks', attacks, UNRANKED))]),
    ],
    tasks: [
      everySourceTask(all, of(traffic)),
      reportTask({
        id: 'ablations',
        title: 'With each source removed',
        about: '',
        tables: [ablation],
      }),
      reportTask({
        id: 'recognition',
        title: 'Is it a report, and which kind?',
        about: '',
        recognition: recognitionOf([...traffic, ...ordinary]),
      }),
      ...adversaryTasks(of(attacks)),
      ...ordinaryTasks(of(ordinary)),
    ],
    speed: [],
    notes: [...options.notes, ...weaknesses(options)],
  };
}

/** What an attacker wants is to be believed: what passed stands first. */
function underAttack(row: ReportRow): Headline {
  const { figures, ...headline } = headlineOf('Under attack', row);
  const passed: HeadlineFigure = {
    name: 'passed',
    value: row.confusion.passed,
    unit: 'share',
    target: null,
  };
  return { ...headline, figures: [passed, ...figures] };
}

function everySourceTask(all: ReportRow, measuring: Measuring): ReportTask {
  return reportTask({
    id: 'every-source',
    title: 'Genuine or backscatter, with every source of evidence',
    about:
      'Sent log, signatures, directory, DNS lists, counters, and a content filter that learned half of the mail; ' +
      'what is returned is the other half.',
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
  });
}

function adversaryTasks(measuring: Measuring): readonly ReportTask[] {
  if (measuring.whole.length === 0) return [];
  return [
    reportTask({
      id: 'adversaries',
      title: 'Adversaries',
      about:
        'Backscatter made to look genuine, and genuine reports made to look forged; every source is there.',
      tables: [strataTable('By attack', measuring, (truth) => truth.adversary ?? '')],
    }),
  ];
}

function ordinaryTasks(measuring: Measuring): readonly ReportTask[] {
  if (measuring.whole.length === 0) return [];
  const row = rowsOf(measuring)('all', measuring.whole, UNRANKED);
  const strata = strataTable('By what it is', measuring, (truth) => truth.scenario);
  return [
    reportTask({
      id: 'ordinary',
      title: 'Other mail',
      about: 'Mail that is no report on a message must stay untouched.',
      tables: [{ ...strata, rows: [row, ...strata.rows], plots: [] }],
    }),
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
