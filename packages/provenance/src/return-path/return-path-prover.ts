/**
 * The proof by BATV: the report came to an address that only we could make.
 *
 * It is bound to the addressee and, by its expiry, to age. What it does not
 * keep out: whoever received a mail of ours within the window knows the tag and
 * can forge us with it.
 *
 * A tag that is wrong, and a bounce without one, speak against, where it is
 * declared that all mail is tagged. Automatic replies go to From, so there a
 * missing or an old tag says nothing.
 */

import {
  abstained,
  type CoveredSpan,
  type Evidence,
  type Finding,
  found,
  quote,
  type ReportKind,
} from '@backscatter/core';
import { whyNotCovered } from '../coverage.ts';
import type { KeyRing } from '../key-ring.ts';
import { splitAddress } from '../local-part.ts';
import type { Prover } from '../prover.ts';
import { otherWritings } from '../report-addresses.ts';
import { hasRoomForTag } from './batv-tag.ts';
import { checkReturnPath, type ReturnPathCheck } from './verify-return-path.ts';

/** Kinds that go to the return path (RFC 5321 section 4.5.5, RFC 3464). */
const BOUNCES: ReadonlySet<ReportKind> = new Set(['failure', 'delay', 'success']);

/** A valid tag that the report quotes, where the envelope does not show it. */
const QUOTED = 0.9;

/** Signed on another day than that on which the report comes: time enough to use it again. */
const AGED = 0.85;

/** Ours once, and too old for a bounce. Some servers keep mail for weeks. */
const OLD = 0.5;

/** Lacking the envelope, the tag may have been taken off on the way to us. */
const DERIVED = 0.5;

/** What the prover works with. */
export interface ReturnPathSettings {
  readonly keys: KeyRing;
  readonly windowDays: number;
  readonly coverage: readonly CoveredSpan[];
}

interface Checked {
  readonly raw: string;
  readonly check: ReturnPathCheck;
}

/** Makes the prover. */
export function createReturnPathProver(settings: ReturnPathSettings): Prover {
  return {
    name: 'return-path',
    codes: [
      'signed-return-path',
      'misplaced-signature',
      'invalid-return-path',
      'untagged-return-path',
    ],
    prove: (evidence) => {
      const { addressee, report, now } = evidence;
      if (addressee === null) return abstained('nothing says to whom the report came');
      const { keys, windowDays, coverage } = settings;
      const options = { keys, windowDays, now };
      const check = (raw: string): Checked => ({ raw, check: checkReturnPath(raw, options) });
      const came = check(addressee.raw);
      if (came.check.status === 'valid') return found([proof(came, true, windowDays)]);
      const others = otherWritings(evidence).map(check);
      const valid = others.find((one) => one.check.status === 'valid');
      if (valid !== undefined) return found([proof(valid, false, windowDays)]);
      const isBounce = BOUNCES.has(report.kind);
      // The envelope's word counts against; the report's own is the forger's.
      const wrong = wrongTag(came, isBounce);
      if (wrong === null && !isBounce) {
        return abstained(`a report of kind ${report.kind} need not come to a tag`);
      }
      const uncovered = whyNotCovered(coverage, evidence);
      if (wrong !== null) return verdictOn(wrong, came, uncovered);
      if (uncovered !== null) return abstained(uncovered);
      return lacking(evidence, [came, ...others]);
    },
  };
}

function proof({ raw, check }: Checked, isEnvelope: boolean, windowDays: number): Finding {
  const { key, daysLeft } = check as Extract<ReturnPathCheck, { status: 'valid' }>;
  const where = isEnvelope ? 'came to' : 'names';
  return {
    code: 'signed-return-path',
    strength: (isEnvelope ? 1 : QUOTED) * (daysLeft < windowDays ? AGED : 1),
    summary: `The report ${where} ${quote(raw)}, a return path that we signed; it is good for ${daysLeft} more days.`,
    data: { key, daysLeft, envelope: isEnvelope },
  };
}

/** What is wrong with a tag, as the end of a sentence; null where nothing is. */
function wrongTag(
  { check }: Checked,
  isBounce: boolean,
): { readonly why: string; readonly strength: number; readonly ours: boolean } | null {
  switch (check.status) {
    case 'forged':
      return { why: 'which we did not sign', strength: 1, ours: false };
    case 'malformed':
      return { why: 'whose tag has another shape than ours', strength: 0.75, ours: false };
    case 'unknown-key':
      return {
        why: `signed with key ${check.key}, which we do not have`,
        strength: 0.75,
        ours: false,
      };
    case 'expired':
      // Nobody promised to answer a mail within days; only a server did to report on it.
      return { why: 'which we signed, but too long ago', strength: isBounce ? OLD : 0, ours: true };
    default:
      return null;
  }
}

function verdictOn(
  { why, strength, ours }: NonNullable<ReturnType<typeof wrongTag>>,
  { raw, check }: Checked,
  uncovered: string | null,
): ReturnType<typeof found> {
  const summary = `The report came to ${quote(raw)}, ${why}.`;
  const data = { status: check.status };
  const findings: Finding[] = [];
  if (ours) findings.push({ code: 'misplaced-signature', strength: 1, summary, data });
  if (strength > 0 && uncovered === null) {
    findings.push({ code: 'invalid-return-path', strength, summary, data });
  }
  return findings.length > 0 ? found(findings) : abstained(uncovered ?? why);
}

function lacking(
  { addressee, envelope }: Evidence,
  writings: readonly Checked[],
): ReturnType<typeof found> {
  const raw = addressee?.raw ?? '';
  if (writings.some(({ check }) => check.status === 'foreign')) {
    return abstained('the return path bears the tag of somebody else');
  }
  const tagged = writings.find(({ check }) => check.status !== 'untagged');
  if (tagged !== undefined) return abstained('the report names a tag, but did not come to it');
  const parts = splitAddress(raw);
  if (parts === null || !hasRoomForTag(parts))
    return abstained('the address is too long for a tag');
  if (addressee?.wrapping?.kind === 'srs0' || addressee?.wrapping?.kind === 'srs1') {
    return abstained("a forwarder's address bears no tag");
  }
  return found([
    {
      code: 'untagged-return-path',
      strength: envelope.derived.recipient ? DERIVED : 1,
      summary: `All mail of ${addressee?.address} leaves with a tagged return path, and the report came to ${quote(raw)}.`,
    },
  ]);
}
