/**
 * Could the signals that are left still change the label? If not, asking them
 * costs time (and the DNS) for nothing.
 *
 * Each can add at most what the caps leave of the groups of its declared codes.
 * A signal that declares no codes is never judged here: it always runs.
 */

import type { Signal } from '@backscatter/core';
import { decide, EVIDENCE, type Standing, type Thresholds } from './decide.ts';
import type { Weights } from './weights.ts';

/** How far a set of signals can move the score. */
export interface Reach {
  /** Points they can add, at most. */
  readonly up: number;
  /** Points they can take off, at most. */
  readonly down: number;
  /** Whether one of them can prove the message ours. */
  readonly provable: boolean;
  /** Whether one of them can say that the addressee never sends. */
  readonly addressable: boolean;
}

/** The reach of all signals that declare their codes. Others are not judged here. */
export function reachOf(
  signals: readonly Signal[],
  weights: Weights,
  caps: Readonly<Record<string, number>>,
): Reach {
  const ups = new Set<string>();
  const downs = new Set<string>();
  for (const code of signals.flatMap(({ codes }) => codes ?? [])) {
    const weight = Object.hasOwn(weights, code) ? weights[code] : undefined;
    if (weight === undefined || weight.points === 0) continue;
    (weight.points > 0 ? ups : downs).add(weight.group);
  }
  // A group's room may be used up already; not counting that only asks too often.
  const room = (groups: ReadonlySet<string>): number =>
    [...groups].reduce((sum, group) => sum + (caps[group] ?? Number.POSITIVE_INFINITY), 0);
  return {
    up: room(ups),
    down: room(downs),
    provable: downs.has('proof'),
    addressable: ups.has('addressee'),
  };
}

/** Whether any outcome of the signals within `reach` gives another label than now. */
export function canChange(standing: Standing, reach: Reach, thresholds: Thresholds): boolean {
  const label = decide(standing, thresholds);
  // A strong proof voids the absence that was counted.
  const voided = reach.provable ? Math.max(0, standing.groups.get('absence') ?? 0) : 0;
  const most = {
    ...standing,
    score: standing.score + reach.up,
    groups: new Map([...standing.groups, ...RICH, ...(reach.addressable ? CONDEMNED : [])]),
  };
  const least = {
    ...standing,
    score: standing.score - reach.down - voided,
    groups: new Map([...standing.groups, ...POOR, ...(reach.provable ? PROVED : [])]),
  };
  const silent = standing.proofUnavailable || reach.provable;
  // The labels lie in the order of the score, so equal ends leave nothing between them.
  return [most, least].some(
    (end) =>
      decide(end, thresholds) !== label ||
      decide({ ...end, proofUnavailable: silent }, thresholds) !== label,
  );
}

/** All that a flood may lend weight to, and nothing of it. */
const RICH: ReadonlyMap<string, number> = new Map([['content', Number.POSITIVE_INFINITY]]);
const POOR: ReadonlyMap<string, number> = new Map(EVIDENCE.map((group) => [group, 0]));
const CONDEMNED: ReadonlyMap<string, number> = new Map([['addressee', Number.POSITIVE_INFINITY]]);
const PROVED: ReadonlyMap<string, number> = new Map([['proof', Number.NEGATIVE_INFINITY]]);
