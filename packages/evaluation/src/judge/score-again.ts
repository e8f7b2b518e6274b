/**
 * Scores what a replay observed once more: with other points, or as if a source of
 * evidence had not been there. The signals' answers stay what they were, so an
 * ablation costs microseconds. Only `flood` looks at what others found; what it
 * remembered stays that of the whole run.
 */

import { createWeigher, type PointsOptions } from '@backscatter/pipeline/pure';
import type { Judged, Observation, ObservedAnswer } from '../observation.ts';

/** How to score again. */
export interface AgainOptions {
  readonly points?: PointsOptions;
  /** Signals that are taken away, by name; shadows of a replay among them, unless they are wanted. */
  readonly without?: readonly string[];
  /** Findings that are taken away, by code, whoever says them. */
  readonly withoutCodes?: readonly string[];
  /** A shadow that is heard in the place of another signal, under its name. */
  readonly inPlaceOf?: { readonly shadow: string; readonly signal: string };
}

/** Makes the function that scores observations again. */
export function scoreAgain({
  points = {},
  without = [],
  withoutCodes = [],
  inPlaceOf,
}: AgainOptions = {}): (observation: Observation) => Judged {
  const weigh = createWeigher(points);
  const unsaid = new Set(withoutCodes);
  const gone = new Set(inPlaceOf === undefined ? without : [...without, inPlaceOf.signal]);
  const said = (answer: ObservedAnswer): ObservedAnswer => {
    const { signal, findings } = answer;
    if (unsaid.size === 0 && signal !== inPlaceOf?.shadow) return answer;
    return {
      ...answer,
      signal: signal === inPlaceOf?.shadow ? inPlaceOf.signal : signal,
      findings: findings.filter(({ code }) => !unsaid.has(code)),
    };
  };
  return (observation) => {
    const { truth, label, kind, score, probability } = observation;
    if (label === 'not-a-bounce') return { truth, label, score, probability };
    return { truth, ...weigh(answersWithout(observation.answers, gone).map(said), kind) };
  };
}

/** What is left of an observation without some signals: for the fit. */
export function withoutSignals(observation: Observation, signals: readonly string[]): Observation {
  return { ...observation, answers: answersWithout(observation.answers, new Set(signals)) };
}

function answersWithout(
  answers: readonly ObservedAnswer[],
  gone: ReadonlySet<string>,
): readonly ObservedAnswer[] {
  return gone.size === 0 ? answers : answers.filter(({ signal }) => !gone.has(signal));
}
