/**
 * Proofs that are no secret, and what contradicts them.
 *
 * A signature of ours says that we once sent a mail, not that it is this one:
 * whoever got it, or reads the list it went to, knows its return path and its
 * Message-ID. So a signature stands only as long as nothing contradicts it that
 * holds of every mail of ours: a log that should have the returned id and has not
 * contradicts a return path, a missing tag contradicts a Message-ID. Not so a log
 * that lacks an id which we signed: then it is the log that is incomplete. Of two
 * promises of the operator one is wrong, or a forger is at work; so the report is
 * neither proved nor refuted.
 *
 * Whatever is weak is doubtful beside any of these, and beside what says that the mail is spam:
 * ours seldom is. A bound proof is not disputed:
 * addressee, recipient and age agree with the log, or the whole message is signed.
 * It voids what is missing.
 */

import type { Finding } from '@backscatter/core';

/** That a mail of ours is tagged, and that this is none of those that are known. */
const PATH = ['untagged-return-path', 'invalid-return-path'] as const;
const ID = ['unsigned-message-id', 'invalid-message-id'] as const;

/** The server that reports had the mail from a stranger, and all ours leaves by servers that we named. */
const BROUGHT = 'foreign-handover';

/** What whoever got a mail of ours can use again, and what contradicts it. */
const REPLAYABLE: ReadonlyMap<string, readonly string[]> = new Map([
  ['signed-return-path', ['not-sent-id', 'sent-id-late', BROUGHT, ...ID]],
  ['signed-message-id', ['sent-id-late', BROUGHT, ...PATH]],
  ['signed-envelope-id', ['not-sent-id', 'sent-id-late', BROUGHT, ...PATH, ...ID]],
  ['signed-forward', []],
]);

/**
 * A return path that was signed before the day of the report, as its strength says, is contradicted
 * by less, too: a list or a forwarder, which delivers to others, does so at once.
 */
const AGED = { code: 'signed-return-path', below: 0.9, by: 'not-sent-recipient' } as const;

/** What says that it is spam: enough to doubt what is weak, and an id that the log lacks. */
const SUSPICIONS: ReadonlySet<string> = new Set([
  'bayes-spam',
  'injector-exploited',
  'injector-policy',
  'injector-hijacked',
  'surbl-spam',
  'surbl-phishing',
  'surbl-malware',
  'surbl-botnet',
]);

/** A signed id that the log lacks: the log may be incomplete, or somebody has kept the id. */
const KEPT = { code: 'signed-message-id', by: 'not-sent-id' } as const;

/** What contradicts some proof. */
export const CONTRADICTIONS: ReadonlySet<string> = new Set([
  ...SUSPICIONS,
  'not-sent-id',
  AGED.by,
  BROUGHT,
  'sent-id-late',
  ...PATH,
  ...ID,
  'invalid-envelope-id',
  'invalid-forward',
]);

/** A weaker finding contradicts nothing: what it misses may have been lost on the way. */
const MIN_STRENGTH = 0.75;

/** A proof at or beyond this many points is strong: a report with one is never backscatter. */
export const STRONG_PROOF = -30;

/** Most points of proof where it is contradicted. */
export const CONTRADICTED_CAP = 8;

/**
 * Most points of traces where the log lacks the id, or the signature that all our mail bears is
 * missing or false. Traces are text, and a report made up whole has the best of them: they
 * may take back what the looks of a mail say, and not what our own records do.
 */
export const CONTRADICTED_TRACES = 3;

/** What our own records say. */
const RECORDS: ReadonlySet<string> = new Set(['not-sent-id', ...PATH, ...ID]);

/** Whether our own records contradict what traces say. */
export function tracesAreContradicted(findings: readonly Finding[]): boolean {
  return findings.some(({ code, strength }) => RECORDS.has(code) && strength >= MIN_STRENGTH);
}

/**
 * How well a report is proved: by what nothing can contradict; by what nothing
 * contradicts; by one of our signatures, which something contradicts; weakly;
 * weakly, and contradicted; not at all.
 */
export type ProofStanding = 'bound' | 'strong' | 'disputed' | 'weak' | 'doubtful' | 'none';

/** A finding of the group `proof`, and its points before capping. */
export interface WeighedProof {
  readonly finding: Finding;
  readonly points: number;
}

/** Judges all proofs together, before all findings that there are. */
export function proofStandingOf(
  proofs: readonly WeighedProof[],
  findings: readonly Finding[],
): ProofStanding {
  if (proofs.every(({ points }) => points >= 0)) return 'none';
  const against = new Set(
    findings
      .filter(({ code, strength }) => CONTRADICTIONS.has(code) && strength >= MIN_STRENGTH)
      .map(({ code }) => code),
  );
  const strong = proofs.filter(({ points }) => points <= STRONG_PROOF);
  if (strong.some(({ finding }) => !REPLAYABLE.has(finding.code))) return 'bound';
  const suspicious = [...against].some((code) => SUSPICIONS.has(code));
  const stands = ({ finding: { code, strength } }: WeighedProof): boolean =>
    !(code === AGED.code && strength < AGED.below && against.has(AGED.by)) &&
    !(code === KEPT.code && suspicious && against.has(KEPT.by)) &&
    (REPLAYABLE.get(code)?.every((one) => !against.has(one)) ?? true);
  if (strong.some(stands)) return 'strong';
  if (strong.length > 0) return 'disputed';
  against.delete(AGED.by);
  return against.size > 0 ? 'doubtful' : 'weak';
}

/** The standing once something has contradicted what can be contradicted. */
export function contradicted(standing: ProofStanding): ProofStanding {
  if (standing === 'strong') return 'disputed';
  return standing === 'weak' ? 'doubtful' : standing;
}

/** Whether points of proof are capped by `CONTRADICTED_CAP`. */
export function isContradicted(standing: ProofStanding): boolean {
  return standing === 'disputed' || standing === 'doubtful';
}
