/** Verdicts made by hand: all that measures look at, and nothing else of a truth. */

import type { Label } from '@backscatter/core';
import type { Judged, Truth, TruthLabel } from '../src/index.ts';

export function truthOf(label: TruthLabel, id: string, more: Partial<Truth> = {}): Truth {
  return {
    id,
    label,
    kind: label === 'not-a-bounce' ? 'ordinary' : 'failure',
    at: 0,
    envelope: { mailFrom: '', recipient: 'anna@example.org', client: null },
    format: 'postfix',
    language: 'en',
    returned: 'message',
    source: null,
    campaign: null,
    scenario: 'refused',
    adversary: null,
    original: null,
    evidence: null,
    ...more,
  };
}

/** Labelled by thresholds of −1 and 1. */
export function judgedAs(
  label: TruthLabel,
  scores: readonly number[],
  more: {
    readonly probability?: number;
    readonly said?: Label;
    readonly truth?: Partial<Truth>;
  } = {},
): readonly Judged[] {
  return scores.map((score, i) => ({
    truth: truthOf(label, `${label} ${i} ${score}`, more.truth),
    label: more.said ?? (score >= 1 ? 'backscatter' : score <= -1 ? 'genuine' : 'unsure'),
    score,
    probability: more.probability ?? 1 / (1 + Math.exp(-score)),
  }));
}
