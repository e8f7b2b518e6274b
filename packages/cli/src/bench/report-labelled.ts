/**
 * The report on labelled mail of one's own, judged by one's own configuration.
 */

import { escapeText } from '@backscatter/core';
import {
  type Costs,
  cheapestThresholds,
  type EvidenceSubset,
  type Headline,
  type HeadlineFigure,
  headlineOf,
  type MailOrigin,
  type Observation,
  type Random,
  type Report,
  type ReportMeta,
  type ReportTask,
  reportTask,
  type SourceName,
  type SourceUse,
  shareOf,
  showBounds,
  signalsOf,
  sourceUseOf,
  sourceWords,
} from '@backscatter/evaluation';
import type { PointsOptions } from '@backscatter/pipeline/pure';
import { findMisses } from './find-misses.ts';
import type { JudgedCase } from './labelled-case.ts';
import {
  ablationTable,
  isTooFew,
  LEAST_RANKED,
  type Measuring,
  rowsOf,
  strataTable,
} from './tables.ts';

/** Genuine reports below which a loss of one in a thousand would hardly be seen. */
const FEW = 3_000;

/** Genuine reports for each backscatter that one lost costs: fewer do not decide where to cut. */
const TIMES = 10;

/** Share of reports that must differ, so that copies do not matter. */
const MOSTLY = 0.9;

/** Sources that judge by content and shape alone. */
const CONTENT: ReadonlySet<SourceName> = new Set(['filter', 'phrases', 'shape']);

/** What the report is made of. */
export interface LabelledReport {
  readonly cases: readonly JudgedCase[];
  readonly meta: ReportMeta;
  readonly costs: Costs;
  readonly points: PointsOptions;
  readonly random: Random;
  /** Whether a sent log or signatures are configured. */
  readonly hasProofs: boolean;
  /** Whether DNS lists were asked, where there are any. */
  readonly asksLists: boolean;
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
  const reports = observations.filter(({ truth }) => truth.label !== 'not-a-bounce');
  const measuring: Measuring = { ...options, mail, whole: reports };
  const all = rowsOf(measuring)('all', observations);
  const tables = [
    {
      title: 'All',
      about: '',
      rows: [all],
      plots: ['labels', 'roc', 'precision-recall', 'reliability', 'histogram'],
    } as const,
    strataTable('By kind of report', measuring, (truth) => truth.kind),
    strataTable('By what is returned', measuring, (truth) => truth.returned),
    ablationTable(measuring, subsetsOf(cases)),
  ];
  const { figures, ...headline } = headlineOf('Your mail', all);
  const touched: HeadlineFigure = {
    name: 'other mail touched',
    value: all.confusion.touched,
    unit: 'share',
    target: null,
  };
  return {
    headline: {
      ...headline,
      figures: all.confusion.touched.total === 0 ? figures : [...figures, touched],
    },
    task: reportTask({
      id: mail === 'natural' ? 'own-mail' : 'own-set',
      title: 'Genuine or backscatter',
      about:
        'Every signal of the configuration was asked of what looks like a report, each message as of its time. ' +
        'Copies of one mail are drawn together for the intervals of rankings.',
      sources: sourcesOf(cases, options.asksLists),
      tables: tables.filter(({ rows }) => rows.length > 0),
      misses: findMisses(cases),
    }),
  };
}

/** What took part; of what did not, how it would. */
function sourcesOf(cases: readonly JudgedCase[], asksLists: boolean): readonly SourceUse[] {
  return sourceUseOf(cases.map(({ told }) => told)).map((use) => {
    if (use.asked) return { ...use, why: use.why === null ? null : escapeText(use.why) };
    const isUnasked = use.source === 'lists' && !asksLists;
    return { ...use, why: isUnasked ? 'only --dns asks them' : 'not configured' };
  });
}

/** All, and each source taken away that found something. */
function subsetsOf(cases: readonly JudgedCase[]): readonly EvidenceSubset[] {
  const spoke = sourceUseOf(cases.map(({ told }) => told)).flatMap(({ source, found }) =>
    found > 0 ? [source] : [],
  );
  if (spoke.length === 0) return [];
  const others = spoke.filter((source) => !CONTENT.has(source));
  return [
    { name: 'with all', without: [] },
    ...spoke.map((source) => ({
      name: `without ${sourceWords(source)}`,
      without: signalsOf(source),
    })),
    ...(others.length < 2
      ? []
      : [{ name: 'content and shape alone', without: others.flatMap(signalsOf) }]),
  ];
}

/** Reports, copies of one mail counted once. */
function differentOf(observations: readonly Observation[]): number {
  const reports = observations.filter(({ truth }) => truth.label !== 'not-a-bounce');
  const alone = reports.filter(({ truth }) => truth.campaign === null).length;
  return alone + new Set(reports.flatMap(({ truth }) => truth.campaign ?? [])).size;
}

function weaknesses({ cases, hasProofs, costs, points }: LabelledReport): readonly string[] {
  const observations = cases.map(({ observation }) => observation);
  const count = (label: string): number =>
    observations.filter(({ truth }) => truth.label === label).length;
  const [genuine, backscatter] = [count('genuine'), count('backscatter')];
  const different = differentOf(observations);
  const best = cheapestThresholds(observations, costs);
  const { genuine: down, backscatter: up } = points.thresholds ?? {};
  const configured =
    down === undefined && up === undefined
      ? ''
      : ` (configured: ${down ?? 'default'} and ${up ?? 'default'})`;
  const used = new Set(
    sourceUseOf(cases.map(({ told }) => told)).flatMap(({ source, found }) =>
      found > 0 ? [source] : [],
    ),
  );
  return [
    ...(genuine === 0 ? ['There are no genuine reports: nothing is known of losses.'] : []),
    ...(backscatter === 0 ? ['There is no backscatter: nothing is known of what is caught.'] : []),
    ...(genuine > 0 && genuine < FEW
      ? [
          `${genuine === 1 ? '1 genuine report bounds' : `${genuine} genuine reports bound`} a loss by ${showBounds(shareOf(0, genuine))} where none is seen, and no lower.`,
        ]
      : []),
    ...(isTooFew(observations)
      ? [
          `With fewer than ${LEAST_RANKED} genuine reports or backscatter there is nothing to rank: curves and calibration are left out.`,
        ]
      : []),
    ...(different >= MOSTLY * (genuine + backscatter)
      ? []
      : [
          `Of ${genuine + backscatter} reports ${different} differ; the bounds of labels take copies for cases of their own and are too narrow.`,
        ]),
    ...(hasProofs
      ? []
      : ['Neither a sent log nor signatures are configured: nothing can be proved genuine.']),
    ...(used.has('filter')
      ? [
          'A content filter that has learned these very messages knows them by heart: measure it on others.',
        ]
      : []),
    ...(used.has('counters')
      ? ['Counters of campaigns stand as they do now; nothing of this run was counted.']
      : []),
    ...(best?.genuine == null || best.backscatter === null || genuine < TIMES * costs.lost
      ? []
      : [
          `On this mail the thresholds that cost least are ${best.genuine.toFixed(1)} and ${best.backscatter.toFixed(1)} points${configured}, ` +
            `where a genuine report lost costs ${costs.lost} backscatter let through.`,
        ]),
  ];
}
