/**
 * The proof by SRS: the report came to a return path that our own forwarder
 * wrote, so it answers a message that we passed on.
 */

import {
  abstained,
  type CoveredSpan,
  type Evidence,
  found,
  type Outcome,
  quote,
} from '@backscatter/core';
import { whyNotCovered } from '../coverage.ts';
import type { KeyRing } from '../key-ring.ts';
import type { Prover } from '../prover.ts';
import { checkForward } from './verify-forward.ts';

/** Few characters of hash; fewer still where a relay has folded their case. */
const STRENGTH = { exact: 0.9, folded: 0.75 } as const;

/** What the prover works with. */
export interface ForwardSettings {
  readonly keys: KeyRing;
  readonly maxAgeDays: number;
  readonly coverage: readonly CoveredSpan[];
}

/** Makes the prover. */
export function createForwardProver(settings: ForwardSettings): Prover {
  return {
    name: 'forward',
    codes: ['signed-forward', 'misplaced-signature', 'invalid-forward'],
    prove: (evidence) => prove(evidence, settings),
  };
}

function prove(evidence: Evidence, settings: ForwardSettings): Outcome {
  const { addressee, now } = evidence;
  if (addressee === null) return abstained('nothing says to whom the report came');
  const check = checkForward(addressee.raw, { ...settings, now });
  if (check.status === 'not-srs') return abstained('the report came to no SRS address');
  const came = `The report came to ${quote(addressee.raw)}`;
  if (check.status === 'valid') {
    return found([
      {
        code: 'signed-forward',
        strength: check.folded ? STRENGTH.folded : STRENGTH.exact,
        summary: `${came}, which our forwarder signed ${check.ageDays} days ago.`,
        data: { original: check.original, ageDays: check.ageDays },
      },
    ]);
  }
  if (check.status === 'expired') {
    const summary = `${came}, which our forwarder signed, but ${check.ageDays} days ago.`;
    return found([{ code: 'misplaced-signature', strength: 1, summary }]);
  }
  const uncovered = whyNotCovered(settings.coverage, evidence);
  if (uncovered !== null) return abstained(uncovered);
  return found([
    { code: 'invalid-forward', strength: 1, summary: `${came}, which our forwarder did not sign.` },
  ]);
}
