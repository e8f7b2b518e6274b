/**
 * Score → label and probability.
 */

import type { Label } from '@backscatter/core';

/** Where the middle begins and ends, in points. */
export interface Thresholds {
  /** At or below this a proved report is genuine. Negative. */
  readonly genuine: number;
  /** At or above this a report is backscatter. Positive. */
  readonly backscatter: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { genuine: -5, backscatter: 5 };

/** Prior probability that a report is backscatter, at which `probability` is stated. */
export const PRIOR = 0.5;

/** Log-odds a point is worth: five points make 95 %. */
const LOG_ODDS_PER_POINT = 0.6;

export interface Standing {
  readonly score: number;
  /** Points of each group, after capping. */
  readonly groups: ReadonlyMap<string, number>;
  /** A source that could have proved the message ours did not answer. */
  readonly proofUnavailable: boolean;
}

/** What a flood may lend weight to. */
export const EVIDENCE = ['absence', 'content', 'reputation'] as const;

/** How much of the evidence it may lend, at most. */
const FLOOD_SHARE = 0.5;

/**
 * The label. Only a proof makes a report genuine, and it must reach the threshold
 * by itself: traces that anybody can copy do not add up to one with what the
 * content says. And while a source of proof
 * is out of reach, looks alone make none backscatter: that the addressee never
 * sends does.
 */
export function decide(
  { score, groups, proofUnavailable }: Standing,
  thresholds: Thresholds,
): Label {
  if (score <= thresholds.genuine && (groups.get('proof') ?? 0) <= thresholds.genuine)
    return 'genuine';
  const evidence = EVIDENCE.reduce((sum, group) => sum + Math.max(0, groups.get(group) ?? 0), 0);
  const flood = Math.max(0, groups.get('flood') ?? 0);
  const lent = Math.min(flood, evidence * FLOOD_SHARE);
  if (score - flood + lent < thresholds.backscatter) return 'unsure';
  return proofUnavailable && (groups.get('addressee') ?? 0) < thresholds.backscatter
    ? 'unsure'
    : 'backscatter';
}

/** Probability of backscatter, 0 to 1, at the prior: the logistic of the score. */
export function probabilityOf(score: number): number {
  const odds = Math.log(PRIOR / (1 - PRIOR)) + LOG_ODDS_PER_POINT * score;
  return Math.round(1e4 / (1 + Math.exp(-odds))) / 1e4;
}
