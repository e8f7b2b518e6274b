/**
 * Findings → points → groups → caps → sum.
 *
 * Points are whole quarters: sums of them are exact in binary, so the score is
 * exactly the sum of the reasons, in any order, in any program that adds them.
 */

import { escapeText, type Finding, type Problem, type Reason } from '@backscatter/core';
import { type Bounds, quarters, UNBOUNDED } from './bounds.ts';
import {
  CONTRADICTED_CAP,
  CONTRADICTED_TRACES,
  isContradicted,
  type ProofStanding,
  proofStandingOf,
  tracesAreContradicted,
} from './dispute.ts';
import type { Weights } from './weights.ts';

/** A finding with the name of the signal that said it. */
export interface SignedFinding {
  readonly signal: string;
  readonly finding: Finding;
}

/** What a group gave in each direction, after its cap; both counted positive. */
export interface Given {
  readonly up: number;
  readonly down: number;
}

/** What each group gave. */
export type Tally = ReadonlyMap<string, Given>;

export interface Score {
  readonly score: number;
  /** Largest first, by magnitude. */
  readonly reasons: readonly Reason[];
  readonly problems: readonly Problem[];
  readonly tally: Tally;
  /** How well the report is proved; a bound proof voids all absence. */
  readonly proof: ProofStanding;
}

/** Adds the findings up. */
export function scoreFindings(
  findings: readonly SignedFinding[],
  weights: Weights,
  bounds: Bounds,
): Score {
  const problems: Problem[] = [];
  const weighed = findings.map(({ signal, finding }) => {
    const weight = Object.hasOwn(weights, finding.code) ? weights[finding.code] : undefined;
    if (weight === undefined) {
      const detail = `Signal ${signal} reports the code ${finding.code}, which the weight table does not have.`;
      problems.push({ code: 'unknown-code', detail: escapeText(detail) });
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
  const all = findings.map(({ finding }) => finding);
  const proof = proofStandingOf(
    weighed.filter(({ group }) => group === 'proof'),
    all,
  );
  const lowered = new Map<string, number>();
  if (isContradicted(proof)) lowered.set('proof', CONTRADICTED_CAP);
  if (proof !== 'bound' && tracesAreContradicted(all)) lowered.set('trace', CONTRADICTED_TRACES);
  const tally = new Map<string, { up: number; down: number }>();
  const reasons: Reason[] = [];
  for (const { signal, finding, group, points } of weighed.sort(byMagnitude)) {
    let given = tally.get(group);
    if (given === undefined) {
      given = { up: 0, down: 0 };
      tally.set(group, given);
    }
    const way = points < 0 ? 'down' : 'up';
    const bound = bounds.get(group)?.[way] ?? UNBOUNDED;
    const most = (way === 'down' ? lowered.get(group) : undefined) ?? UNBOUNDED;
    const left = Math.min(bound, most) - given[way];
    const voided = proof === 'bound' && group === 'absence' && points > 0;
    const taken = voided ? 0 : Math.min(Math.abs(points), left);
    given[way] += taken;
    const counted = points < 0 ? -taken || 0 : taken;
    const { code, data } = finding;
    const summary = escapeText(finding.summary);
    reasons.push(
      data === undefined
        ? { code, points: counted, summary, signal }
        : { code, points: counted, summary, signal, data },
    );
  }
  reasons.sort(byMagnitude);
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score, reasons, problems, tally, proof };
}

function byMagnitude(a: { readonly points: number }, b: { readonly points: number }): number {
  return Math.abs(b.points) - Math.abs(a.points);
}
