/**
 * Scores of genuine reports upwards and of backscatter downwards. Heights are
 * square roots, so that the few between the two hills can be seen beside them.
 */

import type { ScoreHistogram } from '../../measures/histogram.ts';
import { showCount } from '../format.ts';
import {
  axisNames,
  drawPicture,
  horizontalGrid,
  legend,
  linearScale,
  place,
  verticalGrid,
} from '../svg.ts';

const [WIDTH, LEFT, RIGHT, TOP, HALF] = [440, 72, 20, 36, 130];

/** Draws genuine reports upwards and backscatter downwards; `alone` brings the style along, for a file. */
export function scoreHistogram(title: string, histogram: ScoreHistogram, alone = true): string {
  const { from, to, genuine, backscatter } = histogram;
  const most = Math.max(1, ...genuine, ...backscatter);
  const axis = TOP + HALF;
  const area = { left: LEFT, right: WIDTH - RIGHT, top: TOP, bottom: axis + HALF };
  const x = linearScale([0, genuine.length], [LEFT, WIDTH - RIGHT]);
  const score = linearScale([from, to], [LEFT, WIDTH - RIGHT]);
  const height = (count: number): number => place(HALF * Math.sqrt(count / most));
  const bars = (counts: readonly number[], style: string, up: boolean): readonly string[] =>
    counts.flatMap((count, i) =>
      count === 0
        ? []
        : [
            `<rect class="fill ${style}" x="${x(i)}" y="${up ? place(axis - height(count)) : axis}" width="${place(x(i + 1) - x(i) - 1)}" height="${height(count)}"><title>${showCount(count)}</title></rect>`,
          ],
    );
  const ticks = niceTicks(from, to);
  return drawPicture(
    {
      width: WIDTH,
      height: axis + HALF + 44,
      title,
      description: `Genuine reports score ${spread(histogram, genuine)}, backscatter ${spread(histogram, backscatter)}.`,
      body: [
        ...legend(LEFT, 4, [{ name: 'genuine', style: 'genuine', shape: 'box' }]),
        ...legend(LEFT + 100, 4, [{ name: 'backscatter', style: 'backscatter', shape: 'box' }]),
        ...verticalGrid(
          area,
          score,
          ticks.map((value) => ({ value, label: String(value).replace('-', '−') })),
        ),
        ...counts(most).flatMap((count) =>
          (count === 0 ? [0] : [-height(count), height(count)]).flatMap((away) =>
            horizontalGrid(area, () => place(axis + away), [{ value: 1, label: showCount(count) }]),
          ),
        ),
        ...bars(genuine, 'genuine', true),
        ...bars(backscatter, 'backscatter', false),
        `<path class="axis" d="M${LEFT} ${axis}H${WIDTH - RIGHT}"/>`,
        ...axisNames(area, 'score, in points', 'reports (by square roots)'),
      ],
    },
    alone,
  );
}

function spread(
  { from, to }: Pick<ScoreHistogram, 'from' | 'to'>,
  counts: readonly number[],
): string {
  const first = counts.findIndex((count) => count > 0);
  if (first < 0) return 'nothing';
  const last = counts.findLastIndex((count) => count > 0);
  const at = (step: number): string =>
    String(Number((from + (step * (to - from)) / counts.length).toPrecision(3)));
  return `from ${at(first)} to ${at(last + 1)}`;
}

/** None, the roundest number of cases that fits, and the one that stands half as high. */
function counts(most: number): readonly number[] {
  const round = (limit: number): number => {
    const power = 10 ** Math.floor(Math.log10(limit));
    return ([5, 2].find((factor) => factor * power <= limit) ?? 1) * power;
  };
  return most < 4 ? [0, most] : [0, round(most / 4), round(most)];
}

/** Five or so round numbers. */
function niceTicks(from: number, to: number): readonly number[] {
  const rough = (to - from) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10) * power;
  const first = Math.ceil(from / step);
  const count = Math.floor(to / step) - first + 1;
  return Array.from({ length: Math.max(0, count) }, (_, i) =>
    Number(((first + i) * step).toPrecision(6)),
  );
}
