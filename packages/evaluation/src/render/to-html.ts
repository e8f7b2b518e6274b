/**
 * A report as one HTML file that needs nothing else: no script, no request, and a
 * policy in the page that forbids both, so that nothing which comes from a mail or
 * a file name can do more than be read.
 */

import {
  NOTHING,
  showBounds,
  showCount,
  showPercent,
  showPlain,
  showPlainBounds,
} from './format.ts';
import { GLOSSARY } from './glossary.ts';
import { standingOf } from './headline.ts';
import { sheetHtml } from './html-sheet.ts';
import { PAGE_STYLE } from './page-style.ts';
import { plotsOf } from './plots/table-plots.ts';
import { recognitionSheets } from './recognition-sheets.ts';
import type { Headline, HeadlineFigure, Report, ReportMeta, ReportTask } from './report.ts';
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
import { escapeMarkup } from './svg.ts';
import { CODE, STANDINGS, showTarget } from './to-markdown.ts';

/** A part of the page, named in its table of contents. */
interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

/** The whole page; names out of files and mails are escaped. */
export function toHtml(report: Report): string {
  const { title, meta, headlines, tasks, speed, notes } = report;
  const sections: readonly Section[] = [
    ...(headlines.length === 0
      ? []
      : [{ id: 'figures', title: 'In short', body: cards(headlines) }]),
    ...(notes.length === 0 ? [] : [{ id: 'weak', title: 'What is weak', body: weak(notes) }]),
    // A number, since two tasks could otherwise come to one anchor.
    ...tasks.map((task, i) => ({
      id: `task-${i + 1}-${task.id}`,
      title: task.title,
      body: taskHtml(task),
    })),
    ...(speed.length === 0
      ? []
      : [{ id: 'speed', title: 'Speed', body: sheetHtml(speedSheet(speed)) }]),
    { id: 'repeat', title: 'How to repeat it', body: repeat(meta) },
    { id: 'words', title: 'What the words mean', body: words() },
  ];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<title>${escapeMarkup(title)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<header>
<h1>${escapeMarkup(title)}</h1>
${run(meta)}
<nav aria-labelledby="contents"><h2 id="contents">Contents</h2><ol>
${sections.map(({ id, title: name }) => `<li><a href="#${escapeMarkup(id)}">${escapeMarkup(name)}</a></li>`).join('\n')}
</ol></nav>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
</body>
</html>
`;
}

function sectionHtml({ id, title, body }: Section): string {
  const anchor = escapeMarkup(id);
  return `<section id="${anchor}" aria-labelledby="${anchor}-title"><h2 id="${anchor}-title">${escapeMarkup(title)}</h2>
${body}
</section>`;
}

function run({ seed, digest, date, versions }: ReportMeta): string {
  const pairs: readonly (readonly [name: string, value: string | undefined])[] = [
    ['date', date ?? undefined],
    ['backscatter', versions['backscatter']],
    ['seed', seed === null ? undefined : String(seed)],
    ['digest', digest?.slice(0, 16)],
  ];
  const known = pairs.flatMap(([name, value]) =>
    value === undefined ? [] : [`<span>${name} <b>${escapeMarkup(value)}</b></span>`],
  );
  return known.length === 0 ? '' : `<p class="run">${known.join('')}</p>`;
}

function cards(headlines: readonly Headline[]): string {
  return ORIGINS.map(([origin, name]) => {
    const own = headlines.filter(({ mail }) => mail === origin);
    if (own.length === 0) return '';
    return `<h3>${name}</h3>\n<div class="cards">\n${own.map(card).join('\n')}\n</div>`;
  }).join('\n');
}

function card({ title, figures }: Headline): string {
  const targets = figures
    .filter(({ target }) => target !== null)
    .map((one) => `${one.name} ${showTarget(one)}`);
  const promised =
    targets.length === 0
      ? ''
      : `<p class="target">Target: ${escapeMarkup(targets.join('; '))}.</p>`;
  return `<article class="card"><h4>${escapeMarkup(title)}</h4><dl class="figures">${figures.map(figureHtml).join('')}</dl>${promised}</article>`;
}

function figureHtml(figure: HeadlineFigure): string {
  const { name, value, unit } = figure;
  const bounds =
    value.low === null || value.high === null ? null : { low: value.low, high: value.high };
  const counted = 'share' in value;
  const main = counted
    ? showPercent(value.share)
    : unit === 'share'
      ? showPercent(value.value)
      : showPlain(value.value);
  const standing = standingOf(figure);
  const lines = [
    ...(main === NOTHING || bounds === null
      ? []
      : [unit === 'share' ? showBounds(bounds) : showPlainBounds(bounds)]),
    ...(counted && value.total > 0 ? [`of ${showCount(value.total)}`] : []),
  ].map((line) => `<small>${escapeMarkup(line)}</small>`);
  const judged =
    standing === null
      ? ''
      : `<small class="standing ${standing}">${escapeMarkup(STANDINGS[standing])}</small>`;
  return `<div><dt>${escapeMarkup(name)}</dt><dd><span class="value">${escapeMarkup(main)}</span>${lines.join('')}${judged}</dd></div>`;
}

function weak(notes: readonly string[]): string {
  return `<div class="weak"><ul>${notes.map((note) => `<li>${prose(note)}</li>`).join('')}</ul></div>`;
}

function taskHtml(task: ReportTask): string {
  const { about, sources = [], tables, recognition, differences, misses = [] } = task;
  return [
    ...paragraph(about),
    ...(sources.length === 0 ? [] : [sheetHtml(sourceSheet(sources))]),
    ...(recognition === null
      ? []
      : [
          `<div class="sheets">${recognitionSheets(recognition)
            .map((one) => sheetHtml(one))
            .join('\n')}</div>`,
        ]),
    ...tables.flatMap((table) => {
      const plots = plotsOf(table, false);
      const more = [
        rankingSheet('Ranking', table.rows),
        calibrationSheet('Calibration', table.rows),
      ].filter((sheet) => sheet !== null);
      return [
        `<h3>${escapeMarkup(table.title)}</h3>`,
        ...paragraph(table.about),
        sheetHtml(labelSheet('Labels', table.rows)),
        ...(plots.length === 0
          ? []
          : [
              `<div class="plots">${plots.map(({ caption, svg }) => `<figure><figcaption>${escapeMarkup(caption)}</figcaption>\n${svg}</figure>`).join('\n')}</div>`,
            ]),
        ...more.map((sheet) => sheetHtml(sheet)),
      ];
    }),
    ...(differences.length === 0 ? [] : [sheetHtml(differenceSheet(differences))]),
    ...(misses.length === 0 ? [] : [sheetHtml(missSheet(misses), 'text')]),
  ].join('\n');
}

function repeat(meta: ReportMeta): string {
  return `<pre><code>${escapeMarkup(meta.command)}</code></pre>\n${sheetHtml(setupSheet(meta), 'text')}`;
}

function words(): string {
  return `<dl class="words">${GLOSSARY.map(([word, meaning]) => `<dt>${escapeMarkup(word)}</dt><dd>${escapeMarkup(meaning)}</dd>`).join('')}</dl>`;
}

function paragraph(text: string): readonly string[] {
  return text === '' ? [] : [`<p>${prose(text)}</p>`];
}

function prose(text: string): string {
  return text
    .split(CODE)
    .map((part, i) => (i % 2 === 1 ? `<code>${escapeMarkup(part)}</code>` : escapeMarkup(part)))
    .join('');
}
