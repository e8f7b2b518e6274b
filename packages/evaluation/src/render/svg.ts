/**
 * What every picture of a report is drawn with: escaping, scales, axes, legends.
 * Colours are classes over custom properties, so one picture serves a light page,
 * a dark one and paper, whether it stands in a page or alone in a file.
 */

import { escapeText } from '@backscatter/core';
import { PLOT_STYLE } from './plot-style.ts';

/** From a value to a place in the picture, in its user units. */
export type Scale = (value: number) => number;

/** A line of the grid, and what is written beside it. */
export interface Tick {
  readonly value: number;
  readonly label: string;
}

/** The rectangle in which is drawn. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** A picture before it is written as SVG. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Read out first. */
  readonly title: string;
  /** What there is to see, in words and figures. */
  readonly description: string;
  /** SVG elements. */
  readonly body: readonly string[];
}

/** A line of the legend; `style` is a class of `PLOT_STYLE`. */
export interface LegendEntry {
  readonly name: string;
  readonly style: string;
  readonly shape: 'line' | 'box' | 'dot' | 'ring' | 'guide' | 'whisker';
}

/** Series that can be told apart in one picture. */
export const MOST_SERIES = 8;

/** Between two names of ticks, so that they do not run into each other on a phone either. */
const LABEL_ROOM = 44;

/** Room that a logarithmic axis leaves for 0, which it has no place for. */
const ZERO_ROOM = 36;

const ESCAPES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

/**
 * Text for an element or a quoted attribute of HTML or XML. Controls and what turns a line around
 * are spelled out (`\u202e`); what else XML forbids becomes `�`.
 */
export function escapeMarkup(text: string): string {
  // XML 1.0, section 2.2, has no place for U+FFFE and U+FFFF.
  return text
    .replace(/[^\t\n\r]+/g, escapeText)
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replace(/[&<>"']/g, (character) => ESCAPES.get(character) ?? character);
}

/** Tenths are finer than a pixel. */
export function place(value: number): number {
  // Adding 0 makes −0 a 0.
  return Math.round(value * 10) / 10 + 0;
}

/** Values outside are drawn at the ends. */
export function linearScale(
  [least, most]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  return (value) => {
    const share = (Math.max(least, Math.min(most, value)) - least) / (most - least);
    return place(from + share * (to - from));
  };
}

/** Values outside are drawn at the ends. */
export function logScale(
  [least, most]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  return (value) => {
    const within = Math.max(least, Math.min(most, value));
    const share = Math.log(within / least) / Math.log(most / least);
    return place(from + share * (to - from));
  };
}

/** Logarithmic from `least` to 1, with a place for 0 at the beginning. */
export function shareScale(least: number, [from, to]: readonly [number, number]): Scale {
  const room = to > from ? ZERO_ROOM : -ZERO_ROOM;
  const scale = logScale([least, 1], [from + room, to]);
  return (share) => (share <= 0 ? from : share < least ? place(from + room / 2) : scale(share));
}

/** Powers of ten from 1 down to `least`, and 0. */
export function shareTicks(least: number, labelOf: (share: number) => string): readonly Tick[] {
  const ticks: Tick[] = [{ value: 0, label: labelOf(0) }];
  for (let share = 1; share >= least * 0.999; share = Number((share / 10).toPrecision(1))) {
    ticks.push({ value: share, label: labelOf(share) });
  }
  return ticks;
}

/** The power of ten that leaves room for one case of so many, from 1e-6 to 1e-2. */
export function leastShare(cases: number): number {
  const power = Math.floor(Math.log10(1 / Math.max(1, cases)) + 1e-9);
  return Number(`1e${Math.max(-6, Math.min(-2, power))}`);
}

/** Lines upwards, named below where there is room for a name. */
export function verticalGrid(
  { top, bottom }: Area,
  x: Scale,
  ticks: readonly Tick[],
): readonly string[] {
  const named = withRoom(ticks.map(({ value }) => x(value)));
  return ticks.flatMap(({ value, label }) => [
    `<path class="${value === 0 ? 'axis' : 'grid'}" d="M${x(value)} ${place(top)}V${place(bottom)}"/>`,
    ...(named.has(x(value)) ? [text(x(value), bottom + 18, label, 'small middle')] : []),
  ]);
}

/** The ends, and of what lies between them, from the far end on, what keeps its distance. */
function withRoom(places: readonly number[]): ReadonlySet<number> {
  const [first = 0, ...others] = [...places].sort((a, b) => a - b);
  const kept = [first];
  let last = Number.POSITIVE_INFINITY;
  for (const at of others.reverse()) {
    const isEnd = last === Number.POSITIVE_INFINITY;
    if (!isEnd && (last - at < LABEL_ROOM || at - first < LABEL_ROOM / 2)) continue;
    kept.push(at);
    last = at;
  }
  return new Set(kept);
}

/** Lines across, named to their left. */
export function horizontalGrid(
  { left, right }: Area,
  y: Scale,
  ticks: readonly Tick[],
): readonly string[] {
  return ticks.flatMap(({ value, label }) => [
    `<path class="${value === 0 ? 'axis' : 'grid'}" d="M${place(left)} ${y(value)}H${place(right)}"/>`,
    text(left - 8, y(value) + 4, label, 'small end'),
  ]);
}

/** Names of both axes. */
export function axisNames(
  { left, right, top, bottom }: Area,
  x: string,
  y: string,
): readonly string[] {
  return [
    text((left + right) / 2, bottom + 40, x, 'middle'),
    `<text class="middle" transform="translate(16 ${place((top + bottom) / 2)}) rotate(-90)">${escapeMarkup(y)}</text>`,
  ];
}

/** Text from a point on; `style` names classes of `PLOT_STYLE`. */
export function text(x: number, y: number, content: string, style = ''): string {
  const styled = style === '' ? '' : ` class="${style}"`;
  return `<text x="${place(x)}" y="${place(y)}"${styled}>${escapeMarkup(content)}</text>`;
}

/** One entry a line; its height is `legendHeight`. */
export function legend(x: number, y: number, entries: readonly LegendEntry[]): readonly string[] {
  return entries.flatMap(({ name, style, shape }, i) => {
    const middle = place(y + 22 * i + 8);
    const mark = {
      line: `<path class="line ${style}" d="M${place(x)} ${middle}h22"/>`,
      box: `<rect class="fill ${style}" x="${place(x + 4)}" y="${place(middle - 6)}" width="14" height="12"/>`,
      dot: `<circle class="fill ${style}" cx="${place(x + 11)}" cy="${middle}" r="5"/>`,
      guide: `<path class="guide" d="M${place(x)} ${middle}h22"/>`,
      whisker: `<path class="whisker ${style}" d="M${place(x + 11)} ${place(middle - 7)}v14"/>`,
      ring: `<circle class="ring ${style}" cx="${place(x + 11)}" cy="${middle}" r="4.5"/>`,
    }[shape];
    return [mark, text(x + 30, middle + 4.5, shorten(name, 52))];
  });
}

/** User units that `legend` takes. */
export function legendHeight(entries: readonly unknown[]): number {
  return 22 * entries.length + 6;
}

/** Cut at a length in characters, with an ellipsis. */
export function shorten(name: string, most: number): string {
  const characters = [...name];
  return characters.length <= most ? name : `${characters.slice(0, most - 1).join('')}…`;
}

/**
 * An SVG element.
 *
 * @param alone with its own style, for a file; a page brings the style once
 */
export function drawPicture(picture: Picture, alone = true): string {
  const { width, height, title, description, body } = picture;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="plot" viewBox="0 0 ${place(width)} ${place(height)}" role="img">`,
    `<title>${escapeMarkup(title)}</title>`,
    `<desc>${escapeMarkup(description)}</desc>`,
    ...(alone
      ? [`<style>${PLOT_STYLE}</style>`, '<rect class="ground" width="100%" height="100%"/>']
      : []),
    ...body,
    '</svg>',
  ];
  return `${lines.join('\n')}\n`;
}
