/**
 * How far signals that have not spoken could move the score: those that are
 * still to be asked, and those that do not answer.
 *
 * A signal can give at most what the bounds leave of the groups of its declared
 * codes. One that declares none is not judged here.
 */

import type { Signal } from '@backscatter/core';
import { type Bounds, UNBOUNDED } from './bounds.ts';
import { CONTRADICTIONS } from './dispute.ts';
import type { Given, Tally } from './score.ts';
import type { Weights } from './weights.ts';

/** The groups that can be moved, by direction. */
export interface Reach {
  readonly up: ReadonlySet<string>;
  readonly down: ReadonlySet<string>;
  /** Whether a proof that is not bound could be contradicted. */
  readonly contradicts: boolean;
}

export const NO_REACH: Reach = { up: new Set(), down: new Set(), contradicts: false };

/** The reach of all that may report these codes. */
export function reachOf(signals: readonly Pick<Signal, 'codes'>[], weights: Weights): Reach {
  const up = new Set<string>();
  const down = new Set<string>();
  const all = signals.flatMap(({ codes }) => codes ?? []);
  for (const code of all) {
    const weight = Object.hasOwn(weights, code) ? weights[code] : undefined;
    if (weight === undefined || weight.points === 0) continue;
    (weight.points > 0 ? up : down).add(weight.group);
  }
  return { up, down, contradicts: all.some((code) => CONTRADICTIONS.has(code)) };
}

/** Both together. */
export function joined(one: Reach, other: Reach): Reach {
  if (one === NO_REACH) return other;
  return {
    up: new Set([...one.up, ...other.up]),
    down: new Set([...one.down, ...other.down]),
    contradicts: one.contradicts || other.contradicts,
  };
}

/** The tally where these groups have given all they can in one direction. */
export function pushed(
  tally: Tally,
  groups: ReadonlySet<string>,
  way: keyof Given,
  bounds: Bounds,
): Tally {
  if (groups.size === 0) return tally;
  const most = new Map(tally);
  for (const group of groups) {
    const { up = 0, down = 0 } = tally.get(group) ?? {};
    const bound = bounds.get(group)?.[way] ?? UNBOUNDED;
    most.set(group, way === 'up' ? { up: bound, down } : { up, down: bound });
  }
  return most;
}

/** The groups but for one. */
export function without(groups: ReadonlySet<string>, group: string): ReadonlySet<string> {
  if (!groups.has(group)) return groups;
  const rest = new Set(groups);
  rest.delete(group);
  return rest;
}
