/** What pictures with a curve for each series have in common: their place, and a legend below. */

import { type Area, drawPicture, type LegendEntry, legend, legendHeight } from '../svg.ts';

const WIDTH = 440;

/** Where the curves are. */
export const CURVE_AREA: Area = { left: 80, right: WIDTH - 24, top: 12, bottom: 302 };

/** The names get the whole width. */
const LEGEND_LEFT = 8;

/** What is drawn, and what is said of it. */
interface Curves {
  readonly title: string;
  /** What there is to see, a sentence for each series. */
  readonly descriptions: readonly string[];
  readonly entries: readonly LegendEntry[];
  /** SVG elements. */
  readonly body: readonly string[];
}

/** @param alone with its own style, for a file; a page brings the style once */
export function drawCurves({ title, descriptions, entries, body }: Curves, alone: boolean): string {
  const { bottom } = CURVE_AREA;
  return drawPicture(
    {
      width: WIDTH,
      height: bottom + 56 + legendHeight(entries),
      title,
      description: descriptions.join(' '),
      body: [...body, ...legend(LEGEND_LEFT, bottom + 54, entries)],
    },
    alone,
  );
}
