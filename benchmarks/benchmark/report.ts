/**
 * The whole report: what stands at its head, and what was promised of it.
 */

import {
  type Confusion,
  type Headline,
  headlineOf,
  type Report,
  type ReportMeta,
  type ReportRow,
  type ReportTask,
  type Share,
  type SpeedRow,
  shareOf,
} from '@backscatter/evaluation';

/** Labels of one adversary that may be turned into the opposite. */
const MOST_TURNED = 0.01;

/** Expected calibration error that is promised. */
const MOST_MISCALIBRATED = 0.02;

/** Genuine cases without which no loss below a hundredth of a per cent is claimed. */
const LEAST_GENUINE = 30_000;

/** What the report is put together from. */
export interface ReportParts {
  readonly meta: ReportMeta;
  readonly tasks: readonly ReportTask[];
  readonly speed: readonly SpeedRow[];
}

/** Puts the headlines above the tasks, and what is weak below them. */
export function reportOf({ meta, tasks, speed }: ReportParts): Report {
  return {
    title: 'The backscatter benchmark',
    meta,
    headlines: headlinesOf(tasks),
    tasks,
    speed,
    notes: NOTES,
  };
}

function headlinesOf(tasks: readonly ReportTask[]): readonly Headline[] {
  const row = (task: string, table: string, name: string): ReportRow | undefined =>
    tasks
      .find(({ id }) => id === task)
      ?.tables.find(({ title }) => title === table)
      ?.rows.find((one) => one.name === name);
  const lines: readonly (readonly [string, ReportRow | undefined, Targets])[] = [
    [
      'Full evidence',
      row('every-source', 'By evidence', 'full evidence'),
      {
        caught: { least: 0.999 },
        lost: { most: 0.0001, cases: LEAST_GENUINE },
        unsure: { most: 0.02 },
      },
    ],
    [
      'Content and shape alone, whole message returned',
      row(
        'ablations',
        'The whole message returned, content and shape alone',
        'content and shape alone',
      ),
      { caught: { least: 0.95 }, lost: { most: 0.005 } },
    ],
    [
      'Nothing returned, the notice alone',
      row('ablations', 'Sources', 'no returned message, content and shape alone'),
      {},
    ],
    [
      'Real bounces, sent log alone',
      row('natural', 'With a sent log, written without our parser', 'all'),
      {},
    ],
  ];
  return [
    ...lines.flatMap(([title, found, targets]) =>
      found === undefined ? [] : [headlineOf(title, found, targets)],
    ),
    ...untouched(row('ordinary', 'By what it is', 'all')),
    ...worstAdversary(tasks),
    ...worstCalibration(tasks),
  ];
}

type Targets = NonNullable<Parameters<typeof headlineOf>[2]>;

function untouched(row: ReportRow | undefined): readonly Headline[] {
  if (row === undefined) return [];
  const { mail, confusion } = row;
  const figure = {
    name: 'touched',
    value: confusion.touched,
    unit: 'share',
    target: null,
  } as const;
  return [{ title: 'Ordinary mail', mail, figures: [figure] }];
}

/**
 * Of all attacks the one that turned most of its cases into the opposite: backscatter into genuine, or genuine
 * reports into backscatter; and the one of which most passed, those included that look like no report,
 * which is the way of some programs and no merit of the attack.
 */
function worstAdversary(tasks: readonly ReportTask[]): readonly Headline[] {
  const rows = tasks
    .filter(({ id }) => id === 'adversaries')
    .flatMap(({ tables }) => tables.flatMap((table) => table.rows));
  const worst = (sharesOf: (confusion: Confusion) => readonly Share[]) =>
    rows
      .flatMap(({ name, mail, confusion }) =>
        sharesOf(confusion).map((value) => ({ name, mail, value })),
      )
      .sort((a, b) => (b.value.share ?? 0) - (a.value.share ?? 0))[0];
  const turned = worst(({ counts, passed, lost }) => [
    shareOf(counts.backscatter.genuine, passed.total),
    lost,
  ]);
  const passing = worst(({ passed }) => [passed]);
  const line = (
    found: typeof turned,
    name: string,
    target: { readonly most: number } | null,
  ): readonly Headline[] =>
    found === undefined
      ? []
      : [
          {
            title: `Worst adversary: ${found.name}`,
            mail: found.mail,
            figures: [{ name, value: found.value, unit: 'share', target }],
          },
        ];
  return [
    ...line(turned, 'turned into the opposite', { most: MOST_TURNED }),
    ...line(passing, 'passed as genuine or as no report', null),
  ];
}

/** Of all subsets of evidence the one whose probabilities are furthest off. */
function worstCalibration(tasks: readonly ReportTask[]): readonly Headline[] {
  const [worst] = tasks
    .filter(({ id }) => id === 'ablations')
    .flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
    .flatMap(({ name, mail, calibration }) =>
      calibration === null ? [] : [{ name, mail, value: calibration.doubtful.error }],
    )
    .sort((a, b) => (b.value.value ?? 0) - (a.value.value ?? 0));
  if (worst === undefined) return [];
  const { name, mail, value } = worst;
  const figure = { name: 'expected error, 0.02 to 0.98', value, unit: 'number' } as const;
  return [
    {
      title: `Worst calibration: ${name}`,
      mail,
      figures: [{ ...figure, target: { most: MOST_MISCALIBRATED } }],
    },
  ];
}

/** What the figures do not say. */
const NOTES: readonly string[] = [
  'The parser learned words from some notices of the test part while they were written: two challenges, a list manager, two fake ' +
    'notices. What is recognised of these is in-sample. So is the choice of how strong the content filter speaks at its cut-off, which ' +
    'was made on another seed of the same corpora.',
  'Where an address is nobody of ours, the directory alone decides; a third of the forged addresses are such.',
  'The error of calibration in doubt is of few cases that hang together in campaigns; beside it stands what chance gives to a perfect ' +
    'filter. Where that is above 0.02 the figure can neither meet nor miss the target.',
  'The traffic is simulated: what happens how often was set by judgement (`world/shares.ts`), and no real stream of bounces with ' +
    'its sent log is public. A stream of your own is what `backscatter bench` measures.',
  'The notices are written by the project after the manner of the programs. The parser was written by the same people, before and ' +
    'without these notices, but with the same idea of what a notice is.',
  'The same few thousand mails are returned many times, with other senders, ids, servers and notices. Intervals draw the copies of ' +
    'one mail, and of one campaign, together.',
  'DNS lists are simulated: what share of spam hosts and domains is listed, and of honest ones by mistake, is an assumption.',
];
