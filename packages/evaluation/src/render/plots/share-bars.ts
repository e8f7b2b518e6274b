/**
 * Labels as stacked bars, a pair for each row: genuine reports above, backscatter
 * below. A loss of a hundredth of a per cent is no pixel wide, so the figures
 * stand beside the bars.
 */

import type { Label } from '@backscatter/core';
import type { Confusion, LabelCounts } from '../../measures/confusion.ts';
import { showCount, showPercent } from '../format.ts';
import { drawPicture, legend, linearScale, place, shorten, text } from '../svg.ts';

/** The labels of one row, under its name. */
export interface BarRow {
  readonly name: string;
  readonly confusion: Confusion;
}

/** From the left. */
const ORDER: readonly Label[] = ['genuine', 'unsure', 'backscatter', 'not-a-bounce'];

const [WIDTH, LEFT, BARS, BAR, TOP] = [440, 84, 140, 15, 36];

/** Of a row: the name above its bars, one bar with the space below it, and what keeps rows apart. */
const [NAME, STEP, APART] = [22, BAR + 3, 10];

/** For the axis below. */
const AXIS = 42;

/** A bar for each truth that the row has; for either where it has none. */
function truthsOf({ confusion: { lost, caught } }: BarRow): readonly ('genuine' | 'backscatter')[] {
  if (lost.total > 0 === caught.total > 0) return ['genuine', 'backscatter'];
  return lost.total > 0 ? ['genuine'] : ['backscatter'];
}

/** Draws a bar for each truth of each row; `alone` brings the style along, for a file. */
export function shareBars(title: string, rows: readonly BarRow[], alone = true): string {
  let bottom = TOP;
  const bars = rows.flatMap((row): readonly string[] => {
    const { name, confusion } = row;
    const top = bottom;
    const truths = truthsOf(row);
    bottom += NAME + STEP * truths.length + APART;
    return [
      text(0, top + 14, shorten(name, 58), 'strong'),
      ...truths.flatMap((truth, i) =>
        bar(top + NAME + STEP * i, truth, confusion.counts[truth], figuresOf(truth, confusion)),
      ),
    ];
  });
  return drawPicture(
    {
      width: WIDTH,
      height: bottom + AXIS,
      title,
      description: rows.map(described).join(' '),
      body: [
        ...ORDER.flatMap((label, i) =>
          legend([0, 86, 164, 272][i] ?? 0, 4, [{ name: label, style: label, shape: 'box' }]),
        ),
        ...axis(bottom),
        ...bars,
      ],
    },
    alone,
  );
}

function figuresOf(truth: 'genuine' | 'backscatter', confusion: Confusion): readonly string[] {
  const { lost, unsureGenuine, caught, unsureBackscatter } = confusion;
  return truth === 'genuine'
    ? [`${showPercent(lost.share)} lost`, `${showPercent(unsureGenuine.share)} unsure`]
    : [`${showPercent(caught.share)} caught`, `${showPercent(unsureBackscatter.share)} unsure`];
}

/** What the length of a bar means. */
function axis(top: number): readonly string[] {
  const x = linearScale([0, 1], [LEFT, LEFT + BARS]);
  return [
    ...[0, 0.5, 1].flatMap((share) => [
      `<path class="grid" d="M${x(share)} ${place(top)}v6"/>`,
      text(x(share), top + 20, showPercent(share), 'small middle'),
    ]),
    `<path class="grid" d="M${LEFT} ${place(top)}h${BARS}"/>`,
    text(LEFT + BARS / 2, top + 38, 'share of the reports that are so', 'small middle'),
  ];
}

function bar(
  top: number,
  truth: string,
  counts: LabelCounts,
  figures: readonly string[],
): readonly string[] {
  const total = ORDER.reduce((sum, label) => sum + counts[label], 0);
  let left = LEFT;
  const pieces = ORDER.flatMap((label) => {
    const width = total === 0 ? 0 : (BARS * counts[label]) / total;
    const from = left;
    left += width;
    return width === 0
      ? []
      : [
          `<rect class="fill ${label}" x="${place(from)}" y="${place(top)}" width="${place(left) - place(from) > 0 ? place(place(left) - place(from)) : 0.1}" height="${BAR}"><title>${showCount(counts[label])} ${label}</title></rect>`,
        ];
  });
  return [
    text(LEFT - 8, top + 12, truth, 'small end'),
    ...(total === 0
      ? [`<path class="grid" d="M${LEFT} ${place(top + BAR / 2)}h${BARS}"/>`]
      : pieces),
    text(LEFT + BARS + 10, top + 12, total === 0 ? 'no case' : figures.join(' · '), 'small'),
  ];
}

function described(row: BarRow): string {
  const { lost, caught } = row.confusion;
  const totals = { genuine: lost.total, backscatter: caught.total };
  const parts = truthsOf(row).map((truth) => {
    const figures = figuresOf(truth, row.confusion).join(' and ');
    return `of ${showCount(totals[truth])} ${truth === 'genuine' ? 'genuine reports' : truth} ${figures}`;
  });
  return `${row.name}: ${parts.join(', ')}.`;
}
