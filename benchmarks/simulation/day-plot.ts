/**
 * Reports a day as bars: genuine ones upwards, forged ones downwards, by the label
 * that they got; a panel for each judge. The height is the square root of their
 * number, so that ordinary days can be seen beside those of a spam run.
 */

import type { Label } from '@backscatter/core';
import { escapeMarkup, place } from '@backscatter/evaluation';
import { RUN_BEGINS } from './joe-job.ts';
import { LOG_BEGINS, SHOP_FORGETS } from './mail-traffic.ts';
import type { Tally } from './tally.ts';

const [WIDTH, PANEL, LEFT, RIGHT, TOP, GAP] = [960, 250, 76, 16, 84, 44];

/** In the order of the stack, from the axis outwards. */
const COLORS: readonly (readonly [label: Label, color: string])[] = [
  ['genuine', '#2a7fb8'],
  ['unsure', '#c9c9c9'],
  ['not-a-bounce', '#7d5ba6'],
  ['backscatter', '#d1495b'],
];

const TICKS = [100, 1_000, 4_000, 10_000];

/** What happens, by the day on which it begins. */
const MARKS: readonly (readonly [day: number, text: string])[] = [
  [LOG_BEGINS, 'log begins'],
  [LOG_BEGINS + 7, 'coverage counts'],
  [30, 'newsletter'],
  [RUN_BEGINS, 'spam run'],
  [SHOP_FORGETS, 'second server'],
  [48, 'known contacts'],
];

/** An SVG document. */
export function dayPlot(tally: Tally, judges: readonly string[], days: number): string {
  const height = TOP + judges.length * (PANEL + GAP);
  const body = judges.flatMap((judge, i) => panel(tally, judge, days, TOP + i * (PANEL + GAP)));
  const legend = COLORS.map(
    ([label, color], i) =>
      `<rect x="${LEFT + 150 * i}" y="36" width="14" height="12" fill="${color}"/><text x="${LEFT + 150 * i + 20}" y="47">${label}</text>`,
  );
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="13">`,
    '<title>Reports a day, by truth and label</title>',
    `<rect width="${WIDTH}" height="${height}" fill="#fff"/>`,
    `<text x="${LEFT}" y="22" font-size="16" font-weight="bold">Reports a day: genuine upwards, forged downwards, by label</text>`,
    ...legend,
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}

function panel(tally: Tally, judge: string, days: number, top: number): readonly string[] {
  const most = TICKS.at(-1) ?? 1;
  const axis = top + PANEL / 3;
  const perRoot = (PANEL * 2) / 3 / Math.sqrt(most);
  const up = (count: number): number => Math.min(PANEL / 3, perRoot * Math.sqrt(count));
  const down = (count: number): number => Math.min((PANEL * 2) / 3, perRoot * Math.sqrt(count));
  const width = (WIDTH - LEFT - RIGHT) / days;
  const x = (day: number): number => LEFT + day * width;
  const bars: string[] = [];
  for (let day = 0; day < days; day += 1) {
    for (const truth of ['genuine', 'forged'] as const) {
      const counts = tally.count({ judge, truth, day });
      let below = 0;
      for (const [label, color] of COLORS) {
        const count = counts.get(label) ?? 0;
        const size = truth === 'genuine' ? up : down;
        const [from, to] = [size(below), size(below + count)];
        below += count;
        if (count === 0) continue;
        const y = truth === 'genuine' ? axis - to : axis + from;
        bars.push(
          `<rect x="${place(x(day) + 0.5)}" y="${place(y)}" width="${place(width - 1)}" height="${place(to - from)}" fill="${color}"/>`,
        );
      }
    }
  }
  const ticks = TICKS.flatMap((count) => [
    ...(up(count) < PANEL / 3 ? [tick(axis - up(count), count)] : []),
    tick(axis + down(count), count),
  ]);
  const marks = MARKS.filter(([day]) => day < days).map(
    ([day, text], i) =>
      `<path d="M${place(x(day))} ${top}V${top + PANEL}" stroke="#333" stroke-dasharray="3 3"/><text x="${place(x(day)) + 3}" y="${top + PANEL - (i % 2 === 0 ? 4 : 18)}" font-size="11" fill="#333">${text}</text>`,
  );
  return [
    `<text x="${LEFT}" y="${top - 8}" font-weight="bold">${escapeMarkup(judge)}</text>`,
    ...ticks,
    ...bars,
    `<path d="M${LEFT} ${place(axis)}H${WIDTH - RIGHT}" stroke="#000"/>`,
    ...marks,
    `<text x="${WIDTH - RIGHT}" y="${top + PANEL + 16}" text-anchor="end">day ${days}</text>`,
  ];
}

function tick(y: number, count: number): string {
  return `<path d="M${LEFT} ${place(y)}H${WIDTH - RIGHT}" stroke="#e5e5e5"/><text x="${LEFT - 6}" y="${place(y) + 4}" text-anchor="end">${count.toLocaleString('en')}</text>`;
}
