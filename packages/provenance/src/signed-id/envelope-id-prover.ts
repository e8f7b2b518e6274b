/**
 * The proof by a signed ENVID, which comes back as Original-Envelope-Id.
 *
 * Only servers on the way have seen it, so it is harder to copy than a
 * Message-ID. In full it counts where it is bound to a recipient and the report
 * names him; less where it is good for any, and least where the report names
 * somebody else: a forwarder delivered elsewhere, or somebody copied it.
 *
 * That none came back says nothing: many servers do not know the extension.
 */

import {
  abstained,
  type CoveredSpan,
  type Evidence,
  found,
  type Outcome,
  quote,
} from '@backscatter/core';
import { decodeVerp, normalizeAddress, type VerpPattern, withAsciiDomain } from '@backscatter/mail';
import { whyNotCovered } from '../coverage.ts';
import type { KeyRing } from '../key-ring.ts';
import type { Prover } from '../prover.ts';
import { checkEnvelopeId } from './envelope-id.ts';

/** Recipients of the report that are tried. */
const MAX_RECIPIENTS = 40;

const STRENGTHS = { bound: 1, none: 0.9, other: 0.75 } as const;

const HOW = {
  bound: 'for this recipient',
  none: 'for any recipient',
  other: 'for another recipient',
} as const;

/** What the prover works with. */
export interface EnvelopeIdSettings {
  readonly keys: KeyRing;
  readonly maxAgeDays: number;
  readonly coverage: readonly CoveredSpan[];
  readonly verp: readonly VerpPattern[];
}

/** Makes the prover. */
export function createEnvelopeIdProver(settings: EnvelopeIdSettings): Prover {
  return {
    name: 'envelope-id',
    codes: ['signed-envelope-id', 'misplaced-signature', 'invalid-envelope-id'],
    prove: (evidence) => prove(evidence, settings),
  };
}

function prove(evidence: Evidence, settings: EnvelopeIdSettings): Outcome {
  const { addressee, report, now } = evidence;
  if (addressee === null) return abstained('nothing says to whom the report came');
  const id =
    report.originalEnvelopeId ??
    report.messageIds.find(({ place }) => place === 'envelope-id')?.id ??
    null;
  if (id === null) return abstained('no ENVID came back');
  const { keys, maxAgeDays } = settings;
  const options = { keys, maxAgeDays, now, sender: withAsciiDomain(addressee.address) };
  const check = checkEnvelopeId(id, () => recipientsOf(evidence, settings.verp), options);
  const { status, recipient } = check;
  if (status === 'unsigned') return abstained('the ENVID is none of ours');
  if (status === 'valid') {
    return found([
      {
        code: 'signed-envelope-id',
        strength: STRENGTHS[recipient],
        summary: `The report returns the ENVID ${quote(id)}, which we signed for ${addressee.address} ${check.ageDays} days ago, ${HOW[recipient]}.`,
        data: { key: check.key, ageDays: check.ageDays, recipient },
      },
    ]);
  }
  const named = `The report returns the ENVID ${quote(id)}, which`;
  if (status === 'expired') {
    const summary = `${named} we signed, but ${check.ageDays} days ago.`;
    return found([{ code: 'misplaced-signature', strength: 1, summary }]);
  }
  const uncovered = whyNotCovered(settings.coverage, evidence);
  if (uncovered !== null) return abstained(uncovered);
  return found([
    {
      code: 'invalid-envelope-id',
      strength: status === 'forged' ? 1 : 0.5,
      summary: `${named} looks like ours, but we did not sign for ${addressee.address}.`,
      data: { status },
    },
  ]);
}

function recipientsOf(
  { report, addressee }: Evidence,
  patterns: readonly VerpPattern[],
): readonly string[] {
  const named = report.recipients
    .slice(0, MAX_RECIPIENTS)
    .flatMap(({ originalRecipient, finalRecipient }) => [originalRecipient, finalRecipient])
    .map((raw) => (raw === null ? null : (normalizeAddress(raw)?.address ?? null)))
    .filter((address) => address !== null);
  const member = addressee === null ? [] : decodeVerp(addressee.raw, patterns);
  return [...new Set([...member, ...named])].map(withAsciiDomain);
}
