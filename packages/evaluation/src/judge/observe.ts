/**
 * Looks over a signal's shoulder: what it answers goes to the classifier unchanged,
 * and to the run's record.
 */

import type { Outcome, Signal } from '@backscatter/core';
import { DEFAULT_WEIGHTS } from '@backscatter/pipeline/pure';
import type { ObservedAnswer } from '../observation.ts';

/** Hears an answer, and why it is none where the signal says so. */
export type Listener = (answer: ObservedAnswer, why: string | null) => void;

/** The same signal; `told` hears each answer, and of a throw that it was none. */
export function observed(signal: Signal, told: Listener): Signal {
  const proves = signal.codes?.some((code) => DEFAULT_WEIGHTS[code]?.group === 'proof') ?? false;
  const { name, codes } = signal;
  const silent = codes === undefined ? {} : { codes };
  return {
    ...signal,
    check: async (evidence, context) => {
      try {
        const outcome = await signal.check(evidence, context);
        for (const { why, ...answer } of answersOf(outcome)) {
          const left = answer.status === 'unavailable' ? silent : {};
          told({ signal: name, proves, ...answer, ...left }, why);
        }
        return outcome;
      } catch (error) {
        told({ signal: name, proves, status: 'unavailable', findings: [], ...silent }, 'it failed');
        throw error;
      }
    },
  };
}

interface Said extends Pick<ObservedAnswer, 'status' | 'findings'> {
  readonly why: string | null;
}

/** One answer; a second where some of the signal's sources did not answer. */
function answersOf(outcome: Outcome): readonly Said[] {
  const { status } = outcome;
  if (status !== 'ok') return [{ status, findings: [], why: outcome.why }];
  const findings = outcome.findings.map(({ code, strength }) => ({ code, strength }));
  const said: Said = { status, findings, why: null };
  const [why] = outcome.unavailable ?? [];
  return why === undefined ? [said] : [said, { status: 'unavailable', findings: [], why }];
}
