/**
 * What each row catches, leaves unsure and loses, with its 95 % bounds: caught and
 * unsure on the left, lost on the right, logarithmic.
 */

import type { Share } from '../../measures/share.ts';
import { showPercent } from '../format.ts';
import {
  drawPicture,
  leastShare,
  legend,
  linearScale,
  type Scale,
  shareScale,
  shareTicks,
  shorten,
  text,
  verticalGrid,
} from '../svg.ts';
import type { BarRow } from './share-bars.ts';

const [WIDTH, TOP, ROW] = [440, 62, 44];
const LEFT = { left: 14, right: 206 };
const RIGHT = { left: 238, right: 420 };

/** Draws the rows in their order; `alone` brings the style along, for a file. */
export function ablationPlot(title: string, rows: readonly BarRow[], alone = true): string {
  const bottom = TOP + ROW * rows.length;
  const share = linearScale([0, 1], [LEFT.left, LEFT.right]);
  const most = Math.max(1, ...rows.map(({ confusion }) => confusion.lost.total));
  const least = leastShare(most);
  const lost = shareScale(least, [RIGHT.left, RIGHT.right]);
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((value) => ({ value, label: showPercent(value) }));
  return drawPicture(
    {
      width: WIDTH,
      height: bottom + 46,
      title,
      description: rows.map(described).join(' '),
      body: [
        ...legend(0, 4, [{ name: 'backscatter caught', style: 'backscatter', shape: 'dot' }]),
        ...legend(0, 26, [{ name: 'reports unsure', style: 's7', shape: 'ring' }]),
        ...legend(224, 4, [{ name: 'genuine reports lost', style: 'genuine', shape: 'dot' }]),
        ...verticalGrid({ ...LEFT, top: TOP, bottom }, share, ticks),
        ...verticalGrid(
          { ...RIGHT, top: TOP, bottom },
          lost,
          shareTicks(least, (lost) => (lost === 0 ? '0' : showPercent(lost))),
        ),
        ...rows.flatMap(({ name, confusion }, i) => {
          const middle = TOP + ROW * i + 30;
          return [
            text(LEFT.left, middle - 12, shorten(name, 56), 'strong'),
            ...mark(share, middle, confusion.unsure, 's7', 'ring'),
            ...mark(share, middle, confusion.caught, 'backscatter', 'dot'),
            ...mark(lost, middle, confusion.lost, 'genuine', 'dot'),
          ];
        }),
        text((LEFT.left + LEFT.right) / 2, bottom + 38, 'share of reports', 'middle'),
        text((RIGHT.left + RIGHT.right) / 2, bottom + 38, 'share lost (logarithmic)', 'middle'),
      ],
    },
    alone,
  );
}

function mark(
  x: Scale,
  y: number,
  { share, low, high }: Share,
  style: string,
  shape: 'dot' | 'ring',
): readonly string[] {
  if (share === null) return [];
  return [
    `<path class="whisker ${style}" d="M${x(low)} ${y}H${x(high)}"/>`,
    `<circle class="${shape} ${style}" cx="${x(share)}" cy="${y}" r="5"/>`,
  ];
}

function described({ name, confusion: { caught, unsure, lost } }: BarRow): string {
  return `${name}: ${showPercent(caught.share)} caught, ${showPercent(unsure.share)} unsure, ${showPercent(lost.share)} lost.`;
}
