/** A report as Markdown tables: for a page of a repository or a terminal. */

import { escapeText } from '@backscatter/core';
import { showBounds, showCount, showNumber, showPercent, showPlain, showShare } from './format.ts';
import { type Standing, standingOf } from './headline.ts';
import { recognitionSheets } from './recognition-sheets.ts';
import type { HeadlineFigure, Report } from './report.ts';
import type { Sheet } from './sheet.ts';
import { ORIGINS } from './sheet-cells.ts';
import {
  calibrationSheet,
  differenceSheet,
  labelSheet,
  missSheet,
  rankingSheet,
  setupSheet,
  sourceSheet,
  speedSheet,
} from './sheets.ts';

/** What is said of a figure that something was promised of. */
export const STANDINGS: Readonly<Record<Exclude<Standing, null>, string>> = {
  met: 'met',
  open: 'reached, but the bound is not',
  missed: 'missed',
  few: 'too few cases to claim it',
};

/** A word in backticks, with nothing in it that could mean more; the text between is every other part. */
export const CODE: RegExp = /`([\w./ @:=-]{1,80})`/;

/** The same as text: all tables, and no pictures. */
export function toMarkdown(report: Report): string {
  const { title, meta, headlines, tasks, speed, notes } = report;
  const parts = [
    `# ${inline(title)}`,
    ...ORIGINS.flatMap(([origin, name]) => {
      const own = headlines.filter(({ mail }) => mail === origin);
      const rows = own.flatMap((headline) =>
        headline.figures.map((figure) => ({
          cells: [
            { main: `${headline.title}: ${figure.name}` },
            { main: showFigure(figure) },
            { main: showTarget(figure) },
            { main: showStanding(figure) },
          ],
          note: null,
        })),
      );
      if (rows.length === 0) return [];
      const columns = ['', 'figure (95 %)', 'target', ''];
      return [table({ caption: name, columns, groups: [{ title: '', rows }] })];
    }),
    ...(notes.length === 0
      ? []
      : ['## What is weak', notes.map((note) => `- ${prose(note)}`).join('\n')]),
    ...tasks.flatMap((task) => [
      `## ${inline(task.title)}`,
      ...paragraph(task.about),
      ...((task.sources ?? []).length === 0 ? [] : [table(sourceSheet(task.sources ?? []))]),
      ...(task.recognition === null ? [] : recognitionSheets(task.recognition).map(table)),
      ...task.tables.flatMap(({ title: name, about, rows }) => {
        const more = [rankingSheet('Ranking', rows), calibrationSheet('Calibration', rows)].filter(
          (sheet) => sheet !== null,
        );
        return [
          `### ${inline(name)}`,
          ...paragraph(about),
          table(labelSheet('Labels', rows)),
          ...more.map(table),
        ];
      }),
      ...(task.differences.length === 0 ? [] : [table(differenceSheet(task.differences))]),
      ...((task.misses ?? []).length === 0 ? [] : [table(missSheet(task.misses ?? []))]),
    ]),
    ...(speed.length === 0 ? [] : ['## Speed', table(speedSheet(speed))]),
    '## How to repeat it',
    fenced(meta.command),
    table(setupSheet(meta)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** A figure with its bound. */
function showFigure({ value, unit }: HeadlineFigure): string {
  if ('share' in value) return showShare(value);
  if (unit === 'number') return showNumber(value);
  const { value: share, low, high } = value;
  const bounds = low === null || high === null ? '' : ` (${showBounds({ low, high })})`;
  return `${showPercent(share)}${bounds}`;
}

/** `≥ 99.9 %, of at least 30,000 cases`; empty for none. */
export function showTarget({ target, unit }: Pick<HeadlineFigure, 'target' | 'unit'>): string {
  if (target === null) return '';
  const show = unit === 'share' ? showPercent : showPlain;
  return [
    ...(target.least === undefined ? [] : [`≥ ${show(target.least)}`]),
    ...(target.most === undefined ? [] : [`≤ ${show(target.most)}`]),
    ...(target.cases === undefined ? [] : [`of at least ${showCount(target.cases)} cases`]),
  ].join(', ');
}

/** In words; empty where nothing was promised. */
function showStanding(figure: HeadlineFigure): string {
  const standing = standingOf(figure);
  return standing === null ? '' : STANDINGS[standing];
}

function table({ caption, columns, groups }: Sheet): string {
  const lines = [
    `| ${columns.map(inline).join(' | ')} |`,
    `|---|${columns
      .slice(1)
      .map(() => '---:|')
      .join('')}`,
  ];
  for (const { title, rows } of groups) {
    if (title !== '') lines.push(`| **${inline(title)}** |${' |'.repeat(columns.length - 1)}`);
    for (const { cells, note } of rows) {
      const [name, ...others] = cells.map(({ main, small }) =>
        inline(small === undefined ? main : `${main} (${small})`),
      );
      const first = note === null ? name : `${name}: ${inline(note)}`;
      lines.push(`| ${[first, ...others].join(' | ')} |`);
    }
  }
  return `**${inline(caption)}**\n\n${lines.join('\n')}`;
}

function paragraph(text: string): readonly string[] {
  return text === '' ? [] : [prose(text)];
}

/** `inline`, in which a word in backticks stays code. */
function prose(text: string): string {
  return text
    .split(CODE)
    .map((part, i) => (i % 2 === 1 ? `\`${part}\`` : inline(part)))
    .join('');
}

/** On one line, with nothing in it that Markdown, HTML or a terminal would take for its own. */
function inline(text: string): string {
  return escapeText(text.replace(/\s+/g, ' ')).replace(/[\\`*_[\]<>|#~&]/g, (character) =>
    character === '<' ? '&lt;' : character === '&' ? '&amp;' : `\\${character}`,
  );
}

/** No line of the command can end the fence: it is longer than any run of backticks in it. */
function fenced(command: string): string {
  const runs = command.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(3, ...runs.map(({ length }) => length + 1)));
  return `${fence}text\n${command.split('\n').map(escapeText).join('\n')}\n${fence}`;
}
