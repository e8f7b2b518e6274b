/**
 * What is caught against what is lost, both logarithmic towards the corner where a
 * useful filter lives: up is more backscatter caught (each line is ten times less
 * missed), left is fewer genuine reports lost. The dot is where a filter's own
 * labels stand.
 */

import { showPercent } from '../format.ts';
import {
  axisNames,
  horizontalGrid,
  type LegendEntry,
  leastShare,
  MOST_SERIES,
  shareScale,
  shareTicks,
  verticalGrid,
} from '../svg.ts';
import { CURVE_AREA, drawCurves } from './draw-curves.ts';
import type { Series } from './series.ts';

/**
 * @param series shares lost and caught, from the highest score to the lowest; the first eight are drawn
 * @param cases genuine reports and backscatter, which decide where the axes begin
 */
export function rocPlot(
  title: string,
  series: readonly Series[],
  cases: { readonly genuine: number; readonly backscatter: number },
  alone = true,
): string {
  const drawn = series.slice(0, MOST_SERIES);
  const [leastLost, leastMissed] = [leastShare(cases.genuine), leastShare(cases.backscatter)];
  const x = shareScale(leastLost, [CURVE_AREA.left, CURVE_AREA.right]);
  const up = shareScale(leastMissed, [CURVE_AREA.top, CURVE_AREA.bottom]);
  const y = (caught: number): number => up(1 - caught);
  const entries: readonly LegendEntry[] = [
    ...drawn.map(({ name, points }, i) => ({
      name,
      style: `s${i}`,
      shape: points.length > 0 ? ('line' as const) : ('dot' as const),
    })),
    ...(drawn.some(({ points, stands }) => points.length > 0 && stands !== null)
      ? [
          {
            name: 'where the labels stand; the lines go by score',
            style: 's7',
            shape: 'dot' as const,
          },
        ]
      : []),
  ];
  const missedTicks = shareTicks(leastMissed, (missed) => showPercent(1 - missed));
  return drawCurves(
    {
      title,
      entries,
      descriptions: drawn.map(described),
      body: [
        ...verticalGrid(
          CURVE_AREA,
          x,
          shareTicks(leastLost, (lost) => (lost === 0 ? '0' : showPercent(lost))),
        ),
        ...horizontalGrid(CURVE_AREA, up, missedTicks),
        ...axisNames(
          CURVE_AREA,
          'genuine reports lost (logarithmic)',
          'backscatter caught (logarithmic)',
        ),
        ...drawn.flatMap(({ points, stands }, i) => [
          ...(points.length > 0 ? [`<path class="line s${i}" d="${steps(points, x, y)}"/>`] : []),
          ...(stands === null
            ? []
            : [`<circle class="dot s${i}" cx="${x(stands[0])}" cy="${y(stands[1])}" r="6"/>`]),
        ]),
      ],
    },
    alone,
  );
}

/** A curve of counts is made of steps: first what is lost more, then what is caught more. */
function steps(
  points: Series['points'],
  x: (lost: number) => number,
  y: (caught: number) => number,
): string {
  let path = `M${x(0)} ${y(0)}`;
  let [across, up] = [x(0), y(0)];
  for (const [lost, caught] of points) {
    if (x(lost) !== across) path += `H${x(lost)}`;
    if (y(caught) !== up) path += `V${y(caught)}`;
    [across, up] = [x(lost), y(caught)];
  }
  return path;
}

function described({ name, points, stands }: Series): string {
  const at = points.filter(([lost]) => lost <= 0.001).at(-1);
  const curve = at === undefined ? '' : ` reaches ${showPercent(at[1])} caught at 0.1 % lost`;
  const labels =
    stands === null
      ? ''
      : ` labels ${showPercent(stands[1])} caught and ${showPercent(stands[0])} lost`;
  return `${name}:${[curve, labels].filter((part) => part !== '').join(';')}.`;
}
