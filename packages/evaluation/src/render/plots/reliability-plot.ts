/**
 * What share of reports was backscatter, against the probability that was stated
 * of them: on the diagonal the words are kept. Bins hold as much mass each; the
 * whiskers are the 95 % bound of what was observed.
 */

import type { ReliabilityBin } from '../../measures/reliability-bins.ts';
import { showCount, showPercent } from '../format.ts';
import {
  axisNames,
  horizontalGrid,
  type LegendEntry,
  linearScale,
  MOST_SERIES,
  type Tick,
  verticalGrid,
} from '../svg.ts';
import { CURVE_AREA, drawCurves } from './draw-curves.ts';

/** The bins of one row, under its name. */
export interface ReliabilitySeries {
  readonly name: string;
  readonly bins: readonly ReliabilityBin[];
}

const TICKS: readonly Tick[] = [0, 0.2, 0.4, 0.6, 0.8, 1].map((value) => ({
  value,
  label: showPercent(value),
}));

/** The first eight series are drawn. */
export function reliabilityPlot(
  title: string,
  series: readonly ReliabilitySeries[],
  alone = true,
): string {
  const drawn = series.slice(0, MOST_SERIES);
  const x = linearScale([0, 1], [CURVE_AREA.left, CURVE_AREA.right]);
  const y = linearScale([0, 1], [CURVE_AREA.bottom, CURVE_AREA.top]);
  const entries: readonly LegendEntry[] = [
    ...drawn.map(({ name }, i) => ({ name, style: `s${i}`, shape: 'line' as const })),
    { name: '95 % bound of what was observed', style: 's7', shape: 'whisker' },
    { name: 'stated as observed', style: '', shape: 'guide' },
  ];
  return drawCurves(
    {
      title,
      entries,
      descriptions: drawn.map(
        ({ name, bins }) =>
          `${name}: ${bins.map(({ stated, observed, cases }) => `${showPercent(stated)} stated, ${showPercent(observed)} observed of ${showCount(cases)}`).join('; ')}.`,
      ),
      body: [
        ...verticalGrid(CURVE_AREA, x, TICKS),
        ...horizontalGrid(CURVE_AREA, y, TICKS),
        `<path class="guide" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
        ...axisNames(
          CURVE_AREA,
          'probability of backscatter stated',
          'share of backscatter observed',
        ),
        ...drawn.flatMap(({ bins }, i) => [
          ...bins.map(
            ({ stated, low, high }) =>
              `<path class="whisker s${i}" d="M${x(stated)} ${y(low)}V${y(high)}"/>`,
          ),
          `<path class="line s${i}" d="${bins.map(({ stated, observed }, bin) => `${bin === 0 ? 'M' : 'L'}${x(stated)} ${y(observed)}`).join('')}"/>`,
          ...bins.map(
            ({ stated, observed }) =>
              `<circle class="dot s${i}" cx="${x(stated)}" cy="${y(observed)}" r="4.5"/>`,
          ),
        ]),
      ],
    },
    alone,
  );
}
