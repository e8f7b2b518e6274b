/**
 * The trade-off of each filter as a picture: ham lost against spam missed, both
 * logarithmic. Nearer to the lower left corner is better.
 */

import { escapeMarkup, logScale } from '@backscatter/evaluation';

/** A line of the plot; `color` is one of CSS. */
export interface Curve {
  readonly name: string;
  readonly color: string;
  /** Shares of ham lost and of spam missed, 0 to 1; a single one is drawn as a dot. */
  readonly points: readonly (readonly [lost: number, missed: number])[];
}

const [WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM] = [760, 520, 84, 24, 56, 64];
/** Shares at the ends of the axes. */
const [LEAST_LOST, MOST_LOST] = [0.0003, 0.1];
const [LEAST_MISSED, MOST_MISSED] = [0.003, 1];
const LOST_TICKS = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];
const MISSED_TICKS = [0.003, 0.01, 0.03, 0.1, 0.3, 1];

const x = logScale([LEAST_LOST, MOST_LOST], [LEFT, WIDTH - RIGHT]);
const y = logScale([LEAST_MISSED, MOST_MISSED], [HEIGHT - BOTTOM, TOP]);

/** An SVG document. */
export function detPlot(title: string, curves: readonly Curve[]): string {
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="13">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>`,
    `<text x="${LEFT}" y="28" font-size="16" font-weight="bold">${escapeMarkup(title)}</text>`,
    ...LOST_TICKS.flatMap((lost) => [
      `<path d="M${x(lost)} ${TOP}V${HEIGHT - BOTTOM}" stroke="#ddd"/>`,
      `<text x="${x(lost)}" y="${HEIGHT - BOTTOM + 20}" text-anchor="middle">${percent(lost)}</text>`,
    ]),
    ...MISSED_TICKS.flatMap((missed) => [
      `<path d="M${LEFT} ${y(missed)}H${WIDTH - RIGHT}" stroke="#ddd"/>`,
      `<text x="${LEFT - 8}" y="${y(missed) + 4}" text-anchor="end">${percent(missed)}</text>`,
    ]),
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 16}" text-anchor="middle">ham lost</text>`,
    `<text transform="translate(20 ${(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">spam missed</text>`,
    ...curves.map(drawn),
    ...curves.flatMap(({ name, color }, i) => [
      `<rect x="${WIDTH - RIGHT - 226}" y="${TOP + 10 + 22 * i}" width="16" height="12" fill="${color}"/>`,
      `<text x="${WIDTH - RIGHT - 204}" y="${TOP + 21 + 22 * i}">${escapeMarkup(name)}</text>`,
    ]),
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}

function drawn({ points, color }: Curve): string {
  const [only] = points;
  if (points.length === 1 && only !== undefined) {
    return `<circle cx="${x(only[0])}" cy="${y(only[1])}" r="5" fill="${color}"/>`;
  }
  // A curve of counts is made of steps.
  let path = '';
  for (const [lost, missed] of points) {
    path += path === '' ? `M${x(lost)} ${y(missed)}` : `H${x(lost)}V${y(missed)}`;
  }
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="2"/>`;
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
