/**
 * Labels as stacked bars, a pair for each row: genuine reports above, backscatter
 * below. A loss of a hundredth of a per cent is no pixel wide, so the figures
 * stand beside the bars.
 */

import type { Label } from '@backscatter/core';
import type { Confusion, LabelCounts } from '../../measures/confusion.ts';
import { showCount, showPercent } from '../format.ts';
import { drawPicture, legend, place, shorten, text } from '../svg.ts';

/** The labels of one row, under its name. */
export interface BarRow {
  readonly name: string;
  readonly confusion: Confusion;
}

/** From the left. */
const ORDER: readonly Label[] = ['genuine', 'unsure', 'backscatter', 'not-a-bounce'];

const [WIDTH, LEFT, BARS, BAR, GAP, TOP] = [560, 92, 232, 15, 68, 36];

/** Draws a bar for either truth of each row; `alone` brings the style along, for a file. */
export function shareBars(title: string, rows: readonly BarRow[], alone = true): string {
  return drawPicture(
    {
      width: WIDTH,
      height: TOP + GAP * rows.length,
      title,
      description: rows.map(described).join(' '),
      body: [
        ...ORDER.flatMap((label, i) =>
          legend([0, 100, 200, 320][i] ?? 0, 4, [{ name: label, style: label, shape: 'box' }]),
        ),
        ...rows.flatMap(({ name, confusion }, i) => {
          const top = TOP + GAP * i;
          return [
            text(0, top + 14, shorten(name, 76), 'strong'),
            ...bar(top + 22, 'genuine', confusion.counts.genuine, [
              `${showPercent(confusion.lost.share)} lost`,
              `${showPercent(confusion.unsureGenuine.share)} unsure`,
            ]),
            ...bar(top + 22 + BAR + 3, 'backscatter', confusion.counts.backscatter, [
              `${showPercent(confusion.caught.share)} caught`,
              `${showPercent(confusion.unsureBackscatter.share)} unsure`,
            ]),
          ];
        }),
      ],
    },
    alone,
  );
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

function described({ name, confusion }: BarRow): string {
  const { lost, unsureGenuine, caught, unsureBackscatter } = confusion;
  return `${name}: of ${showCount(lost.total)} genuine reports ${showPercent(lost.share)} lost and ${showPercent(unsureGenuine.share)} unsure, of ${showCount(caught.total)} backscatter ${showPercent(caught.share)} caught and ${showPercent(unsureBackscatter.share)} unsure.`;
}
