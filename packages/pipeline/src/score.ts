/**
 * Findings → points → groups → caps → sum.
 *
 * Points are whole quarters: sums of them are exact in binary, so the score is
 * exactly the sum of the reasons, in any order, in any program that adds them.
 */

import type { Finding, Problem, Reason } from '@backscatter/core';
import type { Weights } from './weights.ts';

/** A finding with the name of the signal that said it. */
export interface SignedFinding {
  readonly signal: string;
  readonly finding: Finding;
}

export interface Score {
  readonly score: number;
  /** Largest first, by magnitude. */
  readonly reasons: readonly Reason[];
  readonly problems: readonly Problem[];
  /** Points of each group, after capping. */
  readonly groups: ReadonlyMap<string, number>;
}

/** A proof at or beyond this many points is strong: it voids the findings of absence. */
const STRONG_PROOF = -30;

/** Adds the findings up. */
export function scoreFindings(
  findings: readonly SignedFinding[],
  weights: Weights,
  caps: Readonly<Record<string, number>>,
): Score {
  const problems: Problem[] = [];
  const weighed = findings.map(({ signal, finding }) => {
    const weight = Object.hasOwn(weights, finding.code) ? weights[finding.code] : undefined;
    if (weight === undefined) {
      const detail = `Signal ${signal} reports the code ${finding.code}, which the weight table does not have.`;
      problems.push({ code: 'unknown-code', detail });
    }
    const strength = Math.min(
      1,
      Math.max(0, Number.isFinite(finding.strength) ? finding.strength : 0),
    );
    return {
      signal,
      finding,
      group: weight?.group ?? 'other',
      points: quarters((weight?.points ?? 0) * strength),
    };
  });
  const proved = weighed.some(({ group, points }) => group === 'proof' && points <= STRONG_PROOF);
  const room = new Map<string, number>();
  const groups = new Map<string, number>();
  const reasons: Reason[] = [];
  for (const { signal, finding, group, points } of weighed.sort(byMagnitude)) {
    const voided = proved && group === 'absence';
    const counted = voided
      ? 0
      : take(room, `${group}${points < 0 ? '-' : '+'}`, points, caps[group]);
    groups.set(group, (groups.get(group) ?? 0) + counted);
    const { code, summary, data } = finding;
    reasons.push(
      data === undefined
        ? { code, points: counted, summary, signal }
        : { code, points: counted, summary, signal, data },
    );
  }
  reasons.sort(byMagnitude);
  return { score: reasons.reduce((sum, { points }) => sum + points, 0), reasons, problems, groups };
}

/** What is left of the cap of a group and direction; a group without a cap has no bound. */
function take(
  room: Map<string, number>,
  key: string,
  points: number,
  cap: number | undefined,
): number {
  const left = room.get(key) ?? quarters(cap ?? Number.MAX_SAFE_INTEGER);
  const taken = Math.min(Math.abs(points), left);
  room.set(key, left - taken);
  return points < 0 ? -taken || 0 : taken;
}

function byMagnitude(a: { readonly points: number }, b: { readonly points: number }): number {
  return Math.abs(b.points) - Math.abs(a.points);
}

function quarters(points: number): number {
  return Math.round(points * 4) / 4 || 0;
}
