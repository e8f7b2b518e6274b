/**
 * What the other signals found, as far as it matters here: is the report
 * proved to be ours, is there a doubt, or is it unmatched? And does what came
 * back speak for spam?
 *
 * What anybody can copy (an old id, a trace of our relay) proves nothing, but a
 * report that has it is no stranger either: it counts on neither side.
 */

import type { Finding } from '@backscatter/core';

/** Codes of the product's proofs. */
export const DEFAULT_PROOFS: readonly string[] = [
  'sent-id',
  'sent-id-elsewhere',
  'sent-recipient',
  'signed-return-path',
  'signed-message-id',
  'signed-envelope-id',
  'signed-forward',
  'own-dkim',
  'own-dkim-header',
  'reported-by-own-server',
];

/** Codes of traces that anybody can copy. */
export const DEFAULT_DOUBTS: readonly string[] = [
  'sent-id-late',
  'sent-id-exhausted',
  'sent-id-other-sender',
  'sent-id-expired',
  'known-correspondent',
  'misplaced-signature',
  'replayable-dkim',
  'own-trace',
  'own-handover',
];

/** Codes that say that what came back is spam, or that its sender did not send it. */
export const DEFAULT_EVIDENCE: readonly string[] = [
  'not-sent-id',
  'invalid-return-path',
  'untagged-return-path',
  'invalid-message-id',
  'unsigned-message-id',
  'invalid-envelope-id',
  'invalid-forward',
  'unsigned-dkim',
  'foreign-handover',
  'bayes-spam',
  'keyword-spam',
  'surbl-phishing',
  'surbl-malware',
  'surbl-botnet',
  'surbl-spam',
  'surbl-address',
  'injector-exploited',
  'injector-policy',
  'injector-hijacked',
  'injector-spam-source',
];

/** A finding weaker than this is none. */
const MIN_STRENGTH = 0.5;

/** The codes by which reports are sorted. */
export interface Codes {
  readonly proofs: ReadonlySet<string>;
  readonly doubts: ReadonlySet<string>;
  readonly evidence: ReadonlySet<string>;
}

export interface Standing {
  readonly is: 'proved' | 'doubtful' | 'unmatched';
  /** Whether the findings of content, reputation or absence speak for spam. */
  readonly hasEvidence: boolean;
}

/** Sorts a report by its findings. */
export function standingOf(findings: readonly Finding[], codes: Codes): Standing {
  const strong = findings.filter(({ strength }) => strength >= MIN_STRENGTH);
  const isProved = strong.some(({ code }) => codes.proofs.has(code));
  // A weak proof is a doubt.
  const isDoubtful = findings.some(({ code }) => codes.doubts.has(code) || codes.proofs.has(code));
  return {
    is: isProved ? 'proved' : isDoubtful ? 'doubtful' : 'unmatched',
    hasEvidence: strong.some(({ code }) => codes.evidence.has(code)),
  };
}
