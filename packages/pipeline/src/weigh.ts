/**
 * From what the signals said to the numbers of a verdict. No signal is asked here,
 * so findings that were kept can be weighed again: with other points, or without a
 * source, as benchmarks and audits do.
 */

import { type Label, parseOptions } from '@backscatter/core';
import { decide, probabilityOf, type Standing, type Thresholds } from './decide.ts';
import { mergeCaps, mergeWeights, type PointsOptions, pointsSchema } from './options.ts';
import { type Score, type SignedFinding, scoreFindings } from './score.ts';
import type { Weights } from './weights.ts';

/** One signal's answer, as far as it weighs. */
export interface WeighedAnswer {
  readonly signal: string;
  readonly status: 'ok' | 'abstained' | 'unavailable';
  /** Whether it is a source of proof, whose silence leaves the question open. */
  readonly proves: boolean;
  readonly findings: readonly { readonly code: string; readonly strength: number }[];
}

/** What a verdict says in numbers. */
export interface Weighed {
  readonly label: Label;
  readonly score: number;
  /** Of backscatter, 0 to 1. */
  readonly probability: number;
}

/** Points, caps and thresholds, checked and complete. */
export interface Points {
  readonly weights: Weights;
  readonly caps: Readonly<Record<string, number>>;
  readonly thresholds: Thresholds;
}

/** What the findings come to. */
export function standingOf(
  findings: readonly SignedFinding[],
  proofUnavailable: boolean,
  { weights, caps }: Points,
): Standing & Score {
  return { ...scoreFindings(findings, weights, caps), proofUnavailable };
}

/**
 * Makes the function that weighs answers as a classifier with these options would.
 *
 * @throws TypeError naming each wrong option
 */
export function createWeigher(
  options: PointsOptions = {},
): (answers: readonly WeighedAnswer[]) => Weighed {
  const checked = parseOptions('createWeigher', pointsSchema, options);
  const points: Points = {
    weights: mergeWeights(checked.weights),
    caps: mergeCaps(checked.caps),
    thresholds: checked.thresholds,
  };
  return (answers) => {
    const findings = answers.flatMap(({ signal, findings: found }) =>
      found.map((finding) => ({ signal, finding: { ...finding, summary: '' } })),
    );
    const unavailable = answers.some(({ status, proves }) => status === 'unavailable' && proves);
    const standing = standingOf(findings, unavailable, points);
    return {
      label: decide(standing, points.thresholds),
      score: standing.score,
      probability: probabilityOf(standing.score),
    };
  };
}
