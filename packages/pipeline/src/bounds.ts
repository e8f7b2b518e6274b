/**
 * How far a group can move the score, in either direction.
 *
 * Each group is for one direction: proof for genuine, all the others for
 * backscatter. That way its cap holds. The other way lie a few traces that
 * soften it (an honest look, a known domain), which do not add up: there it
 * gives no more than the strongest of them alone. So what a source could
 * still have said against the others is known, and small, while it is silent.
 */

import type { Weights } from './weights.ts';

/** Most points of a group, in quarters. */
interface Bound {
  /** Towards backscatter. */
  readonly up: number;
  /** Towards genuine; counted positive. */
  readonly down: number;
}

export type Bounds = ReadonlyMap<string, Bound>;

/** Stands for no bound: more than any points add up to, and still exact in quarters. */
export const UNBOUNDED = 1e9;

/** Groups of which the other direction holds traces only. */
const ONE_WAY: ReadonlySet<string> = new Set([
  'absence',
  'addressee',
  'content',
  'reputation',
  'shape',
  'flood',
]);

/** The bounds of every group that a table or the caps name. */
export function boundsOf(weights: Weights, caps: Readonly<Record<string, number>>): Bounds {
  const bounds = new Map<string, Bound>();
  const groups = new Set([...Object.keys(caps), ...Object.values(weights).map(groupOf)]);
  for (const group of groups) {
    const cap = Object.hasOwn(caps, group) ? quarters(caps[group] ?? 0) : UNBOUNDED;
    bounds.set(group, { up: cap, down: ONE_WAY.has(group) ? 0 : cap });
  }
  for (const { group, points } of Object.values(weights)) {
    const { up, down } = bounds.get(group) ?? { up: UNBOUNDED, down: 0 };
    const trace = ONE_WAY.has(group) ? Math.min(up, quarters(-points)) : 0;
    if (trace > down) bounds.set(group, { up, down: trace });
  }
  return bounds;
}

/** Points are whole quarters: sums of them are exact in binary. */
export function quarters(points: number): number {
  return Math.round(points * 4) / 4 || 0;
}

function groupOf({ group }: { readonly group: string }): string {
  return group;
}
