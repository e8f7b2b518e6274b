/**
 * A report in a few lines for a terminal: the counts, the shares that a filter
 * stands by, and the first of the worst misses.
 */

import { escapeText } from '@backscatter/core';
import {
  type Estimate,
  type Miss,
  type Report,
  type ReportRow,
  type Share,
  type SourceUse,
  showBounds,
  showCount,
  showNumber,
  showPercent,
  sourceWords,
} from '@backscatter/evaluation';
import { type Style, styleLabel } from '../render/style.ts';

const LABELS = ['genuine', 'unsure', 'backscatter', 'not-a-bounce'] as const;
const TRUTHS = ['genuine', 'backscatter', 'not-a-bounce'] as const;

/** Misses shown of each task; the report has more. */
const SHOWN = 5;

/** Tells the first row of the first task in full, and what sources contribute. Ends with a line end. */
export function renderSummary({ headlines, tasks, notes }: Report, style: Style): string {
  const parts = tasks.flatMap(({ title, tables, sources = [], misses = [] }, place) => {
    const [row] = tables[0]?.rows ?? [];
    const ablations = tables.filter(({ plots }) => plots.includes('ablation'));
    if (row === undefined) return [];
    const isFirst = place === 0 || row.mail !== tasks[0]?.tables[0]?.rows[0]?.mail;
    return [
      ...(isFirst
        ? [
            style.bold(`${escapeText(title)}, ${row.mail} mail`),
            ...countLines(row),
            '',
            ...shareLines(row),
            '',
          ]
        : []),
      ...sourceLines(sources, style),
      ...ablations.flatMap(({ title: name, rows }) => [...ablationLines(name, rows, style), '']),
      ...missLines(misses, style),
    ];
  });
  const others = headlines.slice(1).map(({ title, figures }) => {
    const texts = figures.map(({ name, value }) => `${name} ${figureText(value)}`);
    return `${escapeText(title)}: ${texts.join(', ')}`;
  });
  if (others.length > 0) parts.push(...others, '');
  return `${[...parts, ...notes.map((note) => `- ${escapeText(note)}`)].join('\n')}\n`;
}

/** A line for each source of evidence; why it said nothing stands below it. */
function sourceLines(sources: readonly SourceUse[], style: Style): readonly string[] {
  if (sources.length === 0) return [];
  const width = Math.max(...sources.map(({ source }) => sourceWords(source).length));
  return [
    style.bold('What took part'),
    ...sources.flatMap((use) => {
      const name = sourceWords(use.source).padEnd(width);
      if (!use.asked) return [`  ${name}   not asked: ${use.why ?? 'it was not there'}`];
      const why = use.why === null ? [] : [`  ${''.padEnd(width)}     ${escapeText(use.why)}`];
      return [`  ${name}   ${said(use)}`, ...why];
    }),
    '',
  ];
}

function said({ found, silent, abstained, unavailable }: SourceUse): string {
  const total = found + silent + abstained + unavailable;
  return [
    `found something in ${showCount(found)} of ${showCount(total)}`,
    ...(abstained > 0 ? [`nothing to judge by in ${showCount(abstained)}`] : []),
    ...(unavailable > 0 ? [`no answer in ${showCount(unavailable)}`] : []),
  ].join('; ');
}

/** A line for each source that was taken away. */
function ablationLines(title: string, rows: readonly ReportRow[], style: Style): readonly string[] {
  const width = Math.max(...rows.map(({ name }) => name.length));
  return [
    style.bold(escapeText(title)),
    `  ${''.padEnd(width)}      lost   caught   unsure`,
    ...rows.map(({ name, confusion: { lost, caught, unsure } }) => {
      const cells = [lost, caught, unsure].map(({ share }) => showPercent(share).padStart(9));
      return `  ${escapeText(name).padEnd(width)} ${cells.join('')}`;
    }),
  ];
}

function countLines({ confusion }: ReportRow): readonly string[] {
  const cells = (texts: readonly string[]): string =>
    texts.map((text, place) => text.padStart(LABELS[place]?.length ?? 0)).join('   ');
  const rows = TRUTHS.filter((truth) => LABELS.some((label) => confusion.counts[truth][label] > 0));
  return [
    `  ${'is \\ said'.padEnd(14)}${cells(LABELS)}`,
    ...rows.map(
      (truth) =>
        `  ${truth.padEnd(14)}${cells(LABELS.map((label) => showCount(confusion.counts[truth][label])))}`,
    ),
  ];
}

function shareLines({ confusion, ranking, calibration, cost }: ReportRow): readonly string[] {
  const { lost, caught, unsure, touched } = confusion;
  const lines: readonly (readonly [string, string | null])[] = [
    ['genuine lost', shareText(lost)],
    ['backscatter caught', shareText(caught)],
    ['left unsure', shareText(unsure)],
    ['other mail touched', touched.total === 0 ? null : shareText(touched)],
    ['area under ROC', numberText(ranking?.areaUnderRoc)],
    ['calibration error', numberText(calibration?.overall.error)],
    ['the same in doubt', numberText(calibration?.doubtful.error)],
    ['cost of a report', cost === null ? null : `${cost.toFixed(3)} backscatter let through`],
  ];
  return lines.flatMap(([name, text]) => (text === null ? [] : [`  ${name.padEnd(20)}${text}`]));
}

function missLines(misses: readonly Miss[], style: Style): readonly string[] {
  if (misses.length === 0) return [];
  return [
    style.bold('The worst of what was wrong or left open'),
    ...misses.slice(0, SHOWN).map(({ path, truth, label, score, reasons }) => {
      const why = reasons.map(({ code, points }) => `${code} ${signed(points)}`).join(', ');
      const said = styleLabel(label, style);
      return `  ${path}: ${truth} said to be ${said}, score ${signed(score)}${why === '' ? '' : `: ${escapeText(why)}`}`;
    }),
    '',
  ];
}

function shareText(share: Share): string {
  if (share.share === null) return 'nothing to tell it by';
  const { count, total } = share;
  return `${showPercent(share.share).padEnd(9)} ${showCount(count)} of ${showCount(total)}, 95 %: ${showBounds(share)}`;
}

/** Null where no row or no case has the figure. */
function numberText(estimate: Estimate | undefined): string | null {
  return estimate === undefined || estimate.value === null ? null : showNumber(estimate);
}

function figureText(value: Share | Estimate): string {
  return showPercent('share' in value ? value.share : value.value);
}

function signed(points: number): string {
  const rounded = points.toFixed(1).replace(/\.0$/, '');
  return points > 0 ? `+${rounded}` : rounded.replace('-', '−');
}
