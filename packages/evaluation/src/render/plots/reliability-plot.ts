/**
 * What share of reports was backscatter, against the probability that was stated
 * of them: on the diagonal the words are kept. Bins hold as much mass each; the
 * whiskers are the 95 % bound of what was observed.
 */

import type { ReliabilityBin } from '../../measures/reliability-bins.ts';
import { showCount, showPercent } from '../format.ts';
import {
  axisNames,
  drawPicture,
  horizontalGrid,
  type LegendEntry,
  legend,
  legendHeight,
  linearScale,
  MOST_SERIES,
  type Tick,
  verticalGrid,
} from '../svg.ts';

/** The bins of one row, under its name. */
export interface ReliabilitySeries {
  readonly name: string;
  readonly bins: readonly ReliabilityBin[];
}

const [WIDTH, LEFT, RIGHT, TOP, PLOT] = [440, 80, 24, 12, 290];

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
  const area = { left: LEFT, right: WIDTH - RIGHT, top: TOP, bottom: TOP + PLOT };
  const x = linearScale([0, 1], [area.left, area.right]);
  const y = linearScale([0, 1], [area.bottom, area.top]);
  const entries: readonly LegendEntry[] = [
    ...drawn.map(({ name }, i) => ({ name, style: `s${i}`, shape: 'line' as const })),
    { name: '95 % bound of what was observed', style: 's7', shape: 'whisker' },
    { name: 'stated as observed', style: '', shape: 'guide' },
  ];
  return drawPicture(
    {
      width: WIDTH,
      height: area.bottom + 56 + legendHeight(entries),
      title,
      description: drawn
        .map(
          ({ name, bins }) =>
            `${name}: ${bins.map(({ stated, observed, cases }) => `${showPercent(stated)} stated, ${showPercent(observed)} observed of ${showCount(cases)}`).join('; ')}.`,
        )
        .join(' '),
      body: [
        ...verticalGrid(area, x, TICKS),
        ...horizontalGrid(area, y, TICKS),
        `<path class="guide" d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}"/>`,
        ...axisNames(area, 'probability of backscatter stated', 'share of backscatter observed'),
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
        ...legend(8, area.bottom + 54, entries),
      ],
    },
    alone,
  );
}
