/**
 * Could the signals that are left still change the label? If not, asking them
 * costs time (and the DNS) for nothing.
 *
 * Each can add at most what the caps leave of the groups of its declared codes.
 * A signal that declares no codes is never judged here: it always runs.
 */

import type { Label, Signal } from '@backscatter/core';
import { decide, type Standing, type Thresholds } from './decide.ts';
import type { Weights } from './weights.ts';

/** Whether any outcome of `left` gives another label than `label`. */
export function canChange(
  label: Label,
  standing: Standing,
  left: readonly Signal[],
  weights: Weights,
  caps: Readonly<Record<string, number>>,
  thresholds: Thresholds,
): boolean {
  const groups = reachable(left, weights);
  const provable = groups.get('proof')?.down === true;
  let up = 0;
  let down = 0;
  for (const [group, can] of groups) {
    const cap = caps[group] ?? Number.POSITIVE_INFINITY;
    // A group's points in one direction may be used up; not counting that only asks too often.
    if (can.up) up += cap;
    if (can.down) down += cap;
  }
  // Absence that was counted is voided by a strong proof.
  if (provable) down += Math.max(0, standing.groups.get('absence') ?? 0);
  const most = { ...standing, score: standing.score + up };
  const least = {
    ...standing,
    score: standing.score - down,
    groups: provable ? new Map([...standing.groups, ['proof', -1]] as const) : standing.groups,
  };
  const labels = [most, least].flatMap((end) => [
    decide(end, thresholds),
    decide({ ...end, proofUnavailable: standing.proofUnavailable || provable }, thresholds),
  ]);
  // The labels lie in the order of the score, so equal ends leave nothing between them.
  return labels.some((possible) => possible !== label);
}

function reachable(
  left: readonly Signal[],
  weights: Weights,
): Map<string, { up: boolean; down: boolean }> {
  const groups = new Map<string, { up: boolean; down: boolean }>();
  for (const code of left.flatMap(({ codes }) => codes ?? [])) {
    const weight = Object.hasOwn(weights, code) ? weights[code] : undefined;
    if (weight === undefined || weight.points === 0) continue;
    const can = groups.get(weight.group) ?? { up: false, down: false };
    groups.set(weight.group, {
      up: can.up || weight.points > 0,
      down: can.down || weight.points < 0,
    });
  }
  return groups;
}
