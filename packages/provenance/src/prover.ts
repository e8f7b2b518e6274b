/**
 * A prover looks for one kind of proof. Provers know nothing of each other; the
 * signal asks all of them and hands on what they say.
 *
 * The seam for more: whoever has another proof (a DKIM signature of ours that
 * still verifies, say) writes a prover and gives it to `createProvenance`, or,
 * where it must wait for the network, makes a signal of its own round with
 * `createProofSignal`.
 */

import {
  abstained,
  type Evidence,
  type Finding,
  found,
  type Outcome,
  type Round,
  type Signal,
  type SignalContext,
  unavailable,
} from '@backscatter/core';

/** One kind of proof. */
export interface Prover {
  /** In kebab-case; stands before its reasons. */
  readonly name: string;
  /** Every code it may report. */
  readonly codes: readonly string[];
  /** It waits for nothing, and looks at no `abort`: what it is handed as such never aborts. Default false. */
  readonly immediate?: boolean;
  /** Only reads. A rejection or a throw counts as `unavailable`. */
  prove(evidence: Evidence, abort: AbortSignal): Outcome | Promise<Outcome>;
}

/** Makes a signal that asks provers, all at once. */
export function createProofSignal(name: string, round: Round, provers: readonly Prover[]): Signal {
  return {
    name,
    round,
    codes: [...new Set(provers.flatMap(({ codes }) => codes))],
    check: async (evidence, context) => {
      const answers = provers.map((prover) => ask(prover, evidence, context));
      // Most wait for nothing, and a promise each takes longer than some of their proofs.
      const outcomes = answers.some(isPromise) ? await Promise.all(answers) : answers;
      return merge(provers, outcomes as readonly Outcome[]);
    },
  };
}

/** To make a signal for each report takes longer than most proofs. */
const NEVER = new AbortController().signal;

function ask(
  prover: Prover,
  evidence: Evidence,
  context: Pick<SignalContext, 'abort'>,
): Outcome | Promise<Outcome> {
  try {
    const outcome = prover.prove(evidence, prover.immediate === true ? NEVER : context.abort);
    return isPromise(outcome) ? outcome.then((said) => said, failed) : outcome;
  } catch (error) {
    return failed(error);
  }
}

function isPromise(outcome: Outcome | Promise<Outcome>): outcome is Promise<Outcome> {
  return 'then' in outcome;
}

/** Only the kind of error: its text may hold a key. */
function failed(error: unknown): Outcome {
  return unavailable(`it failed (${error instanceof Error ? error.name : typeof error})`);
}

function merge(provers: readonly Prover[], outcomes: readonly Outcome[]): Outcome {
  const findings: Finding[] = [];
  const missing: string[] = [];
  let silent = true;
  for (let i = 0; i < outcomes.length; i++) {
    const outcome = outcomes[i];
    if (outcome?.status === 'ok') {
      silent = false;
      findings.push(...outcome.findings);
      for (const why of outcome.unavailable ?? []) missing.push(`${provers[i]?.name}: ${why}`);
    } else if (outcome?.status === 'unavailable') {
      missing.push(`${provers[i]?.name}: ${outcome.why}`);
    }
  }
  if (silent && missing.length > 0) return unavailable(missing.join('; '));
  if (silent) return abstained(whyIdle(provers, outcomes) || 'no proof is configured');
  const said = strongestOfEach(findings);
  if (missing.length === 0) return found(said);
  return { status: 'ok', findings: said, unavailable: missing };
}

function whyIdle(provers: readonly Prover[], outcomes: readonly Outcome[]): string {
  return outcomes
    .flatMap((outcome, i) =>
      outcome.status === 'abstained' ? `${provers[i]?.name}: ${outcome.why}` : [],
    )
    .join('; ');
}

/** Two provers that say the same say it once: they read the same report. */
function strongestOfEach(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const best = new Map<string, Finding>();
  for (const finding of findings) {
    const other = best.get(finding.code);
    if (other === undefined || other.strength < finding.strength) best.set(finding.code, finding);
  }
  return [...best.values()];
}
