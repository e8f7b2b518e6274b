/**
 * From what the signals said to the numbers of a verdict. No signal is asked here,
 * so findings that were kept can be weighed again: with other points, or without a
 * source, as benchmarks and audits do.
 */

import { type Label, parseOptions, type VerdictKind } from '@backscatter/core';
import type { z } from 'zod';
import { boundsOf } from './bounds.ts';
import { decide, type Rules, type Standing, type Thresholds } from './decide.ts';
import {
  mergeCaps,
  mergeThresholds,
  mergeWeights,
  type PointsOptions,
  pointsSchema,
} from './options.ts';
import { evidenceKind, probabilityOf } from './probability.ts';
import { NO_REACH, type Reach, reachOf } from './reach.ts';
import { type Score, type SignedFinding, scoreFindings } from './score.ts';
import type { Weights } from './weights.ts';

/** One signal's answer, as far as it weighs. */
export interface WeighedAnswer {
  readonly signal: string;
  readonly status: 'ok' | 'abstained' | 'unavailable';
  /** Whether it is a source of proof, whose silence leaves the question open; `codes` say it better. */
  readonly proves: boolean;
  readonly findings: readonly { readonly code: string; readonly strength: number }[];
  /** Where it is unavailable, the codes it may report: what they could have said counts. */
  readonly codes?: readonly string[];
}

/** What a verdict says in numbers. */
export interface Weighed {
  readonly label: Label;
  readonly score: number;
  /** Of backscatter, 0 to 1. */
  readonly probability: number;
}

/** Points, caps and thresholds, checked and complete. */
export interface Points extends Rules {
  readonly weights: Weights;
}

/** The points of checked options. */
export function pointsOf(checked: z.output<typeof pointsSchema>): Points {
  const weights = mergeWeights(checked.weights);
  const bounds = boundsOf(weights, mergeCaps(checked.caps));
  return { weights, bounds, thresholds: mergeThresholds(checked.costs, checked.thresholds) };
}

/**
 * Where labels begin with these options: as they say, else as their costs make it.
 *
 * @throws TypeError naming each wrong option
 */
export function thresholdsBy(options: PointsOptions = {}): Thresholds {
  return pointsOf(parseOptions('thresholdsBy', pointsSchema, options)).thresholds;
}

/** What the findings come to, and what those that did not answer leave open. */
export function standingOf(
  findings: readonly SignedFinding[],
  silent: Reach,
  { weights, bounds }: Points,
): Standing & Score {
  const { score, reasons, problems, tally, proof } = scoreFindings(findings, weights, bounds);
  return { score, reasons, problems, tally, proof, silent };
}

/** Weighs what signals answered on a report of a kind. */
export type Weigher = (answers: readonly WeighedAnswer[], kind?: VerdictKind) => Weighed;

/**
 * Makes the function that weighs answers as a classifier with these options would, by default on a
 * `failure`: of a kind that others send the same score may be another probability.
 *
 * @throws TypeError naming each wrong option
 */
export function createWeigher(options: PointsOptions = {}): Weigher {
  const points = pointsOf(parseOptions('createWeigher', pointsSchema, options));
  return (answers, kind = 'failure') => {
    const findings = answers.flatMap(({ signal, findings: found }) =>
      found.map((finding) => ({ signal, finding: { ...finding, summary: '' } })),
    );
    const standing = standingOf(findings, silenceOf(answers, points), points);
    return {
      label: decide(standing, points),
      score: standing.score,
      probability: probabilityOf(standing.score, kindOfAnswers(answers, kind)),
    };
  };
}

/** Of which kind the evidence on a report of a kind is. */
export function kindOfAnswers(
  answers: readonly Pick<WeighedAnswer, 'signal' | 'status'>[],
  kind: VerdictKind,
): string {
  const named = (wanted: WeighedAnswer['status']): readonly string[] =>
    answers.filter(({ status }) => status === wanted).map(({ signal }) => signal);
  return evidenceKind(kind, named('ok'), named('abstained'));
}

function silenceOf(answers: readonly WeighedAnswer[], { weights }: Points): Reach {
  const silent = answers.filter(({ status }) => status === 'unavailable');
  if (silent.length === 0) return NO_REACH;
  const { up, down, contradicts } = reachOf(silent, weights);
  const proof = silent.some(({ proves, codes }) => proves && codes === undefined);
  return { up, down: proof ? new Set([...down, 'proof']) : down, contradicts };
}
