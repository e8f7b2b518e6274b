/**
 * The report on labelled mail of one's own, judged by one's own configuration.
 */

import {
  type Costs,
  cheapestThresholds,
  type Headline,
  type HeadlineFigure,
  headlineOf,
  type Judged,
  type MailOrigin,
  measureRow,
  type Observation,
  type Random,
  type Report,
  type ReportMeta,
  type ReportRow,
  type ReportTable,
  type ReportTask,
  scoreAgain,
} from '@backscatter/evaluation';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { findMisses } from './find-misses.ts';
import type { JudgedCase } from './labelled-case.ts';

/** Genuine reports below which a loss of one in a thousand would hardly be seen. */
const FEW = 3_000;

/** A row of so few cases says nothing by itself. */
const LEAST = 5;

/** Signals that judge by content and shape alone. */
const CONTENT: ReadonlySet<string> = new Set(['bayesian', 'keyword', 'shape']);

export interface LabelledReport {
  readonly cases: readonly JudgedCase[];
  readonly meta: ReportMeta;
  readonly costs: Costs;
  readonly points: PointsOptions;
  readonly random: Random;
  /** Whether a sent log or signatures are configured. */
  readonly hasProofs: boolean;
  /** What the run has to say besides, a sentence each. */
  readonly notes: readonly string[];
}

/** Measures it. */
export function reportLabelled(options: LabelledReport): Report {
  const { cases, meta } = options;
  const origins: readonly MailOrigin[] = ['natural', 'synthetic'];
  const parts = origins.flatMap((mail) => {
    const some = cases.filter(({ synthetic }) => synthetic === (mail === 'synthetic'));
    return some.length === 0 ? [] : [partOf(mail, some, options)];
  });
  return {
    title: 'Your labelled mail, judged by your configuration',
    meta,
    headlines: parts.map(({ headline }) => headline),
    tasks: parts.map(({ task }) => task),
    speed: [],
    notes: [...options.notes, ...weaknesses(options)],
  };
}

interface Part {
  readonly headline: Headline;
  readonly task: ReportTask;
}

function partOf(mail: MailOrigin, cases: readonly JudgedCase[], options: LabelledReport): Part {
  const observations = cases.map(({ observation }) => observation);
  const row = rowMaker(mail, options);
  const all = row('all', observations, true);
  const { confusion } = all;
  const tables: ReportTable[] = [
    {
      title: 'All',
      about: '',
      rows: [all],
      plots: ['labels', 'roc', 'precision-recall', 'reliability', 'histogram'],
    },
    strataTable('By kind of report', observations, ({ truth }) => truth.kind, row),
    strataTable('By what is returned', observations, ({ truth }) => truth.returned, row),
    ablationTable(observations, options, row),
  ];
  const { figures, ...headline } = headlineOf('Your mail', all);
  const touched: HeadlineFigure = {
    name: 'other mail touched',
    value: confusion.touched,
    unit: 'share',
    target: null,
  };
  return {
    headline: {
      ...headline,
      figures: confusion.touched.total === 0 ? figures : [...figures, touched],
    },
    task: {
      id: mail === 'natural' ? 'own-mail' : 'own-set',
      title: 'Genuine or backscatter',
      about:
        'Every signal of the configuration was asked, each message as of its time. ' +
        'Copies of one mail are drawn together for the intervals.',
      tables: tables.filter(({ rows }) => rows.length > 0),
      recognition: null,
      differences: [],
      misses: findMisses(cases),
    },
  };
}

type RowMaker = (
  name: string,
  judged: readonly Judged[],
  ranked: boolean,
  note?: string,
) => ReportRow;

function rowMaker(mail: MailOrigin, { costs, random }: LabelledReport): RowMaker {
  return (name, judged, ranked, note) =>
    measureRow(judged, {
      name,
      filter: 'backscatter',
      mail,
      costs,
      ranked,
      random: random.fork(`${mail} ${name}`),
      ...(note === undefined ? {} : { note }),
    });
}

function strataTable(
  title: string,
  observations: readonly Observation[],
  of: (observation: Observation) => string,
  row: RowMaker,
): ReportTable {
  const reports = observations.filter(({ truth }) => truth.label !== 'not-a-bounce');
  const names = [...new Set(reports.map(of))].sort();
  return {
    title,
    about: '',
    rows: names.flatMap((name) => {
      const members = reports.filter((observation) => of(observation) === name);
      return members.length < LEAST ? [] : [row(name, members, false)];
    }),
    plots: ['labels'],
  };
}

/** The same answers, scored as if a signal had not been there. */
function ablationTable(
  observations: readonly Observation[],
  { points }: LabelledReport,
  row: RowMaker,
): ReportTable {
  const answered = new Set(
    observations.flatMap(({ answers }) =>
      answers.filter(({ findings }) => findings.length > 0).map(({ signal }) => signal),
    ),
  );
  const names = [...answered].sort();
  const others = names.filter((name) => !CONTENT.has(name));
  const again = (name: string, without: readonly string[]): ReportRow =>
    row(name, observations.map(scoreAgain({ points, without })), true);
  return {
    title: 'Without one source',
    about: 'What each signal that found something contributes: the same answers without it.',
    rows:
      names.length === 0
        ? []
        : [
            again('with all', []),
            ...names.map((name) => again(`without ${name}`, [name])),
            ...(others.length < 2 ? [] : [again('content and shape alone', others)]),
          ],
    plots: ['ablation'],
  };
}

function weaknesses({ cases, hasProofs, costs, points }: LabelledReport): readonly string[] {
  const observations = cases.map(({ observation }) => observation);
  const count = (label: string): number =>
    observations.filter(({ truth }) => truth.label === label).length;
  const [genuine, backscatter] = [count('genuine'), count('backscatter')];
  const best = cheapestThresholds(observations, costs);
  const { genuine: down, backscatter: up } = points.thresholds ?? {};
  return [
    ...(genuine === 0 ? ['There are no genuine reports, so nothing is known of losses.'] : []),
    ...(backscatter === 0
      ? ['There is no backscatter, so nothing is known of what is caught.']
      : []),
    ...(genuine > 0 && genuine < FEW
      ? [
          `${genuine} genuine reports bound a loss at about ${(300 / genuine).toFixed(2)} % where none is seen, and no lower.`,
        ]
      : []),
    ...(hasProofs
      ? []
      : ['Neither a sent log nor signatures are configured: nothing can be proved genuine.']),
    'A content filter that has learned these very messages knows them by heart: measure it on others.',
    'Counters of campaigns stand as they do now; nothing of this run was counted.',
    ...(best === null
      ? []
      : [
          `On this mail the thresholds that cost least are ${shown(best.genuine)} and ${shown(best.backscatter)} points` +
            `${down === undefined && up === undefined ? '' : ` (configured: ${down ?? 'default'} and ${up ?? 'default'})`}` +
            `, at ${costs.lost} backscatter let through for a genuine report lost.`,
        ]),
  ];
}

function shown(threshold: number | null): string {
  return threshold === null ? 'none' : threshold.toFixed(1);
}
