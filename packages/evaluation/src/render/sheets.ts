/** The tables of a report: labels, ranking and calibration, differences, misses, speed, setup. */

import type { Difference } from '../measures/compare.ts';
import type { SourceUse } from '../measures/source-use.ts';
import { NOTHING, showCount, showPercent, showPlain } from './format.ts';
import type { Miss, ReportMeta, ReportRow, SpeedRow } from './report.ts';
import { type Sheet, type SheetRow, withoutEmptyColumns } from './sheet.ts';
import {
  byOrigin,
  counted,
  differenceCell,
  errorCells,
  estimateCell,
  numberCell,
  one,
  partingCell,
  plain,
  shareCell,
} from './sheet-cells.ts';
import { sourceWords } from './source-words.ts';

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

/** A row for each pair of filters. */
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

/** A row for each source of evidence that there could be; why it had nothing to say is its note. */
export function sourceSheet(sources: readonly SourceUse[]): Sheet {
  return {
    caption: 'What took part, by messages',
    columns: ['', 'found something', 'found nothing', 'had nothing to judge by', 'gave no answer'],
    groups: one(
      sources.map(({ source, asked, found, silent, abstained, unavailable, why }) => ({
        cells: [
          { main: sourceWords(source) },
          ...[found, silent, abstained, unavailable].map((count) =>
            asked ? { main: showCount(count) } : { main: NOTHING },
          ),
        ],
        note: why,
      })),
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

/** A row for each filter. */
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

/** Run, versions and settings, those that there are. */
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

/** Whether ours is the only filter, which then need not be named. */
function alone(rows: readonly ReportRow[]): boolean {
  return rows.every(({ filter }) => filter === 'backscatter');
}
