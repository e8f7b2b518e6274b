/**
 * Precision over recall, in steps, as average precision sums it up: between two
 * points a straight line would promise more than there is (Davis and Goadrich, 2006).
 * Precision depends on how much backscatter there is in the set.
 */

import { showPercent } from '../format.ts';
import {
  axisNames,
  horizontalGrid,
  linearScale,
  MOST_SERIES,
  type Tick,
  verticalGrid,
} from '../svg.ts';
import { CURVE_AREA, drawCurves } from './draw-curves.ts';
import type { Series } from './series.ts';

/** Ends of the precision axis: the first that all curves fit above. */
const FLOORS = [0.99, 0.95, 0.9, 0.75, 0.5, 0] as const;

/** Recall beyond which precision may leave the picture. */
const NEARLY_ALL = 0.995;

/** @param series recall and precision, from the highest score to the lowest; the first eight are drawn */
export function precisionRecallPlot(
  title: string,
  series: readonly Series[],
  alone = true,
): string {
  const drawn = series.slice(0, MOST_SERIES);
  // Whoever calls everything backscatter ends in the corner, which is worth no room.
  const useful = drawn.flatMap(({ points }) => points.filter(([recall]) => recall < NEARLY_ALL));
  const least = useful.reduce((worst, [, precision]) => Math.min(worst, precision), 1);
  const floor = FLOORS.find((one) => one <= least) ?? 0;
  const x = linearScale([0, 1], [CURVE_AREA.left, CURVE_AREA.right]);
  const y = linearScale([floor, 1], [CURVE_AREA.bottom, CURVE_AREA.top]);
  const entries = drawn.map(({ name }, i) => ({ name, style: `s${i}`, shape: 'line' as const }));
  return drawCurves(
    {
      title,
      entries,
      descriptions: drawn.map(({ name, points }) => {
        const near = points.find(([recall]) => recall >= 0.95);
        return near === undefined
          ? `${name}: no curve.`
          : `${name}: precision ${showPercent(near[1])} at a recall of ${showPercent(near[0])}.`;
      }),
      body: [
        ...verticalGrid(CURVE_AREA, x, fifths(0)),
        ...horizontalGrid(CURVE_AREA, y, fifths(floor)),
        ...axisNames(
          CURVE_AREA,
          'recall (backscatter caught)',
          'precision (backscatter of what is called so)',
        ),
        ...drawn.flatMap(({ points }, i) =>
          points.length === 0 ? [] : [`<path class="line s${i}" d="${path(points, x, y)}"/>`],
        ),
      ],
    },
    alone,
  );
}

function path(
  points: Series['points'],
  x: (recall: number) => number,
  y: (precision: number) => number,
): string {
  const [first] = points;
  const from = `M${x(0)} ${y(first?.[1] ?? 1)}`;
  return points.reduce((line, [recall, precision]) => `${line}V${y(precision)}H${x(recall)}`, from);
}

function fifths(from: number): readonly Tick[] {
  return [0, 1, 2, 3, 4, 5].map((fifth) => {
    const value = from + (fifth * (1 - from)) / 5;
    return { value, label: showPercent(value) };
  });
}
