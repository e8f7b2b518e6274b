/**
 * Looks over a signal's shoulder: what it answers goes to the classifier unchanged,
 * and to the run's record.
 */

import type { Outcome, Signal } from '@backscatter/core';
import { DEFAULT_WEIGHTS } from '@backscatter/pipeline/pure';
import type { ObservedAnswer } from '../observation.ts';

/** The same signal; `told` hears each answer, and of a throw that it was none. */
export function observed(signal: Signal, told: (answer: ObservedAnswer) => void): Signal {
  const proves = signal.codes?.some((code) => DEFAULT_WEIGHTS[code]?.group === 'proof') ?? false;
  const { name, codes } = signal;
  const silent = codes === undefined ? {} : { codes };
  return {
    ...signal,
    check: async (evidence, context) => {
      try {
        const outcome = await signal.check(evidence, context);
        for (const answer of answersOf(outcome)) {
          const left = answer.status === 'unavailable' ? silent : {};
          told({ signal: name, proves, ...answer, ...left });
        }
        return outcome;
      } catch (error) {
        told({ signal: name, proves, status: 'unavailable', findings: [], ...silent });
        throw error;
      }
    },
  };
}

type Said = Pick<ObservedAnswer, 'status' | 'findings'>;

/** One answer; a second where some of the signal's sources did not answer. */
function answersOf(outcome: Outcome): readonly Said[] {
  if (outcome.status !== 'ok') return [{ status: outcome.status, findings: [] }];
  const findings = outcome.findings.map(({ code, strength }) => ({ code, strength }));
  const said: Said = { status: 'ok', findings };
  return (outcome.unavailable ?? []).length === 0
    ? [said]
    : [said, { status: 'unavailable', findings: [] }];
}
