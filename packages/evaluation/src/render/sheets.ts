/** The tables of a report: labels, ranking and calibration, kinds, differences, speed, setup. */

import type { CalibrationError } from '../measures/calibration.ts';
import type { Difference, Parting } from '../measures/compare.ts';
import type { Estimate } from '../measures/estimate.ts';
import type { Recognition, RecognitionShares } from '../measures/recognition.ts';
import type { Share } from '../measures/share.ts';
import {
  NOTHING,
  showBounds,
  showCount,
  showPercent,
  showPlain,
  showPlainBounds,
  showShare,
} from './format.ts';
import type { MailOrigin, Miss, ReportMeta, ReportRow, SpeedRow } from './report.ts';
import { type Cell, type Sheet, type SheetRow, withoutEmptyColumns } from './sheet.ts';

/** Natural mail first: it is what counts. */
export const ORIGINS: readonly (readonly [origin: MailOrigin, title: string])[] = [
  ['natural', 'Natural mail'],
  ['synthetic', 'Synthetic mail'],
];

/** Labels by truth; lost and caught with what was left unsure beside each. */
export function labelSheet(caption: string, rows: readonly ReportRow[]): Sheet {
  return withoutEmptyColumns(
    {
      caption,
      columns: [
        '',
        'filter',
        'genuine',
        'lost',
        'unsure',
        'backscatter',
        'caught',
        'unsure',
        'passed',
        'no bounce',
        'touched',
        'cost',
      ],
      groups: byOrigin(rows, (row) => {
        const { confusion, cost } = row;
        return [
          { main: row.name },
          { main: row.filter === 'backscatter' && alone(rows) ? NOTHING : row.filter },
          counted(confusion.lost.total),
          shareCell(confusion.lost),
          shareCell(confusion.unsureGenuine),
          counted(confusion.caught.total),
          shareCell(confusion.caught),
          shareCell(confusion.unsureBackscatter),
          shareCell(confusion.passed),
          counted(confusion.touched.total),
          shareCell(confusion.touched),
          { main: showPlain(cost) },
        ];
      }),
    },
    NOTHING,
  );
}

/** Null where no row was ranked. */
export function rankingSheet(caption: string, rows: readonly ReportRow[]): Sheet | null {
  const ranked = rows.filter(({ ranking }) => ranking?.areaUnderRoc.value != null);
  const [first] = ranked;
  if (first?.ranking == null) return null;
  return withoutEmptyColumns(
    {
      caption,
      columns: [
        '',
        'filter',
        'AUC',
        'average precision',
        ...first.ranking.caughtAtLost.map(({ lost }) => `caught at ${showPercent(lost)} lost`),
        ...first.ranking.lostAtCaught.map(({ caught }) => `lost at ${showPercent(caught)} caught`),
      ],
      groups: byOrigin(ranked, ({ name, filter, ranking }) => [
        { main: name },
        { main: filter === 'backscatter' && alone(ranked) ? NOTHING : filter },
        numberCell(ranking?.areaUnderRoc),
        numberCell(ranking?.averagePrecision),
        ...(ranking?.caughtAtLost ?? []).map(({ caught }) => estimateCell(caught)),
        ...(ranking?.lostAtCaught ?? []).map(({ lost }) => estimateCell(lost)),
      ]),
    },
    NOTHING,
  );
}

/** Null where no row states probabilities. */
export function calibrationSheet(caption: string, rows: readonly ReportRow[]): Sheet | null {
  const calibrated = rows.filter(({ calibration }) => calibration !== null);
  if (calibrated.length === 0) return null;
  return withoutEmptyColumns(
    {
      caption,
      columns: [
        '',
        'filter',
        'Brier',
        'cases',
        'calibration error',
        'by chance',
        'cases in doubt',
        'error in doubt',
        'by chance',
      ],
      groups: byOrigin(calibrated, ({ name, filter, calibration }) => [
        { main: name },
        { main: filter === 'backscatter' && alone(calibrated) ? NOTHING : filter },
        numberCell(calibration?.brier),
        ...errorCells(calibration?.overall),
        ...errorCells(calibration?.doubtful),
      ]),
    },
    NOTHING,
  );
}

export function recognitionSheets(recognition: Recognition): readonly Sheet[] {
  const { kinds, all, mistaken, byKind, byFormat, byLanguage } = recognition;
  const said = [...new Set(kinds.map((one) => one.said))].sort();
  const truths = [...new Set(kinds.map((one) => one.truth))].sort();
  const count = (truth: string, kind: string): number =>
    kinds.find((one) => one.truth === truth && one.said === kind)?.count ?? 0;
  const shares = (caption: string, rows: readonly RecognitionShares[]): Sheet => ({
    caption,
    columns: ['', 'reports', 'recognised', 'kind right'],
    groups: one(
      rows.map(({ name, recognised, kindRight }) =>
        plain([
          { main: name },
          counted(recognised.total),
          shareCell(recognised),
          shareCell(kindRight),
        ]),
      ),
    ),
  });
  return [
    {
      caption: 'Is it a report?',
      columns: ['', 'share'],
      groups: one([
        plain([{ main: 'reports recognised' }, { main: showShare(all.recognised) }]),
        plain([{ main: 'of the right kind' }, { main: showShare(all.kindRight) }]),
        plain([{ main: 'ordinary mail taken for a report' }, { main: showShare(mistaken) }]),
      ]),
    },
    {
      caption: 'Kinds: what is right (rows) and what was said (columns)',
      columns: ['', ...said],
      groups: one(
        truths.map((truth) =>
          plain([
            { main: truth },
            ...said.map((kind) => {
              const seen = count(truth, kind);
              return { main: seen === 0 ? '·' : showCount(seen) };
            }),
          ]),
        ),
      ),
    },
    shares('By kind', byKind),
    shares('By notice format', byFormat),
    shares('By language', byLanguage),
  ].filter(({ groups }) => groups.some(({ rows }) => rows.length > 0));
}

export function differenceSheet(differences: readonly Difference[]): Sheet {
  const [first] = differences;
  return {
    caption: 'Filters on the same cases: of the first over the second',
    columns: [
      '',
      'cases',
      'lost by it alone : by the other alone',
      'missed by it alone : by the other alone',
      'AUC',
      ...(first?.caughtAtLost ?? []).map(({ lost }) => `caught at ${showPercent(lost)} lost`),
    ],
    groups: one(
      differences.map(({ one: name, other, cases, lost, missed, areaUnderRoc, caughtAtLost }) =>
        plain([
          { main: `${name} over ${other}` },
          counted(cases),
          partingCell(lost),
          partingCell(missed),
          differenceCell(areaUnderRoc, 1, ''),
          ...caughtAtLost.map(({ caught }) => differenceCell(caught, 100, ' points')),
        ]),
      ),
    ),
  };
}

/** By path, for whoever labelled the mail to look at. */
export function missSheet(misses: readonly Miss[]): Sheet {
  const points = (value: number): string => `${value > 0 ? '+' : ''}${showPlain(value)}`;
  return {
    caption: 'Worst misses',
    columns: ['', 'is', 'said to be', 'score', 'because of'],
    groups: one(
      misses.map(({ path, truth, label, score, reasons }) =>
        plain([
          { main: path },
          { main: truth },
          { main: label },
          { main: points(score) },
          { main: reasons.map((reason) => `${reason.code} ${points(reason.points)}`).join(', ') },
        ]),
      ),
    ),
  };
}

export function speedSheet(speed: readonly SpeedRow[]): Sheet {
  return {
    caption: 'Messages a second on one core',
    columns: ['', 'messages', 'a second'],
    groups: one(
      speed.map(({ name, messages, perSecond, note }) => ({
        cells: [
          { main: name },
          counted(messages),
          { main: showCount(Number(perSecond.toPrecision(3))) },
        ],
        note,
      })),
    ),
  };
}

export function setupSheet({ seed, digest, date, versions, settings }: ReportMeta): Sheet {
  const pairs = (of: Readonly<Record<string, string | number | boolean>>): readonly SheetRow[] =>
    Object.keys(of)
      .sort()
      .map((name) => plain([{ main: name }, { main: String(of[name]) }]));
  return {
    caption: 'What was run',
    columns: ['', 'value'],
    groups: [
      {
        title: 'Run',
        rows: [
          ...(date === null ? [] : [plain([{ main: 'date' }, { main: date }])]),
          ...(seed === null ? [] : [plain([{ main: 'seed' }, { main: String(seed) }])]),
          ...(digest === null ? [] : [plain([{ main: 'digest' }, { main: digest }])]),
        ],
      },
      { title: 'Versions', rows: pairs(versions) },
      { title: 'Settings', rows: pairs(settings) },
    ].filter(({ rows }) => rows.length > 0),
  };
}

function byOrigin(
  rows: readonly ReportRow[],
  cells: (row: ReportRow) => readonly Cell[],
): Sheet['groups'] {
  return ORIGINS.map(([origin, title]) => ({
    title,
    rows: rows
      .filter(({ mail }) => mail === origin)
      .map((row) => ({ cells: cells(row), note: row.note })),
  })).filter((group) => group.rows.length > 0);
}

/** Whether ours is the only filter, which then need not be named. */
function alone(rows: readonly ReportRow[]): boolean {
  return rows.every(({ filter }) => filter === 'backscatter');
}

function one(rows: readonly SheetRow[]): Sheet['groups'] {
  return [{ title: '', rows }];
}

function plain(cells: readonly Cell[]): SheetRow {
  return { cells, note: null };
}

function counted(count: number): Cell {
  return { main: count === 0 ? NOTHING : showCount(count) };
}

function shareCell(share: Share): Cell {
  return share.share === null
    ? { main: NOTHING }
    : { main: showPercent(share.share), small: showBounds(share) };
}

function estimateCell({ value, low, high }: Estimate): Cell {
  if (value === null) return { main: NOTHING };
  return low === null || high === null
    ? { main: showPercent(value) }
    : { main: showPercent(value), small: showBounds({ low, high }) };
}

function numberCell(estimate: Estimate | undefined): Cell {
  if (estimate === undefined || estimate.value === null) return { main: NOTHING };
  const { value, low, high } = estimate;
  return low === null || high === null
    ? { main: showPlain(value) }
    : { main: showPlain(value), small: showPlainBounds({ low, high }) };
}

function errorCells(of: CalibrationError | undefined): readonly Cell[] {
  const chance = of?.byChance ?? null;
  return [
    counted(of?.cases ?? 0),
    numberCell(of?.error),
    chance === null
      ? { main: NOTHING }
      : { main: showPlain(chance.mean), small: `up to ${showPlain(chance.high)}` },
  ];
}

function partingCell({ onlyOne, onlyOther, byChance }: Parting): Cell {
  if (byChance === null) return { main: NOTHING };
  return {
    main: `${showCount(onlyOne)} : ${showCount(onlyOther)}`,
    small: byChance < 0.0001 ? 'by chance < 0.01 %' : `by chance ${showPercent(byChance)}`,
  };
}

function differenceCell({ value, low, high }: Estimate, scale: number, unit: string): Cell {
  if (value === null) return { main: NOTHING };
  const signed = (number: number): string => {
    const rounded = Number((scale * number).toFixed(scale === 1 ? 4 : 2)) + 0;
    return rounded > 0 ? `+${rounded}` : String(rounded).replace('-', '−');
  };
  return low === null || high === null
    ? { main: `${signed(value)}${unit}` }
    : { main: `${signed(value)}${unit}`, small: `${signed(low)} to ${signed(high)}` };
}
