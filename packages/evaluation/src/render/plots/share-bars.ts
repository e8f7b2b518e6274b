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

const [WIDTH, LEFT, BARS, BAR, GAP, TOP] = [440, 84, 140, 15, 68, 36];

/** For the axis below. */
const AXIS = 42;

/** Draws a bar for either truth of each row; `alone` brings the style along, for a file. */
export function shareBars(title: string, rows: readonly BarRow[], alone = true): string {
  return drawPicture(
    {
      width: WIDTH,
      height: TOP + GAP * rows.length + AXIS,
      title,
      description: rows.map(described).join(' '),
      body: [
        ...ORDER.flatMap((label, i) =>
          legend([0, 86, 164, 272][i] ?? 0, 4, [{ name: label, style: label, shape: 'box' }]),
        ),
        ...axis(TOP + GAP * rows.length - 8),
        ...rows.flatMap(({ name, confusion }, i) => {
          const top = TOP + GAP * i;
          return [
            text(0, top + 14, shorten(name, 58), 'strong'),
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

function described({ name, confusion }: BarRow): string {
  const { lost, unsureGenuine, caught, unsureBackscatter } = confusion;
  return `${name}: of ${showCount(lost.total)} genuine reports ${showPercent(lost.share)} lost and ${showPercent(unsureGenuine.share)} unsure, of ${showCount(caught.total)} backscatter ${showPercent(caught.share)} caught and ${showPercent(unsureBackscatter.share)} unsure.`;
}
